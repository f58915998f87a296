"""Several annotations of one task."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.drafts import document
from tpo_ie.corpus.formats import get_format
from tpo_ie.corpus.formats.label_studio import task_of
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.merging.versions import read_versions

_FIRST = document("[[p1|Budi]] datang")
_SECOND = document("[[g1|Budi]] datang")
_THIRD = document("[[l1|Budi]] datang")


def annotation(found: Any, **values: Any) -> dict[str, Any]:
    return {"result": task_of(found, part="annotations")["annotations"][0]["result"], **values}


def labels(tmp_path: Path, *annotations: dict[str, Any]) -> list[list[str]]:
    task = task_of(_FIRST, part="predictions") | {"annotations": list(annotations)}
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task]), encoding="utf-8")
    found = read_versions(path, get_format("label-studio"), Report(pytest.fail))
    return [[mention.label for mention in one.mentions] for one in found]


def test_they_come_in_the_order_of_their_last_change(tmp_path: Path) -> None:
    found = labels(
        tmp_path,
        annotation(_FIRST, updated_at="2026-03-03"),
        annotation(_SECOND, updated_at="2026-03-01"),
        annotation(_THIRD, created_at="2026-03-02"),
    )
    assert found == [["ORG"], ["LOC"], ["PER"]]


def test_ground_truth_stands_alone(tmp_path: Path) -> None:
    assert labels(tmp_path, annotation(_FIRST), annotation(_SECOND, ground_truth=True), annotation(_THIRD)) == [["ORG"]]


@pytest.mark.parametrize("mark", ["was_cancelled", "skipped"])
def test_skipped_ones_do_not_count(tmp_path: Path, mark: str) -> None:
    assert labels(tmp_path, annotation(_FIRST, **{mark: True}), annotation(_SECOND)) == [["ORG"]]
    assert labels(tmp_path, annotation(_FIRST, **{mark: True})) == []


def test_predictions_are_no_annotations(tmp_path: Path) -> None:
    assert labels(tmp_path) == []


def test_nothing_of_the_task_is_lost(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(task_of(_FIRST)), encoding="utf-8")
    assert list(read_versions(tmp_path / "a.json", get_format("label-studio"), Report(pytest.fail))) == [_FIRST]
