"""Parses the lines of an ``.ann`` file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tpo_ie.errors import DocumentError

_ARGUMENT = re.compile(r"(\S+?)(?:(?<![0-9])[0-9]+)?:(\S+)")


@dataclass(frozen=True, slots=True)
class TextBound:
    """A T line: label, parts of the span, covered text."""

    label: str
    parts: tuple[tuple[int, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Event:
    """An E line: trigger and arguments as (role, id)."""

    trigger: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """An R line: type and the ids of its two ends."""

    type: str
    head: str
    tail: str


@dataclass(slots=True)
class Standoff:
    """The lines of a file by kind, with the number of the line each id stands on."""

    text_bounds: dict[str, TextBound] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    relations: dict[str, Relation] = field(default_factory=dict)
    equivalents: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    attributes: list[tuple[int, str, str, str | None]] = field(default_factory=list)
    notes: list[tuple[int, str, str, str]] = field(default_factory=list)
    normalisations: int = 0
    line_of: dict[str, int] = field(default_factory=dict)


class LineError(DocumentError):
    """A line that is not brat's notation.

    Args:
        number: Its number, from 1.
        reason: What is wrong.
    """

    def __init__(self, number: int, reason: str) -> None:
        self.number = number
        super().__init__(reason)


def parse(content: str) -> Standoff:
    """Parse an ``.ann`` file.

    Args:
        content: Its text.

    Returns:
        What its lines say.

    Raises:
        LineError: A line is not brat's notation, or an id stands twice.
    """
    found = Standoff()
    for number, raw in enumerate(content.split("\n"), start=1):
        line = raw.removesuffix("\r")
        if not line.strip():
            continue
        identifier, _, rest = line.partition("\t")
        if identifier in found.line_of and identifier != "*":
            raise LineError(number, f"the id {identifier} stands on line {found.line_of[identifier]} too")
        found.line_of[identifier] = number
        parser = _PARSERS.get(identifier[:1])
        if parser is None or not rest:
            raise LineError(number, f"no line of brat standoff: {line[:60]!r}")
        parser(found, number, identifier, rest)
    return found


def _text_bound(found: Standoff, number: int, identifier: str, rest: str) -> None:
    head, _, covered = rest.partition("\t")
    label, _, offsets = head.partition(" ")
    try:
        parts = tuple((int(start), int(end)) for start, end in (pair.split() for pair in offsets.split(";")))
    except ValueError:
        raise LineError(number, f"{identifier}: offsets are expected after {label}, found {offsets!r}") from None
    found.text_bounds[identifier] = TextBound(label, parts, covered)


def _event(found: Standoff, number: int, identifier: str, rest: str) -> None:
    pairs = [_ARGUMENT.fullmatch(word) for word in rest.split()]
    if not pairs or None in pairs:
        raise LineError(number, f"{identifier}: TYPE:TRIGGER and ROLE:ID are expected, found {rest!r}")
    (_, trigger), *arguments = [(pair.group(1), pair.group(2)) for pair in pairs if pair]
    found.events[identifier] = Event(trigger, tuple(arguments))


def _relation(found: Standoff, number: int, identifier: str, rest: str) -> None:
    words = rest.split()
    ends = [_ARGUMENT.fullmatch(word) for word in words[1:]]
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        raise LineError(number, f"{identifier}: TYPE Arg1:ID Arg2:ID is expected, found {rest!r}")
    found.relations[identifier] = Relation(words[0], ends[0].group(2), ends[1].group(2))


def _equivalents(found: Standoff, number: int, identifier: str, rest: str) -> None:
    found.equivalents.append((number, tuple(rest.split()[1:])))


def _attribute(found: Standoff, number: int, identifier: str, rest: str) -> None:
    words = rest.split()
    if len(words) not in (2, 3):
        raise LineError(number, f"{identifier}: NAME ID and perhaps VALUE are expected, found {rest!r}")
    found.attributes.append((number, words[0], words[1], words[2] if len(words) == 3 else None))


def _note(found: Standoff, number: int, identifier: str, rest: str) -> None:
    head, _, content = rest.partition("\t")
    words = head.split()
    if len(words) != 2:
        raise LineError(number, f"{identifier}: TYPE ID is expected, found {head!r}")
    found.notes.append((number, words[0], words[1], content))


def _normalisation(found: Standoff, number: int, identifier: str, rest: str) -> None:
    found.normalisations += 1


_PARSERS: dict[str, Callable[[Standoff, int, str, str], None]] = {
    "T": _text_bound,
    "E": _event,
    "R": _relation,
    "*": _equivalents,
    "A": _attribute,
    "M": _attribute,
    "#": _note,
    "N": _normalisation,
}
