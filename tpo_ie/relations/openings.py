"""cooperates_with: cues that open a sentence (`Bersama B, A …`); whoever stands behind the comma acts."""

from __future__ import annotations

from tpo_ie.officials.gaps import words as titles
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.reading import Reading, words_of
from tpo_ie.relations.subjects import topic_of

_LONGEST_GAP = 70
_OPENING = " \"“'"


def opens(reading: Reading, sentence: int, cue: int) -> bool:
    """Say whether a cue opens its sentence, words that lead to it left out: `Berkat koordinasi dengan B, A …`.

    Args:
        reading: The document.
        sentence: Where the sentence begins.
        cue: Where the cue begins.
    """
    return all(word in cues().opening_leads for word in words_of(reading.text[sentence:cue].strip(_OPENING)))


def opens_in_time(reading: Reading, cue: int) -> bool:
    """Say whether a cue opens its sentence, a time before it left out: `Oktober lalu, bersama B, …`.

    Args:
        reading: The document.
        cue: Where the cue begins.
    """
    since = reading.story_start(cue)
    if cue - since > _LONGEST_GAP:
        return False
    before = ""
    for date in reading.draft.mentions_in(since, cue, "DATE"):
        before, since = before + reading.text[since : date.start], date.end
    before = (before + reading.text[since:cue]).strip(_OPENING)
    return all(word in cues().times | {","} for word in words_of(before))


def subject_behind(reading: Reading, partners: list[FoundMention]) -> tuple[list[FoundMention], tuple[str, int] | None]:
    """Return partners and subject of `Bersama B dan C, A …`: the body behind the last comma acts.

    Args:
        reading: The document.
        partners: The bodies listed behind the cue.
    """
    if not partners:
        return [], None
    last = partners[-1]
    mention = reading.at(reading.first_after(last.end), "AGENCY", "ORG")
    if mention is not None and _is_comma(reading.text[last.end : mention.start]):
        return partners, (mention.entity, partners[0].start)
    if len(partners) > 1 and _is_comma(reading.text[partners[-2].end : last.start]):
        return partners[:-1], (last.entity, partners[0].start)
    behind = _past_apposition(words_of(reading.text[last.end : last.end + _LONGEST_GAP]))[:3]
    start = partners[0].start
    if cues().patterns["governments"].match(reading.text[last.end :].lstrip(" ,)")) or any(
        word in titles().pronouns or word in cues().own_body for word in behind
    ):
        body = reading.body_of_speaker(start)
        return partners, (body, start) if body else topic_of(reading, reading.draft.sentence_at(start)[0])
    if any(word in cues().members or word in cues().crews for word in behind):
        return partners, topic_of(reading, reading.draft.sentence_at(start)[0])
    return partners, None


def _past_apposition(words: list[str]) -> list[str]:
    """`, lembaga swadaya setempat, mereka …`: the words from the second comma on."""
    if words[:1] == [","] and "," in words[2:7]:
        return words[words.index(",", 2) :]
    return words


def _is_comma(gap: str) -> bool:
    """Whether a comma stands between two bodies, staff of the second behind it (`, petugas `)."""
    words = words_of(gap.lstrip(" )"))
    return words[:1] == [","] and set(words[1:]) <= cues().staff_leads
