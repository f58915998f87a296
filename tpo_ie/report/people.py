"""Columns of officials and quotes; victims and minors are in neither."""

from __future__ import annotations

from tpo_ie.document.values import QuoteKind
from tpo_ie.report.details import WITHHELD, flag_of
from tpo_ie.report.registers import Registers
from tpo_ie.tables.facts import Facts
from tpo_ie.tables.rows.links import official_rows

_KINDS: tuple[QuoteKind, ...] = ("direct", "indirect", "mixed")
_OVER = ("mantan", "bekas")


def add_officials(registers: Registers, facts: Facts, article: int) -> None:
    """Add who holds which office where; see :func:`add_actions` for the arguments."""
    for official, row in zip(facts.document.officials, official_rows(facts), strict=True):
        person, agency = facts.things[official.person], facts.things[official.agency]
        if flag_of(person.entity) == WITHHELD:
            continue
        registers.officials.add(
            article=article,
            person=registers.person(row["person_key"], person.entity.name),
            title=registers.texts.of(official.title),
            office=registers.texts.of(row["office"]),
            past=int((row["office_status"] or "").casefold().startswith(_OVER)),
            body=registers.body(agency, facts.document),
            flag=flag_of(person.entity),
        )


def add_quotes(registers: Registers, facts: Facts, article: int) -> None:
    """Add who said something; the words themselves stand in the article."""
    for number, quote in enumerate(facts.document.quotes):
        speaker, office = facts.things[quote.speaker], facts.offices.get(quote.speaker)
        flag = flag_of(speaker.entity)
        if flag == WITHHELD:
            continue
        body = facts.body_of(quote.speaker)
        of_person = speaker.entity.type == "PER" or body is None
        registers.quotes.add(
            article=article,
            number=number,
            person=registers.person(speaker.shared_key or speaker.key, speaker.entity.name) if of_person else -1,
            body=-1 if body is None else registers.body(body, facts.document),
            title=registers.texts.of(office.title if office else None),
            kind=_KINDS.index(quote.kind),
            flag=flag,
        )
