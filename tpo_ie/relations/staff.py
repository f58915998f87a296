"""works_for: officers of organisations, staff without an office, people named after the body they come from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpo_ie.officials.gaps import left_gap, right_gap
from tpo_ie.officials.holdings import find_holdings
from tpo_ie.relations.cues import cues
from tpo_ie.relations.reading import Link, Reading, words_of

_NOUN_WINDOW = 60
# A verb between the noun and the body makes the body an object (`penyidik mendatangi Polres X`), an `and` another item.
_OTHER_TIE = re.compile(
    r" (?:mem|meng|meny|men(?!teri)|ber|di(?!nas|rektorat|tjen|visi))[a-z]{3,}| (?:dan|atau|serta)\Z"
)
_DESCRIPTION = re.compile(r"[a-z][a-z ]{1,45}(?: \([a-z]{2,6}\))?(?: di)?")


def read_staff(reading: Reading) -> Iterator[Link]:
    """Yield who works for which body, offices of state bodies aside (they follow from the officials).

    Source: guide, sections 4 (`works_for`) and 7 (office-holders of organisations).
    """
    for holding, body in find_holdings(reading.draft, reading.knowledge, named_only=False):
        if reading.draft.entities[body.entity].type == "ORG":
            yield Link(
                "works_for", holding.person.entity, body.entity, holding.start, holding.end, "organisation-officer"
            )
    for index, mention in enumerate(reading.draft.mentions):
        if mention.label in ("AGENCY", "ORG"):
            yield from _named_after_body(reading, index)
            yield from _named_before_body(reading, index)


def _named_after_body(reading: Reading, index: int) -> Iterator[Link]:
    """`penyidik Polres X Budi`, `peneliti ICW, Budi`."""
    body, person = reading.draft.mentions[index], reading.at(_past_bracket(reading, index), "PER")
    if person is None:
        return
    gap = _after_bracket(reading.text[body.end : person.start])
    if " ".join(words_of(gap)) in cues().led_by:
        yield Link("works_for", person.entity, body.entity, body.start, person.end, "led-body")
        return
    tie = right_gap(gap)
    if tie is None or (tie.link and tie.link not in cues().called):
        return
    start = _noun_before(reading, body.start)
    if start is not None:
        yield Link("works_for", person.entity, body.entity, start, person.end, "staff-noun")


def _named_before_body(reading: Reading, index: int) -> Iterator[Link]:
    """`Budi, dosen hukum Universitas X`, `Budi dari Migrant Care`."""
    body, person = reading.draft.mentions[index], reading.at(index - 1, "PER")
    if person is None or body.start - person.end > _NOUN_WINDOW:
        return
    gap = reading.text[person.end : body.start]
    if " ".join(word for word in words_of(gap) if word != ",") in cues().from_body:
        yield Link("works_for", person.entity, body.entity, person.start, body.end, "person-from-body")
        return
    start = _noun_before(reading, body.start)
    if start is not None and start >= person.end and left_gap(reading.text[person.end : start]) is not None:
        yield Link("works_for", person.entity, body.entity, person.start, body.end, "staff-noun")


def _noun_before(reading: Reading, offset: int) -> int | None:
    """Where a staff noun begins that is tied to the body at an offset by small words only (`dosen hukum pidana`)."""
    sentence = reading.draft.sentence_at(offset)[0]
    start = max(sentence, offset - _NOUN_WINDOW)
    for match in cues().patterns["staff"].finditer(reading.text, start, offset):
        description = reading.text[match.start() : offset].strip().casefold()
        told = _DESCRIPTION.fullmatch(description) and not _OTHER_TIE.search(description)
        if told and reading.draft.mention_at(match.start()) is None:
            return match.start()
    return None


def _past_bracket(reading: Reading, index: int) -> int:
    """Index after a body and its bracketed acronym."""
    following = reading.at(index + 1, "AGENCY", "ORG")
    body = reading.draft.mentions[index]
    bracketed = following is not None and reading.text[body.end : following.start].strip() == "("
    return index + 2 if bracketed else index + 1


def _after_bracket(gap: str) -> str:
    return gap[gap.find(")") + 1 :] if gap.lstrip().startswith("(") else gap
