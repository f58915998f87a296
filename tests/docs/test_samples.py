"""All code samples of the documentation that are marked to run do run, and print what the page says."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.conftest import REPOSITORY
from tests.docs.samples import Sample, questions, samples
from tools.docs.typed import command_lines, typed
from tpo_ie.cli.main import app

for package in ("duckdb", "pyarrow", "trafilatura"):
    pytest.importorskip(package)

DOCS = REPOSITORY / "docs"
TUTORIAL = "tutorial.md"
PAGES = sorted(
    (path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if "<!-- run -->" in path.read_text("utf-8")),
    key=lambda page: (page != TUTORIAL, page),
)
NEED_RESULTS = {"how-to/query.md", "report.md", "tables.md"}
"""Pages that go on with the folder of results that the tutorial makes."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples and the corpus, as in a clone, where files may be written."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("examples", "corpora/tppo-1.0"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return folder


def call(command: str) -> str:
    """Run a command line of the program in this process and return what it prints."""
    program, *arguments = shlex.split(command)
    assert program == "tpo-ie", command
    result = CliRunner().invoke(app, arguments, prog_name="tpo-ie")
    # Faults that `validate` finds in what the model read are for a person to correct.
    codes = {0, 1} if arguments[:2] == ["corpus", "validate"] else {0}
    assert result.exit_code in codes, f"{command}\n{result.output}"
    return result.stdout


def run(sample: Sample, names: dict[str, Any]) -> str:
    """Run a sample and return what it prints."""
    if sample.language == "console":
        return "".join(map(call, command_lines(sample.code)))
    if sample.language == "sql":
        return "".join(call(f"tpo-ie query results {shlex.quote(question)}") for question in questions(sample.code))
    assert sample.language == "python", sample
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(sample.code, f"line {sample.line}", "exec"), names)
    return printed.getvalue()


@pytest.mark.parametrize("page", PAGES)
def test_the_samples_of_a_page(page: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    if page in NEED_RESULTS and not (desk / "results").exists():
        call("tpo-ie batch examples/archive/articles.jsonl --out results --format jsonl,parquet,duckdb --workers 1")
    if page == TUTORIAL:
        shutil.rmtree(desk / "results", ignore_errors=True)
    names: dict[str, Any] = {}
    found = list(samples((DOCS / page).read_text(encoding="utf-8")))
    assert found
    for sample in found:
        printed = run(sample, names)
        if sample.prints is not None:
            assert printed == sample.prints, f"{page}, line {sample.line}"


SHORTER = {"batch": " --limit 8 --workers 1", "evaluate": " --resamples 20", "bench": " --limit 1 --rounds 1"}
"""What is added to commands of the README, so that they take seconds; the tutorial's test reads the whole archive."""


def test_the_commands_of_the_readme(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk)
    told = [step.text for step in typed((REPOSITORY / "README.md").read_text("utf-8")) if step.language == "console"]
    ours = [command for command in told if command.startswith("tpo-ie ")]
    assert {command.split()[1] for command in ours} >= {"extract", "batch", "query", "report", "agencies", "evaluate"}
    for command in ours:
        call(command + SHORTER.get(command.split()[1], ""))


def test_every_mark_stands_before_a_block() -> None:
    for path in DOCS.rglob("*.md"):
        page = path.read_text(encoding="utf-8")
        assert page.count("<!-- run -->\n") == len(list(samples(page))), path
        assert page.count("<!-- prints -->\n") == sum(s.prints is not None for s in samples(page)), path


UNRUN = re.compile(r"(?<!<!-- run -->\n)^```(?:console|python|sql|sh)\n(?P<first>.*?)$", re.M)
INSTALLING = ("git ", "make ", "pip ", "python3 ", "python -m pip ", "python -c ")
ELSEWHERE = {
    "annotation-loop.md": "tests/test_annotation_loop.py walks it",
    "formats.md": "tests/corpus/formats try every format on the whole corpus",
    "how-to/archive.md": "names of files that the reader has; Ray and datasets",
    "how-to/evaluate.md": "models and public data that the reader has",
    "how-to/train.md": "hours of training; notebooks/train.ipynb has it in small",
}
"""Pages with blocks that do not run here, and why."""


def test_every_block_runs_or_it_is_known_why_not() -> None:
    found = {
        path.relative_to(DOCS).as_posix()
        for path in DOCS.rglob("*.md")
        for block in UNRUN.finditer(path.read_text(encoding="utf-8"))
        if not block["first"].startswith(INSTALLING)
    }
    assert found <= set(ELSEWHERE)


def test_blocks_and_commands_are_found() -> None:
    page = '# A\n\n<!-- run -->\n```console\n# two\na b \\\n  c   # why\nd "x # y"\n```\n\n<!-- prints -->\n```text\nz\n```\n'
    (sample,) = samples(page)
    assert (sample.line, sample.language, sample.prints) == (5, "console", "z\n")
    assert list(command_lines(sample.code)) == ["a b    c", 'd "x # y"']


def test_a_block_without_a_mark_does_not_run() -> None:
    assert list(samples("```python\nraise SystemExit\n```\n")) == []
