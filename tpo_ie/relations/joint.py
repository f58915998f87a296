"""cooperates_with: bodies that share in one act: joint operations, several subjects or agents, data joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from tpo_ie.officials.gaps import words as titles
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.reading import Link, Listed, Reading, words_of

# A list of more bodies than this is tied to the one named first only; parties of an agreement sign with each other.
_MOST_PAIRED = 3
_MOST_PARTIES = 4
_LONGEST_LEAD = 40
_LONGEST_DATA = 80
_VERB_REACH = 60
# How many words behind a list of subjects may tell that they act as one (`turun bersama`).
_CLAUSE = 4
_VERB = re.compile(r"(?:me|ber|turun|naik|ikut)[a-z-]*")
_MADE_OF_GAP = re.compile(r",? ")


def pairs(members: Sequence[FoundMention | Listed], start: int, rule: str) -> Iterator[Link]:
    """Yield ties between the bodies of a list; of a long one, those with its first body.

    Args:
        members: The bodies, in text order.
        start: Where the evidence begins.
        rule: Id of the rule.
    """
    end = members[-1].end
    most = _MOST_PARTIES if rule == "agreement-between" else _MOST_PAIRED
    tied = combinations(members, 2) if len(members) <= most else ((members[0], m) for m in members[1:])
    for first, second in tied:
        yield Link("cooperates_with", first.entity, second.entity, start, end, rule)


def read_joint_acts(reading: Reading) -> Iterator[Link]:
    """Yield the ties of bodies that share in one act.

    Args:
        reading: The document.

    Source: guide, section 4 (`cooperates_with`).
    """
    yield from _named_acts(reading)
    yield from _agents(reading)
    yield from _subjects(reading)
    yield from _joined_data(reading)
    yield from _beside(reading)


def _named_acts(reading: Reading) -> Iterator[Link]:
    """`operasi gabungan A, B, dan C`."""
    for match in reading.cue_matches("joint_acts"):
        made_of = _MADE_OF_GAP.match(reading.text, match.end())
        link = cues().patterns["made_of"].match(reading.text, made_of.end()) if made_of else None
        end = link.end() if link else match.end()
        members = _list_behind(reading, end)
        if _is_partnered(reading, match.end()) or cues().wishes & set(reading.words_before(match.start())[-3:]):
            continue  # `operasi gabungan dengan A dan B`: A and B are the partners of who holds it
        if len(members) == 1:
            members += _with(reading, members[0])
        if len(members) < 2 or reading.text[end : members[0].start].lstrip().startswith(","):
            continue  # `Tim gabungan, TNI, Polri, dan warga`: no list of its own
        host = _host(reading, match.start())
        if host is None:
            yield from pairs(members, match.start(), "joint-operation")
            continue
        for member in members:
            yield Link("cooperates_with", host, member.entity, match.start(), member.end, "joint-operation")


def _with(reading: Reading, first: FoundMention) -> list[FoundMention]:
    """`kerja sama A dengan B`: the bodies behind `dengan`."""
    index = reading.indexes[first.start] + 1
    following = reading.at(index, "AGENCY", "ORG")
    if following is None or reading.text[first.end : following.start].strip() != "dengan":
        return []
    return reading.members_from(index)


def _is_partnered(reading: Reading, offset: int) -> bool:
    return words_of(reading.text[offset : offset + _LONGEST_LEAD])[:1] == ["dengan"]


def _beside(reading: Reading) -> Iterator[Link]:
    """`Razia gabungan dimulai. Selain Polsek A, ikut B, C, dan D`."""
    for match in reading.cue_matches("beside"):
        index = reading.first_after(match.end())
        host = reading.at(index, "AGENCY", "ORG")
        if host is None or reading.text[match.end() : host.start].strip():
            continue
        members = _list_behind(reading, host.end)
        lead = words_of(reading.text[host.end : members[0].start]) if members else []
        start = reading.draft.sentences[max(0, reading.draft.sentence_index(match.start()) - 1)][0]
        joint = cues().patterns["joint_acts"].search(reading.text, start, members[0].start) if members else None
        if joint is not None and {"ikut", "turut", "juga"} & set(lead):
            for member in members:
                yield Link("cooperates_with", host.entity, member.entity, match.start(), member.end, "joint-operation")


def _host(reading: Reading, offset: int) -> str | None:
    """The body of the one who says whom its operation involves (`Operasi ini melibatkan personel gabungan …`)."""
    if not cues().involving & set(reading.words_before(offset)[-4:]):
        return None
    return reading.body_of_speaker(offset)


def _agents(reading: Reading) -> Iterator[Link]:
    """`skrining oleh A dan B`."""
    for match in reading.cue_matches("joint_agents"):
        members = _list_behind(reading, match.end())
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


def _list_behind(reading: Reading, offset: int) -> list[FoundMention]:
    """The bodies listed right behind a cue, list words aside."""
    index = reading.first_after(offset)
    first = reading.at(index, "AGENCY", "ORG")
    if first is None or first.start - offset > _LONGEST_LEAD:
        return []
    return reading.members_from(index) if reading.only_list_words(words_of(reading.text[offset : first.start])) else []


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
    return not last or not last[-1].isalnum() or last in cues().openers


def _acts_jointly(reading: Reading, last: FoundMention) -> bool:
    end = min(reading.draft.sentence_at(last.start)[1], last.end + _VERB_REACH)
    date = reading.at(reading.indexes[last.start] + 1, "DATE")
    since = last.end
    if date is not None and not reading.text[last.end : date.start].strip(" ,"):
        since = date.end  # `A dan B, Senin (3/2), menggelar …`
    behind = reading.text[since:end].lstrip(" ,")
    if behind.lstrip().startswith("("):
        behind = behind[behind.find(")") + 1 :]
    words = words_of(behind)
    while words and words[0] in cues().adverbs and words[0] not in ("itu", "yang"):
        words.pop(0)
    if cues().patterns["joint_verbs"].match(" ".join(words)) is not None:
        return True
    clause = words[: next((i for i, word in enumerate(words) if not word[0].isalnum()), _CLAUSE)][:_CLAUSE]
    if cues().patterns["attendance"].search(" ".join(clause)):
        return False
    return (
        bool(clause)
        and _VERB.fullmatch(clause[0]) is not None
        and bool(cues().joint_marks & {word.rstrip(".") for word in clause[1:]})
    )


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
