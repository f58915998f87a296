"""member_of: groups with the list of their members, members that say which group they are in."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.officials.offices import read_offices
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.reading import Link, Reading, words_of

_LONGEST_GAP = 60


def read_membership(reading: Reading) -> Iterator[Link]:
    """Yield which bodies are members of which group.

    Source: guide, section 4 (`member_of`); denied belonging is none.
    """
    yield from _lists_of_members(reading)
    yield from _members_first(reading)
    yield from _acting_for_group(reading)


def is_group(reading: Reading, entity: str) -> bool:
    """Say whether a body's name is that of a team, task force, forum, coalition."""
    return any(name.startswith(cues().groups) for name in reading.bodies.names(entity))


def _lists_of_members(reading: Reading) -> Iterator[Link]:
    for match in reading.cue_matches("group_then_members"):
        group = _group_before(reading, match.start(), match.group().casefold())
        first = reading.first_after(match.end())
        mention = reading.at(first, "AGENCY", "ORG")
        if group is None or mention is None:
            continue
        lead = reading.text[match.end() : mention.start]
        if len(lead) > _LONGEST_GAP or not reading.only_list_words(words_of(lead)):
            continue
        start = min(group.start, match.start()) if match.start() - group.end < _LONGEST_GAP else match.start()
        for member in reading.members_from(first):
            yield Link("member_of", member.entity, group.entity, start, member.end, "member-list")


def _group_before(reading: Reading, offset: int, cue: str) -> FoundMention | None:
    """The group right before the cue; before `anggotanya …` the group named last."""
    sentence = reading.draft.sentence_at(offset)[0]
    anaphoric = cue.startswith(cues().anaphoric) or bool(cues().pointers & set(reading.words_before(offset)[-1:]))
    for mention in reversed(reading.draft.mentions_in(0 if anaphoric else sentence, offset, "AGENCY", "ORG")):
        if is_group(reading, mention.entity):
            return mention
        if not anaphoric:
            return mention if cue in cues().any_group and offset - mention.end < 4 else None
    return None


def _members_first(reading: Reading) -> Iterator[Link]:
    """`A, B, dan C yang tergabung dalam Satgas X`, `A merupakan anggota Forum Y`."""
    for match in reading.cue_matches("members_then_group"):
        index = reading.first_after(match.end())
        group = reading.at(index, "AGENCY", "ORG")
        if group is None or not is_group(reading, group.entity) or reading.text[match.end() : group.start].strip():
            continue
        last = reading.last_before(match.start())
        members = reading.members_before(last)
        if match.group().casefold() in cues().founding and not _is_founded(reading, group.entity, members):
            continue
        if members and _joined(reading.text[reading.draft.mentions[last].end : match.start()]):
            for member in members:
                yield Link("member_of", member.entity, group.entity, members[0].start, group.end, "member-cue")


def _is_founded(reading: Reading, group: str, members: list[FoundMention]) -> bool:
    """`A dan B membentuk Koalisi X`: founders are members of an alliance; a task force is only set up."""
    return len(members) > 1 and any(name.startswith(cues().alliances) for name in reading.bodies.names(group))


def _joined(gap: str) -> bool:
    """Whether nothing but marks and small adverbs stands between the last member and the cue."""
    return all(word in ",)" or word in cues().adverbs for word in words_of(gap))


def _acting_for_group(reading: Reading) -> Iterator[Link]:
    """`Kementerian X selaku Ketua Harian Gugus Tugas Y`."""
    for office in read_offices(reading.draft):
        if office.body is None or not is_group(reading, office.body.entity):
            continue
        index = reading.indexes[office.start] - 1
        members = reading.members_before(index)
        if len(members) != 1:
            continue
        link = words_of(reading.text[reading.draft.mentions[index].end : office.start])
        if len(link) <= 3 and link[-1:] and link[-1] in cues().acting_as:
            start, end = members[0].start, office.body.end
            yield Link("member_of", members[0].entity, office.body.entity, start, end, "member-cue")
