"""The runner with worker processes whose pipeline is a fake."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from tests.batch.conftest import Archive, check_complete, documents, errors
from tpo_ie.batch import BatchConfig, run_batch
from tpo_ie.batch.engines.local import READ_AHEAD, LocalEngine
from tpo_ie.batch.engines.process import WorkerProcess
from tpo_ie.batch.extraction import Job
from tpo_ie.errors import ResourceError, TpoIeError, UsageError

pytestmark = pytest.mark.usefixtures("fakes")


def ids(*numbers: int) -> list[str]:
    return [f"b-{n}" for n in numbers]


def test_every_record_once_in_order_with_ids_and_texts(archive: Archive, tmp_path: Path) -> None:
    texts = [f"teks {'x' * (n * 7 % 50)} {n}" for n in range(60)]
    summary = run_batch([archive(texts)], tmp_path / "out", BatchConfig(workers=2, shard_size=8, batch_size=3))
    assert (summary.documents, summary.documents_now, summary.failed, summary.interrupted) == (60, 60, 0, None)
    check_complete(tmp_path / "out", ids(*range(60)))
    assert [document.text for document in documents(tmp_path / "out")] == texts
    names = sorted(path.name for path in (tmp_path / "out" / "documents").iterdir())
    assert names == [f"part-{n:05d}.jsonl" for n in range(8)]


def test_the_manifest_says_what_was_read_and_how(archive: Archive, tmp_path: Path) -> None:
    path = archive(["satu", "{bad", "GAGAL"])
    run_batch([path], tmp_path / "out", BatchConfig(workers=1, seed=5))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["counts"] == {"documents": 1, "failed": 2, "unread": 1, "shards": 1}
    (state,) = manifest["inputs"]
    assert (state["input"], state["files"], state["bytes"]) == (path, 1, Path(path).stat().st_size)
    assert manifest["config"]["seed"] == 5
    assert manifest["tpo_ie"] == "0.1.0"
    assert manifest["model"]["name"].startswith("tppo-ner-id")
    assert len(manifest["model"]["sha256"]) == 64
    (shard,) = manifest["shards"]
    assert (shard["number"], shard["documents"], shard["failed"]) == (0, 1, 2)
    assert manifest["begun"] <= manifest["ended"]


def test_failures_are_named_with_place_stage_and_reason_in_order(archive: Archive, tmp_path: Path) -> None:
    path = archive(["satu", "GAGAL", "{bad", "empat"])
    summary = run_batch([path], tmp_path / "out", BatchConfig(workers=1))
    assert (summary.documents, summary.failed, summary.unread) == (2, 2, 1)
    check_complete(tmp_path / "out", ids(0, 3), ["b-1", None])
    failed, unread = errors(tmp_path / "out")
    assert failed == {"id": "b-1", "place": f"{path}:2", "stage": "quotes", "reason": "KeyError: 'x'"}
    assert (unread["place"], unread["stage"]) == (f"{path}:3", "read")


def test_a_document_that_kills_workers_costs_no_other(archive: Archive, tmp_path: Path) -> None:
    path = archive([*(f"teks {n}" for n in range(9)), "MATI", *(f"teks {n}" for n in range(10, 20))])
    summary = run_batch([path], tmp_path / "out", BatchConfig(workers=2))
    assert summary.failed == 1
    check_complete(tmp_path / "out", ids(*(n for n in range(20) if n != 9)), ["b-9"])
    (error,) = errors(tmp_path / "out")
    assert error["stage"] == "worker"
    assert "exit code 9" in error["reason"]


def test_a_worker_that_dies_by_accident_costs_nothing(archive: Archive, tmp_path: Path) -> None:
    path = archive([*"abc", f"SEKALI {tmp_path / 'mark'}", *"def"])
    assert run_batch([path], tmp_path / "out", BatchConfig(workers=1, batch_size=2)).failed == 0
    assert (tmp_path / "mark").exists()
    check_complete(tmp_path / "out", ids(*range(7)))


def test_a_document_that_takes_too_long_costs_no_other(archive: Archive, tmp_path: Path) -> None:
    path = archive(["satu", "GANTUNG", "tiga", "GANTUNG lagi"])
    begun = time.monotonic()
    run_batch([path], tmp_path / "out", BatchConfig(workers=1, time_limit=0.4, batch_size=1))
    assert time.monotonic() - begun < 30
    check_complete(tmp_path / "out", ids(0, 2), ids(1, 3))
    assert {(error["stage"], error["reason"]) for error in errors(tmp_path / "out")} == {
        ("time", "not finished after 0.4 seconds")
    }


def test_a_batch_has_time_for_all_its_documents(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["JEDA 300", *"abc", "GANTUNG"]
    monkeypatch.setattr("tpo_ie.batch.engines.limits._LEAST_FOR_BATCH", 1.0)
    summary = run_batch([archive(texts)], tmp_path / "out", BatchConfig(workers=1, time_limit=0.6))
    assert summary.failed == 1
    check_complete(tmp_path / "out", ids(0, 1, 2, 3), ["b-4"])


def test_a_pipeline_that_cannot_be_loaded_is_one_error_and_leaves_no_folder(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "RUSAK").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ResourceError, match=r"^rules\.yaml:3: no rule 'x'$"):
        run_batch([archive("abc")], tmp_path / "out", BatchConfig(workers=2, rules="RUSAK"))
    assert not (tmp_path / "out").exists()


def test_workers_that_die_while_loading_end_the_run(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "MATI").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TpoIeError, match=r"before the model was loaded \(exit code 7\)"):
        run_batch([archive("abc")], tmp_path / "out", BatchConfig(workers=1, rules="MATI"))
    assert not (tmp_path / "out").exists()


def test_a_full_disk_ends_the_run_which_can_go_on_later(archive: Archive, tmp_path: Path) -> None:
    space, out = tmp_path / "space", tmp_path / "out"
    path = archive([*(f"teks {n}" for n in range(8)), f"PENUH {space}", "akhir"])
    config = BatchConfig(workers=1, shard_size=4)
    with pytest.raises(OSError, match="No space left"):
        run_batch([path], out, config)
    assert json.loads((out / "manifest.json").read_bytes())["status"] == "running"
    space.touch()
    summary = run_batch([path], out, config, resume=True)
    assert (summary.documents, summary.documents_now) == (10, 2)
    check_complete(out, ids(*range(10)))


def test_a_complete_run_is_not_done_again(archive: Archive, tmp_path: Path) -> None:
    path, out = archive(["satu", "GAGAL"]), tmp_path / "out"
    first = run_batch([path], out, BatchConfig(workers=1))
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*")}
    again = run_batch([path], out, BatchConfig(workers=2), resume=True)
    assert (again.documents, again.failed, again.unread) == (first.documents, first.failed, first.unread) == (1, 1, 0)
    assert again.documents_now == 0
    assert {file: file.stat().st_mtime_ns for file in out.rglob("*")} == before


def test_an_occupied_folder_and_another_run_are_refused(archive: Archive, tmp_path: Path) -> None:
    path, out = archive(["satu"]), tmp_path / "out"
    run_batch([path], out, BatchConfig(workers=1))
    with pytest.raises(UsageError, match="not empty"):
        run_batch([path], out, BatchConfig(workers=1))
    with pytest.raises(UsageError, match="all_actions: False then, True now"):
        run_batch([path], out, BatchConfig(workers=1, all_actions=True), resume=True)
    archive(["satu", "dua"])
    with pytest.raises(UsageError, match=r"input .*arsip\.jsonl: 1 file of 30 bytes then, 1 file of 59 bytes now"):
        run_batch([path], out, BatchConfig(workers=1), resume=True)
    check_complete(out, ids(0))


def test_an_input_without_records(archive: Archive, tmp_path: Path) -> None:
    summary = run_batch([archive(["{bad"] * 3)], tmp_path / "out")
    assert (summary.documents, summary.failed) == (0, 3)
    check_complete(tmp_path / "out", [], [None] * 3)


def test_warnings_are_passed_on(archive: Archive, tmp_path: Path) -> None:
    warnings: list[str] = []
    lines = ['{"id": "sama", "text": "satu"}', '{"id": "sama", "text": "dua"}']
    run_batch([archive(lines)], tmp_path / "out", BatchConfig(workers=1), warn=warnings.append)
    assert len(warnings) == 1
    assert "arsip.jsonl:2" in warnings[0]
    check_complete(tmp_path / "out", ["sama", "sama-2"])


def test_a_run_may_go_on_with_another_number_of_workers(archive: Archive, tmp_path: Path) -> None:
    space, out = tmp_path / "space", tmp_path / "out"
    path = archive([*(f"teks {n}" for n in range(30)), f"PENUH {space}"])
    with pytest.raises(OSError, match="No space left"):
        run_batch([path], out, BatchConfig(workers=1, shard_size=3))
    space.touch()
    run_batch([path], out, BatchConfig(workers=3, threads=2, time_limit=None, shard_size=3), resume=True)
    check_complete(out, ids(*range(31)))


def test_finished_shards_are_not_read_again(archive: Archive, tmp_path: Path) -> None:
    space, out = tmp_path / "space", tmp_path / "out"
    path = archive(["satu", "GAGAL", "{bad", f"PENUH {space}"])
    config = BatchConfig(workers=1, shard_size=3)
    with pytest.raises(OSError, match="No space left"):
        run_batch([path], out, config)
    first = out / "documents" / "part-00000.jsonl"
    before = first.stat().st_mtime_ns
    space.touch()
    summary = run_batch([path], out, config, resume=True)
    assert (summary.documents, summary.documents_now, summary.failed, summary.unread) == (2, 1, 2, 1)
    assert first.stat().st_mtime_ns == before
    check_complete(out, ids(0, 3), ["b-1", None])


def test_what_is_built_from_the_tables_is_built_at_last_and_again_when_that_failed(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    path, out = archive(["satu", "dua"]), tmp_path / "out"
    config = BatchConfig(workers=1, formats=("jsonl", "csv"))
    tables = tmp_path / "out" / "tables" / "documents"

    def fail(folder: Path) -> None:
        assert list(tables.iterdir())
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tpo_ie.tables.build_csv", fail)
    with pytest.raises(OSError, match="No space left"):
        run_batch([path], out, config)

    def interrupt(folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tpo_ie.tables.build_csv", interrupt)
    assert run_batch([path], out, config, resume=True).interrupted == signal.SIGINT
    assert json.loads((out / "manifest.json").read_bytes())["status"] == "interrupted"
    monkeypatch.undo()
    summary = run_batch([path], out, config, resume=True)
    assert (summary.documents, summary.documents_now, summary.interrupted) == (2, 0, None)
    assert (out / "csv" / "documents.csv").exists()
    assert list(tables.iterdir())


def test_only_the_formats_asked_for_are_written(archive: Archive, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    run_batch([archive(["satu"])], tmp_path / "out", BatchConfig(workers=1, formats=("parquet",)))
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"tables", "manifest.json", "errors.jsonl"}


def test_a_small_archive_starts_few_workers(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[WorkerProcess] = []

    class Noted(WorkerProcess):
        def __init__(self, job: Job, time_limit: float | None) -> None:
            started.append(self)
            super().__init__(job, time_limit)

    monkeypatch.setattr("tpo_ie.batch.engines.local.WorkerProcess", Noted)
    run_batch([archive(f"teks {n}" for n in range(20))], tmp_path / "out", BatchConfig(workers=8))
    assert 1 <= len(started) <= 2
    check_complete(tmp_path / "out", ids(*range(20)))


def test_the_reader_does_not_run_ahead_of_the_workers(archive: Archive, tmp_path: Path) -> None:
    path = archive(f"JEDA 10 teks {n}" for n in range(80))
    most: list[int] = []

    class Noted(LocalEngine):
        def _assign(self) -> None:
            most.append(len(self._waiting))
            super()._assign()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tpo_ie.batch.engines.local.LocalEngine", Noted)
        run_batch([path], tmp_path / "out", BatchConfig(workers=2, shard_size=4))
    assert max(most) <= READ_AHEAD
    check_complete(tmp_path / "out", ids(*range(80)))
