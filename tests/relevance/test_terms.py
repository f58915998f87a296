"""Terms found in one pass stand where a pattern of all alternatives finds them."""

from __future__ import annotations

import random
import re

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.relevance.terms import TermFinder

GROUPS = {
    "a": ("calo", "calo*", "dikirim ke", "iming-iming*", "kerja"),
    "b": ("kerja di luar", "kerja di luar negeri", "non-prosedural", "wni", "jual anak*"),
}


def by_pattern(terms: tuple[str, ...], text: str) -> list[int]:
    """Return the places by one pattern."""
    body = "|".join(re.escape(t).replace(r"\*", r"\w*") for t in sorted(terms, key=len, reverse=True))
    return [match.start() for match in re.finditer(rf"(?<!\w)(?:{body})(?!\w)", text)]


def test_finds_what_a_pattern_finds() -> None:
    source = random.Random(7)
    words = [
        "calo",
        "calonya",
        "dikirim",
        "ke",
        "kerja",
        "di",
        "luar",
        "negeri",
        "iming-imingnya",
        "non-prosedural",
        "wni",
        "wnid",
        "jual",
        "anaknya",
        "anak",
        ",",
        ".",
        "-",
    ]
    finder = TermFinder(GROUPS)
    for _ in range(400):
        text = " ".join(source.choices(words, k=14)).replace(" ,", ",")
        found = finder.places(text)
        assert {name: found.get(name, []) for name in GROUPS} == {n: by_pattern(t, text) for n, t in GROUPS.items()}, (
            text
        )


def test_terms_of_one_group_do_not_overlap() -> None:
    assert TermFinder({"a": ("kerja di luar negeri", "luar negeri")}).places("kerja di luar negeri") == {"a": [0]}


def test_a_term_begins_with_a_word() -> None:
    with pytest.raises(ResourceError, match="begins with neither"):
        TermFinder({"a": ("*kerja",)})
