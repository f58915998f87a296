"""ISO dates, months, years and intervals in words."""

from __future__ import annotations

import re

from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.strings import Strings

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def in_words(value: str, strings: Strings) -> str:
    """Return a point or interval of time in words.

    Args:
        value: ``2023-07-28``, ``2023-07``, ``2023`` or two of these with a slash between.
        strings: The language.

    Returns:
        `28 July 2023`, `January 2023 – June 2023`; a value of another shape comes back as it is.
    """
    return " – ".join(_point(part, strings) for part in value.split("/"))


def _point(value: str, strings: Strings) -> str:
    match = _POINT.fullmatch(value)
    if match is None:
        return one_line(value)
    year, month, day = match.groups()
    if month is None:
        return str(year)
    name = strings.get(f"month.{int(month)}", "")
    if not name:
        return value
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"
