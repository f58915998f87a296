"""Counts and tables of the registry, from its TSV files and patterns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tools.docs.markdown import code, table
from tpo_ie.registry.entries import Agency, read_agencies
from tpo_ie.registry.patterns import load_patterns
from tpo_ie.resources import Row, package_text, read_tsv

_PACKAGE = "tpo_ie.registry"


def sizes() -> str:
    """Return how many entries each file has."""
    names = ("agencies", "positions", "regions", "leaders", "words")
    rows = [(code(f"tpo_ie/registry/{name}.tsv"), f"{len(_rows(name)):,}") for name in names]
    rows.append((code("tpo_ie/registry/patterns.yaml"), f"{len(load_patterns()):,}"))
    return table(("file", "entries"), rows)


def agencies() -> str:
    """Return the agencies by kind and level."""
    bodies = _agencies()
    levels = [level for level, _ in Counter(body.level for body in bodies).most_common()]
    counts = Counter((body.kind, body.level) for body in bodies)
    totals = Counter(body.kind for body in bodies)
    rows = [
        (code(kind), *(counts[kind, level] or "" for level in levels), total) for kind, total in totals.most_common()
    ]
    return table(("kind", *(level or "none given" for level in levels), "all"), rows)


def national() -> str:
    """Return the national bodies that exist today, with their acronyms."""
    bodies = sorted(
        (body for body in _agencies() if body.level == "national" and body.valid(None)),
        key=lambda body: (body.kind, body.name),
    )
    return table(
        ("id", "name", "acronyms", "kind"),
        ((code(body.id), body.name, ", ".join(body.acronyms), body.kind) for body in bodies),
    )


def patterns() -> str:
    """Return the patterns that compose names of regional bodies and their units."""
    rows = (
        (code(pattern.id), pattern.long, ", ".join(pattern.short), pattern.region, pattern.kind)
        for pattern in load_patterns()
    )
    return table(("id", "written out", "short forms", "followed by", "kind"), rows)


def positions() -> str:
    """Return the positions by type and by kind of body."""
    rows = _rows("positions")
    return _count("type", rows) + "\n" + _count("agency_kind", [row for row in rows if row["type"] == "position"])


def regions() -> str:
    """Return the regions by type."""
    return _count("type", _rows("regions"))


def _count(column: str, rows: Iterable[Row]) -> str:
    counts = Counter(row[column] or "any" for row in rows)
    return table((column, "entries"), ((code(name), number) for name, number in counts.most_common()))


def _agencies() -> list[Agency]:
    return list(read_agencies(package_text(_PACKAGE, "agencies.tsv"), "agencies.tsv"))


def _rows(name: str) -> list[Row]:
    return list(read_tsv(package_text(_PACKAGE, f"{name}.tsv"), f"{name}.tsv", ()))
