"""Which bodies of an article a title without a body belongs to, by kind."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, TypeAdapter

from tpo_ie.officials.titles import title_core
from tpo_ie.resources import package_data


class Home(BaseModel):
    """Titles and the kinds of bodies they belong to, by the beginnings of their names.

    Args:
        titles: Beginnings of titles.
        bodies: Beginnings of the names of bodies, first kind first.
        whole: The title must be the whole word, not its beginning (`Ketua`, not `Ketua RT`).
        size: How many words the title has at least (`Direktur Pengendalian Operasi`, not `Direktur Utama`).
        below: The region after the title lies below the body's own (`Babinsa Desa X`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    titles: tuple[str, ...]
    bodies: tuple[str, ...]
    whole: bool = False
    size: int = 1
    below: bool = False


@cache
def _homes() -> tuple[tuple[str, Home], ...]:
    """Pairs of title beginning and home, longest title first.

    Raises:
        ResourceError: The file breaks its shape.
    """
    homes = package_data("tpo_ie.officials", "homes.yaml", TypeAdapter(list[Home]))
    pairs = [(title, home) for home in homes for title in home.titles]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def home_of(title: str) -> Home | None:
    """Return the kinds of bodies that a title without a body belongs to; None when unknown."""
    core = title_core(title)
    for beginning, home in _homes():
        begins = core == beginning or (core.startswith(beginning) and not home.whole)
        if begins and len(core.split()) >= home.size:
            return home
    return None
