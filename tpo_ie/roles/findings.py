"""What was found of one person, and the role that comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tpo_ie.roles.ages import ADULT
from tpo_ie.roles.rules import Role, RoleRule

PRECEDENCE: tuple[Role, ...] = ("victim", "minor", "suspect", "witness")
"""A person with several roles has the first of these as ``role``: protection goes before accusation."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the text gives a person a role.

    Args:
        rule: The rule that read it.
        start: Where the evidence begins.
        end: Where it ends.
    """

    rule: RoleRule
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person besides findings.

    Args:
        ages: Ages that the text gives, in years.
        office: Whether the person holds an office.
        cleared: Whether the text says the person is no suspect, or acquitted.
        initials: Whether the text names the person by initials only.
    """

    ages: tuple[int, ...] = ()
    office: bool = False
    cleared: bool = False
    initials: bool = False


def attributes_of(person: Person, findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the attributes of a person's entity.

    Weak findings count only for those without office and without another role; pupils and children named so
    are no minors when an age of 18 or over is given and none below; office-holders are no minors.

    Args:
        person: What else is known.
        findings: All findings, in text order.

    Returns:
        ``role``; ``roles`` when there are several, by precedence; ``role_rule`` and ``role_evidence`` of the role;
        ``initials``. Keys that have nothing to say are left out.
    """
    adult = bool(person.ages) and min(person.ages) >= ADULT
    kept = [
        finding
        for finding in findings
        if not (finding.rule.role == "suspect" and person.cleared)
        and not (finding.rule.role == "minor" and (adult or person.office))
    ]
    firm = [finding for finding in kept if not finding.rule.weak]
    if person.office or any(finding.rule.role == "suspect" for finding in firm):
        kept = firm
    attributes: dict[str, Any] = {}
    roles = [role for role in PRECEDENCE if any(finding.rule.role == role for finding in kept)]
    if roles:
        reason = next(finding for finding in kept if finding.rule.role == roles[0])
        attributes["role"] = roles[0]
        if len(roles) > 1:
            attributes["roles"] = roles
        attributes["role_rule"] = reason.rule.id
        attributes["role_evidence"] = [reason.start, reason.end]
    if person.initials:
        attributes["initials"] = True
    return attributes
