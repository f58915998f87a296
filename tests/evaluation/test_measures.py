"""The measures as data agree with the code that counts them."""

from __future__ import annotations

import pytest

from tpo_ie.document import ACTION_CATEGORIES, MENTION_LABELS, RELATION_TYPES, Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.layers import SCORERS
from tpo_ie.evaluation.measures import (
    LAYERS,
    definitions,
    headlines,
    is_accuracy,
    measure_of,
    measures,
    notes,
    plan,
    promised,
    slice_columns,
)


def test_every_score_that_is_counted_has_a_measure_and_every_measure_is_counted(gold: list[Document]) -> None:
    counted = {
        (layer, *path)
        for document in gold
        for layer, score in SCORERS.items()
        for path in score(Pair(document, document))
    }
    for path in counted:
        assert measure_of(path).path == path[: len(measure_of(path).path)]
    for measure in measures():
        if measure.name in ("relevance", "entities.roles"):
            continue  # gold of the train split may have none
        for path in measure.scores:
            assert path in counted or path[-1] == "macro" or measure.mean_of, path


def test_the_interface_is_promised() -> None:
    found = {".".join(path) for path in promised()}
    assert {
        "mentions.strict.micro",
        *(f"mentions.strict.per_label.{label}" for label in MENTION_LABELS),
        "entities",
        "officials",
        *(f"relations.per_type.{type_}" for type_ in RELATION_TYPES),
        "quotes.span_speaker",
        "actions.category",
        "actions.category_actor",
        *(f"actions.per_category.{category}" for category in ACTION_CATEGORIES),
    } <= found
    assert len(promised()) == len(set(promised()))


def test_definitions_say_something_of_every_layer() -> None:
    found = definitions()
    assert set(LAYERS) == {name.split(".")[0] for name in found}
    assert all(len(text) > 10 for text in (*found.values(), *notes()))
    assert found["mentions.strict"].startswith("same start, same end, same label")


def test_chief_scores_are_promised_and_cover_every_layer() -> None:
    assert set(headlines()) <= set(promised())
    assert set(slice_columns()) <= set(headlines())
    assert {path[0] for path in headlines()} == set(LAYERS)


def test_the_longest_measure_is_taken() -> None:
    assert measure_of(("entities", "b3")).name == "entities.b3"
    assert measure_of(("actions", "per_category", "arrest")).name == "actions"
    assert measure_of(("slices", "seen", "unseen", "mentions", "strict", "micro")).name == "mentions.strict"
    with pytest.raises(KeyError, match=r"nothing\.at\.all"):
        measure_of(("nothing", "at", "all"))


def test_plans_know_means_and_what_counts_over_what() -> None:
    known = [("mentions", "strict", "per_label", "PER"), ("mentions", "type", "per_label", "PER")]
    made = plan([("mentions", "strict", "macro"), ("entities", "conll"), ("quotes", "speaker")], known)
    assert made.below(("mentions", "strict", "macro")) == (("mentions", "strict", "per_label", "PER"),)
    assert made.below(("entities", "conll")) == (("entities", "muc"), ("entities", "b3"), ("entities", "ceaf_e"))
    assert made.over == {("quotes", "speaker"): ("quotes", "span")}


def test_accuracies_are_known() -> None:
    assert is_accuracy(("quotes", "speaker"))
    assert not is_accuracy(("quotes", "span"))
    assert not is_accuracy(("relevance", "per_label", "tppo"))
