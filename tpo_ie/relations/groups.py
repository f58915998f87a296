"""Groups of bodies and the lists of their members."""

from __future__ import annotations

import re

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.reading import Reading, words_of

_LONGEST_LEAD = 110
_MOST_WORDS = 14
_LONGEST_KIND = 60
_ACRONYM = re.compile(r"\s?\([^()]{1,40}\)")
_CAPITAL = re.compile(r"[A-Z]")


def is_group(reading: Reading, entity: str) -> bool:
    """Say whether a body's name is that of a team, task force, forum, coalition.

    Args:
        reading: The document.
        entity: The body.
    """
    names = reading.bodies.names(entity)
    return any(name.startswith(cues().groups) and name not in cues().nameless_groups for name in names)


def past_acronym(reading: Reading, mention: FoundMention) -> int:
    """Return the offset behind a mention and the acronym that follows it in brackets.

    Args:
        reading: The document.
        mention: The mention.
    """
    bracket = _ACRONYM.match(reading.text, mention.end)
    return bracket.end() if bracket else mention.end


def members_behind(reading: Reading, offset: int) -> list[FoundMention]:
    """Return the bodies listed behind words that lead to a list of members.

    Args:
        reading: The document.
        offset: Where those words end (`beranggotakan`); a count and an opening word may follow
            (`… tujuh lembaga sejak 2021, yakni`), or members without a name (`… kepala desa, guru, dan`).

    Returns:
        The bodies in text order; none when other words stand in between.
    """
    index, start, lead = reading.first_after(offset), offset, ""
    while (passed := reading.at(index, "DATE", "GROUP")) is not None:
        lead += reading.text[start : passed.start]
        index, start = index + 1, passed.end
    first = reading.at(index, "AGENCY", "ORG")
    if first is None or first.start - offset > _LONGEST_LEAD:
        return []
    members = reading.members_from(index)
    return members if _leads(reading, lead + reading.text[start : first.start], len(members)) else []


def _leads(reading: Reading, lead: str, count: int) -> bool:
    """Whether words lead to a list: list words, an opening at their end, members without a name before."""
    words = words_of(lead)
    if reading.only_list_words(words):
        return True
    if len(words) > _MOST_WORDS or "\n\n" in lead or ". " in lead or _CAPITAL.search(lead):
        return False
    plain = [word for word in words if word not in ",:("]
    opened = bool(plain) and (plain[-1] in cues().openings or " ".join(plain[-2:]) in cues().openings)
    unnamed = "," in words and (words[-1] in cues().separators or (words[-1] == "," and count > 1))
    return opened or unnamed


def bracketed_members(reading: Reading, group: FoundMention) -> list[FoundMention]:
    """Return the bodies that fill the bracket behind a group: `Satgas X (Polres A, Kodim B, dan Kejari C)`.

    Args:
        reading: The document.
        group: The group.
    """
    index = reading.indexes[group.start] + 1
    members = reading.members_from(index)
    if len(members) < 2 or reading.text[group.end : members[0].start].strip() not in ("(", ""):
        return []
    opened = reading.text[group.end : members[0].start].strip() == "("
    closed = reading.text[members[-1].end : members[-1].end + 1] == ")"
    return members if opened and closed else []


def organisation_before(reading: Reading, sentence: int, listed: set[str]) -> FoundMention | None:
    """Return the one organisation of the sentence before: `Paguyuban X berdiri 2019. Anggotanya antara lain …`.

    Args:
        reading: The document.
        sentence: Where the sentence begins.
        listed: Entities of the members, none of which it is.
    """
    index = reading.draft.sentence_index(sentence)
    start = reading.draft.sentences[max(0, index - 1)][0]
    named = [m for m in reading.draft.mentions_in(start, sentence, "ORG") if m.entity not in listed]
    return named[-1] if len({mention.entity for mention in named}) == 1 else None


def opens_with_kind(reading: Reading, sentence: int, offset: int) -> bool:
    """Say whether a sentence begins with the kind of a group named before: `Gugus tugas beranggotakan …`.

    Args:
        reading: The document.
        sentence: Where the sentence begins.
        offset: Where the cue begins.
    """
    if offset - sentence > _LONGEST_KIND or reading.draft.mentions_in(sentence, offset, "AGENCY", "ORG"):
        return False
    return cues().patterns["unnamed_groups"].match(reading.text, sentence) is not None
