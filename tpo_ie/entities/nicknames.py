"""Nicknames of public persons."""

from __future__ import annotations

from functools import cache

from tpo_ie.resources import package_text, read_tsv


@cache
def known_nicknames() -> dict[str, str]:
    """Return full names by nickname, both as the press writes them, nicknames case folded."""
    text = package_text("tpo_ie.entities", "nicknames.tsv")
    rows = read_tsv(text, "tpo_ie/entities/nicknames.tsv", ("nickname", "name"))
    return {row["nickname"].casefold(): row["name"] for row in rows}
