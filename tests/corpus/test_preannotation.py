"""Predictions for annotation tools."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpus.drafts import action, document
from tpo_ie.corpus.formats import get_format
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.preannotation import mean_score, predict, prediction_task, write_predictions
from tpo_ie.document import Document
from tpo_ie.errors import InputError, ModelError
from tpo_ie.records import Record


def scored() -> Document:
    found = document("[[a1|Polda Riau]] menangkap", actions=[action("menangkap", "arrest", actors=["a1"], score=0.5)])
    return found.model_copy(update={"mentions": tuple(m.model_copy(update={"score": 0.9}) for m in found.mentions)})


def test_a_prediction_has_scores() -> None:
    task = prediction_task(scored())
    (prediction,) = task["predictions"]
    assert prediction["score"] == pytest.approx(0.7)
    scores = {result["value"]["labels"][0]: result["score"] for result in prediction["result"] if "score" in result}
    assert scores == {"AGENCY": 0.9, "arrest": 0.5}
    assert "annotations" not in task


def test_without_scores_there_is_none() -> None:
    assert mean_score(document("halo")) is None
    assert "score" not in prediction_task(document("halo"))["predictions"][0]


@pytest.mark.parametrize("tool", ["label-studio", "brat"])
def test_what_is_written_reads_back(tmp_path: Path, tool: str) -> None:
    documents = [scored().model_copy(update={"id": name}) for name in "ab"]
    path = tmp_path / ("tasks.json" if tool == "label-studio" else "brat")
    assert write_predictions(documents, tool, path) == 2
    assert list(get_format(tool).read(path, ReadOptions(), Report(pytest.fail))) == documents


@pytest.mark.parametrize("tool", ["label-studio", "brat"])
def test_nothing_is_written_of_nothing(tmp_path: Path, tool: str) -> None:
    with pytest.raises(InputError, match="no article to write"):
        write_predictions([], tool, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_model_is_no_fault_of_the_article(tmp_path: Path) -> None:
    articles = [Record("a", "x", "a.txt")]
    with pytest.raises(ModelError):
        list(predict(articles, model=tmp_path / "nothing", on_failure=pytest.fail))


def test_what_the_pipeline_reads_becomes_a_prediction(article: str) -> None:
    (found,) = predict([Record("a", article, "a.txt", {"published": "2025-03-15"})], on_failure=pytest.fail)
    task = json.loads(json.dumps(prediction_task(found)))
    values = [result.get("value", {}) for result in task["predictions"][0]["result"]]
    labels = {label for value in values for label in value.get("labels", ())}
    assert {"AGENCY", "PER", "OFFICIAL", "QUOTE"} < labels
    assert 0 < task["predictions"][0]["score"] <= 1
