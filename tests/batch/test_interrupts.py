"""Ctrl-C, twice Ctrl-C, and a request to end."""

from __future__ import annotations

import json
import re
import shlex
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.batch.conftest import Archive, check_complete, errors
from tests.batch.programs import Program, ended

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to process groups")


def test_ctrl_c_finishes_the_shards_in_hand_and_says_how_to_go_on(archive: Archive, tmp_path: Path) -> None:
    path, out = (
        archive(["GAGAL", "{bad", *(f"JEDA 20 teks {n}" for n in range(2, 100))], "dua kata.jsonl"),
        tmp_path / "out",
    )
    program = Program("batch", path, "--out", out, "--workers", "2", "--shard-size", "6")
    program.wait_for(out / "state" / "part-00000.json")
    workers = program.workers()
    program.interrupt()
    code, stderr = program.end()
    assert code == 130
    assert ended(workers)
    assert "Traceback" not in stderr
    # One, where the second worker is not up yet on a busy machine.
    assert re.search(r"(?:1 shard in hand is|2 shards in hand are) being finished", stderr)
    assert "stopped by SIGINT" in stderr
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert manifest["status"] == "interrupted"
    marks = list((out / "state").glob("part-*.json"))
    assert manifest["counts"]["shards"] == len(marks) == len(list((out / "documents").iterdir()))
    assert 0 < manifest["counts"]["documents"] < 98
    assert [error["id"] for error in errors(out)] == ["b-0", None]
    (line,) = [line for line in stderr.splitlines() if "go on with: " in line]
    command = shlex.split(line.partition("go on with: ")[2])
    assert command[1:] == [
        "batch", path, "--out", str(out), "--workers", "2", "--shard-size", "6", "--resume"
    ]  # fmt: skip
    code, _ = Program(*command[1:]).end()
    assert code == 1
    check_complete(out, [f"b-{n}" for n in range(2, 100)], ["b-0", None])


def test_twice_ctrl_c_waits_for_nothing(archive: Archive, tmp_path: Path) -> None:
    program = Program(
        "batch", archive(["satu", f"GANTUNG {tmp_path / 'mark'}"]), "--out", tmp_path / "out", "--batch-size", "1"
    )
    program.wait_for(tmp_path / "mark")
    workers = program.workers()
    program.interrupt()
    time.sleep(0.5)
    assert program.process.poll() is None
    program.interrupt()
    code, stderr = program.end(30)
    assert code == 130
    assert "go on with" in stderr
    assert ended(workers)


def test_a_request_to_end_is_like_ctrl_c(archive: Archive, tmp_path: Path) -> None:
    out = tmp_path / "out"
    program = Program("batch", archive(["JEDA 20"] * 200), "--out", out, "--shard-size", "6")
    program.wait_for(out / "state" / "part-00000.json")
    program.process.send_signal(signal.SIGTERM)
    code, stderr = program.end()
    assert code == 143
    assert "stopped by SIGTERM" in stderr
    assert json.loads((out / "manifest.json").read_bytes())["status"] == "interrupted"


def test_ctrl_c_while_standard_input_keeps_silent(tmp_path: Path) -> None:
    program = Program("batch", "-", "--stdin-format", "jsonl", "--out", tmp_path / "out")
    program.wait_for(tmp_path / "out" / "manifest.json")
    time.sleep(0.3)
    program.interrupt()
    assert program.process.wait(10) == 130
    assert "go on with" in program.end()[1]
