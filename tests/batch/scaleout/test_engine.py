"""Archives read by two actors of a real Ray on this machine."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.batch.conftest import Archive, check_complete, documents, errors
from tests.batch.programs import Program, ended
from tpo_ie.batch import BatchConfig, BatchExtractor, run_batch
from tpo_ie.document import Document
from tpo_ie.errors import ResourceError
from tpo_ie.records import FieldMap

pytest.importorskip("ray")
pytest.importorskip("pyarrow")
pytestmark = [
    pytest.mark.ray,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def ids(*numbers: int) -> list[str]:
    return [f"b-{n}" for n in numbers]


def config(**more: object) -> BatchConfig:
    return BatchConfig(engine="ray", workers=2, **more)  # type: ignore[arg-type]


@pytest.mark.usefixtures("ray_with_fakes")
class TestWithFakes:
    def test_failures_of_every_kind_cost_no_other_document(self, archive: Archive, tmp_path: Path) -> None:
        texts = [f"teks {n}" for n in range(40)]
        texts[3], texts[9], texts[20], texts[33] = "GAGAL", "MATI", "GANTUNG", f"SEKALI {tmp_path / 'mark'}"
        path = archive([*texts, "{bad"])
        summary = run_batch([path], tmp_path / "out", config(time_limit=1.0, batch_size=1, shard_size=20))
        assert (summary.documents, summary.failed, summary.unread) == (37, 4, 1)
        check_complete(
            tmp_path / "out", ids(*(n for n in range(40) if n not in {3, 9, 20})), ["b-3", "b-9", "b-20", None]
        )
        assert [error["stage"] for error in errors(tmp_path / "out")] == ["quotes", "worker", "time", "read"]
        assert errors(tmp_path / "out")[0] == {
            "id": "b-3", "place": f"{path}:4", "stage": "quotes", "reason": "KeyError: 'x'"
        }  # fmt: skip

    def test_a_run_that_cannot_begin_is_one_error_and_leaves_no_folder(
        self, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "RUSAK").touch()
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("tpo_ie.batch.engines.scaleout.engine.absolute", lambda job: job)
        with pytest.raises(ResourceError, match=r"^rules\.yaml:3: no rule 'x'$"):
            run_batch([archive("abc")], tmp_path / "out", config(rules="RUSAK"))
        assert not (tmp_path / "out").exists()

    def test_a_run_of_one_engine_goes_on_with_the_other(self, archive: Archive, tmp_path: Path) -> None:
        path, space = archive([*"abcdef", f"PENUH {tmp_path / 'space'}"]), tmp_path / "space"
        with pytest.raises(OSError, match="No space left"):
            run_batch([path], tmp_path / "out", config(shard_size=2))
        space.touch()
        with pytest.MonkeyPatch.context() as patch:
            from tests.batch.fake import fake_work

            patch.setattr("tpo_ie.batch.engines.process.work", fake_work)
            run_batch([path], tmp_path / "out", BatchConfig(workers=1, shard_size=2), resume=True)
        check_complete(tmp_path / "out", ids(*range(7)))

    def test_ray_data_takes_the_function_over_batches(self) -> None:
        import ray

        rows = [{"id": f"b-{n}", "isi": "GAGAL" if n == 5 else f"teks {n}"} for n in range(12)]
        options = {"fields": FieldMap(text="isi")}
        given = ray.data.from_items(rows)
        found = given.map_batches(
            BatchExtractor, fn_constructor_kwargs=options, batch_size=4, num_cpus=1, concurrency=2
        )
        read = {n: (row["document"], row["error"]) for n, row in enumerate(found.take_all())}
        texts = sorted(Document.from_json(document).text for document, error in read.values() if not error)
        assert texts == sorted(f"teks {n}" for n in range(12) if n != 5)
        assert [error for _, error in read.values() if error] == ["quotes: KeyError: 'x'"]

    def test_an_archive_without_articles_needs_no_cluster(
        self, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tpo_ie.batch.engines.scaleout.cluster.connected", None)
        assert run_batch([archive(["{bad"])], tmp_path / "out", config()).failed == 1


ARTICLES = (
    "Polda Riau menangkap dua pelaku TPPO di Dumai.",
    "Kapolda Riau Irjen Anton Siregar berkata, “Kami siap.”",
    "BP3MI Riau menggandeng Polri mencegah perdagangan orang.",
    "Polda Riau menangkap dua pelaku TPPO di Dumai.",
)


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_both_engines_write_the_same_files_whatever_happens_in_between(archive: Archive, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"b-{n}", "text": f"{ARTICLES[n % 4]} Berita {n // 4}."}) for n in range(24)]
    path = archive([*lines, '{"id": "x", "text": null}'])
    asked = ("batch", path, "--workers", "2", "--shard-size", "4", "--format", "jsonl,parquet,csv")
    code, stderr = Program(*asked, "--out", tmp_path / "local", module="tpo_ie").end()
    assert code == 1, stderr
    out = tmp_path / "ray"
    program = Program(*asked, "--out", out, "--engine", "ray", module="tpo_ie")
    program.wait_for(out / "state" / "part-00000.json", 240)
    program.interrupt()
    code, stderr = program.end(240)
    assert code in {1, 128 + signal.SIGINT}, stderr
    assert "Traceback" not in stderr
    code, stderr = Program(*asked, "--out", out, "--engine", "ray", "--resume", module="tpo_ie").end(240)
    assert code == 1, stderr
    check_complete(out, ids(*range(24)), [None])
    assert any(document.officials for document in documents(out))
    files = {file.relative_to(out) for file in out.rglob("*") if file.is_file()}
    assert files == {p.relative_to(tmp_path / "local") for p in (tmp_path / "local").rglob("*") if p.is_file()}
    for file in files - {Path("manifest.json")}:
        assert (out / file).read_bytes() == (tmp_path / "local" / file).read_bytes(), file
    ours, theirs = (json.loads((folder / "manifest.json").read_bytes()) for folder in (out, tmp_path / "local"))
    assert {k: v for k, v in ours.items() if k not in {"begun", "ended"}} == {
        k: v for k, v in theirs.items() if k not in {"begun", "ended"}
    }


@pytest.mark.skipif(sys.platform != "linux", reason="finds processes in /proc")
def test_actors_end_with_a_runner_that_is_killed(archive: Archive, tmp_path: Path) -> None:
    program = Program(
        *("batch", archive(ARTICLES * 200), "--workers", "1", "--shard-size", "4", "--engine", "ray"),
        *("--out", tmp_path / "out"),
        module="tpo_ie",
    )
    program.wait_for(tmp_path / "out" / "state" / "part-00000.json", 240)
    actors = [pid for pid in _session(program.process.pid) if b"MapWorker" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    assert actors
    program.kill()
    assert ended(actors, 30)


def _session(leader: int) -> list[int]:
    """Return the processes of a session (on Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            found.append(int(stat.parent.name))
    return found
