"""The model that ships reaches its floors on the development split, layer by layer and label by label."""

from __future__ import annotations

import pytest

from tests.conftest import REPOSITORY
from tpo_ie.evaluation.acceptance import THRESHOLDS, fingerprint, read_thresholds, shortfalls, table
from tpo_ie.evaluation.run import score_files

REFRESH = "python -m tpo_ie.evaluation.acceptance --write"


def test_no_score_falls_below_its_floor() -> None:
    thresholds = read_thresholds(REPOSITORY / THRESHOLDS)
    gold = REPOSITORY / thresholds.gold
    told: list[str] = []
    result = score_files([gold], resamples=1, report=told.append)
    assert told == []
    found = shortfalls(result, thresholds.floors)
    if found:
        changed = "" if fingerprint(gold) == thresholds.sha256 else "\nThe gold file has changed since they were set."
        pytest.fail(
            f"Scores below their floors:\n{table(found)}{changed}\nA drop that is meant: {REFRESH}", pytrace=False
        )


def test_floors_were_set_on_the_gold_that_is_here() -> None:
    thresholds = read_thresholds(REPOSITORY / THRESHOLDS)
    assert fingerprint(REPOSITORY / thresholds.gold) == thresholds.sha256, f"gold has changed: {REFRESH}"
