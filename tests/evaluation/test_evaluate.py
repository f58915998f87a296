"""Whole evaluations: what a result holds, slices, two systems."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.evaluation.conftest import damaged, empty, node
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError
from tpo_ie.evaluation.evaluate import Evaluation, evaluate
from tpo_ie.evaluation.measures import definitions, promised
from tpo_ie.evaluation.slices import forms


@pytest.mark.parametrize("count", [0, 1, 8])
def test_json_holds_every_promised_score(gold: list[Document], count: int) -> None:
    result = json.loads(json.dumps(evaluate(((d, empty(d)) for d in gold[:count]), resamples=10)))
    assert result["documents"] == count
    for path in promised():
        score = node(result, ".".join(path))
        assert {"p", "r", "f1", "support", "ci95"} <= set(score), path
        assert len(score["ci95"]) == 2
    assert result["definitions"] == definitions()


def test_different_texts_are_refused(gold: list[Document]) -> None:
    with pytest.raises(DocumentError, match=rf"{gold[0].id}: gold and prediction have different texts"):
        evaluate([(gold[0], gold[1])])
    evaluation = Evaluation(compared=True)
    with pytest.raises(DocumentError, match="different texts"):
        evaluation.add(gold[0], gold[0], gold[1])
    assert evaluation.documents == 0


def test_figures_do_not_depend_on_the_number_of_resamples(gold: list[Document]) -> None:
    pairs = [(d, damaged(d, n)) for n, d in enumerate(gold)]
    few, many = (evaluate(pairs, resamples=n)["mentions"]["strict"]["micro"] for n in (1, 300))
    assert few["ci95"][0] == few["ci95"][1]
    assert many["ci95"][0] < many["f1"] < many["ci95"][1]
    assert few["f1"] == many["f1"]
    other = evaluate(pairs, resamples=300, seed=1)["mentions"]["strict"]["micro"]
    assert other["ci95"] != many["ci95"]


def test_slices_add_up_to_the_whole(gold: list[Document]) -> None:
    pairs = [(d, damaged(d, n)) for n, d in enumerate(gold)]
    result = evaluate(pairs, slices=["source", "year", "region", "length"], resamples=10)
    for name, values in result["slices"].items():
        assert sum(value["documents"] for value in values.values()) == len(gold), name
        correct = sum(value["mentions"]["strict"]["micro"]["correct"] for value in values.values())
        assert correct == result["mentions"]["strict"]["micro"]["correct"], name
        assert all("conll" in value["entities"] for value in values.values())


def test_seen_and_unseen_names_add_up_to_all(gold: list[Document]) -> None:
    pairs = [(d, damaged(d, n)) for n, d in enumerate(gold[4:])]
    result = evaluate(pairs, known=forms(gold[:6]), resamples=10)
    parts = result["slices"]["seen"]
    for key in ("correct", "predicted", "support"):
        both = [parts[name]["mentions"]["strict"]["micro"][key] for name in ("seen", "unseen")]
        assert all(both)
        assert sum(both) == result["mentions"]["strict"]["micro"][key], key
    assert "per_label" in parts["seen"]["mentions"]["strict"]


def compared(gold: list[Document], ours: Any, theirs: Any) -> dict[str, Any]:
    evaluation = Evaluation(compared=True, slices=["length"], known=forms(gold[:1]))
    for n, document in enumerate(gold):
        evaluation.add(document, ours(document, n), theirs(document, n))
    return evaluation.result(resamples=200)


def test_a_better_system_is_told_from_a_worse_one(gold: list[Document]) -> None:
    result = compared(gold, lambda d, _: d, damaged)
    for path in ("mentions.strict.micro", "mentions.strict.macro", "entities.conll", "officials"):
        found = node(result["against"], path)
        assert found["difference"] == pytest.approx(found["f1"] - found["against"], abs=1e-4)
        assert found["ci95"][0] > 0, path
        assert found["p_value"] < 0.05, path
    assert set(result["against"]) == {
        key for key in result if key not in ("documents", "definitions", "slices", "against")
    }


def test_the_same_system_twice_does_not_differ(gold: list[Document]) -> None:
    result = compared(gold, damaged, damaged)
    found = node(result["against"], "mentions.strict.micro")
    assert (found["difference"], found["ci95"], found["p_value"]) == (0.0, [0.0, 0.0], 1.0)


def test_a_second_system_without_a_document_found_nothing_there(gold: list[Document]) -> None:
    evaluation = Evaluation(compared=True)
    evaluation.add(gold[0], gold[0], None)
    assert node(evaluation.result(resamples=5)["against"], "mentions.strict.micro")["against"] == 0.0


def test_confusions_count_labels(scored: Any, small: dict[str, Any]) -> None:
    result = scored(mentions=small["mentions"][:2])
    assert result["mentions"]["confusion"] == {"AGENCY": {"AGENCY": 2}, "PER": {"none": 1}}
    assert result["actions"]["confusion"] == {"cooperation": {"cooperation": 1}}
    assert "confusion" not in result["relevance"]
