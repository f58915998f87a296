from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tpo_ie.batch.atomic import replacing
from tpo_ie.batch.folder import OutputFolder, mark_done, read_mark
from tpo_ie.batch.lock import Lock
from tpo_ie.batch.manifest import Manifest, Model, write_manifest
from tpo_ie.batch.shards import Failure, ShardDone
from tpo_ie.errors import UsageError

MARK = ShardDone(3, "digest", 12, (Failure(None, "a.jsonl:1", "read", "“rusak”"), Failure("b", "c", "time", "x")))


def manifest(**values: object) -> Manifest:
    return Manifest(model=Model(name="m-1", sha256="0"), inputs=(), config={}, user_files={}, **values)  # type: ignore[arg-type]


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with pytest.raises(ZeroDivisionError), replacing(path) as stream:
        stream.write("halb")
        stream.flush()
        assert not path.exists()
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with replacing(path) as stream:
        stream.write("baris\n“dua”\n")
    assert path.read_bytes() == "baris\n“dua”\n".encode()
    assert list(tmp_path.iterdir()) == [path]
    with replacing(path) as stream:
        json.dump(["\udc80"], stream, ensure_ascii=False)
    assert json.loads(path.read_bytes()) == ["\udc80"]


def test_marks_say_what_a_shard_came_to(tmp_path: Path) -> None:
    (tmp_path / "state").mkdir()
    assert read_mark(tmp_path, 3) is None
    mark_done(tmp_path, MARK)
    assert read_mark(tmp_path, 3) == MARK


def test_a_new_folder_is_made_and_one_without_results_leaves_no_trace(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path / "a" / "b", resume=False)
    write_manifest(manifest(), folder.path)
    folder.abandon()
    folder.close()
    assert not (tmp_path / "a" / "b").exists()


def test_an_occupied_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = put(tmp_path / "catatan.txt")
    for resume, reason in ((False, "--resume goes on"), (True, "no run to resume")):
        with pytest.raises(UsageError, match=reason):
            OutputFolder(tmp_path, resume=resume)
    with pytest.raises(UsageError, match="a folder is expected"):
        OutputFolder(file, resume=True)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("content", ["{", "[]", '{"format": 2}', '{"format": 1, "status": "running"}'])
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(UsageError, match=r"manifest\.json: not a manifest"):
        OutputFolder(tmp_path, resume=True)
    assert (tmp_path / "manifest.json").read_text() == content


def test_what_a_broken_run_left_behind_is_swept(tmp_path: Path) -> None:
    write_manifest(manifest(), tmp_path)
    (tmp_path / "state").mkdir()
    mark_done(tmp_path, MARK)
    names = ("documents/part-00003.jsonl", "tables/mentions/part-00003.parquet", "tables/mentions/notes.txt")
    kept = [put(tmp_path / name) for name in names]
    for name in (
        "documents/part-00004.jsonl",
        "documents/part-00003.jsonl.77.tmp",
        "tables/mentions/part-00004.parquet",
        "tables/mentions/part-00003.parquet.tmp",
        "state/part-00004.json.77.tmp",
        "manifest.json.77.tmp",
        "results.duckdb.tmp",
        "csv/mentions.csv.tmp",
    ):
        put(tmp_path / name)
    folder = OutputFolder(tmp_path, resume=True)
    assert list(folder.done()) == [MARK]
    folder.close()
    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {*kept, tmp_path / "manifest.json", tmp_path / "state" / "part-00003.json"}


def test_a_run_killed_before_its_manifest_can_be_begun_again(tmp_path: Path) -> None:
    put(tmp_path / "manifest.json.77.tmp")
    put(tmp_path / "state" / "lock")
    folder = OutputFolder(tmp_path, resume=True)
    assert folder.manifest is None
    assert list(folder.done()) == []
    folder.close()


def test_a_complete_folder_is_not_swept_and_its_marks_go_in_the_end(tmp_path: Path) -> None:
    write_manifest(manifest(status="complete"), tmp_path)
    (tmp_path / "state").mkdir()
    mark_done(tmp_path, MARK)
    result = put(tmp_path / "documents" / "part-00009.jsonl")
    folder = OutputFolder(tmp_path, resume=True)
    folder.abandon()
    folder.close(complete=True)
    assert result.exists()
    assert (tmp_path / "manifest.json").exists()
    assert not (tmp_path / "state").exists()


def test_errors_are_gathered_in_the_order_of_the_input(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path, resume=False)
    for number in (11, 2):
        mark_done(tmp_path, ShardDone(number, "", 0, (Failure(str(number), "x", "read", "“y”"),)))
    folder.write_errors()
    folder.close()
    lines = (tmp_path / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["2", "11"]
    assert json.loads(lines[0]) == {"id": "2", "place": "x", "stage": "read", "reason": "“y”"}
    assert "“y”" in lines[0]


def test_two_runs_cannot_share_a_folder(tmp_path: Path) -> None:
    folder = OutputFolder(tmp_path / "out", resume=False)
    with pytest.raises(UsageError, match="another run is writing"):
        OutputFolder(tmp_path / "out", resume=True)
    mark_done(folder.path, MARK)
    write_manifest(manifest(), folder.path)
    folder.close()
    again = OutputFolder(tmp_path / "out", resume=True)
    assert list(again.done()) == [MARK]
    again.close()


def test_the_lock_of_a_killed_process_is_lifted(tmp_path: Path) -> None:
    code = (
        "import os, sys, pathlib; from tpo_ie.batch.lock import Lock;"
        "lock = Lock(pathlib.Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, tmp_path / "lock"], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(UsageError):
        Lock(tmp_path / "lock")
    holder.kill()
    holder.communicate()
    Lock(tmp_path / "lock").release()
    assert list(tmp_path.iterdir()) == []
