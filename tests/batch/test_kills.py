"""``kill -9`` of the runner and of workers at random moments: after ``--resume`` every document is there once."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.batch.conftest import Archive, check_complete
from tests.batch.programs import Program, ended

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds workers in /proc")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "documents").iterdir())}


def kill_and_resume(arguments: list[str | Path], module: str, kills: int, longest: float, seed: int) -> None:
    """Start and resume a run until it has been killed so many times, in turn as a whole and a worker of it."""
    moments = random.Random(seed)
    program: Program | None = None
    for number in range(kills):
        if program is None or program.process.poll() is not None:
            program = Program(*arguments, "--resume", module=module)
        time.sleep(moments.uniform(0.0, longest))
        workers = program.workers()
        if number % 2 and workers:
            os.kill(moments.choice(workers), signal.SIGKILL)
        else:
            program.kill()
            assert ended(workers), "workers outlive their parent"
    if program is not None and program.process.poll() is None:
        program.kill()


def test_killed_at_random_moments(archive: Archive, tmp_path: Path) -> None:
    path, out = archive([*(f"JEDA 15 teks {n}" for n in range(120)), "{bad", "GAGAL"]), tmp_path / "out"
    arguments: list[str | Path] = ["batch", path, "--workers", "2", "--shard-size", "5", "--batch-size", "2"]
    code, stderr = Program(*arguments, "--out", tmp_path / "whole").end()
    assert code == 1, stderr
    kill_and_resume([*arguments, "--out", out], "tests.batch.fake", kills=6, longest=1.3, seed=7)
    code, stderr = Program(*arguments, "--out", out, "--resume").end()
    assert code == 1, stderr
    check_complete(out, [f"b-{n}" for n in range(120)], [None, "b-121"])
    assert contents(out) == contents(tmp_path / "whole")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_killed_twenty_times_with_the_real_model_and_tables(archive: Archive, tmp_path: Path, seed: int) -> None:
    texts = [
        f"Polda Riau menangkap {n} pelaku TPPO di Dumai, kata Kapolda Riau Irjen Anton Siregar." for n in range(900)
    ]
    path, out = archive(texts), tmp_path / "out"
    arguments: list[str | Path] = ["batch", path, "--workers", "2", "--shard-size", "10", "--format", "jsonl,parquet"]
    code, stderr = Program(*arguments, "--out", tmp_path / "whole", module="tpo_ie").end(600)
    assert code == 0, stderr
    kill_and_resume([*arguments, "--out", out], "tpo_ie", kills=20, longest=8.0, seed=seed)
    code, stderr = Program(*arguments, "--out", out, "--resume", module="tpo_ie").end(600)
    assert code == 0, stderr
    ids = [f"b-{n}" for n in range(len(texts))]
    check_complete(out, ids)
    assert contents(out) == contents(tmp_path / "whole")
    dataset = pytest.importorskip("pyarrow.dataset")
    for table in sorted(path.name for path in (out / "tables").iterdir()):
        rows, whole = (dataset.dataset(folder / "tables" / table).to_table() for folder in (out, tmp_path / "whole"))
        assert rows.equals(whole), table
    assert dataset.dataset(out / "tables" / "documents").to_table().num_rows == len(ids)
