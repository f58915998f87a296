"""Annotations of WebAnno TSV 3: spans that several lines make up together, and references between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tpo_ie.corpus.formats.webanno.table import SLOT, Layer, Table, Unit, unescape

_NUMBERED = re.compile(r"(.*)\[(\d+)\]", re.DOTALL)
_REFERENCE = re.compile(r"(\d+-\d+(?:\.\d+)?)(?:\[(\d+)(?:_(\d+))?\])?")
_CHAINED = re.compile(r"(.*)->(\d+)-(\d+)", re.DOTALL)


class Slot(NamedTuple):
    """A slot: its role, the layer of what it holds, and where that begins, as (unit id, disambiguation id)."""

    role: str
    layer: str
    target: tuple[str, int]


@dataclass(slots=True)
class Span:
    """An annotation over text.

    Args:
        layer: Its layer.
        line: Line of its first unit.
        unit: Id of its first unit.
        number: Its disambiguation id; 0 for none.
        start: First code point.
        end: Code point after the last.
        values: Values of its features, empty ones left out.
        slots: What its slots hold.
    """

    layer: Layer
    line: int
    unit: str
    number: int
    start: int
    end: int
    values: list[str] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation: its values, where it comes from and where it goes, as (unit id, disambiguation id)."""

    layer: Layer
    line: int
    values: tuple[str, ...]
    source: tuple[str, int]
    target: tuple[str, int]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A span that is part of a chain: the chain's number and its place in it."""

    chain: int
    place: int
    start: int
    end: int


def split_cell(cell: str, separator: str) -> list[str]:
    """Split a cell at a separator that is not escaped."""
    return re.split(rf"(?<!\\){re.escape(separator)}", cell)


def spans(table: Table, layer: Layer) -> list[Span]:
    """Return the annotations of a span layer in text order."""
    found: list[Span] = []
    open_: dict[int, Span] = {}
    for unit in table.units:
        cells = unit.cells[layer.column : layer.column + layer.width]
        if not cells or all(cell in ("_", "") for cell in cells):
            continue
        for position in range(max(len(split_cell(cell, "|")) for cell in cells)):
            stacked = [(split_cell(cell, "|") + [""] * position)[position] for cell in cells]
            span, number = _span(layer, unit, stacked)
            if number and number in open_:
                open_[number].end = max(open_[number].end, unit.end)
                open_[number].start = min(open_[number].start, unit.start)
                continue
            found.append(span)
            if number:
                open_[number] = span
    return found


def _span(layer: Layer, unit: Unit, cells: list[str]) -> tuple[Span, int]:
    """Return a span as one line shows it, with its disambiguation id."""
    span = Span(layer, unit.line, unit.id, 0, unit.start, unit.end)
    features = iter(layer.features or ("",))
    column = iter(cells)
    for feature in features:
        value, number = _value(next(column, "_"))
        span.number = span.number or number
        if feature.startswith(SLOT):
            roles = split_cell(value or "", ";")
            targets = [_reference(target) for target in split_cell(next(column, "_"), ";")]
            held = layer.targets.get(feature, "")
            span.slots += [Slot(unescape(r), held, t) for r, t in zip(roles, targets, strict=False) if r and t]
        elif value is not None:
            span.values.append(unescape(value))
    return span, span.number


def _value(cell: str) -> tuple[str | None, int]:
    """Return a feature's value, None where it has none, and the disambiguation id after it."""
    numbered = _NUMBERED.fullmatch(cell)
    value, number = (numbered.group(1), int(numbered.group(2))) if numbered else (cell, 0)
    return (None if value in ("*", "_", "") else value), number


def _reference(cell: str) -> tuple[str, int] | None:
    found = _REFERENCE.fullmatch(cell)
    return (found.group(1), int(found.group(2) or 0)) if found else None


def arcs(table: Table, layer: Layer) -> Iterator[Arc]:
    """Yield the relations of a relation layer."""
    for unit in table.units:
        cells = unit.cells[layer.column : layer.column + layer.width]
        if len(cells) < layer.width or cells[-1] in ("_", ""):
            continue
        columns = [split_cell(cell, "|") for cell in cells]
        for position, cell in enumerate(columns[-1]):
            found = _REFERENCE.fullmatch(cell)
            if not found:
                continue
            raw = (column[position] for column in columns[:-1] if position < len(column))
            values = tuple(unescape(value) for value in raw if value not in ("_", "*", ""))
            numbers = (int(found.group(2) or 0), int(found.group(3) or 0))
            yield Arc(layer, unit.line, values, (found.group(1), numbers[0]), (unit.id, numbers[1]))


def chain_links(table: Table, layer: Layer) -> list[ChainLink]:
    """Return the links of a chain layer; a link over several units comes once."""
    found: dict[tuple[int, int], ChainLink] = {}
    reference = next((i for i, name in enumerate(layer.features) if name == "referenceRelation"), 1)
    for unit in table.units:
        cells = unit.cells[layer.column : layer.column + layer.width]
        if len(cells) <= reference:
            continue
        for cell in split_cell(cells[reference], "|"):
            chained = _CHAINED.fullmatch(cell)
            if chained:
                key = (int(chained.group(2)), int(chained.group(3)))
                before = found.get(key)
                start = before.start if before else unit.start
                found[key] = ChainLink(*key, start, unit.end)
    return [found[key] for key in sorted(found)]
