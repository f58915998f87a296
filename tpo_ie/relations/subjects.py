"""Who acts: the body before a cue of cooperation, the one that the sentences before are about."""

from __future__ import annotations

# How many sentences back the body may stand that a passive without agent is about.
import re

from tpo_ie.officials.gaps import words as titles
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.reading import Reading, words_of

_TOPIC_REACH = 3
# How far before a cue the verb of a passive clause may stand.
_ACT_REACH = 200
_LONGEST_LIST = 12
_LONGEST_ACT = 6
_ACTIVE = re.compile(r"me[a-z]{3,}")
_BULLET = re.compile(r"\s*(?:[-–•*]|\(?\d{1,2}[.)])\s+")
_ACT_NOUN = re.compile(r"pe(?:m|n|ng|ny|r)?[a-z]{3,}an\b", re.I)
_PASSIVE = re.compile(r"di[a-z]{4,}")


def subject_before(reading: Reading, cue: int) -> tuple[str, int] | None:
    """Return who does what the cue says.

    Args:
        reading: The document.
        cue: Offset of the cue.

    Returns:
        The body and where its words begin: the body right before the cue, the speaker's for `pihaknya`,
        else the first body or official of the clause that is no complement of a preposition.
    """
    adjacent = adjacent_subject(reading, cue)
    if adjacent is not None:
        return adjacent
    start = clause_start(reading, cue)
    own = None
    for own in cues().patterns["own_body"].finditer(reading.text, start, cue):  # noqa: B007
        pass
    if own is not None:
        body = reading.body_of_speaker(cue)
        return (body, own.start()) if body else None
    actor = _first_actor(reading, start, cue)
    if actor is not None:
        return actor
    words = reading.words_before(cue)
    if start > reading.story_start(cue) or (words and words[0] in titles().pronouns):
        body = reading.body_of_speaker(cue)
        return (body, start) if body else None
    nominal = is_nominal(reading, start)
    last = set(words[-1:])
    passive = bool(cues().agentless & set(words[-4:])) or any(map(_PASSIVE.fullmatch, last))
    passive = passive or any(map(_PASSIVE.fullmatch, words_of(reading.text[max(start, cue - _ACT_REACH) : cue])))
    return topic_of(reading, start) if nominal or passive or cues().crews & set(words[-2:]) else None


def helped(reading: Reading, cue: re.Match[str]) -> tuple[str, int] | None:
    """Return who is helped: the body before the cue, the speaker's for `kami dibantu`, the one whose act it is.

    Args:
        reading: The document.
        cue: A passive (`dibantu`).
    """
    adjacent = adjacent_subject(reading, cue.start())
    if adjacent is not None:
        return adjacent
    if cues().patterns["own_body"].fullmatch("".join(reading.words_before(cue.start())[-1:]).strip('"“')):
        body = reading.body_of_speaker(cue.start())
        return (body, cue.start()) if body else None
    helping = cues().patterns["helped_acts"].fullmatch(cue.group()) is not None
    start = clause_start(reading, cue.start())
    if helping and is_nominal(reading, start) and not reading.draft.mentions_in(start, cue.start(), "AGENCY", "ORG"):
        return topic_of(reading, start)
    if helping and reading.words_before(cue.start())[-1:] == [","]:
        return _first_actor(reading, start, cue.start())  # `A menggelar operasi, dibantu B`
    actor = reading.at(reading.last_before(cue.start()), "AGENCY", "ORG")
    act = words_of(reading.text[actor.end : cue.start()]) if actor is not None else []
    if actor is None or not 2 <= len(act) <= _LONGEST_ACT or not helping:
        return None
    plain = all(word.isalpha() for word in act) and _ACTIVE.fullmatch(act[0]) is not None and act[0] not in cues().told
    starts = actor.start == start
    return (actor.entity, actor.start) if plain and starts else None


def is_nominal(reading: Reading, start: int) -> bool:
    """Say whether a clause begins with the noun of an act (`Pelatihan dibantu B`, `- Penutupan jalur bersama B`).

    Args:
        reading: The document.
        start: Where the clause begins.
    """
    bullet = _BULLET.match(reading.text, start)
    start = bullet.end() if bullet else start
    return bool(cues().patterns["acts"].match(reading.text, start) or _ACT_NOUN.match(reading.text, start))


def topic_of(reading: Reading, sentence: int) -> tuple[str, int] | None:
    """Return the body that acts shortly before a sentence: the first that is no complement, or an official's.

    Args:
        reading: The document.
        sentence: Where the sentence begins.
    """
    index = reading.draft.sentence_index(sentence)
    listed, reach = reading.is_list_item(sentence), _TOPIC_REACH
    for before in reversed(reading.draft.sentences[max(0, index - _LONGEST_LIST) : index]):
        if listed and reading.is_list_item(before[0]):
            continue  # another item says nothing of who the list is about
        subject = _first_actor(reading, *before)
        if subject is not None:
            return subject[0], sentence
        own = cues().patterns["own_body"].search(reading.text, *before)
        body = reading.body_of_speaker(own.start()) if own is not None else None
        if body is not None:
            return body, sentence
        reach -= 1
        if reach == 0:
            break
    return None


def _first_actor(reading: Reading, start: int, end: int) -> tuple[str, int] | None:
    for mention in reading.draft.mentions_in(start, end, "AGENCY", "ORG", "PER", "POSITION"):
        if mention.label in ("PER", "POSITION"):
            if cues().cases & set(reading.words_before(mention.start)[-1:]):
                continue  # `Seperti disampaikan kepada Budi, …`
            body = reading.body_of_person(mention.entity) or reading.body_of_office(mention)
            if body is not None:
                return body, mention.start
        elif not _complement(reading, mention):
            return mention.entity, mention.start
    return None


def clause_start(reading: Reading, cue: int) -> int:
    """Return where the clause of a cue begins: its sentence behind the dateline, or the quotation it stands in.

    Args:
        reading: The document.
        cue: Offset of the cue.
    """
    start = reading.story_start(cue)
    for quote in reading.draft.quotes:
        if quote.kind == "direct" and quote.start <= cue < quote.end:
            return max(start, quote.start)
    return start


def adjacent_subject(reading: Reading, cue: int) -> tuple[str, int] | None:
    """Return the body right before the cue, adverbs between them; the principal of `A melalui B`.

    Args:
        reading: The document.
        cue: Offset of the cue.
    """
    index = reading.last_before(cue)
    mention = reading.at(index, "AGENCY", "ORG")
    if mention is None or reading.draft.sentence_at(cue)[0] > mention.start:
        return None
    gap = words_of(reading.text[mention.end : cue].lstrip(") "))
    if not all(word in cues().adverbs or word in cues().signing or word == "," for word in gap):
        return None
    principal = reading.at(index - 1, "AGENCY")
    if principal is not None:
        link = reading.text[principal.end : mention.start].strip(" ,)").casefold()
        if link in cues().through:
            return principal.entity, principal.start
    members = reading.members_before(index)
    if _complement(reading, members[0]):
        return None
    # Of several (`digelar A dan B dengan dukungan C`) the first leads.
    return members[0].entity, members[0].start


def _complement(reading: Reading, mention: FoundMention) -> bool:
    return bool(cues().prepositions & set(reading.words_before(mention.start)[-1:]))
