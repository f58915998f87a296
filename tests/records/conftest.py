"""Reads inputs and keeps what was reported of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tpo_ie.records import Fault, ReadOptions, Record, read_records


@dataclass
class Outcome:
    """What came of reading."""

    records: list[Record] = field(default_factory=list)
    faults: list[tuple[str, Fault]] = field(default_factory=list)
    warnings: list[tuple[str, Fault]] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [record.id for record in self.records]

    @property
    def texts(self) -> list[str]:
        return [record.text for record in self.records]

    @property
    def keys(self) -> list[str]:
        return [fault.key for _, fault in self.faults]

    @property
    def warned(self) -> list[str]:
        return [fault.key for _, fault in self.warnings]

    def places(self, folder: Path) -> list[str]:
        return [place.replace(str(folder), "").lstrip("/\\").replace("\\", "/") for place, _ in self.faults]


Read = Callable[..., Outcome]


def read_all(*inputs: str | Path, **options: Any) -> Outcome:
    outcome = Outcome()
    outcome.records = list(
        read_records(
            [str(name) for name in inputs],
            report=lambda place, fault: outcome.faults.append((place, fault)),
            warn=lambda place, fault: outcome.warnings.append((place, fault)),
            options=ReadOptions(**({"duplicates": "ignore"} | options)),
        )
    )
    return outcome


@pytest.fixture
def read() -> Read:
    return read_all


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def call(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return call
