"""Productive patterns of agency names, read from ``patterns.yaml``, and the acronyms inside names (``words.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text, parse_yaml, read_tsv

_SOURCE = "tpo_ie/registry/patterns.yaml"
_LOCAL_KINDS = frozenset({"local-government", "parliament"})
REGION_KINDS = ("province", "area", "place", "number", "none")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A head of agency names and what may follow it; the fields are explained in ``patterns.yaml``."""

    id: str
    long: str
    kind: str
    region: str
    short: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    level: str = ""
    parent: str | None = None
    of: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    required: bool = False
    abroad: bool = False
    qualified: bool = False
    open: bool = False
    numbered: bool = False
    valid_from: str | None = None
    valid_to: str | None = None

    @property
    def is_local(self) -> bool:
        """Whether its bodies belong to the government of the region that follows (`Dinas Sosial Bengkalis`)."""
        return self.kind in _LOCAL_KINDS and (self.region == "area" or self.kind == "parliament")

    def forms(self) -> Iterator[tuple[str, str]]:
        """Yield (form, the form written out)."""
        own = dict(self.also)
        for form in (self.long, *self.short, *own):
            yield form, own.get(form, self.long)


def load_patterns() -> list[Pattern]:
    """Read the built-in patterns.

    Raises:
        ResourceError: An entry has an unknown key, lacks one or gives an unknown kind of region.
    """
    patterns = []
    for number, entry in enumerate(parse_yaml(package_text("tpo_ie.registry", "patterns.yaml"), _SOURCE), start=1):
        place = f"{_SOURCE}: entry {number} ({entry.get('id', '?')})"
        try:
            pattern = Pattern(**{key: _frozen(value) for key, value in entry.items()})
        except TypeError as error:
            raise ResourceError(f"{place}: {error}") from None
        if pattern.region not in REGION_KINDS:
            raise ResourceError(f"{place}: region is {pattern.region!r}, not one of {', '.join(REGION_KINDS)}")
        patterns.append(pattern)
    return patterns


def load_words() -> Iterator[tuple[str, str, bool | None]]:
    """Yield (short, long, exact) of the acronyms inside names; exact None leaves the choice to the table."""
    text = package_text("tpo_ie.registry", "words.tsv")
    for row in read_tsv(text, "tpo_ie/registry/words.tsv", ("short", "long", "exact")):
        yield row["short"], row["long"], True if row["exact"] == "yes" else None


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return tuple(value.items()) if isinstance(value, dict) else value
