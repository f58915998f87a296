"""Strings, dates and pillars."""

from __future__ import annotations

from typing import get_args

import pytest

from tpo_ie.actions.conclusion import weights
from tpo_ie.document import ACTION_CATEGORIES, ACTION_STATUSES, MENTION_LABELS, RELATION_TYPES
from tpo_ie.document.pillars import PILLARS, pillar_of
from tpo_ie.document.values import QuoteKind, RelevanceLabel
from tpo_ie.errors import ResourceError
from tpo_ie.rendering import strings as module
from tpo_ie.rendering.dates import in_words
from tpo_ie.rendering.strings import LANGUAGES, load_strings
from tpo_ie.rendering.summary import ROLES
from tpo_ie.resources import package_text, parse_yaml


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_of_every_field_has_a_word(lang: str) -> None:
    strings = load_strings(lang)
    keys = [f"category.{c}" for c in ACTION_CATEGORIES] + [f"pillar.{p}" for p in PILLARS]
    keys += [f"{negation}status.{s}" for s in ACTION_STATUSES for negation in ("", "not_")]
    keys += [f"label.{label}" for label in MENTION_LABELS] + [f"relation.{t}" for t in RELATION_TYPES]
    keys += [f"kind.{k}" for k in get_args(QuoteKind)] + [f"relevance.{k}" for k in get_args(RelevanceLabel)]
    keys += [f"role.{role}" for role in ROLES] + [f"month.{n}" for n in range(1, 13)]
    for key in keys:
        assert strings(key).strip(), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_code_of_an_attribute_has_words(lang: str) -> None:
    strings = load_strings(lang)
    weighed = {sign for sign in weights().body if sign not in ("affinity", "unfit")}
    sources = weighed | {"clause", "pronoun", "sentence", "only_body"}
    forms = parse_yaml(package_text("tpo_ie.actions", "exploitation.yaml"), "exploitation.yaml")
    keys = [f"actor_from.{source}" for source in sources] + [f"exploitation.{form}" for form in forms]
    for key in keys:
        assert strings.get(key, "").strip(), key


def test_pillars_hold_each_category_once() -> None:
    listed = [category for categories in PILLARS.values() for category in categories]
    assert sorted(listed) == sorted(ACTION_CATEGORIES)
    assert pillar_of("repatriation") == "protection"


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="en, id"):
        load_strings("fr")


def test_a_missing_translation_names_file_and_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "package_text", lambda package, name: "halo: {en: hello}\n")
    with pytest.raises(ResourceError, match=r"paket/kata\.yaml: halo"):
        load_strings("en", "paket", "kata.yaml")


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        ("2023-07-28", "en", "28 July 2023"),
        ("2023-07-28", "id", "28 Juli 2023"),
        ("2023-07", "id", "Juli 2023"),
        ("2023", "en", "2023"),
        ("2023-01/2023-06", "en", "January 2023 – June 2023"),
        ("2023-13-01", "en", "2023-13-01"),
        ("kemarin\nsore", "en", "kemarin sore"),
    ],
)
def test_dates_in_words(value: str, lang: str, expected: str) -> None:
    assert in_words(value, load_strings(lang)) == expected
