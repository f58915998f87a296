"""cooperates_with: bodies listed behind the noun of a joint act (`operasi gabungan A, B, dan C`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.groups import is_group
from tpo_ie.relations.reading import Link, Listed, Reading, words_of

# A list of more bodies than this is tied to the one named first only; parties of an agreement sign with each other.
_MOST_PAIRED = 3
_MOST_PARTIES = 4
_LONGEST_LEAD = 40
_FAIL_REACH = 60
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


def read_named_acts(reading: Reading) -> Iterator[Link]:
    """Yield the ties of bodies listed behind the noun of a joint act: `operasi gabungan A, B, dan C`.

    Args:
        reading: The document.
    """
    for match in reading.cue_matches("joint_acts"):
        made_of = _MADE_OF_GAP.match(reading.text, match.end())
        link = cues().patterns["made_of"].match(reading.text, made_of.end()) if made_of else None
        end = link.end() if link else match.end()
        members = list_behind(reading, end)
        if _is_partnered(reading, match.end()) or cues().wishes & set(reading.words_before(match.start())[-3:]):
            continue  # `operasi gabungan dengan A dan B`: A and B are the partners of who holds it
        if len(members) == 1:
            members += _with(reading, members[0])
        if len(members) < 2 or reading.text[end : members[0].start].lstrip().startswith(","):
            continue  # `Tim gabungan, TNI, Polri, dan warga`: no list of its own
        if fails(reading, members[-1].end) or _is_team_named_before(reading, match):
            continue
        host = _host(reading, match.start())
        if host is None:
            yield from pairs(members, match.start(), "joint-operation")
            continue
        for member in members:
            yield Link("cooperates_with", host, member.entity, match.start(), member.end, "joint-operation")


def _is_team_named_before(reading: Reading, cue: re.Match[str]) -> bool:
    """`Tim itu terdiri atas A dan B`: members of a team that has a name are no more than that."""
    if not cue.group().casefold().startswith("tim ") or "terdiri" not in cue.group().casefold():
        return False
    return any(is_group(reading, m.entity) for m in reading.draft.mentions_in(0, cue.start(), "AGENCY", "ORG"))


def fails(reading: Reading, offset: int) -> bool:
    """Say whether what is told before an offset has not come about (`Kerja sama dengan A gagal diteken`).

    Args:
        reading: The document.
        offset: Where the last body named ends.
    """
    end = min(reading.draft.sentence_at(offset - 1)[1], offset + _FAIL_REACH)
    return bool(cues().failing & set(words_of(reading.text[offset:end])))


def _with(reading: Reading, first: FoundMention) -> list[FoundMention]:
    """`kerja sama A dengan B`: the bodies behind `dengan`."""
    index = reading.indexes[first.start] + 1
    following = reading.at(index, "AGENCY", "ORG")
    if following is None or reading.text[first.end : following.start].strip() != "dengan":
        return []
    return reading.members_from(index)


def _is_partnered(reading: Reading, offset: int) -> bool:
    return words_of(reading.text[offset : offset + _LONGEST_LEAD])[:1] == ["dengan"]


def read_beside(reading: Reading) -> Iterator[Link]:
    """Yield the ties of bodies that take part beside another: `Razia gabungan dimulai. Selain Polsek A, ikut B dan C`.

    Args:
        reading: The document.
    """
    for match in reading.cue_matches("beside"):
        index = reading.first_after(match.end())
        host = reading.at(index, "AGENCY", "ORG")
        if host is None or reading.text[match.end() : host.start].strip():
            continue
        members = list_behind(reading, host.end)
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


def list_behind(reading: Reading, offset: int) -> list[FoundMention]:
    """Return the bodies listed right behind a cue, list words aside.

    Args:
        reading: The document.
        offset: Where the cue ends.
    """
    index = reading.first_after(offset)
    first = reading.at(index, "AGENCY", "ORG")
    if first is None or first.start - offset > _LONGEST_LEAD:
        return []
    return reading.members_from(index) if reading.only_list_words(words_of(reading.text[offset : first.start])) else []
