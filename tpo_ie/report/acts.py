"""Columns of actions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from tpo_ie.document import ACTION_STATUSES, Action
from tpo_ie.document.pillars import PILLARS
from tpo_ie.report.days import action_day
from tpo_ie.report.details import WITHHELD, finite, flag_of
from tpo_ie.report.registers import Registers
from tpo_ie.tables.facts import Facts, Thing
from tpo_ie.tables.rows.values import text_of

_CATEGORIES = {name: number for number, name in enumerate(chain.from_iterable(PILLARS.values()))}
_STATUSES = {name: number for number, name in enumerate(ACTION_STATUSES)}


def add_actions(registers: Registers, facts: Facts, article: int) -> None:
    """Add the actions of an article.

    Args:
        registers: Where to.
        facts: The article.
        article: Its number.
    """
    for number, action in enumerate(facts.document.actions):
        day, source = action_day(action.time, facts.report_date)
        registers.actions.add(
            article=article,
            number=number,
            category=_CATEGORIES[action.category],
            status=_STATUSES[action.status],
            negated=int(action.negated),
            day=day,
            dayFrom=source,
            provinces=_provinces(registers, facts, action),
            actors=bodies_of(registers, facts, action.actors),
            people=_people(registers, facts, action),
            partners=bodies_of(registers, facts, action.partners),
            targets=[registers.thing(facts, entity) for entity in action.targets],
            places=[registers.thing(facts, entity) for entity in action.place],
            count=finite(action.count),
            unit=registers.texts.of(text_of(action.attributes.get("count_unit"))),
            score=finite(action.score, 2),
        )


def bodies_of(registers: Registers, facts: Facts, entities: Iterable[str]) -> list[int]:
    """Return the bodies that entities are or in which persons hold office, each once."""
    bodies = (facts.body_of(entity) for entity in entities)
    return list(dict.fromkeys(registers.body(body, facts.document) for body in bodies if body is not None))


def _people(registers: Registers, facts: Facts, action: Action) -> list[int]:
    things = (facts.things[entity] for entity in action.actors)
    return [
        registers.person(thing.shared_key or thing.key, thing.entity.name)
        for thing in things
        if thing.entity.type == "PER" and flag_of(thing.entity) != WITHHELD
    ]


def _provinces(registers: Registers, facts: Facts, action: Action) -> list[int]:
    """Return the provinces of the places or, without any, of the actors; as the tables have them."""
    for ids in (action.place, action.actors):
        things: Iterable[Thing] = (facts.body_of(entity) or facts.things[entity] for entity in ids)
        found = dict.fromkeys(registers.province(thing.province) for thing in things if thing.province)
        if found:
            return [number for number in found if number >= 0]
    return []
