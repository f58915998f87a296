"""Reads a name of a body into its parts: units, heads of patterns, listed bodies, regions, other words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from tpo_ie.registry.patterns import Pattern
from tpo_ie.registry.phrases import PhraseTable, Word, words_of
from tpo_ie.registry.regions import ABROAD, PREFIXES, RegionRegistry, slug


class Listed(Protocol):
    """What the reader needs to know of a listed body."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name, written out."""


BodyT = TypeVar("BodyT", bound=Listed)

_CLASS_WORDS = frozenset(
    {
        "kelas",
        "khusus",
        "non",
        "non-tpi",
        "tpi",
        "tempat",
        "pemeriksaan",
        "imigrasi",
        "tipe",
        "madya",
        "pabean",
        "tmp",
        "utama",
    }
)
_CLASSES = frozenset({"i", "ii", "iii", "iv", "v", "ia", "ib", "iia", "iib", "iiia", "iiib", "a", "b", "c"})
_QUALIFIERS = _CLASS_WORDS | _CLASSES
_NUMBER = re.compile(r"(?:\d+|[ivx]+)(?:/\S+)?(?:-\S+)?")
_SKIPPED = frozenset({"di", "wilayah", "untuk", "perwakilan"})
_SUFFIXES = frozenset({"kota"})
_AND = frozenset({"dan", "serta", "&"})
_LONGEST_ACRONYM = 5


@dataclass(slots=True)
class Part(Generic[BodyT]):
    """A part of a name.

    Args:
        name: Written out.
        pattern: The pattern whose head it is, else None.
        bodies: The listed bodies it may be (several when the name changed hands), else empty.
        region: The region or number that follows a pattern's head, written out; empty when none does.
        region_id: The same as part of an id.
        qualifier: The class between head and region, as written.
        written_as: A listed body's name as written.
    """

    name: str
    pattern: Pattern | None = None
    bodies: tuple[BodyT, ...] = ()
    region: str = ""
    region_id: str = ""
    qualifier: str = ""
    written_as: str = ""

    def written(self) -> str:
        """Return the part with class and region."""
        return " ".join(piece for piece in (self.name, self.qualifier, self.region) if piece)


