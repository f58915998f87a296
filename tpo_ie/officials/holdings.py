"""Holders and bodies together: who holds an office in which body."""

from __future__ import annotations

from tpo_ie.officials.bodies import BodyFinder
from tpo_ie.officials.gaps import words
from tpo_ie.officials.holders import Holding, read_holdings, unnamed_persons
from tpo_ie.officials.offices import read_offices
from tpo_ie.officials.titles import title_core
from tpo_ie.officials.told import Body
from tpo_ie.officials.view import view_of
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge


def find_holdings(draft: Draft, knowledge: Knowledge, *, named_only: bool = True) -> list[tuple[Holding, Body]]:
    """Return who holds an office in which body, AGENCY or ORG, in text order.

    Args:
        draft: The document, entities resolved; bodies that are only implied are added to its entities.
        knowledge: The registries.
        named_only: Leave out holders that only initials stand for.

    Returns:
        Pairs of holding and body.
    """
    view = view_of(draft, knowledge)
    offices = read_offices(view)
    finder = BodyFinder(view, knowledge, offices)
    unnamed = unnamed_persons(draft) if named_only else set()
    found: list[tuple[Holding, Body]] = []
    last_of: dict[str, Body] = {}
    for holding in read_holdings(view, offices):
        person = holding.person.entity
        if person in unnamed:
            continue
        body = finder.find(holding.body_of or holding.office, holding.person) or _lent(holding, last_of)
        if body is not None and not body.entity:
            agency = knowledge.agencies.find(body.name)
            body = Body(draft.implied_agency(body.name, agency.id if agency else None), body.source, body.name)
        if body is not None and body.entity in draft.entities:
            last_of[person] = body
            found.append((holding, body))
    return _without_strangers(draft, found)


def _without_strangers(draft: Draft, found: list[tuple[Holding, Body]]) -> list[tuple[Holding, Body]]:
    """Drop a person that an office only points at (`gubernur itu`) when the article names its one holder."""

    def office(holding: Holding, body: Body) -> tuple[str, str]:
        return title_core(draft.surface(holding.office.position)), body.entity

    named = {office(holding, body) for holding, body in found if holding.attachment != "pointing"}
    return [
        (holding, body)
        for holding, body in found
        if holding.attachment != "pointing"
        or office(holding, body) not in named
        or office(holding, body)[0].split(" ")[0] in words().shared_titles
    ]


def _lent(holding: Holding, last_of: dict[str, Body]) -> Body | None:
    """`Kepala X Budi, yang diwakili Kabid Y Ani`, `Kasi X Budi selaku juru bicara`: the other office's body."""
    lender = holding.person if holding.attachment == "second" else holding.proxy_of
    body = last_of.get(lender.entity) if lender is not None and holding.office.bare else None
    return Body(body.entity, "context") if body else None
