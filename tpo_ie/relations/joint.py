"""cooperates_with: bodies that share in one act: joint operations, several subjects or agents, data joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tpo_ie.officials.gaps import words as titles
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.named_acts import list_behind, pairs, read_beside, read_named_acts
from tpo_ie.relations.reading import Link, Reading, words_of

_LONGEST_DATA = 80
_VERB_REACH = 60
# How many words behind a list of subjects may tell that they act as one (`turun bersama`).
_CLAUSE = 4
_VERB = re.compile(r"(?:me|ber|turun|naik|ikut)[a-z-]*")
_BRACKET = re.compile(r"\([^()]*\)")


def read_joint_acts(reading: Reading) -> Iterator[Link]:
    """Yield the ties of bodies that share in one act.

    Args:
        reading: The document.

    Source: guide, section 4 (`cooperates_with`).
    """
    yield from read_named_acts(reading)
    yield from _agents(reading)
    yield from _subjects(reading)
    yield from _joined_data(reading)
    yield from read_beside(reading)


def _agents(reading: Reading) -> Iterator[Link]:
    """`skrining oleh A dan B`."""
    for match in reading.cue_matches("joint_agents"):
        members = list_behind(reading, match.end())
        if _coordinated(reading, members):
            yield from pairs(members, match.start(), "joint-agents")
    for match in reading.cue_matches("agents_behind"):
        members = reading.members_from(reading.first_after(match.end()))
        adjacent = members and not reading.text[match.end() : members[0].start].strip()
        if (
            adjacent
            and _coordinated(reading, members)
            and not _is_meeting(reading, match.start())
            and _differ(reading, members)
        ):
            yield from pairs(members, match.start(), "joint-agents")


def _differ(reading: Reading, members: Sequence[FoundMention]) -> bool:
    """Whether not all bodies of a list are of one kind: `Kanim A, B, dan C` each hold their own."""
    heads = {" ".join(reading.draft.entities[member.entity].name.split()[:2]) for member in members}
    return len(heads) > 1


def _is_meeting(reading: Reading, offset: int) -> bool:
    """Whether the sentence says before an offset that what is held is a meeting: its hosts sit together, no more."""
    return bool(cues().patterns["attendance"].search(reading.text, reading.draft.sentence_at(offset)[0], offset))


def _subjects(reading: Reading) -> Iterator[Link]:
    """`A, B, dan C menandatangani perjanjian`, `A dan B mencegat kapal itu`."""
    index = 0
    while index < len(reading.draft.mentions):
        members = reading.members_from(index)
        if (
            _coordinated(reading, members)
            and _opens_clause(reading, members[0])
            and _acts_jointly(reading, members[-1])
        ):
            yield from pairs(members, members[0].start, "joint-subject")
        index = reading.indexes[members[-1].start] + 1 if members else index + 1


def _coordinated(reading: Reading, members: list[FoundMention]) -> bool:
    """Whether a list has two bodies or more, with an `and` before the last: `A, B` may be an apposition."""
    gap = reading.text[members[-2].end : members[-1].start] if len(members) > 1 else ""
    return bool(titles().conjunctions & set(words_of(gap)))


def _opens_clause(reading: Reading, first: FoundMention) -> bool:
    """Whether a body stands where the subject of a clause does: at its beginning, behind a mark or an opener."""
    before = reading.words_before(first.start)
    last = before[-1] if before else ""
    return not last or not last[-1].isalnum() or last in cues().openers or last in cues().time_ends


def _acts_jointly(reading: Reading, last: FoundMention) -> bool:
    clause = clause_behind(reading, last)
    rest = list(clause)
    while rest and rest[0] in cues().adverbs:
        rest.pop(0)
    joint = cues().patterns["joint_verbs"].match(" ".join(rest))
    if joint is not None:
        # `A dan B bekerja sama dengan C`: each has C for a partner.
        return words_of(" ".join(rest)[joint.end() :])[:1] != ["dengan"]
    near = clause[: next((i for i, word in enumerate(clause) if not word[0].isalnum()), _CLAUSE)][:_CLAUSE]
    if cues().patterns["attendance"].search(" ".join(near)):
        return False
    return (
        bool(near)
        and _VERB.fullmatch(near[0]) is not None
        and bool(cues().joint_marks & {word.rstrip(".") for word in near[1:]})
    )


def clause_behind(reading: Reading, last: FoundMention) -> list[str]:
    """Return the words of what a list of bodies does, from the verb on: a bracket, dates and adverbs left out.

    Args:
        reading: The document.
        last: The last body of the list.
    """
    end = min(reading.draft.sentence_at(last.start)[1], last.end + _VERB_REACH)
    behind, since = "", last.end
    for date in reading.draft.mentions_in(last.end, end, "DATE"):
        behind, since = behind + reading.text[since : date.start], date.end  # `A dan B, Senin (3/2), menggelar …`
    behind = _BRACKET.sub("", (behind + reading.text[since:end]).lstrip(" ,"), count=1)
    words = words_of(behind)
    while words and (
        words[0] in cues().times
        or words[0] == ","
        or (words[0] in cues().adverbs and not _VERB.fullmatch(words[0]) and words[0] not in ("itu", "yang"))
    ):
        words.pop(0)
    return words


def _joined_data(reading: Reading) -> Iterator[Link]:
    """`menyambungkan data paspor di A dengan data pencari kerja di B`."""
    for match in reading.cue_matches("data_joins"):
        index = reading.first_after(match.end())
        first, second = reading.at(index, "AGENCY", "ORG"), reading.at(index + 1, "AGENCY", "ORG")
        if first is None or second is None or second.start > reading.draft.sentence_at(match.start())[1]:
            continue
        lead, gap = words_of(reading.text[match.end() : first.start]), words_of(reading.text[first.end : second.start])
        near = max(first.start - match.end(), second.start - first.end) <= _LONGEST_DATA
        if near and "data" in lead and "dengan" in gap:
            yield Link("cooperates_with", first.entity, second.entity, match.start(), second.end, "agreement-between")
