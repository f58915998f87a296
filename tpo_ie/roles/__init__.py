"""Roles of persons in a case: victim, minor, suspect, witness; and who is known by initials only.

Cues stand in ``rules.yaml`` with direction, scope and terminators (after ConText: Harkema et al. 2009),
word groups in ``words.yaml``.
"""
