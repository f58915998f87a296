"""Annotated documents taken back, with a report of what the annotator changed."""

from tpo_ie.corpus.merging.changes import Change, changes
from tpo_ie.corpus.merging.run import Merge, merge

__all__ = ["Change", "Merge", "changes", "merge"]
