"""works_for: heads of an organisation that is named before: `Koordinatornya, Ani`, `Ketua koperasi itu, Ani`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.reading import Link, Reading, words_of

_REACH = 3
_WINDOW = 60
_INITIALS = re.compile(r"[A-Z]{1,3}")
_MOST_WORDS = 2


def read_heads(reading: Reading) -> Iterator[Link]:
    """Yield whom an organisation named before has at its head.

    Args:
        reading: The document.

    Source: guide, sections 4 (`works_for`) and 7 (office-holders of organisations).
    """
    for person in reading.draft.mentions:
        if person.label != "PER" or _INITIALS.fullmatch(reading.draft.surface(person)):
            continue
        head = _head_before(reading, person) or _head_behind(reading, person)
        if head is None:
            continue
        kind = (head.group("kind") or "").casefold()
        body = _organisation(reading, head.start(), kind)
        if body is not None and body.entity != reading.body_of_person(person.entity):
            start, end = min(head.start(), person.start), max(head.end(), person.end)
            yield Link("works_for", person.entity, body.entity, start, end, "head-of-named")


def _pattern() -> re.Pattern[str]:
    heads, kinds = "|".join(cues().heads), "|".join(cues().head_kinds)
    return re.compile(rf"\b(?:{heads})(?:nya| (?P<kind>{kinds})(?: (?:itu|tersebut|ini))?)(?![\w-])", re.I)


def _head_before(reading: Reading, person: FoundMention) -> re.Match[str] | None:
    """`Koordinatornya, Ani`, `Direkturnya, Suster Ani`: the head's noun right before the name."""
    start = max(reading.draft.sentence_at(person.start)[0], person.start - _WINDOW)
    for match in _pattern().finditer(reading.text, start, person.start):
        gap = words_of(reading.text[match.end() : person.start])
        if gap[:1] == [","] and len(gap) <= _MOST_WORDS and "," not in gap[1:]:
            return match
    return None


def _head_behind(reading: Reading, person: FoundMention) -> re.Match[str] | None:
    """`Ani, koordinatornya, …`."""
    gap = re.compile(r", ").match(reading.text, person.end)
    match = _pattern().match(reading.text, gap.end()) if gap is not None else None
    return match if match is not None and reading.text[match.end() : match.end() + 1] in ",.;)" else None


def _organisation(reading: Reading, offset: int, kind: str) -> FoundMention | None:
    """The organisation named last; of a kind (`koperasi`), the last that is named one."""
    index = reading.draft.sentence_index(offset)
    start = 0 if kind else reading.draft.sentences[max(0, index - _REACH)][0]
    for mention in reversed(reading.draft.mentions_in(start, offset, "AGENCY", "ORG")):
        if not kind or kind in cues().any_kinds:
            return mention if mention.label == "ORG" else None
        if mention.label == "ORG" and any(name.startswith(kind) for name in reading.bodies.names(mention.entity)):
            return mention
    return None
