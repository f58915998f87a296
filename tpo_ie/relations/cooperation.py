"""cooperates_with: verbs and nouns of cooperation, acting together, agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.joint import read_joint_acts
from tpo_ie.relations.named_acts import fails, pairs
from tpo_ie.relations.openings import opens, opens_in_time, subject_behind
from tpo_ie.relations.reading import Link, Reading, words_of
from tpo_ie.relations.subjects import adjacent_subject, clause_start, helped, subject_before, topic_of
from tpo_ie.relations.ties import is_own_unit

_LONGEST_GAP = 70
_SMALL = re.compile(r"[a-z-]+|\d[\d.]*")
_URGED_REACH = 200


def read_cooperation(reading: Reading) -> Iterator[Link]:
    """Yield which bodies cooperate; each pair once, in the order of the text.

    Source: guide, sections 4 (`cooperates_with`) and 7 (attendance is none).
    """
    for reader in (_with_partner, _together, _between, read_joint_acts):
        for link in reader(reading):
            if not is_own_unit(reading, link.head, link.tail) and not is_own_unit(reading, link.tail, link.head):
                yield link


def _wished(reading: Reading, offset: int) -> bool:
    """Whether the words before the cue only wish for it (`perlu berkoordinasi dengan`)."""
    if cues().wishes & set(reading.words_before(offset)[-3:]):
        return True
    named = reading.at(reading.last_before(offset), "AGENCY", "ORG", "PER", "LOC", "GROUP")
    since = max(clause_start(reading, offset), named.end if named is not None else 0, offset - _URGED_REACH)
    if cues().duties & set(words_of(reading.text[since:offset])):
        return True  # `A harus kompak dan bersinergi dengan B`
    urged = None
    start = max(clause_start(reading, offset), offset - _URGED_REACH)
    for urged in cues().patterns["urging"].finditer(reading.text, start, offset):  # noqa: B007
        pass
    return urged is not None and bool(reading.draft.mentions_in(urged.end(), offset, "AGENCY", "ORG"))


# -- subject and partner -----------------------------------------------------------------------


def _with_partner(reading: Reading) -> Iterator[Link]:
    for match in reading.cue_matches("partner_verbs"):
        partners = partners_after(reading, match.end()) or reading.officials_from(match.end())
        if (
            not partners
            or _wished(reading, match.start())
            or reading.draft.mentions_in(match.start(), match.end(), "LOC")  # `kerja sama Indonesia dengan B`
            or _of_common_noun(reading, match.start())
            or (
                " dengan" not in match.group().casefold()
                and cues().results & set(reading.words_before(match.start())[-1:])
            )
            or cues().meetings & set(reading.words_before(match.start())[-1:])
            or (cues().patterns["subjectless"].match(match.group()) and fails(reading, partners[-1].end))
        ):
            continue
        passive = cues().patterns["partner_passives"].fullmatch(match.group()) is not None
        inner = reading.draft.mentions_in(match.start(), match.end(), "AGENCY", "ORG")
        if inner:  # `buah kerja sama A dengan B`
            for partner in partners:
                yield Link(
                    "cooperates_with", inner[0].entity, partner.entity, match.start(), partner.end, "partner-verb"
                )
            continue
        subject = helped(reading, match) if passive else subject_before(reading, match.start())
        if opens(reading, reading.story_start(match.start()), match.start()):
            partners, subject = subject_behind(reading, [p for p in partners if isinstance(p, FoundMention)])
            if subject is None and clause_start(reading, match.start()) > reading.story_start(match.start()):
                body = reading.body_of_speaker(match.start())  # `"Koordinasi dengan B berjalan," kata A`
                subject = (body, match.start()) if body else None
        if subject is None and cues().patterns["subjectless"].match(match.group()):
            subject = topic_of(reading, reading.draft.sentence_at(match.start())[0])
        if subject is None:
            continue
        for partner in partners:
            yield Link(
                "cooperates_with", subject[0], partner.entity,
                min(subject[1], match.start()), partner.end, "partner-verb",
            )  # fmt: skip


def _of_common_noun(reading: Reading, cue: int) -> bool:
    """`rumah sakit yang bekerja sama dengan B`: the clause is about a noun without a name."""
    words = [word for word in reading.words_before(cue) if word not in cues().adverbs - {"yang"}]
    named = reading.at(reading.last_before(cue), "AGENCY", "ORG", "PER", "POSITION", "LOC")
    if words[-1:] != ["yang"]:
        return False
    between = words_of(reading.text[named.end : cue]) if named is not None else []
    return named is None or not set(between) <= cues().adverbs | {"yang", ",", ")"}


def partners_after(reading: Reading, offset: int) -> list[FoundMention]:
    """Return the bodies listed after a cue; a few small words may stand before the first."""
    index = reading.first_after(offset)
    first = reading.at(index, "AGENCY", "ORG")
    if first is None:
        return []
    lead = words_of(reading.text[offset : first.start])
    if first.start - offset > _LONGEST_GAP or len(lead) > 6:
        return []
    plain = [word for word in lead if word != ","]
    if not all(_SMALL.fullmatch(word) for word in plain):
        return []
    if "," in lead and lead[-1] not in cues().including and not reading.only_list_words(lead):
        return []
    if reading.text[offset : first.start].strip() != reading.text[offset : first.start].strip().casefold():
        return []
    return reading.members_from(index)


def _together(reading: Reading) -> Iterator[Link]:
    """`A bersama B …`, `Bersama B, A …`, `A … bersama B`."""
    for match in reading.cue_matches("together"):
        partners = partners_after(reading, match.end()) or reading.officials_from(match.end())
        if not partners:
            continue
        sentence = reading.draft.sentence_at(match.start())
        adjacent = adjacent_subject(reading, match.start())
        if adjacent is None and (
            match.group().casefold() in cues().only_adjacent or _attended(reading, sentence[0], match.start())
        ):
            continue
        if adjacent is not None and cues().patterns["attended_by"].search(
            reading.text, max(sentence[0], adjacent[1] - _LONGEST_GAP), adjacent[1]
        ):
            continue
        if opens_in_time(reading, match.start()):
            partners, subject = subject_behind(reading, [p for p in partners if isinstance(p, FoundMention)])
        else:
            subject = adjacent or subject_before(reading, match.start())
        if subject is None or _wished(reading, match.start()):
            continue
        for partner in partners:
            yield Link(
                "cooperates_with", subject[0], partner.entity,
                min(subject[1], match.start()), partner.end, "partner-together",
            )  # fmt: skip


def _attended(reading: Reading, sentence: int, cue: int) -> bool:
    """Whether a sentence is about being at a meeting; of an event that is held only its name tells."""
    held = cues().agentless & set(reading.words_before(cue)[-1:])
    end = min(cue, sentence + 12) if held else reading.draft.sentence_at(cue)[1]
    return cues().patterns["attendance"].search(reading.text, sentence, end) is not None


# -- between ---------------------------------------------------------------------------------


def _between(reading: Reading) -> Iterator[Link]:
    """`nota kesepahaman antara A dan B`, `perjanjian yang diteken A dan B`."""
    for match in reading.cue_matches("agreements"):
        index = reading.first_after(match.end())
        first = reading.at(index, "AGENCY", "ORG", "POSITION")
        if first is None or first.start - match.end() > _LONGEST_GAP:
            continue
        lead = reading.text[match.end() : first.start]
        parties = None
        for parties in cues().patterns["signed_by"].finditer(lead):  # noqa: B007
            pass
        if cues().meetings & set(words_of(lead)):
            continue  # `Kesepakatan itu dicapai dalam pertemuan antara A dan B`
        if parties is None or "." in lead or not reading.only_list_words(words_of(lead[parties.end() :])):
            continue
        members = reading.members_from(index) or reading.officials_from(match.end() + parties.end())
        if len(members) > 1:
            yield from pairs(members, match.start(), "agreement-between")
