"""The stage that fills the offices layer."""

from __future__ import annotations

from typing import NamedTuple

from tpo_ie.document import Official
from tpo_ie.officials.holders import Holding
from tpo_ie.officials.holdings import find_holdings
from tpo_ie.officials.titles import title_core, written_title
from tpo_ie.officials.told import Body
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
        self._own_titles = {rule.id for rule in knowledge.rules.titles}

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.officials``; implied bodies become entities without mentions (guide, section 3)."""
        rows = [
            (holding, body)
            for holding, body in find_holdings(draft, self.knowledge)
            if draft.entities[body.entity].type == "AGENCY"
        ]
        for holding, body in self._distinct(draft, rows):
            rule = self.rules[rule_of(holding, body)]
            title = written_title(draft.surface(holding.office.position))
            draft.officials.append(
                Official(
                    person=holding.person.entity,
                    title=title,
                    agency=body.entity,
                    evidence=(holding.start, holding.end),
                    score=rule.score,
                    rule=self._own_rule(title) or rule.id,
                )
            )

    def _own_rule(self, title: str) -> str | None:
        """Return the id of the user's rule that the title comes from."""
        position = self.knowledge.positions.find(title) if self._own_titles else None
        return position.id if position is not None and position.id in self._own_titles else None

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


def rule_of(holding: Holding, body: Body) -> str:
    """Return the id of the rule that a holding and its body come from."""
    return _BY_ATTACHMENT.get(holding.attachment) or _BY_SOURCE[body.source]
