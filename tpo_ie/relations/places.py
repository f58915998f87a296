"""located_in: address chains, buildings and seats, regions broken down into their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpo_ie.officials.gaps import words as titles
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.relations.cues import cues
from tpo_ie.relations.reading import Link, Reading, words_of

_FIGURE_BRACKET = re.compile(r"\s*(?:\d[\d.]*\s*)?(?:[a-z]+\s*)?\(\s*")
# What follows the last place but one of a list whose last item is no name (`A, B, C, dan empat pelabuhan`).
_LISTED = re.compile(r",?\s(?:dan|serta|maupun|atau)\s")
_LEAST_TYPED = 4
_LEAST_CHAIN, _LONGEST_CHAIN = 3, 6
_HAMLET = 2
_COUNTRY, _PROVINCE, _CITY, _TOWN = 12, 10, 8, 6
_REGISTRY_SIZES = {
    "country": _COUNTRY,
    "provinsi": _PROVINCE,
    "kabupaten": _CITY,
    "kota": _CITY,
    "city-abroad": _CITY,
    "town": _TOWN,
    "port": 0,
    "airport": 0,
    "border-post": 0,
}


def read_places(reading: Reading) -> Iterator[Link]:
    """Yield what lies in which place.

    Source: guide, sections 4 (`located_in`) and 7 (address chains).
    """
    mentions = reading.draft.mentions
    for index in range(len(mentions) - 1):
        yield from _side_by_side(reading, index)
        yield from _owned(reading, index)
        yield from _breakdown(reading, index)
    yield from _stated(reading)


def size_of(reading: Reading, mention: FoundMention) -> int | None:
    """Return how great a place is, 0 (a building) to 12 (a country); None when neither word nor registry tells."""
    surface = reading.draft.surface(mention)
    words = surface.casefold().split()
    if words[0].rstrip(".") in cues().place_sizes and len(words) > 1:
        return cues().place_sizes[words[0].rstrip(".")]
    if _country_of_state(surface) is not None:
        return _PROVINCE
    region = reading.knowledge.regions.find(surface)
    return _REGISTRY_SIZES.get(region.type) if region is not None else None


def _country_of_state(surface: str) -> str | None:
    name = surface.casefold()
    return next((country for country, states in cues().states_abroad.items() if name in states), None)


# -- side by side ----------------------------------------------------------------------------


def _side_by_side(reading: Reading, index: int) -> Iterator[Link]:
    first = reading.draft.mentions[index]
    gap_end = reading.draft.mentions[index + 1].start
    second = reading.at(_past_alias(reading, index), "LOC")
    if second is None or first.label not in ("LOC", "AGENCY", "ORG") or first.entity == second.entity:
        return
    gap = _bare_gap(reading, first.end, second.start)
    if gap is None or gap_end > second.start:
        return
    if first.label == "LOC":
        small, great = size_of(reading, first), size_of(reading, second)
        chained = gap == "," and (_lies_in(reading, first, second) or _in_address(reading, index))
        if chained or (gap == "" and great is not None and great >= _LEAST_TYPED and (small is None or small < great)):
            yield Link("located_in", first.entity, second.entity, first.start, second.end, "address-chain")
            yield from _coordinated(reading, index, second)
        elif gap == "di" and (small == 0 or (small is not None and great is not None and small < great)):
            yield Link("located_in", first.entity, second.entity, first.start, second.end, "seat")
        elif gap == "di" and small is not None and great is not None and _COUNTRY > small > great:
            yield from _parts(reading, first, second)  # of countries it says who is there: `petugas Indonesia di X`
    elif gap in (",", "di") and _is_housed(reading, first) and not _holder_around(reading, index):
        if gap == "," and not _alone_after(reading, second):
            return
        yield Link("located_in", first.entity, second.entity, first.start, second.end, "seat")


def _owned(reading: Reading, index: int) -> Iterator[Link]:
    """`Balai X milik Kementerian Y di Kota Z`."""
    house, owner, place = (
        reading.at(index, "AGENCY", "LOC"),
        reading.at(index + 1, "AGENCY"),
        reading.at(index + 2, "LOC"),
    )
    if house is None or owner is None or place is None or not _is_housed(reading, house):
        return
    gaps = reading.text[house.end : owner.start].strip(), reading.text[owner.end : place.start].strip()
    if gaps[0] in cues().owners and gaps[1] == "di":
        yield Link("located_in", house.entity, place.entity, house.start, place.end, "seat")


def _parts(reading: Reading, whole: FoundMention, first: FoundMention) -> Iterator[Link]:
    """`di Kabupaten Natuna di Kecamatan Bunguran, Midai, dan Serasan`."""
    index, end = reading.indexes[first.start], whole.end
    while (part := reading.at(index, "LOC")) is not None:
        if part is not first and not reading.is_list_gap(reading.text[end : part.start]):
            return
        end, index = part.end, index + 1
        yield Link("located_in", part.entity, whole.entity, whole.start, end, "region-breakdown")


def _in_address(reading: Reading, index: int) -> bool:
    """Whether two places stand in a chain of three or more that is an address: it grows, and an end of it is known.

    `Cikini, Menteng, Jakarta Pusat` ends in a city, `Taman Mekar, Kelapa Dua, Ciracas` begins at a site.
    """
    chain = [index]
    while (before := reading.at(chain[0] - 1, "LOC")) is not None and len(chain) <= _LONGEST_CHAIN:
        if _bare_gap(reading, before.end, reading.draft.mentions[chain[0]].start) != ",":
            break
        chain.insert(0, chain[0] - 1)
    while (following := reading.at(chain[-1] + 1, "LOC")) is not None and len(chain) <= _LONGEST_CHAIN:
        if _bare_gap(reading, reading.draft.mentions[chain[-1]].end, following.start) != ",":
            break
        chain.append(chain[-1] + 1)
    places = [reading.draft.mentions[i] for i in chain]
    sizes = [size_of(reading, place) for place in places]
    known = [size for size in sizes if size is not None]
    if (
        not _LEAST_CHAIN <= len(chain) <= _LONGEST_CHAIN
        or known != sorted(set(known))
        or not _alone_after(reading, places[-1])
        or _LISTED.match(reading.text, places[-1].end)
    ):
        return False
    ends_known = sizes[-1] is not None and sizes[-1] >= _CITY
    return ends_known or (sizes[0] is not None and sizes[0] <= _HAMLET)


def _past_alias(reading: Reading, index: int) -> int:
    """Index of the mention after `index`, a bracketed short form passed over (`Timor Tengah Selatan (TTS), NTT`)."""
    following = reading.draft.mentions[index + 1]
    gap = reading.text[reading.draft.mentions[index].end : following.start]
    closed = reading.text[following.end : following.end + 1] == ")"
    return index + 2 if gap.strip() == "(" and closed else index + 1


def _bare_gap(reading: Reading, start: int, end: int) -> str | None:
    """The mark or word between two places, a bracket left out; None when there is more."""
    gap = reading.text[start:end]
    if len(gap) > 40 or "\n" in gap:
        return None
    if gap.lstrip().startswith("("):
        gap = gap[gap.find(")") + 1 :]
    return gap.strip()


def _lies_in(reading: Reading, first: FoundMention, second: FoundMention) -> bool:
    """Whether two places with a comma between them are an address, not two items of a list."""
    small, great = size_of(reading, first), size_of(reading, second)
    known = _whole_of(reading, first)
    if known is not None and great is not None and great >= _PROVINCE:
        state = _country_of_state(reading.draft.surface(second))
        whole = _canonical(reading, second).casefold()
        # A province that was split keeps its name in the new ones: `Timika, Papua` is now in Papua Tengah.
        return f"{known.casefold()} ".startswith(f"{whole} ") or state == known.casefold()
    if small is not None and great is not None:
        return small < great
    tells = small < _CITY if small is not None else great is not None and great > 2
    return tells and _alone_after(reading, second)


def _alone_after(reading: Reading, second: FoundMention) -> bool:
    """Whether no further item of a list follows: `A, B, dan C`, `A, B, C`."""
    following = reading.at(reading.first_after(second.end), "LOC")
    if following is None:
        return True
    gap = reading.text[second.end : following.start]
    if cues().separators & set(words_of(gap)) and reading.is_list_gap(gap):
        return False
    size = size_of(reading, following)
    return gap.strip() != "," or (size is not None and size > (size_of(reading, second) or 0))


def _whole_of(reading: Reading, mention: FoundMention) -> str | None:
    """What a region lies in: its province, or its country abroad."""
    surface = reading.draft.surface(mention)
    region = reading.knowledge.regions.find(surface)
    return _country_of_state(surface) or (region.province if region is not None else None)


def _canonical(reading: Reading, mention: FoundMention) -> str:
    region = reading.knowledge.regions.find(reading.draft.surface(mention))
    return region.name if region is not None else reading.draft.surface(mention)


def _coordinated(reading: Reading, index: int, second: FoundMention) -> Iterator[Link]:
    """`Kabupaten Malaka dan Timor Tengah Selatan, NTT`: the first lies there too."""
    first, last = reading.at(index - 1, "LOC"), reading.draft.mentions[index]
    if first is None or " ".join(words_of(reading.text[first.end : last.start])) not in titles().conjunctions:
        return
    alike = reading.draft.surface(first).split()[0] == reading.draft.surface(last).split()[0]
    size = size_of(reading, first)
    typed = size is not None and (alike or size_of(reading, last) is None)
    if typed or _whole_of(reading, first) == _canonical(reading, second):
        yield Link("located_in", first.entity, second.entity, first.start, second.end, "address-chain")


def _is_housed(reading: Reading, mention: FoundMention) -> bool:
    """Whether a body is named as the house it has (`Rudenim X`, `kantor LPSK`)."""
    named = cues().patterns["housed"].match(reading.draft.surface(mention)) is not None
    return named or bool(cues().building_words & set(reading.words_before(mention.start)[-1:]))


def _holder_around(reading: Reading, index: int) -> bool:
    """Whether the body only says whose officer somebody is (`Kepala Kantor X, Batam`)."""
    title = reading.at(index - 1, "POSITION")
    return title is not None and reading.draft.mentions[index].start - title.end < 10


# -- broken down -----------------------------------------------------------------------------


def _breakdown(reading: Reading, index: int) -> Iterator[Link]:
    """`Sulawesi Selatan 14 orang (Bone 6, Bulukumba 5, dan Jeneponto 3)`."""
    whole, part = reading.at(index, "LOC"), reading.at(index + 1, "LOC")
    if whole is None or part is None or not _FIGURE_BRACKET.fullmatch(reading.text[whole.end : part.start]):
        return
    if reading.text[whole.end : part.start].strip() == "(" and reading.text[part.end : part.end + 1] == ")":
        return  # a short form: `Sulawesi Tenggara (Sultra)`
    end = whole.end
    while part is not None:
        known = _whole_of(reading, part)
        if known is not None and known != _canonical(reading, whole) and size_of(reading, whole) == _PROVINCE:
            return
        end = part.end
        yield Link("located_in", part.entity, whole.entity, whole.start, end, "region-breakdown")
        index += 1
        part = reading.at(index + 1, "LOC")
        gap = reading.text[end : part.start] if part is not None else ""
        if ")" in gap or not reading.is_list_gap(gap):
            return


# -- stated ----------------------------------------------------------------------------------


def _stated(reading: Reading) -> Iterator[Link]:
    """`Pulau X terletak di Kabupaten Y`."""
    for match in reading.cue_matches("lies_in"):
        index = reading.first_after(match.end())
        place = reading.at(index, "LOC")
        thing = reading.at(reading.last_before(match.start()), "LOC", "AGENCY", "ORG")
        if place is None or thing is None or thing.entity == place.entity:
            continue
        before = words_of(reading.text[thing.end : match.start()])
        behind = reading.text[match.end() : place.start].strip()
        if not behind and thing.end <= match.start() and all(word in cues().adverbs or word == "," for word in before):
            yield Link("located_in", thing.entity, place.entity, thing.start, place.end, "stated-place")
