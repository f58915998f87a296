"""Columns of links between agencies: relations that articles state, and common actions."""

from __future__ import annotations

from itertools import product

from tpo_ie.report.acts import bodies_of
from tpo_ie.report.days import action_day, day_number
from tpo_ie.report.registers import Registers
from tpo_ie.tables.facts import Facts

KINDS = ("cooperates_with", "acts_with", "member_of", "part_of")
"""Kinds of links; ``acts_with`` joins the actors of an action with its partners."""

_BODIES = frozenset({"AGENCY", "ORG"})


def add_links(registers: Registers, facts: Facts, article: int) -> None:
    """Add the links of an article, each pair and kind once; see :func:`add_actions` for the arguments."""
    document = facts.document
    seen: set[tuple[str, int, int]] = set()

    def add(kind: str, first: int, second: int, day: int | None, number: int) -> None:
        # Cooperation has no direction.
        ends = (first, second) if kind in ("member_of", "part_of") else (min(first, second), max(first, second))
        if first == second or (kind, *ends) in seen:
            return
        seen.add((kind, *ends))
        registers.links.add(
            article=article, kind=KINDS.index(kind), first=ends[0], second=ends[1], day=day, number=number
        )

    for number, relation in enumerate(document.relations):
        head, tail = facts.things[relation.head], facts.things[relation.tail]
        if relation.type in KINDS and {head.entity.type, tail.entity.type} <= _BODIES:
            ends = registers.body(head, document), registers.body(tail, document)
            add(relation.type, *ends, day_number(facts.report_date), number)
    for number, action in enumerate(document.actions):
        if action.negated:
            continue
        day = action_day(action.time, facts.report_date)[0]
        actors, partners = (bodies_of(registers, facts, ids) for ids in (action.actors, action.partners))
        for first, second in product(actors, partners):
            add("acts_with", first, second, day, number)
