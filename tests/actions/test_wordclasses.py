"""Classes of words as patterns: classes named inside them."""

from __future__ import annotations

import pytest

from tpo_ie.actions.wordclasses import class_pattern

CLASSES = {"number": ["dua", "12"], "human": ["anak", "buruh"]}


@pytest.mark.parametrize("pattern", ["re:<number> <human>", r"re:<number> (?:\w+ )?<human>", "re:(?:para )?<human>"])
def test_a_class_is_spelt_out_wherever_it_stands(pattern: str) -> None:
    assert class_pattern([pattern], CLASSES).search("dua anak")


def test_a_class_behind_a_word_that_may_lack() -> None:
    found = class_pattern([r"re:<number> (?:\w+ )?<human>"], CLASSES)
    assert found.search("menolong 12 orang anak")
    assert not found.search("menolong 12 orang tua renta")


def test_a_group_with_a_name_is_no_class() -> None:
    assert class_pattern([r"re:(?P<whom>anak|buruh)"], CLASSES).search("buruh")


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError):
        class_pattern(["re:<nobody>"], CLASSES)
