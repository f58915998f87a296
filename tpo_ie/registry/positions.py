"""Positions: titles, their expansion, the kind of body they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tpo_ie.errors import ResourceError
from tpo_ie.registry.own import OwnRows, laid_over, own_rows, written
from tpo_ie.registry.patterns import load_words
from tpo_ie.registry.phrases import PhraseTable, Word, key_of, words_of
from tpo_ie.registry.regions import PREFIXES
from tpo_ie.resources import Row, package_text, read_tsv, user_text

_COLUMNS = ("id", "abbreviation", "expansion", "type")
_TYPES = frozenset({"position", "rank", "title", "religious-title", "honorific", "modifier"})
_TITLED = frozenset({"position", "modifier"})
_COUNTRY = frozenset({"ri", "republik", "indonesia"})
_GOVERNMENTS = {
    "provinsi": "Pemerintah Provinsi",
    "kabupaten": "Pemerintah Kabupaten",
    "kota": "Pemerintah Kota",
}
_FIELDS = (
    ("Wakil Menteri ", "Kementerian "),
    ("Menteri ", "Kementerian "),
    ("Direktur Jenderal ", "Direktorat Jenderal "),
)


@dataclass(frozen=True, slots=True)
class Position:
    """A title.

    Args:
        id: Stable id.
        abbreviation: Short form, e.g. ``Kabid Humas``; may be empty.
        expansion: Written out, e.g. ``Kepala Bidang Hubungan Masyarakat``.
        type: ``position``, ``rank``, ``title`` (academic), ``religious-title``, ``honorific``, ``modifier`` (Plt …)
        agency_kind: Kind of the body it belongs to; ``any`` when it is not tied.
        relation: ``head``, ``deputy``, ``member``, ``spokesperson`` …
        body: Name (or pattern with ``{region}``) of the body that a title alone implies:
            ``Kapolda`` → ``Kepolisian Daerah {region}``, ``Menteri Sosial`` → ``Kementerian Sosial``; else None.
        aliases: Other forms in use.
        regional_body: The body implied when a region follows a title that also stands alone (``Presiden``).
    """

    id: str
    abbreviation: str
    expansion: str
    type: str = "position"
    agency_kind: str = "any"
    relation: str = ""
    body: str | None = None
    aliases: tuple[str, ...] = ()
    regional_body: str | None = None


class PositionRegistry:
    """Finds titles, expands them, says which body a title implies.

    Args:
        positions: The positions; of two with one id the later counts.
        own_forms: Titles that stand in the user's file.
        warnings: What is odd in the user's file but does no harm, with file and line.
    """

    def __init__(
        self, positions: list[Position], own_forms: tuple[str, ...] = (), warnings: tuple[str, ...] = ()
    ) -> None:
        self.own_forms = own_forms
        self.warnings = warnings
        self._by_id = {position.id: position for position in positions}
        self._table: PhraseTable[Position] = PhraseTable()
        self._expansions: PhraseTable[str] = PhraseTable()
        for position in self._by_id.values():
            forms = [form for form in (position.abbreviation, *position.aliases) if form]
            for form in (*forms, position.expansion):
                self._table.add(form, position)
            if position.type in _TITLED:
                for form in forms:
                    self._expansions.add(form, position.expansion)
                    if form in position.expansion:  # `Jaksa Penuntut Umum` holds its short form
                        self._expansions.add(position.expansion, position.expansion)
        for short, long, exact in load_words():
            self._expansions.add(short, long, exact=exact)
        self._expanded = lru_cache(maxsize=1024)(self._expand)
        self._found = lru_cache(maxsize=1024)(self._find)
        self._implied = lru_cache(maxsize=1024)(self._implied_body)

    @classmethod
    def load(cls, user_file: str | Path | None = None, more: Iterable[Position] = ()) -> PositionRegistry:
        """Load the built-in positions and lay the user's file over them.

        Args:
            user_file: A TSV with the columns ``id``, ``abbreviation``, ``expansion``, ``type`` and optionally
                ``agency_kind``, ``relation``, ``body``; of a built-in position with the same id, cells left
                empty stay as they are.
            more: Titles from the user's rules.

        Raises:
            ResourceError: A row of a file is wrong; names file and line.
        """
        source = "tpo_ie/registry/positions.tsv"
        positions = list(_read(package_text("tpo_ie.registry", "positions.tsv"), source))
        if user_file is None:
            return cls([*positions, *more])
        built_in = {position.id: position for position in positions}
        own, read = _own(user_text(user_file), str(user_file), built_in)
        forms = [form for row in read.rows for form in written(*row.list("abbreviation"), row["expansion"])]
        return cls([*positions, *own, *more], tuple(forms), read.warnings)

    def get(self, position_id: str) -> Position | None:
        """Return the position with this id."""
        return self._by_id.get(position_id)

    def __iter__(self) -> Iterator[Position]:
        return iter(self._by_id.values())

    def find(self, title: str) -> Position | None:
        """Return the position that a title names (`Plt`, `mantan` … in front are skipped).

        A longer title is found by its first words: `Kabid Pemberantasan` is a `Kabid`.
        """
        return self._found(title)

    def _find(self, title: str) -> Position | None:
        words = self.core(title)
        for _, position in self._table.matches(words, 0) if words else ():
            if position.type == "position":
                return position
        return None

    def is_whole(self, title: str) -> bool:
        """Say whether a title is one of the positions and nothing more (`Menko Polkam`, not `Kabid Pemberantasan`)."""
        position = self.find(title)
        return position is not None and self._is_whole(title, position)

    def modifiers(self, title: str) -> tuple[str, ...]:
        """Return what limits a title, written out: `Plt`, `mantan` … in front of it or inside."""
        words = words_of(title)
        found = []
        for i in range(len(words)):
            match = self._modifier(words, i)
            if match:
                found.append(match[1])
        return tuple(found)

    def core(self, title: str) -> list[Word]:
        """Return a title's words without the modifiers in front."""
        words = words_of(title)
        i = 0
        while i < len(words) and (match := self._modifier(words, i)):
            i += match[0]
        return words[i:] or words

    def _modifier(self, words: list[Word], i: int) -> tuple[int, str] | None:
        for length, position in self._table.matches(words, i):
            if position.type == "modifier":
                return length, position.expansion
        return None

    def expand(self, title: str) -> str:
        """Return a title written out: `Kabid Humas` → `Kepala Bidang Hubungan Masyarakat`."""
        return self._expanded(title)

    def _expand(self, title: str) -> str:
        words = words_of(title)
        parts: list[str] = []
        i = 0
        while i < len(words):
            match = self._expansions.longest(words, i)
            if match:
                if not " ".join(parts).casefold().endswith(match[1].casefold()):  # `Pelaksana tugas Plt`
                    comma = "," if words[i + match[0] - 1].text.endswith(",") and i + match[0] < len(words) else ""
                    parts.append(match[1] + comma)
                i += match[0]
            else:
                parts.append(words[i].text)
                i += 1
        return " ".join(parts).rstrip(",")

    def implied_body(self, title: str, region: str | None) -> str | None:
        """Return the canonical name of the body that a title implies; None when it implies none.

        Args:
            title: The title as written, e.g. ``Kapolda``, ``Bupati``, ``Menteri Sosial``.
            region: The full name of the region that follows the title (`Sumatera Selatan`), or None.
        """
        return self._implied(title, region)

    def _implied_body(self, title: str, region: str | None) -> str | None:
        position = self.find(title)
        place = None if region is None or {w.key for w in words_of(region)} <= _COUNTRY else region
        if position is not None and self._is_whole(title, position):
            pattern = (position.regional_body or position.body) if place else position.body
            if pattern:
                return _filled(pattern, place)
            if position.regional_body:
                return None
        written = self.expand(" ".join(word.text for word in self.core(title)))
        for head, body in _FIELDS:
            if written.startswith(head) and len(written) > len(head):
                field = written[len(head) :]
                return f"{body}{field} {place}" if place and body == "Kementerian " else body + field
        return None

    def _is_whole(self, title: str, position: Position) -> bool:
        """Say whether a title is the position and nothing more."""
        key = " ".join(word.key for word in self.core(title))
        return any(
            key == key_of(form) for form in (position.abbreviation, position.expansion, *position.aliases) if form
        )


