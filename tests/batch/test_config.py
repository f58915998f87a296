from __future__ import annotations

from typing import Any

import pytest

from tpo_ie.batch import BatchConfig
from tpo_ie.batch.config import MOST_WORKERS
from tpo_ie.errors import UsageError
from tpo_ie.records import FieldMap, ReadOptions


@pytest.mark.parametrize(
    "values",
    [
        {"formats": ()},
        {"formats": ("jsonl", "pdf")},
        {"workers": -1},
        {"shard_size": 0},
        {"batch_size": 0},
        {"limit": 0},
        {"time_limit": 0.0},
        {"sample": 0},
        {"sample": 0.0},
        {"sample": 1.0},
        {"sample": 1.5},
        {"sample": -3},
    ],
)
def test_values_out_of_range(values: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=next(iter(values))):
        BatchConfig(**values)


def test_speed_does_not_belong_to_the_identity_of_a_run() -> None:
    plain = BatchConfig().identity()
    assert BatchConfig(workers=3, threads=2, time_limit=None).identity() == plain
    others: list[dict[str, Any]] = [
        {"formats": ("jsonl", "csv")},
        {"shard_size": 9},
        {"batch_size": 9},
        {"limit": 9},
        {"sample": 9},
        {"seed": 9},
        {"model": "x"},
        {"all_actions": True},
        {"redact_victims": True},
        {"options": ReadOptions(fields=FieldMap(text="isi"))},
    ]
    identities = [str(BatchConfig(**other).identity()) for other in others]
    assert len({str(plain), *identities}) == len(others) + 1
    assert BatchConfig(formats=("csv", "jsonl")).identity() == BatchConfig(formats=("jsonl", "csv")).identity()


def test_cores_are_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpo_ie.batch.config.usable_cores", lambda: 6)
    assert BatchConfig().resources() == (6, 1)
    assert BatchConfig(workers=2).resources() == (2, 3)
    assert BatchConfig(workers=9).resources() == (9, 1)
    assert BatchConfig(workers=2, threads=5).resources() == (2, 5)
    monkeypatch.setattr("tpo_ie.batch.config.usable_cores", lambda: 64)
    assert BatchConfig().resources() == (MOST_WORKERS, 64 // MOST_WORKERS)
