"""The stage that fills the offices layer."""

from __future__ import annotations

from tpo_ie.document import Official
from tpo_ie.officials.bodies import Body, BodyFinder, title_core
from tpo_ie.officials.holders import Holding, read_holdings, unnamed_persons
from tpo_ie.officials.offices import read_offices
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.resources import Rule, load_rules

_BY_ATTACHMENT = {"before": "name-title", "second": "second-office", "paired": "paired-offices", "pointing": "holder-before"}
_BY_SOURCE = {
    "stated": "title-body-name",
    "region": "title-region-name",
    "subject": "title-subject-name",
    "context": "title-context-name",
}
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
            (holding, body) for holding, body in find_holdings(draft, self.knowledge)
            if draft.entities[body.entity].type == "AGENCY"
        ]  # fmt: skip
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
        titles: dict[str, list[tuple[Body, frozenset[str]]]] = {}
        for holding, body in sorted(rows, key=lambda row: _CERTAINTY[row[1].source]):
            title = self._title_words(draft.surface(holding.office.position))
            known = titles.setdefault(holding.person.entity, [])
            if any(_same_office(body, title, other, words) for other, words in known):
                continue
            known.append((body, title))
            kept.append((holding, body))
        return sorted(kept, key=lambda row: row[0].start)

    def _title_words(self, title: str) -> frozenset[str]:
        core = title_core(title)
        return frozenset(title_core(self.knowledge.positions.expand(core)).split())


def _same_office(body: Body, title: frozenset[str], other: Body, known: frozenset[str]) -> bool:
    """Two rows of one person are one office: same title in one body, or a title that says less, its body guessed."""
    if body.entity == other.entity:
        return title == known or title <= known or known <= title
    return body.source in ("subject", "context") and title <= known


def find_holdings(draft: Draft, knowledge: Knowledge) -> list[tuple[Holding, Body]]:
    """Return who holds an office in which body, AGENCY or ORG, in text order.

    Args:
        draft: The document, entities resolved; bodies that are only implied are added to its entities.
        knowledge: The registries.

    Returns:
        Pairs of holding and body; holders known by initials only are left out.
    """
    offices = read_offices(draft)
    finder = BodyFinder(draft, knowledge, offices)
    unnamed = unnamed_persons(draft)
    found = []
    for holding in read_holdings(draft, offices):
        if holding.person.entity in unnamed:
            continue
        body = finder.find(holding.body_of or holding.office)
        if body is not None and body.entity in draft.entities:
            found.append((holding, body))
    return found


def rule_of(holding: Holding, body: Body) -> str:
    """Return the id of the rule that a holding and its body come from."""
    return _BY_ATTACHMENT.get(holding.attachment) or _BY_SOURCE[body.source]