def _filled(pattern: str, region: str | None) -> str | None:
    if "{" not in pattern:
        return pattern
    if not region:
        return None
    if pattern == "{government}":
        kind = PREFIXES.get(words_of(region)[0].key) or ""
        return f"{_GOVERNMENTS[kind]} {region.split(' ', 1)[1]}" if kind in _GOVERNMENTS and " " in region else None
    before, _, after = pattern.partition("{region}")
    last = before.split()[-1] if before.split() else ""
    words = region.split(" ", 1)
    if len(words) == 2 and words[0] == last:  # `Bupati` + `Kabupaten Cirebon`
        region = words[1]
    return f"{before}{region}{after}"


def _read(text: str, source: str) -> Iterator[Position]:
    for row in read_tsv(text, source, _COLUMNS):
        yield _position(row)


def _own(text: str, source: str, built_in: dict[str, Position]) -> tuple[list[Position], OwnRows]:
    read = own_rows(text, source, _COLUMNS, (*_COLUMNS, "agency_kind", "relation", "body"))
    found = []
    for row in read.rows:
        below = built_in.get(row["id"])
        found.append(_position(row if below is None else laid_over(row, _cells(below))))
    return found, read


def _cells(position: Position) -> dict[str, str]:
    return {
        "abbreviation": "|".join(form for form in (position.abbreviation, *position.aliases) if form),
        "expansion": position.expansion,
        "type": position.type,
        "agency_kind": position.agency_kind,
        "relation": position.relation,
        "body": f"{position.body or ''}|{position.regional_body}" if position.regional_body else position.body or "",
    }


def _position(row: Row) -> Position:
    for column in ("id", "expansion"):
        if not row[column]:
            raise ResourceError(f"{row.source}: {column} is empty")
    if row["type"] not in _TYPES:
        raise ResourceError(f"{row.source}: type is {row['type']!r}, not one of {', '.join(sorted(_TYPES))}")
    forms = row.list("abbreviation")
    alone, _, regional = row.values.get("body", "").partition("|")
    return Position(
        id=row["id"],
        abbreviation=forms[0] if forms else "",
        expansion=row["expansion"],
        type=row["type"],
        agency_kind=row.values.get("agency_kind") or "any",
        relation=row.values.get("relation", ""),
        body=alone or None,
        aliases=forms[1:],
        regional_body=regional or None,
    )
