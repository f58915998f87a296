"""Files in, scores out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.conftest import damaged, empty, node
from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.evaluation.browser.collection import Collection
from tpo_ie.evaluation.evaluate import evaluate
from tpo_ie.evaluation.run import score_files


def write(path: Path, documents: list[Document]) -> Path:
    path.write_text("".join(document.to_json() + "\n" for document in documents), encoding="utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path, gold: list[Document]) -> dict[str, Path]:
    return {
        "gold": write(tmp_path / "dev.jsonl", gold),
        "pred": write(tmp_path / "pred.jsonl", [damaged(d, n) for n, d in enumerate(gold)][::-1]),
        "other": write(tmp_path / "other.jsonl", [empty(d) for d in gold[1:]]),
    }


def test_files_score_as_documents_do(files: dict[str, Path], gold: list[Document]) -> None:
    told: list[str] = []
    result = score_files([files["gold"]], pred=files["pred"], resamples=20, report=told.append)
    expected = evaluate([(d, damaged(d, n)) for n, d in enumerate(gold)], resamples=20)
    assert json.dumps(result) == json.dumps(expected)
    assert told == []


def test_everything_at_once(files: dict[str, Path], gold: list[Document]) -> None:
    told: list[str] = []
    noted: list[str] = []
    mistakes = Collection()
    result = score_files(
        [files["gold"]],
        pred=files["pred"],
        against=files["other"],
        slices=("year", "seen"),
        train=(files["gold"],),
        resamples=20,
        mistakes=mistakes,
        report=told.append,
        note=noted.append,
    )
    assert told == [f"{files['other']}: no prediction for {gold[0].id}"]
    assert noted == []
    assert node(result, "against.mentions.strict.micro")["against"] == 0.0
    assert set(result["slices"]) == {"year", "seen"}
    assert mistakes.scored == len(gold)
    wrong = [m for m in mistakes.mistakes if m["layer"] == "mentions"]
    strict = node(result, "mentions.strict.micro")
    assert len([m for m in wrong if m["gold"]]) == strict["support"] - strict["correct"]
    assert len([m for m in wrong if m["predicted"]]) == strict["predicted"] - strict["correct"]


def test_predictions_without_gold_are_named(files: dict[str, Path], tmp_path: Path, gold: list[Document]) -> None:
    noted: list[str] = []
    few = write(tmp_path / "few.jsonl", gold[:3])
    result = score_files([few], pred=files["pred"], resamples=5, report=pytest.fail, note=noted.append)
    assert result["documents"] == 3
    assert noted == [f"{files['pred']}: {len(gold) - 3} documents have no gold and are not scored"]


def test_no_gold_is_an_error(files: dict[str, Path]) -> None:
    with pytest.raises(InputError, match="no document of the split 'test'"):
        score_files([files["gold"]], pred=files["pred"], split="test", report=pytest.fail)
    with pytest.raises(InputError, match="needs the training data"):
        score_files([files["gold"]], pred=files["pred"], slices=["seen"], report=pytest.fail)


def test_memory_does_not_grow_with_the_number_of_documents(tmp_path: Path, small: dict[str, Any]) -> None:
    import tracemalloc

    def peak(size: int) -> int:
        path = tmp_path / f"{size}.jsonl"
        with path.open("w", encoding="utf-8") as stream:
            for n in range(size):
                stream.write(json.dumps(small | {"id": f"d{n}"}) + "\n")
        tracemalloc.start()
        score_files([path], pred=path, resamples=5, report=pytest.fail)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)  # what is loaded once
    grown = peak(200) - peak(50)
    assert grown < 150 * 12_000  # counts and the place of a line; a document alone takes more
