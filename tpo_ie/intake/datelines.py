"""Datelines: `Palembang (ANTARA) - `, `JAKARTA, KOMPAS.com -- `, `Liputan6.com, Jakarta `, `Slawi – `."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tpo_ie.intake.layout import Dateline
from tpo_ie.intake.lines import INVISIBLE, Line
from tpo_ie.intake.patterns import dateline_words

_LONGEST_HEAD = 90
_SHORTEST_STORY_LINE = 60
_DASH = re.compile(r"\s*(?:-{1,3}|[–—―−]{1,3})\s*|\s*:\s+")
_PART = re.compile(r"\([^()\n]{1,40}\)|[^,|/()\n]+")
_DATE = re.compile(
    r"(?:(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\W{1,3})?"
    r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2}\s+[^\W\d_]{3,9}(?:\s+\d{4})?|\d{1,4})",
    re.IGNORECASE,
)
_WEB = re.compile(r"[\w-]{2,30}\.(?:com|co|id|net|org|tv|news|info|my|sg|web|go)(?:\.\w{2})?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_WEB_COMMA = re.compile(r"([\w-]{2,30}\.(?:com|co\.id|id|net|tv))\s*,\s+(?=[A-Z])", re.IGNORECASE)
_BRACKETED = re.compile(r"([A-Z][\w'’.]*(?:[ ,]{1,2}[A-Z][\w'’.]*){0,3})\s*,?\s*\(([^()\n]{2,30})\)\s+(?=[\"“A-Z])")


@dataclass(slots=True)
class _Head:
    """What stands before the dash, sorted by what it is."""

    names: list[tuple[int, int]] = field(default_factory=list)
    outlet: tuple[int, int] | None = None
    dated: bool = False


def find_dateline(line: Line, is_region: Callable[[str], bool]) -> Dateline | None:
    """Read the dateline that a line begins with.

    Args:
        line: A line near the top of the article.
        is_region: Says whether a name is a known region; decides whether the second of two bare
            names (`Wonosobo, Jateng` or `Wonosobo, Kedupost`) is a medium.

    Returns:
        The dateline; None when the line begins with none.
    """
    for dash in _DASH.finditer(line.text, 0, _LONGEST_HEAD):
        head = _read_head(line.text[: dash.start()], line.start)
        if head is None:
            continue
        # A medium makes it certain; without one the dash must stand free and a paragraph must follow.
        free = dash.group()[0].isspace() and dash.group()[-1].isspace() and ":" not in dash.group()
        if head.outlet is None and not free:
            continue
        if head.outlet is None and not head.dated and len(line.text) < _SHORTEST_STORY_LINE:
            continue
        return _dateline(line, head, line.start + dash.end(), is_region)
    return _without_dash(line, is_region)


def _read_head(text: str, offset: int) -> _Head | None:
    head = _Head()
    for match in _PART.finditer(text):
        raw = match.group()
        part = raw.strip(INVISIBLE + "()")
        start = offset + match.start() + raw.index(part) if part else 0
        if not part or _DATE.fullmatch(part):
            head.dated = head.dated or bool(part)
        elif _is_outlet(part) or (raw[0] == "(" and part[0].isupper()):
            head.outlet = head.outlet or (start, start + len(part))
        elif raw[0] != "(" and _is_name(part):
            head.names.append((start, start + len(part)))
        else:
            return None
    return head if (head.names or head.outlet) and len(head.names) <= 3 else None


def _is_outlet(part: str) -> bool:
    return part.casefold() in dateline_words().outlets or _WEB.fullmatch(part) is not None


def _is_name(part: str) -> bool:
    words = part.split()
    return (
        1 <= len(words) <= 4
        and all(_WORD.fullmatch(word) and word[0].isupper() for word in words)
        and not any(word.casefold() in dateline_words().never_in_place for word in words)
    )


def _dateline(line: Line, head: _Head, end: int, is_region: Callable[[str], bool]) -> Dateline:
    names, outlet = head.names, head.outlet
    if outlet is None and len(names) == 2 and not is_region(_piece(line, names[1])):
        names, outlet = names[:1], names[1]
    place = names[0] if names else None
    return Dateline(line.start, end, place, _piece(line, outlet) if outlet else None, outlet)


def _piece(line: Line, span: tuple[int, int]) -> str:
    return line.text[span[0] - line.start : span[1] - line.start]


def _without_dash(line: Line, is_region: Callable[[str], bool]) -> Dateline | None:
    """`Liputan6.com, Jakarta Polisi …` and `Palembang (ANTARA) Kantor …`."""
    match = _WEB_COMMA.match(line.text)
    if match:
        words = line.text[match.end() : match.end() + 60].split()[:3]
        size = next((n for n in (3, 2) if n < len(words) and is_region(" ".join(words[:n]).rstrip(","))), 1)
        place = line.text[match.end() : match.end() + len(" ".join(words[:size]))].rstrip(",")
        end = match.end() + len(place)
        while end < len(line.text) and line.text[end] in ", ":
            end += 1
        if not _is_name(place):
            return None
        start = line.start + match.end()
        outlet = (line.start, line.start + match.end(1))
        return Dateline(line.start, line.start + end, (start, start + len(place)), match.group(1), outlet)
    match = _BRACKETED.match(line.text)
    if match and _is_outlet(match.group(2)):
        head = _read_head(match.group().rstrip(), line.start)
        if head is not None and head.names:
            return _dateline(line, head, line.start + match.end(), is_region)
    return None
