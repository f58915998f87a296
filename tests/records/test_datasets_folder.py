from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.records.conftest import Read

arrow = pytest.importorskip("pyarrow")


def save(folder: Path, texts: list[Any], files: int = 1) -> None:
    """Save rows as `datasets` does."""
    folder.mkdir(parents=True)
    names = []
    for number in range(files):
        names.append(f"data-{number:05}-of-{files:05}.arrow")
        batch = arrow.record_batch({"text": texts[number::files], "label": [0] * len(texts[number::files])})
        with arrow.ipc.new_stream(str(folder / names[-1]), batch.schema) as stream:
            stream.write_batch(batch)
    (folder / "state.json").write_text(json.dumps({"_data_files": [{"filename": name} for name in names]}))
    (folder / "dataset_info.json").write_text("{}")


def test_what_datasets_saves(read: Read, tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    datasets.disable_progress_bars()
    data = datasets.Dataset.from_dict({"text": ["a", "b", "c"], "id": [1, 2, 3]})
    data.filter(lambda row: row["id"] != 2).save_to_disk(tmp_path / "satu", num_shards=2)
    datasets.DatasetDict(test=data, train=data.remove_columns("id")).save_to_disk(tmp_path / "dua")
    outcome = read(tmp_path / "satu", tmp_path / "dua")
    assert outcome.ids == ["1", "3", "1-2", "2", "3-2", "dua/train:1", "dua/train:2", "dua/train:3"]
    assert outcome.texts == ["a", "c", *"abc", *"abc"]
    assert not outcome.faults


def test_a_saved_data_set_in_a_tree(read: Read, tmp_path: Path) -> None:
    save(tmp_path / "arsip" / "ds", ["a", None, "b"], files=2)
    (tmp_path / "arsip" / "z.txt").write_text("Isi.")
    outcome = read(tmp_path / "arsip")
    assert outcome.ids == ["ds:1", "ds:2", "z"]
    assert outcome.keys == ["no_text"]
    assert outcome.places(tmp_path) == ["arsip/ds:3"]


def test_a_damaged_file_costs_no_other(read: Read, tmp_path: Path) -> None:
    save(tmp_path / "ds", [str(n) for n in range(9)], files=3)
    path = tmp_path / "ds" / "data-00001-of-00003.arrow"
    path.write_bytes(path.read_bytes()[:100])
    outcome = read(tmp_path / "ds")
    assert outcome.texts == ["0", "3", "6", "2", "5", "8"]
    assert outcome.keys == ["file_lost"]
    assert "data-00001-of-00003.arrow" in outcome.faults[0][1].reason()


@pytest.mark.parametrize("name", ["../rahasia.arrow", "/etc/passwd", "a/b.arrow", 7])
def test_files_outside_the_folder_are_not_opened(read: Read, tmp_path: Path, name: Any) -> None:
    save(tmp_path / "ds", ["a"])
    (tmp_path / "ds" / "state.json").write_text(json.dumps({"_data_files": [{"filename": name}]}))
    assert read(tmp_path / "ds").keys == ["not_dataset"]


@pytest.mark.parametrize("state", ["", "{}", "[]", '{"_data_files": 5}', "[" * 100_000, "\xff"])
def test_descriptions_that_are_none(read: Read, tmp_path: Path, state: str) -> None:
    save(tmp_path / "ds", ["a"])
    (tmp_path / "ds" / "state.json").write_bytes(state.encode("latin-1"))
    assert read(tmp_path / "ds").keys == ["not_dataset"]


def test_a_split_that_is_missing_costs_no_other(read: Read, tmp_path: Path) -> None:
    save(tmp_path / "ds" / "train", ["a"])
    (tmp_path / "ds" / "dataset_dict.json").write_text('{"splits": ["test", "train"]}')
    outcome = read(tmp_path / "ds")
    assert (outcome.ids, outcome.keys, outcome.places(tmp_path)) == (["ds/train:1"], ["not_dataset"], ["ds/test"])
