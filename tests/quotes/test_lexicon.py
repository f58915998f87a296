"""The verbs and words of the stage."""

from __future__ import annotations

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.quotes.lexicon import speech_forms, speech_forms_from, words


def test_forms() -> None:
    forms = speech_forms()
    assert forms["kata"].shape == "root"
    assert forms["katanya"].shape == "suffixed"
    assert forms["mengatakan"].shape == "active"
    assert forms["disampaikannya"].shape == "passive"
    assert forms["bilang"].shape == "active"
    assert forms["membantah"].denies
    assert forms["nilainya"].noun
    assert "tanyanya" in forms
    assert "menemukan" not in forms


def test_words_are_lower_case() -> None:
    groups = words()
    assert all(word == word.lower() for name in groups.__dataclass_fields__ for word in getattr(groups, name))


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("say: [&a {root: kata, active: [], passive: [], bare: free}, *a]", "stands twice"),
        ("say: [{root: kata, active: [], passive: [], bare: perhaps}]", "bare"),
        ("shout: []", "shout"),
        ("say: [{root: kata, active: []", "verbs.yaml:"),
    ],
)
def test_wrong_entries_are_named(yaml: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        speech_forms_from(yaml, "verbs.yaml")
