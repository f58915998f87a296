"""Leaders of other countries, whom news names without saying which country is theirs (`Presiden Donald Trump`)."""

from __future__ import annotations

from functools import cache

from tpo_ie.registry.phrases import key_of
from tpo_ie.resources import package_text, read_tsv

_SOURCE = "tpo_ie/registry/leaders.tsv"
_FEWEST_LETTERS = 5  # a family name shorter than this is borne by many


@cache
def _countries() -> tuple[dict[str, str], dict[str, str | None]]:
    """Countries by full name, and by family name where one leader alone bears it."""
    full: dict[str, str] = {}
    last: dict[str, str | None] = {}
    for row in read_tsv(package_text("tpo_ie.registry", "leaders.tsv"), _SOURCE, ("names", "country")):
        for name in row.list("names"):
            key = key_of(name)
            full[key] = row["country"]
            family = key.split()[-1]
            if len(family) >= _FEWEST_LETTERS:
                last[family] = row["country"] if last.setdefault(family, row["country"]) == row["country"] else None
    return full, last


def country_of_leader(name: str, *, alone: bool = False) -> str | None:
    """Return the country that a person leads or led; None for everybody else.

    Args:
        name: The name as written, e.g. ``Donald Trump``.
        alone: A single word counts as the family name of a leader (`Trump`); for names that stand behind a title.
    """
    full, last = _countries()
    key = key_of(name)
    return full.get(key) or (last.get(key) if alone and " " not in key else None)
