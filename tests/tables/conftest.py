"""Output folders with tables, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tables.articles import later, riau
from tpo_ie.tables import build_duckdb, write_parquet_shard


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with the two articles, one a shard; not to be touched."""
    pytest.importorskip("pyarrow")
    folder = tmp_path_factory.mktemp("made") / "out"
    write_parquet_shard([riau()], folder, 0)
    write_parquet_shard([later()], folder, 1)
    return folder


@pytest.fixture(scope="session")
def made_database(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of that folder; not to be touched."""
    pytest.importorskip("duckdb")
    folder = tmp_path_factory.mktemp("database") / "out"
    shutil.copytree(made, folder)
    return build_duckdb(folder)


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """An output folder with the two articles, one a shard."""
    return Path(shutil.copytree(made, tmp_path / "out"))
