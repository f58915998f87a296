"""The program itself: help, version, what it imports, and real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import jsonschema

from tests.cli.conftest import Run
from tpo_ie import __version__
from tpo_ie.document import Document

COMMANDS = ("extract", "batch", "evaluate", "train", "corpus", "report", "query", "bench", "agencies", "schema")


def process(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {key: value for key, value in os.environ.items() if key not in {"FORCE_COLOR", "COLUMNS"}}
    return subprocess.run(
        [sys.executable, "-m", "tpo_ie", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=clean | environment,
        timeout=120,
        check=False,
    )


def test_help_lists_the_commands(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    for command in COMMANDS:
        assert command in result.stdout
        assert run(command, "--help").code == 0


def test_version(run: Run) -> None:
    assert run("--version").stdout.split() == ["tpo-ie", __version__]


def test_no_or_a_wrong_command_is_wrong_use(run: Run) -> None:
    assert run().code == 2
    assert run("ekstrak").code == 2


def test_schema_is_valid_and_fits_documents(run: Run, small: dict[str, object]) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(Document.from_dict(small).to_dict(), schema)


def test_help_imports_nothing_heavy_and_is_quick() -> None:
    heavy = ("spacy", "numpy", "onnxruntime", "tokenizers", "pydantic", "yaml", "torch")
    code = f"import sys, tpo_ie.cli.main; print(*set({heavy!r}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
    times = []
    for _ in range(5):
        start = time.perf_counter()
        assert process("--help").returncode == 0
        times.append(time.perf_counter() - start)
        if times[-1] < 0.5:
            break
    assert min(times) < 0.5


def test_a_real_run_keeps_data_and_messages_apart(tmp_path: Path, article: str) -> None:
    good, bad = tmp_path / "baik.txt", tmp_path / "rusak.txt"
    good.write_text(article, encoding="utf-8")
    bad.write_bytes(b"Polri \xff")
    done = process("extract", bad, good, "--published", "2025-03-14", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    document = Document.from_json(line)
    assert (document.id, document.text, document.meta.published) == ("baik", article, "2025-03-14")
    assert done.stderr.decode().splitlines() == [f"tpo-ie: {bad}: byte 6: not UTF-8 (invalid start byte)"]


def test_text_from_a_pipe_to_a_pipe_has_no_colour(article: str) -> None:
    done = process("extract", "-", "--format", "text", stdin=article.encode())
    assert done.returncode == 0
    assert done.stderr == b""
    text = done.stdout.decode("utf-8")
    assert "\x1b" not in text
    assert "AGENCIES" in text
    assert max(map(len, text.split("\n"))) <= 80


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tpo_ie", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None and program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
        program.wait(timeout=60)
    assert program.returncode in {0, 1}
