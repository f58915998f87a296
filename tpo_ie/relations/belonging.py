"""part_of: units named with their body, ties that the text states, bodies that act through their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tpo_ie.officials.article import name_key
from tpo_ie.officials.gaps import words as titles
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues, phrases_pattern
from tpo_ie.relations.groups import is_group
from tpo_ie.relations.reading import Link, Reading, words_of
from tpo_ie.relations.ties import is_chain_of_command, registry_tie

_BRACKETED = re.compile(r"\([^()]{0,60}\)")
_LONGEST_GAP = 90


@cache
def _beginnings(*lists: str) -> re.Pattern[str]:
    """A pattern for names that begin with one of the kinds in the cue lists."""
    return phrases_pattern(tuple(phrase for name in lists for phrase in getattr(cues(), name)))


def read_belonging(reading: Reading) -> Iterator[Link]:
    """Yield which body is part of which.

    Args:
        reading: The document; parents named only inside their units' names become implied entities.

    Source: guide, sections 4 (`part_of`) and 7 (implied parents; the tie needs the article's words).
    """
    placed: set[str] = set()
    for link in (*_stated(reading), *_between(reading)):
        placed.add(link.head)
        yield link
    for link in (*_of_forces(reading), *_of_ministry(reading, placed)):
        if link.head not in placed:
            placed.add(link.head)
            yield link
    for mention in reading.bodies.mentions:
        if mention.label == "AGENCY" and mention.entity not in placed:
            links = list(_inside_name(reading, mention))
            placed.update(link.head for link in links)
            yield from links


# -- in one name -----------------------------------------------------------------------------


def _inside_name(reading: Reading, mention: FoundMention) -> Iterator[Link]:
    """`Subdit IV Ditreskrimum Polda X`: each unit is part of the next."""
    surface = reading.draft.surface(mention)
    inner = _beginnings("inner_units").match(surface)
    if (inner is None and not _beginnings("field_offices").match(surface)) or _is_description(surface):
        return
    unit = mention.entity
    own = reading.knowledge.agencies.canonical_name(surface)
    for parent_name in _fullest_parents(reading, mention):
        canonical = reading.knowledge.agencies.canonical_name(parent_name)
        if canonical == own:  # `Kanwil Kemenkumham X` is `Kemenkumham X`
            return
        parent = _entity_of(reading, unit, canonical, implied=inner is not None)
        if parent is None:
            return
        yield Link("part_of", unit, parent, mention.start, mention.end, "unit-of-parent")
        unit, own = parent, canonical


def _is_description(surface: str) -> bool:
    """`Tim psikososial BP3MI`, `tim KBRI`: what stands behind the head tells what it is or whose, not its name."""
    head, _, rest = surface.partition(" ")
    first = rest.split(" ")[0]
    if first.islower() and first.isalpha() and first not in titles().conjunctions:
        return True
    return head.casefold() in cues().nameless_heads and _beginnings("parents").match(rest) is not None


def _fullest_parents(reading: Reading, mention: FoundMention) -> list[str]:
    """The parents that the surface names, in the spelling of the unit's full name where that names as many."""
    written = parent_names(reading.draft.surface(mention))
    full = parent_names(reading.draft.entities[mention.entity].name)
    return full if len(full) == len(written) else written


def parent_names(surface: str) -> list[str]:
    """Return the names of the bodies that a unit's name ends in, smallest first.

    Args:
        surface: A name as written, e.g. ``Subdit IV Renakta Ditreskrimum Polda Lampung``.

    Returns:
        ``["Ditreskrimum Polda Lampung", "Polda Lampung"]``.
    """
    bare = _BRACKETED.sub(lambda match: " " * len(match.group()), surface)
    names = []
    after = 1
    for match in _beginnings("parents").finditer(bare):
        if match.start() < after:
            continue
        name = " ".join(surface[match.start() :].split())
        if match.group().casefold() not in cues().whole_parents or match.end() == len(bare):
            names.append(name)
        after = match.end() + 1
    return names


def _entity_of(reading: Reading, unit: str, canonical: str, *, implied: bool) -> str | None:
    """The entity of a parent's name: one that the article names, else, for inner units, an implied one."""
    found = reading.bodies.named(canonical)
    if found is not None and found != unit:
        return found
    if not implied:
        return _without_region(reading, unit, canonical)
    agency = reading.knowledge.agencies.find(canonical)
    return reading.draft.implied_agency(canonical, agency.id if agency else None)


def _without_region(reading: Reading, unit: str, canonical: str) -> str | None:
    """`Kanwil Ditjen Imigrasi Jawa Tengah`: the longest parent that the article names, its own region left out."""
    key = name_key(canonical)
    best: tuple[int, str] | None = None
    for mention in reading.bodies.mentions:
        for name in reading.bodies.names(mention.entity) if mention.entity != unit else ():
            size = len(name_key(name))
            if size > 8 and key.startswith(name_key(name) + " ") and (best is None or size > best[0]):
                best = (size, mention.entity)
    return best[1] if best else None


# -- named in one article --------------------------------------------------------------------


def _of_forces(reading: Reading) -> Iterator[Link]:
    """A branch of the forces and the forces, where the article names both."""
    agencies, on = reading.knowledge.agencies, reading.draft.layout.anchor
    mentions = [mention for mention in reading.bodies.mentions if mention.label == "AGENCY"]
    bodies = {mention.entity: agencies.find(reading.draft.entities[mention.entity].name, on) for mention in mentions}
    by_id = {agency.id: entity for entity, agency in bodies.items() if agency is not None}
    for mention in mentions:
        unit = bodies[mention.entity]
        branch = _beginnings("branches").fullmatch(reading.draft.surface(mention)) is not None
        if unit is None or unit.parent not in by_id or not branch:
            continue
        yield Link("part_of", mention.entity, by_id[unit.parent], mention.start, mention.end, "unit-of-parent")


def _of_ministry(reading: Reading, placed: set[str]) -> Iterator[Link]:
    """A directorate general and the one ministry that the article names."""
    entities = reading.draft.entities
    named = [mention for mention in reading.bodies.mentions if mention.label == "AGENCY"]
    ministries = [
        e.id for e in entities.values() if e.type == "AGENCY" and e.name.casefold().startswith("kementerian ")
    ]
    if len(ministries) != 1 or all(mention.entity != ministries[0] for mention in named):
        return
    agencies, on = reading.knowledge.agencies, reading.draft.layout.anchor
    for mention in named:
        name = entities[mention.entity].name
        if (
            mention.entity in placed
            or not name.casefold().startswith(cues().directorates)
            or " kementerian " in name.casefold()
        ):
            continue
        known = agencies.find(name, on)
        if known is None or known.parent is None or registry_tie(reading, mention.entity, ministries[0]):
            yield Link("part_of", mention.entity, ministries[0], mention.start, mention.end, "under-parent")


# -- stated ----------------------------------------------------------------------------------


def _stated(reading: Reading) -> Iterator[Link]:
    """`X (yang) bernaung di bawah Y`, `X merupakan bagian dari Y`."""
    for match in reading.cue_matches("under"):
        parent = reading.at(reading.first_after(match.end()), "AGENCY")
        unit = _body_before(reading, match.start())
        if parent is None or unit is None or unit.entity == parent.entity:
            continue
        before, behind = reading.text[unit.end : match.start()], reading.text[match.end() : parent.start]
        if behind.strip() or set(words_of(before)) & cues().negations:
            continue
        if match.group().casefold() in cues().ranks and words_of(before):
            yield from _of_ranks(reading, unit, parent, before)
        else:
            yield Link("part_of", unit.entity, parent.entity, unit.start, parent.end, "under-parent")


def _body_before(reading: Reading, offset: int) -> FoundMention | None:
    """The body shortly before a cue in its sentence; dates may stand between, nothing else that is named."""
    index = reading.last_before(offset)
    while reading.at(index, "DATE"):
        index -= 1
    unit = reading.at(index, "AGENCY")
    if unit is None or offset - unit.end > _LONGEST_GAP or unit.start < reading.draft.sentence_at(offset)[0]:
        return None
    return unit


def _of_ranks(reading: Reading, first: FoundMention, second: FoundMention, before: str) -> Iterator[Link]:
    """`unsur TNI dari jajaran Kodam X`: the second belongs to the first, whose element it is."""
    if " ".join(words_of(before)) not in cues().unit_links:
        return
    element = bool(cues().elements & set(reading.words_before(first.start)[-1:]))
    unit, parent = (second, first) if element else (first, second)
    yield Link("part_of", unit.entity, parent.entity, first.start, second.end, "under-parent")


def _between(reading: Reading) -> Iterator[Link]:
    """Two bodies with one word between them: `Sentra X milik Y`, `Satuan X dari Y`, `Y melalui X`."""
    mentions = reading.bodies.mentions
    for first, second in pairwise(mentions):
        gap = reading.text[first.end : second.start]
        if len(gap) > 40 or {first.label, second.label} != {"AGENCY"} or first.entity == second.entity:
            continue
        link = " ".join(word for word in words_of(gap) if word not in ",()")
        apposed = gap.strip(" )") == "," and (
            _is_directorate(reading, first, second) or is_chain_of_command(reading, first, second)
        )
        bracketed = (
            gap.strip() == "("
            and " " in reading.draft.surface(second)
            and reading.text[second.end : second.end + 1] == ")"
        )
        chained = (gap in ("/", "/ ", ".") or bracketed) and registry_tie(reading, first.entity, second.entity)
        seated = link in cues().seat_links and not is_group(reading, first.entity)
        owned = _is_owned(reading, first, second) or (
            (link in cues().unit_links or seated) and _is_lone_unit(reading, first)
        )
        if apposed or chained or owned:
            yield Link("part_of", first.entity, second.entity, first.start, second.end, "under-parent")
        elif link in cues().including and "," in gap and _is_lone_unit(reading, second):
            for member in reading.members_from(reading.indexes[second.start]):
                if _is_lone_unit(reading, member):
                    yield Link("part_of", member.entity, first.entity, first.start, member.end, "under-parent")
        elif link in cues().through and (
            registry_tie(reading, second.entity, first.entity)
            or (_is_lone_unit(reading, second) and not is_group(reading, second.entity))
        ):
            yield Link("part_of", second.entity, first.entity, first.start, second.end, "through-unit")


def _is_owned(reading: Reading, first: FoundMention, second: FoundMention) -> bool:
    """`Sentra X milik Kementerian Y`, `Sentra X di Palu, unit Kementerian Y`: what it is, places aside."""
    pieces, start = [], first.end
    for place in reading.draft.mentions_in(first.end, second.start, "LOC"):
        pieces.append(reading.text[start : place.start])
        start = place.end
    gap = " ".join((*pieces, reading.text[start : second.start]))
    words = [word for word in words_of(gap) if word not in ",()" and word not in cues().prepositions - cues().owners]
    if not words or not set(words) <= cues().owners | cues().owned_kinds | cues().owned_words | cues().enumeration:
        return False
    return words[-1] in cues().owners or ("," in gap and words[-1] in cues().owned_kinds)


def _is_directorate(reading: Reading, first: FoundMention, second: FoundMention) -> bool:
    """`Direktorat Jenderal X, Kementerian Y`: an apposition, not a list."""
    pair = reading.draft.entities[first.entity].name, reading.draft.entities[second.entity].name
    if not (pair[0].casefold().startswith(cues().directorates) and pair[1].casefold().startswith(cues().ministries)):
        return False
    before, behind = reading.words_before(first.start)[-1:], words_of(reading.text[second.end : second.end + 12])[:1]
    return not ({*before, *behind} & (cues().separators | {","})) or behind == [","]


def _is_lone_unit(reading: Reading, mention: FoundMention) -> bool:
    """Whether a name is that of an inner unit without its body."""
    surface = reading.draft.surface(mention)
    return _beginnings("inner_units").match(surface) is not None and not parent_names(surface)
