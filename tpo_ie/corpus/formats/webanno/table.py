"""Parses WebAnno TSV 3 into its text and its annotations, layer by layer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tpo_ie.corpus.formats.offsets import Utf16Offsets
from tpo_ie.errors import DocumentError

_LAYER = re.compile(r"#T_(SP|CH|RL)=(.*)")
SLOT = "ROLE_"
_BASE = "BT_"
_UNIT = re.compile(r"\d+-\d+(\.\d+)?")
_ESCAPED = re.compile(r"\\(->|.)", re.DOTALL)
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the file.

    Args:
        kind: ``SP`` spans, ``CH`` chains, ``RL`` relations.
        name: Its full name.
        features: Names of its features; a slot feature begins with ``ROLE_``.
        column: Index of its first column.
        base: Name of the layer that a relation layer joins.
        targets: Slot feature to the name of the layer that its slots hold.
    """

    kind: str
    name: str
    features: tuple[str, ...]
    column: int
    base: str = ""
    targets: Mapping[str, str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Number of its columns: slots have one more for their targets, relations one for their sources."""
        if self.kind == "RL":
            return len(self.features) + 1
        return max(1, len(self.features)) + len(self.targets)


class Unit(NamedTuple):
    """A token or part of one, with the cells of its line."""

    line: int
    id: str
    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(slots=True)
class Table:
    """A file.

    Args:
        layers: Its layers.
        text: The text, put together from its sentences.
        units: Its tokens and parts of tokens, with offsets in code points of the text.
    """

    layers: list[Layer] = field(default_factory=list)
    text: str = ""
    units: list[Unit] = field(default_factory=list)


def parse(content: str) -> Table:
    """Parse a file.

    Args:
        content: Its text.

    Returns:
        Layers, text and units; every unit stands at its offsets.

    Raises:
        DocumentError: The file is no WebAnno TSV 3; the place is the line.
    """
    lines = [line.removesuffix("\r") for line in content.removeprefix("\ufeff").split("\n")]
    if not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
        raise DocumentError(f"WebAnno TSV 3 is expected, found {lines[0][:60]!r}", place="1")
    table = Table()
    sentences: list[tuple[list[str], list[Unit]]] = []
    before = ""
    for number, line in enumerate(lines, start=1):
        layer = _LAYER.fullmatch(line)
        if layer:
            table.layers.append(_layer(layer.group(1), layer.group(2), table.layers))
        elif line.startswith("#Text="):
            if not before.startswith("#Text="):
                sentences.append(([], []))
            sentences[-1][0].append(unescape(line.removeprefix("#Text=")))
        elif line and not line.startswith("#") and sentences:
            sentences[-1][1].append(_unit(number, line))
        elif line and not line.startswith("#"):
            raise DocumentError("a token before the first sentence", place=str(number))
        before = line
    table.text = _text(sentences)
    table.units = list(_placed(table.text, sentences))
    return table


def _layer(kind: str, declaration: str, layers: list[Layer]) -> Layer:
    name, *declared = declaration.split("|")
    column = layers[-1].column + layers[-1].width if layers else 3
    base = next((feature.removeprefix(_BASE) for feature in declared if feature.startswith(_BASE)), "")
    features: list[str] = []
    targets: dict[str, str] = {}
    for feature in declared:
        if features and features[-1].startswith(SLOT) and features[-1] not in targets:
            targets[features[-1]] = feature
        elif feature and not feature.startswith(_BASE):
            features.append(feature)
    return Layer(kind, name, tuple(features), column, base, targets)


def _unit(number: int, line: str) -> Unit:
    cells = line.split("\t")
    try:
        start, end = (int(offset) for offset in cells[1].split("-"))
    except (ValueError, IndexError):
        start = end = -1
    if start < 0 or end < start or len(cells) < 3 or not _UNIT.fullmatch(cells[0]):
        raise DocumentError(f"a token with its offsets is expected, found {line[:60]!r}", place=str(number))
    return Unit(number, cells[0], start, end, tuple(cells))


def _text(sentences: list[tuple[list[str], list[Unit]]]) -> str:
    """Put sentences together; between two the file keeps only how far apart they stand."""
    text, size = "", 0
    for lines, units in sentences:
        begin = units[0].start if units else size
        gap = begin - size
        if gap > 0 and text:
            text += " " if gap == 1 else "\n" * gap
        elif gap > 0:
            text += " " * gap
        sentence = "\n".join(lines)
        text += sentence
        size = max(begin, size) + len(sentence) + sum(character > "\uffff" for character in sentence)
    return text


def _placed(text: str, sentences: list[tuple[list[str], list[Unit]]]) -> Iterator[Unit]:
    """Yield units with their offsets, which count UTF-16 code units, turned into code points and checked."""
    offsets = Utf16Offsets(text)
    for _, units in sentences:
        for unit in units:
            try:
                start, end = offsets.to_code_points(unit.start), offsets.to_code_points(unit.end)
            except ValueError as error:
                raise DocumentError(str(error), place=str(unit.line)) from None
            token = unescape(unit.cells[2])
            if text[start:end] != token:
                reason = f"{token!r} does not stand at its offsets, {text[start:end]!r} does"
                raise DocumentError(reason, place=str(unit.line))
            yield unit._replace(start=start, end=end)


def unescape(value: str) -> str:
    """Return a cell's text without its escapes."""
    return _ESCAPED.sub(lambda match: _CONTROLS.get(match.group(1), match.group(1)), value)