class NameReader(Generic[BodyT]):
    """Splits names into parts.

    Args:
        patterns: The productive patterns.
        acronyms: (short, long, exact) of acronyms inside names.
        regions: The regions.
    """

    def __init__(
        self, patterns: list[Pattern], acronyms: Iterator[tuple[str, str, bool | None]], regions: RegionRegistry
    ) -> None:
        self.regions = regions
        self._heads: PhraseTable[tuple[Pattern, str]] = PhraseTable()
        self._bodies: PhraseTable[tuple[BodyT, ...]] = PhraseTable()
        self._acronyms: PhraseTable[str] = PhraseTable()
        self._ends: dict[str, Callable[[list[Word], int, Pattern], int]] = {
            "province": self._province_end,
            "area": self._area_end,
            "place": self._place_end,
            "number": self._number_end,
        }
        for pattern in patterns:
            for form, name in pattern.forms():
                self._heads.add(form, (pattern, name))
        for short, long, exact in acronyms:
            self._acronyms.add(short, long, exact=exact)

    def add_body(self, form: str, bodies: tuple[BodyT, ...]) -> None:
        """Make a listed body's name known inside longer names."""
        self._bodies.add(form, bodies)

    def vocabulary(self) -> set[str]:
        """Return the keys of all words in heads and listed bodies: what a misspelt word is compared with."""
        return self._heads.all_words() | self._bodies.all_words()

    def knows(self, words: list[Word], start: int) -> bool:
        """Say whether a head or a listed body begins at a word."""
        return bool(self._heads.longest(words, start) or self._bodies.longest(words, start))

    def read(self, text: str) -> list[Part[BodyT]]:
        """Return the parts of a name in order."""
        words = words_of(text)
        capitals = text.isupper() and any(len(word.bare) > _LONGEST_ACRONYM for word in words)
        parts: list[Part[BodyT]] = []
        i = 0
        while i < len(words):
            used, part = self._part_at(words, i, capitals)
            parts.append(part)
            i += used
        return parts or [Part(text)]

    def _part_at(self, words: list[Word], i: int, capitals: bool) -> tuple[int, Part[BodyT]]:
        body = self._bodies.longest(words, i)
        for length, (pattern, name) in self._heads.matches(words, i):
            if body and body[0] > length:
                break
            part = Part[BodyT](name, pattern)
            used = length + self._follow(words, i + length, part, capitals)
            if not pattern.required or part.region or self._parent_follows(pattern, words, i + used):
                if used == length:
                    part.name = _with_tail(part.name, words[i + length - 1])
                return used, part
        if body:
            name, stretch = _with_tail(body[1][0].name, words[i + body[0] - 1]), words[i : i + body[0]]
            return body[0], Part(name, bodies=body[1], written_as=" ".join(word.bare for word in stretch))
        acronym = self._acronyms.longest(words, i)
        if acronym:
            return acronym[0], Part(_with_tail(acronym[1], words[i + acronym[0] - 1]))
        region = self.regions.match(words, i)
        if region:
            stretch = words[i : i + region[0]]
            name = region[1].name if capitals else self.regions.expand(" ".join(word.text for word in stretch))
            return region[0], Part(name)
        return 1, Part(_cased(words[i].text, capitals))

    def _parent_follows(self, pattern: Pattern, words: list[Word], i: int) -> bool:
        return pattern.region == "none" and i < len(words) and self.knows(words, i)

    def _follow(self, words: list[Word], i: int, part: Part[BodyT], capitals: bool) -> int:
        """Read class and region behind a head into its part; return the number of words read."""
        pattern, start = part.pattern, i
        assert pattern is not None
        if pattern.qualified:
            while i < len(words) and words[i].key in _QUALIFIERS:
                i += 1
            part.qualifier = " ".join(self._word(word) for word in words[start:i]).replace("Non-TPI", "Non TPI")
            part.qualifier = part.qualifier.replace("Tempat Pemeriksaan Imigrasi", "TPI")
        elif pattern.numbered and i < len(words) and _NUMBER.fullmatch(words[i].key):
            part.qualifier, i = words[i].bare, i + 1
        elif pattern.open:
            while i < len(words) and not self._region_begins(words, i) and not self.knows(words, i):
                i += 1
            part.qualifier = self._field(words[start:i], capitals)
        if pattern.region == "none":
            return i - start
        skipped = i + 1 if i + 1 < len(words) and words[i].key in _SKIPPED else i
        end = self._ends[pattern.region](words, skipped, pattern)
        if end == skipped:
            return i - start
        stretch = words[skipped:end]
        part.region = " ".join(_cased(piece, capitals) for piece in self._region_text(stretch, capitals).split(" "))
        if pattern.is_local and words[skipped].key not in PREFIXES:
            part.region = self.regions.with_kind(part.region)
        region_id = self.regions.slug(stretch)
        part.region_id = dict(pattern.instead).get(region_id, region_id)
        return end - start

    # How far the region of a pattern reaches, by its kind; `start` when none follows.

    def _province_end(self, words: list[Word], start: int, pattern: Pattern) -> int:
        for extra in pattern.extra:
            keys = [word.key for word in words_of(extra)]
            if [word.key for word in words[start : start + len(keys)]] == keys:
                return start + len(keys)
        prefixed = start < len(words) and PREFIXES.get(words[start].key) in ("provinsi", "")
        match = self.regions.match(words, start)
        if match and (match[1].type == "provinsi" or match[1].name == "Yogyakarta"):
            return start + match[0]
        if prefixed:  # `Daerah Istimewa Yogyakarta` begins with what may also stand in front of a name
            match = self.regions.match(words, start + 1)
            if match and match[1].type == "provinsi":
                return start + 1 + match[0]
        return start

    def _area_end(self, words: list[Word], start: int, pattern: Pattern) -> int:
        if start >= len(words):
            return start
        match = self.regions.match(words, start)
        if match and (pattern.abroad or match[1].type not in ABROAD):
            end = start + match[0]
            return end + 1 if end < len(words) and words[end].key in _SUFFIXES else end
        if words[start].key in PREFIXES and start + 1 < len(words) and words[start + 1].bare[:1].isupper():
            return self._place_end(words, start, pattern)
        return start

    def _place_end(self, words: list[Word], start: int, pattern: Pattern) -> int:
        match = self.regions.match(words, start)
        if start >= len(words) or self.knows(words, start) or not (words[start].bare[:1].isupper() or match):
            return start
        if match is None and words[start].key in PREFIXES and start + 1 == len(words):
            return start
        return self._before_next_head(words, start + (match[0] if match else 1))

    def _number_end(self, words: list[Word], start: int, pattern: Pattern) -> int:
        if start < len(words) and not _NUMBER.fullmatch(words[start].key):
            return self._place_end(words, start, pattern)
        return self._before_next_head(words, start + 1) if start < len(words) else start

    def _before_next_head(self, words: list[Word], end: int) -> int:
        """Where the next head begins, an `and` before it left out: `Lanal Dumai dan Bea Cukai Dumai` are two bodies."""
        while end < len(words) and not self.knows(words, end):
            if words[end].key in _AND and end + 1 < len(words) and self.knows(words, end + 1):
                break
            end += 1
        return end

    def _region_begins(self, words: list[Word], i: int) -> bool:
        return words[i].key in PREFIXES or self.regions.match(words, i) is not None

    def _field(self, stretch: list[Word], capitals: bool) -> str:
        """Return the words that name what an open pattern's body is for, written out."""
        pieces = []
        i = 0
        while i < len(stretch):
            acronym = self._acronyms.longest(stretch, i)
            pieces.append(acronym[1] if acronym else _cased(stretch[i].text, capitals))
            i += acronym[0] if acronym else 1
        return " ".join(pieces).strip(",")

    def _region_text(self, stretch: list[Word], capitals: bool) -> str:
        number, slash, name = stretch[0].bare.partition("/")
        if slash:  # `1618/TTU`
            rest = " ".join(self._word(word) for word in stretch[1:])
            return f"{number}/{self.regions.expand(f'{name} {rest}'.strip())}"
        match = self.regions.match(stretch, 0)
        if capitals and match and match[0] == len(stretch):
            prefix = stretch[0].bare.capitalize() + " " if stretch[0].key in PREFIXES else ""
            name = match[1].name
            return name if name.startswith(prefix) else prefix + name
        return self.regions.expand(" ".join(self._word(word) for word in stretch))

    def _word(self, word: Word) -> str:
        known = self._acronyms.longest([word], 0)
        return known[1] if known else word.bare


def number_id(part: Part[BodyT]) -> str:
    """Return the id part of a military number: `0305/Pasaman` → `0305`, `I/5` → `i-5`, a name as a slug."""
    number, _, rest = part.region.lower().split(" ")[0].partition("/")
    if not _NUMBER.fullmatch(number):
        return slug(part.region)
    return f"{number}-{rest}" if rest.isdigit() else number


def _with_tail(name: str, last: Word) -> str:
    return name + "," if last.text.endswith(",") else name


def _cased(text: str, capitals: bool) -> str:
    return text.title() if capitals and len(text) > 3 and text.isupper() else text
