"""member_of: groups with the list of their members, members that say which group they are in."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.officials.offices import read_offices
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.groups import (
    bracketed_members,
    is_group,
    members_behind,
    opens_with_kind,
    organisation_before,
    past_acronym,
)
from tpo_ie.relations.reading import Link, Reading, words_of

_LONGEST_GAP = 60
_LONGEST_SEAT = 14


def read_membership(reading: Reading) -> Iterator[Link]:
    """Yield which bodies are members of which group.

    Args:
        reading: The document.

    Source: guide, section 4 (`member_of`); denied belonging is none.
    """
    yield from _lists_of_members(reading)
    yield from _listed_behind_group(reading)
    yield from _members_first(reading)
    yield from _acting_for_group(reading)


# -- group, then members -----------------------------------------------------------------------


def _lists_of_members(reading: Reading) -> Iterator[Link]:
    """`Satgas X beranggotakan A, B, dan C`, `Anggotanya terdiri atas A dan B`."""
    for match in reading.cue_matches("group_then_members"):
        members = members_behind(reading, match.end())
        if not members:
            continue
        listed = {member.entity for member in members}
        group = _group_before(reading, match.start(), match.group().casefold(), listed)
        if group is None:
            continue
        start = min(group.start, match.start()) if match.start() - group.end < _LONGEST_GAP else match.start()
        for member in members:
            yield Link("member_of", member.entity, group.entity, start, member.end, "member-list")


def _group_before(reading: Reading, offset: int, cue: str, listed: set[str]) -> FoundMention | None:
    """The group right before the cue; before `anggotanya …` the group named last."""
    sentence = reading.draft.sentence_at(offset)[0]
    pointing = cue.rsplit(maxsplit=1)[-1] in cues().pointers or _points_at_group(reading, offset)
    unnamed = opens_with_kind(reading, sentence, offset)
    pointing = pointing or unnamed
    pointing = pointing or (cue.startswith(cues().behind_head) and _head_of_group(reading, offset))
    anaphoric = cue.startswith(cues().anaphoric) or pointing
    for mention in reversed(reading.draft.mentions_in(0 if anaphoric else sentence, offset, "AGENCY", "ORG")):
        adjacent = _joined(reading.text[past_acronym(reading, mention) : offset])
        if mention.entity in listed:
            continue  # `Anggotanya antara lain Tim X`: it is a member, not the group
        if unnamed and not any(map(cues().patterns["unnamed_groups"].match, reading.bodies.names(mention.entity))):
            continue
        if is_group(reading, mention.entity):
            return mention if anaphoric or adjacent or not cue.startswith(cues().adjacent) else None
        if cue.startswith(cues().behind_head) and cues().headed & set(reading.words_before(mention.start)):
            continue
        if not anaphoric:
            return mention if adjacent and cue in cues().any_group else None
    return organisation_before(reading, sentence, listed) if cue.startswith(cues().anaphoric) else None


def _head_of_group(reading: Reading, offset: int) -> bool:
    """`Tim ini diketuai A, dengan anggota B dan C`: who heads the group that the text points at stands before."""
    head = reading.at(reading.last_before(offset), "AGENCY", "ORG")
    before = reading.words_before(head.start) if head is not None else []
    return len(before) > 1 and before[-1] in cues().headed and before[-2] in cues().pointers


def _points_at_group(reading: Reading, offset: int) -> bool:
    """`Satgas itu beranggotakan …`, `Tim X ini …`, but not `Acara ini melibatkan …`."""
    before = reading.words_before(offset)
    if len(before) < 2 or before[-1] not in cues().pointers:
        return False
    named = reading.at(reading.last_before(offset), "AGENCY", "ORG")
    adjacent = named is not None and not set(words_of(reading.text[named.end : offset])) - cues().pointers - {")"}
    return adjacent or " ".join(before[:-1]).endswith((*cues().groups, *cues().group_kinds))


def _listed_behind_group(reading: Reading) -> Iterator[Link]:
    """`Anggota Satgas X adalah A dan B`, `di Satgas X ada A dan B`, `Satgas X (A, B, dan C)`."""
    for group in reading.bodies.mentions:
        if not is_group(reading, group.entity):
            continue
        owner = "milik" in reading.words_before(group.start)[-1:]  # the bracket lists what the group owns
        members = [] if owner else bracketed_members(reading, group)
        if not members and not reading.denied(group.start):
            members = _told_members(reading, group)
        for member in members:
            yield Link("member_of", member.entity, group.entity, group.start, member.end, "members-of-group")


def _told_members(reading: Reading, group: FoundMention) -> list[FoundMention]:
    """The bodies behind a group that words around it tell to be its members."""
    before, end = "".join(reading.words_before(group.start)[-1:]), past_acronym(reading, group)
    seated = cues().patterns["seats"].search(reading.text, end, end + _LONGEST_SEAT)
    if before in cues().inside and seated is not None and not reading.text[end : seated.start()].strip(" ,"):
        return members_behind(reading, seated.end())
    listed = members_behind(reading, end)
    gap = words_of(reading.text[end : listed[0].start]) if listed else []
    apposed = len(listed) > 1 and gap[:1] == [","] and gap[1:2] in (["yakni"], ["yaitu"])
    return listed if apposed or (before in cues().membership and set(gap) & cues().listing) else []


# -- members, then group -----------------------------------------------------------------------


def _members_first(reading: Reading) -> Iterator[Link]:
    """`A, B, dan C yang tergabung dalam Satgas X`, `A merupakan anggota Forum Y`, `Sebagai anggota Satgas X, A …`."""
    for match in reading.cue_matches("members_then_group"):
        cue = match.group().casefold()
        group = reading.at(reading.first_after(match.end()), "AGENCY", "ORG")
        if group is None or not _tied(reading, match.end(), group) or not _may_be_group(reading, cue, group):
            continue
        members = _members_of_cue(reading, match.start(), cue, group)
        if cue in cues().founding and not _is_founded(reading, group.entity, members):
            continue
        start = min(match.start(), *(member.start for member in members)) if members else 0
        for member in members:
            end = max(group.end, member.end)
            yield Link("member_of", member.entity, group.entity, start, end, "member-cue")


def _tied(reading: Reading, offset: int, group: FoundMention) -> bool:
    """Whether only words that tell what kind of group it is stand before it (`tergabung dalam wadah besar X`)."""
    return set(words_of(reading.text[offset : group.start])) <= cues().group_kinds


def _may_be_group(reading: Reading, cue: str, group: FoundMention) -> bool:
    """Whether a body can have members: by its name, or because the words say so of any organisation."""
    return is_group(reading, group.entity) or (group.label == "ORG" and cue.startswith(cues().joining))


def _members_of_cue(reading: Reading, offset: int, cue: str, group: FoundMention) -> list[FoundMention]:
    """The bodies before the cue; else those listed behind the group, or the subject behind `Sebagai anggota X,`."""
    last = reading.last_before(offset)
    sentence = reading.draft.sentence_at(offset)
    members = reading.members_before(last)
    if members and members[0].start >= sentence[0] and _joined(reading.text[reading.draft.mentions[last].end : offset]):
        return members if not cue.endswith(cues().others) or _names_others(reading, group) else []
    behind = past_acronym(reading, group)
    listed = members_behind(reading, behind)
    gap = words_of(reading.text[behind : listed[0].start]) if listed else []
    opened = not reading.text[sentence[0] : offset].strip(' "“') and cue.split(maxsplit=1)[0] in cues().acting_as
    if opened:
        return listed if gap == [","] else []
    return listed if set(gap) & cues().listing and cue.startswith(cues().joining) else []


def _names_others(reading: Reading, group: FoundMention) -> bool:
    """`Polres A bersama anggota Satgas X lainnya`."""
    return words_of(reading.text[group.end : group.end + 12])[:1] in (["lain"], ["lainnya"])


def _is_founded(reading: Reading, group: str, members: list[FoundMention]) -> bool:
    """`A dan B membentuk Koalisi X`: founders are members of an alliance; a task force is only set up."""
    return len(members) > 1 and any(name.startswith(cues().alliances) for name in reading.bodies.names(group))


def _joined(gap: str) -> bool:
    """Whether nothing but marks and small adverbs stands between a body and the cue."""
    small = cues().adverbs | cues().pointers | cues().listing
    return all(word in ",)" or word in small for word in words_of(gap))


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
