"""The agency registry: bodies, and patterns that compose names of regional bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from tpo_ie.registry.composition import NameReader, Part, number_id
from tpo_ie.registry.entries import Agency, OwnAgencies, read_agencies, read_own_agencies
from tpo_ie.registry.patterns import Pattern, load_patterns, load_words
from tpo_ie.registry.phrases import is_acronym, key_of
from tpo_ie.registry.regions import RegionRegistry, slug
from tpo_ie.registry.spelling import Speller
from tpo_ie.resources import package_text, user_text

__all__ = ["Agency", "AgencyRegistry"]

_COUNTRY = frozenset({"Republik Indonesia", "Indonesia"})
_GOVERNMENTS = {"provinsi": "pemprov", "kabupaten": "pemkab", "kota": "pemkot"}


class AgencyRegistry:
    """Finds bodies by any name in use; composes regional ones (`Satreskrim Polresta Barelang`).

    Args:
        agencies: The listed bodies; of two with one id the later counts.
        own: The user's bodies, which count before the listed ones with the same ids.
        patterns: The productive patterns.
        regions: The regions.

    Attributes:
        first_words: The words with which the names begin, lower case.
    """

    def __init__(
        self,
        agencies: Iterable[Agency],
        patterns: list[Pattern],
        regions: RegionRegistry,
        own: OwnAgencies | None = None,
    ) -> None:
        self.regions = regions
        self.own = own or OwnAgencies()
        self._by_id = {agency.id: agency for agency in (*agencies, *self.own.bodies)}
        self._patterns: dict[str, Pattern] = {}
        for pattern in patterns:
            self._patterns.setdefault(pattern.id, pattern)
        self._by_key: dict[str, list[tuple[Agency, str]]] = defaultdict(list)
        self._reader: NameReader[Agency] = NameReader(patterns, load_words(), regions)
        inside: dict[str, list[Agency]] = defaultdict(list)
        for agency in self._by_id.values():
            for form in dict.fromkeys((agency.name, *agency.acronyms, *agency.aliases)):
                self._by_key[key_of(form)].append((agency, form))
                if ":" not in agency.id or " " not in form:
                    inside[form].append(agency)
        for form, bodies in inside.items():
            self._reader.add_body(form, tuple(bodies))
        names = (form for entries in self._by_key.values() for _, form in entries)
        heads = (form for pattern in patterns for form in (pattern.long, *pattern.short, *dict(pattern.also)))
        self.first_words = frozenset(form.split()[0].lower() for form in (*names, *heads) if form.strip())
        self._find = lru_cache(maxsize=2048)(self._find_uncached)
        self._canonical = lru_cache(maxsize=2048)(lambda text, on: self._corrected(self._canonical_uncached(text, on)))
        self._parts = lru_cache(maxsize=2048)(lambda text: tuple(self._reader.read(text)))

    @classmethod
    def load(cls, regions: RegionRegistry, user_file: str | Path | None = None) -> AgencyRegistry:
        """Load the built-in registry and lay the user's file over it.

        Args:
            regions: The regions.
            user_file: A TSV with the columns ``id``, ``name``, ``kind`` and any other field of :class:`Agency`;
                lists are separated by ``|``. Of a built-in body with the same id, cells left empty stay as they
                are, and ``-`` empties one.

        Raises:
            ResourceError: A row of a file is wrong; names file and line.
        """
        source = "tpo_ie/registry/agencies.tsv"
        agencies = list(read_agencies(package_text("tpo_ie.registry", "agencies.tsv"), source))
        built_in = cls(agencies, load_patterns(), regions)
        if user_file is None:
            return built_in
        own = read_own_agencies(user_text(user_file), str(user_file), built_in.get)
        return cls(agencies, load_patterns(), regions, own)

    # -- looking up ----------------------------------------------------------------------------

    def find(self, text: str, on: date | None = None) -> Agency | None:
        """Return the body that a surface form names, listed or composed by a pattern; None when unknown.

        Args:
            text: A name, short or long; typing errors in it are forgiven, those in a region's name are not.
            on: The day that the text speaks of: decides between bodies that bore one name in turn. Without it
                the present one is meant.
        """
        return self._find(text, on)

    def canonical_name(self, text: str, on: date | None = None) -> str:
        """Return the canonical name of a surface form: acronyms and regions written out, class kept.

        Works for unknown bodies too: known parts are expanded, the rest stays as written
        (`Satreskrim Polresta Barelang` → `Satuan Reserse Kriminal Kepolisian Resor Kota Barelang`).
        """
        return self._canonical(text, on)

    def written_out(self, text: str) -> str:
        """Return a surface form with acronyms and regions written out and nothing mended, the user's names aside."""
        return self._canonical_uncached(text, None, mend=False)

    def is_ambiguous(self, text: str) -> bool:
        """Say whether a name means several bodies or kinds of them: `KKP`, a ministry and a port's office."""
        meant = {agency.name for agency in self._bearing(text)}
        kinds = {p.long for p in self._patterns.values() if text in p.short}
        meant |= {kind for kind in kinds if not any(name.startswith(kind) for name in meant)}
        return len(meant) > 1

    def get(self, agency_id: str) -> Agency | None:
        """Return the body with this id, listed or composed."""
        listed = self._by_id.get(agency_id)
        if listed is not None:
            return listed
        parent, _, last = agency_id.rpartition("/")
        head, _, region_id = last.partition(":")
        pattern = self._patterns.get(head)
        if pattern is None or (bool(parent) and self.get(parent) is None) or not (parent or region_id):
            return None
        region = self.regions.get(region_id)
        part: Part[Agency] = Part(pattern.long, pattern)
        part.region = region.name if region else region_id.replace("-", " ").title()
        part.region_id = region_id
        name = part.written() if region_id else pattern.long
        above = self.get(parent) if parent else None
        return self._composed(agency_id, pattern, f"{name} {above.name}" if above else name, part, parent or None)

    def parents(self, agency_id: str) -> tuple[Agency, ...]:
        """Return the bodies above a body, the nearest first."""
        found: list[Agency] = []
        agency = self.get(agency_id)
        while agency is not None and agency.parent and all(agency.parent != other.id for other in found):
            agency = self.get(agency.parent)
            if agency is not None:
                found.append(agency)
        return tuple(found)

    def children(self, agency_id: str) -> tuple[Agency, ...]:
        """Return the listed bodies directly below a body, by name."""
        return self._children.get(agency_id, ())

    @cached_property
    def _children(self) -> dict[str, tuple[Agency, ...]]:
        below: dict[str, list[Agency]] = defaultdict(list)
        for agency in self._by_id.values():
            if agency.parent:
                below[agency.parent].append(agency)
        return {parent: tuple(sorted(found, key=lambda a: a.name)) for parent, found in below.items()}

    def __iter__(self) -> Iterator[Agency]:
        return iter(self._by_id.values())

    def parts(self, text: str) -> tuple[Part[Agency], ...]:
        """Return the parts of a name: units, heads of patterns, listed bodies, regions, other words."""
        return self._parts(text)

    # -- reading names -----------------------------------------------------------------------

    def _find_uncached(self, text: str, on: date | None) -> Agency | None:
        agency = self._listed(text, on) or self._compose(text, on)
        if agency is None:
            mended = self._speller.mended(text)
            if mended is not None:
                agency = self._listed(mended, on) or self._compose(mended, on)
        return agency

    @cached_property
    def _speller(self) -> Speller:
        national = [key for key, found in self._by_key.items() if all(":" not in agency.id for agency, _ in found)]
        return Speller(list(self._by_key), national, self._reader.vocabulary(), self.regions)

    def _listed(self, text: str, on: date | None) -> Agency | None:
        return _on_day(self._bearing(text), on)

    def _bearing(self, text: str) -> list[Agency]:
        return [
            agency
            for agency, form in self._by_key.get(key_of(text), ())
            if not is_acronym(form) or form in text or form.upper() in text
        ]

    def _canonical_uncached(self, text: str, on: date | None, *, mend: bool = True) -> str:
        agency = self._listed(text, on)
        # A composed body has its name from the words of the text, unless these are a by-name (`Kodam Sriwijaya`).
        if agency is not None and (":" not in agency.id or key_of(text) != key_of(agency.name)):
            return agency.name
        parts = self.parts(text)
        known = any(part.pattern is not None or part.bodies for part in parts)
        if mend and (not known or self._compose(text, on) is None):
            mended = self._speller.mended(text)
            if mended is not None and self._compose(mended, on) is not None:
                parts = self.parts(mended)
        pieces: list[str] = []
        abroad = len(parts) > 1 and self._is_foreign(parts[-1].name)
        for i, part in enumerate(parts):
            if (
                i + 1 < len(parts)
                and part.pattern is not None
                and not part.region
                and parts[i + 1].pattern is part.pattern
            ):
                continue  # `Kepolisian Resor Polres Cimahi`
            name = _on_day(part.bodies, on).name if part.bodies and len(part.bodies) > 1 else part.written()  # type: ignore[union-attr]
            if part.bodies and abroad:
                name = _of_another_state(part, name)
            if pieces and (pieces[-1].endswith(f" {name}") or pieces[-1] == name):
                continue  # `Bareskrim Polri`, `Ombudsman RI`: the unit's name ends with the parent's already
            if pieces and part.bodies and name.startswith(f"{pieces[-1]} "):
                pieces.pop()  # `Kementerian Kominfo`
            pieces.append(name)
        name = " ".join(pieces).strip(" ,;")
        return name or text

    def _corrected(self, name: str) -> str:
        """Return a composed name with the names of bodies that the user corrected (`… Kepolisian Resor Dumai`)."""
        for old, new in self.own.corrected:
            if name == old or name.endswith(f" {old}"):
                return name[: -len(old)] + new
        return name

    def _is_foreign(self, name: str) -> bool:
        region = self.regions.find(name)
        return region is not None and region.type == "country" and region.name not in _COUNTRY

    def _compose(self, text: str, on: date | None) -> Agency | None:
        parts = list(self.parts(text))
        while len(parts) > 1 and parts[-1].name in _COUNTRY and parts[-2].bodies:
            parts.pop()  # `DPR RI`, `IOM Indonesia`
        current: Agency | None = None
        name = ""
        for part in reversed(parts):
            name = f"{part.written()} {name}".strip()
            above = current
            if part.bodies:
                current = self._body_under(part.bodies, above, on)
            elif part.pattern is not None:
                current = self._pattern_under(part, above, name)
            else:
                return None
            if current is None:
                return None
        return current

    def _body_under(self, bodies: tuple[Agency, ...], above: Agency | None, on: date | None) -> Agency | None:
        if above is None:
            return _on_day(bodies, on)
        for body in bodies:
            if above.id == body.parent or any(parent.id == above.id for parent in self.parents(body.id)):
                return body
        return None

    def _pattern_under(self, part: Part[Agency], above: Agency | None, name: str) -> Agency | None:
        pattern = part.pattern
        assert pattern is not None
        region_id = number_id(part) if pattern.region == "number" and part.region else part.region_id
        own = f"{pattern.id}:{region_id}" if region_id else pattern.id
        if (pattern.numbered or pattern.open) and part.qualifier:
            own = f"{pattern.id}-{slug(part.qualifier)}" + (f":{region_id}" if region_id else "")
        if above is not None:
            return self._named(f"{above.id}/{own}", pattern, name, part, above.id)
        if not region_id and not (pattern.open and part.qualifier and pattern.parent is None):
            return None
        return self._named(own, pattern, name if pattern.open else f"{part.name} {part.region}", part, None)

    def _named(self, own: str, pattern: Pattern, name: str, part: Part[Agency], above: str | None) -> Agency:
        return self._by_id.get(own) or self._composed(own, pattern, name, part, above)

    def _composed(self, own: str, pattern: Pattern, name: str, part: Part[Agency], above: str | None) -> Agency:
        return Agency(
            id=own,
            name=self._corrected(name),
            kind=pattern.kind,
            level=pattern.level,
            parent=above or self._parent(pattern, part.region),
            region=part.region or None,
            valid_from=pattern.valid_from,
            valid_to=pattern.valid_to,
            source=f"pattern:{pattern.id}",
            origin=f"pattern:{pattern.id}",
        )

    def _parent(self, pattern: Pattern, region: str) -> str | None:
        """Fill a pattern's parent; a pattern whose region lies in no known province belongs to its parent's parent."""
        parent = pattern.parent
        while parent and "{" in parent:
            if parent == "{government}":
                found = self.regions.find(region)
                kind = _GOVERNMENTS.get(found.type) if found else None
                return f"{kind}:{slug(found.name)}" if found and kind else None
            above = self._patterns[parent.partition(":")[0]]
            province = self.regions.province_of(region)
            if province:
                region_id = slug(province)
                return f"{above.id}:{dict(above.instead).get(region_id, region_id)}"
            parent = above.parent
        return parent


def _of_another_state(part: Part[Agency], name: str) -> str:
    """`Mahkamah Agung` + `Amerika Serikat`: the name without its own country, a by-name (`Imigrasi`) as written."""
    if any(part.written_as in body.aliases for body in part.bodies):
        return part.written_as
    return name.removesuffix(" Republik Indonesia")


def _on_day(agencies: Iterable[Agency], on: date | None) -> Agency | None:
    """Return the body that exists on a day, else the first."""
    first = None
    for agency in agencies:
        if agency.valid(on):
            return agency
        first = first or agency
    return first
