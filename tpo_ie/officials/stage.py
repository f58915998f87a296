"""The stage that fills the offices layer."""

from __future__ import annotations

from typing import NamedTuple

from tpo_ie.document import Official
from tpo_ie.officials.bodies import Body, BodyFinder, title_core
from tpo_ie.officials.holders import Holding, read_holdings, unnamed_persons
from tpo_ie.officials.offices import read_offices
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.resources import Rule, load_rules

_BY_ATTACHMENT = {
    "before": "name-title",
    "second": "second-office",
    "paired": "paired-offices",
    "pointing": "holder-before",
}
_BY_SOURCE = {
    "stated": "title-body-name",
    "region": "title-region-name",
    "subject": "title-subject-name",
    "context": "title-context-name",
}
# Nobody holds more; keeps the comparison of rows short on any text.
_MOST_OFFICES = 40
_CERTAINTY = {"stated": 0, "region": 1, "subject": 2, "context": 3}


class OfficialStage:
    """Finds who holds which office in which body.

    Args:
        knowledge: The registries.
    """

    name = "officials"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.rules = load_rules("tpo_ie.officials", Rule)

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.officials``; implied bodies become entities without mentions (guide, section 3)."""
        rows = [
            (holding, body)
            for holding, body in find_holdings(draft, self.knowledge)
            if draft.entities[body.entity].type == "AGENCY"
        ]
        for holding, body in self._distinct(draft, rows):
            rule = self.rules[rule_of(holding, body)]
            draft.officials.append(
                Official(
                    person=holding.person.entity,
                    title=" ".join(draft.surface(holding.office.position).split()),
                    agency=body.entity,
                    evidence=(holding.start, holding.end),
                    score=rule.score,
                    rule=rule.id,
                )
            )

    def _distinct(self, draft: Draft, rows: list[tuple[Holding, Body]]) -> list[tuple[Holding, Body]]:
        """Keep one row per person and office, the first in the text; surer bodies decide about vaguer ones."""
        kept: list[tuple[Holding, Body]] = []
        known: dict[str, list[_Row]] = {}
        for holding, body in sorted(rows, key=lambda row: _CERTAINTY[row[1].source]):
            row = _Row(holding, body, self._title_words(draft.surface(holding.office.position)))
            others = known.setdefault(holding.person.entity, [])
            if not any(_same_office(row, other) for other in others[:_MOST_OFFICES]):
                others.append(row)
                kept.append((holding, body))
        return sorted(kept, key=lambda row: row[0].start)

    def _title_words(self, title: str) -> frozenset[str]:
        core = title_core(title)
        return frozenset(title_core(self.knowledge.positions.expand(core)).split())


class _Row(NamedTuple):
    holding: Holding
    body: Body
    title: frozenset[str]


def _same_office(row: _Row, known: _Row) -> bool:
    """Whether two rows of one person are one office: the same title and body, or a shorter title, its body guessed."""
    same_title = row.title == known.title or row.holding.office.position.entity == known.holding.office.position.entity
    guessed = row.body.source in ("subject", "context")
    if same_title and (guessed or row.body.entity == known.body.entity):
        return True
    return guessed and row.title <= known.title and row.holding.attachment != "second"


def find_holdings(draft: Draft, knowledge: Knowledge, *, named_only: bool = True) -> list[tuple[Holding, Body]]:
    """Return who holds an office in which body, AGENCY or ORG, in text order.

    Args:
        draft: The document, entities resolved; bodies that are only implied are added to its entities.
        knowledge: The registries.
        named_only: Leave out holders that only initials stand for.

    Returns:
        Pairs of holding and body.
    """
    offices = read_offices(draft)
    finder = BodyFinder(draft, knowledge, offices)
    unnamed = unnamed_persons(draft) if named_only else set()
    found: list[tuple[Holding, Body]] = []
    last_of: dict[str, Body] = {}
    for holding in read_holdings(draft, offices):
        person = holding.person.entity
        if person in unnamed:
            continue
        body = finder.find(holding.body_of or holding.office) or _lent(holding, last_of)
        if body is not None and not body.entity:
            agency = knowledge.agencies.find(body.name)
            body = Body(draft.implied_agency(body.name, agency.id if agency else None), body.source, body.name)
        if body is not None and body.entity in draft.entities:
            last_of[person] = body
            found.append((holding, body))
    return found


def _lent(holding: Holding, last_of: dict[str, Body]) -> Body | None:
    """`Kepala X Budi, yang diwakili Kabid Y Ani`, `Kasi X Budi selaku juru bicara`: the other office's body."""
    lender = holding.person if holding.attachment == "second" else holding.proxy_of
    body = last_of.get(lender.entity) if lender is not None and holding.office.bare else None
    return Body(body.entity, "context") if body else None


def rule_of(holding: Holding, body: Body) -> str:
    """Return the id of the rule that a holding and its body come from."""
    return _BY_ATTACHMENT.get(holding.attachment) or _BY_SOURCE[body.source]
