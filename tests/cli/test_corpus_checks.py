"""``tpo-ie corpus validate``, ``stats``, ``agreement``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.conftest import REPOSITORY
from tests.corpus.drafts import document
from tpo_ie.document import Document

EDITION = REPOSITORY / "corpora" / "tppo-1.0"


def write(path: Path, *documents: Document | str) -> Path:
    lines = (item if isinstance(item, str) else item.to_json() for item in documents)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def sound(tmp_path: Path, small: dict[str, Any]) -> Path:
    small["officials"] = []
    return write(tmp_path / "train.jsonl", Document.from_dict(small))


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return write(
        tmp_path / "dev.jsonl", "{", document("[[p1|Ibu Rahma]] datang", id="x"), document("[[k1|para PMI]]", id="y")
    )


# -- validate ------------------------------------------------------------------------------------


def test_sound_data(run: Run, sound: Path) -> None:
    done = run("corpus", "validate", sound, "--strict")
    assert (done.code, done.stdout, done.stderr) == (0, "1 documents: 0 errors, 0 warnings\n", "")


def test_findings_are_lines(run: Run, faulty: Path) -> None:
    done = run("corpus", "validate", faulty)
    assert done.code == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"{faulty}:1: error: not JSON")
    assert lines[1].startswith(f"{faulty}:2: x: mentions[0]: error: 'Ibu Rahma' begins with a title")
    assert (
        lines[2]
        == f"{faulty}:3: y: mentions[0]: warning: 'para PMI' begins with a quantifier [quantifier-in-group, guide 1]"
    )
    assert lines[3:] == ["3 documents: 2 errors, 1 warnings"]


def test_warnings_alone_are_no_failure_unless_strict(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", document("[[k1|para PMI]]"))
    assert run("corpus", "validate", path).code == 0
    done = run("corpus", "validate", path, "--strict")
    assert done.code == 1
    assert "error: 'para PMI'" in done.stdout
    assert done.stdout.endswith("1 documents: 1 errors, 0 warnings\n")


def test_errors_only(run: Run, faulty: Path) -> None:
    done = run("corpus", "validate", faulty, "--errors-only")
    assert "warning:" not in done.stdout
    assert done.stdout.endswith("3 documents: 2 errors, 1 warnings\n")


def test_findings_as_json(run: Run, faulty: Path, tmp_path: Path) -> None:
    done = run("corpus", "validate", faulty, "--json", "-")
    found = json.loads(done.stdout)
    assert (done.code, found["documents"], found["errors"], found["warnings"]) == (1, 3, 2, 1)
    assert found["findings"][1]["check"] == "title-in-per"
    assert (found["findings"][1]["span"], found["findings"][1]["document"]) == ([0, 9], "x")
    assert {"severity": "error", "check": "unreadable", "findings": 1} in found["checks"]
    again = run("corpus", "validate", faulty, "--json", tmp_path / "f.json")
    assert again.stdout.endswith("3 documents: 2 errors, 1 warnings\n")
    assert json.loads((tmp_path / "f.json").read_text(encoding="utf-8")) == found


def test_the_edition_is_sound_but_for_what_the_guide_may_be_read_to_mean(run: Run) -> None:
    found = json.loads(run("corpus", "validate", EDITION, "--json", "-").stdout)
    named = {entry["check"] for entry in found["checks"]}
    assert not named & {"format", "unreadable", "dangling", "offset-drift", "overlap", "label-mismatch", "span-outside"}
    assert not named & {"text-twice", "document-twice", "near-duplicate-across-splits", "entity-unmentioned"}
    assert found["errors"] < found["documents"] / 10


@pytest.mark.parametrize("command", [("validate",), ("stats",), ("agreement", "nothing.jsonl")])
def test_missing_files(run: Run, command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("corpus", command[0], "nothing.jsonl", *command[1:])
    assert (done.code, done.stdout, done.stderr) == (1, "", "tpo-ie: nothing.jsonl: no such file or folder\n")


def test_wrong_options(run: Run, sound: Path) -> None:
    assert run("corpus", "validate").code == 2
    assert run("corpus", "validate", sound, "--threshold", "2").code == 2
    for command in (("stats", sound), ("agreement", sound, sound)):
        done = run("corpus", *command, "--json", "-", "--markdown", "-")
        assert done.code == 2
        assert "only one output can go to stdout" in done.stderr


# -- stats -----------------------------------------------------------------------------------------


def test_counts_as_tables(run: Run) -> None:
    done = run("corpus", "stats", EDITION)
    assert (done.code, done.stderr) == (0, "")
    (head,) = (line for line in done.stdout.splitlines() if line.startswith("documents "))
    lines = [len((EDITION / f"{name}.jsonl").read_bytes().splitlines()) for name in ("dev", "test", "train")]
    assert [int(cell) for cell in head.split()[1:]] == [*lines, sum(lines)]


def test_counts_as_json_and_markdown(run: Run, sound: Path, tmp_path: Path) -> None:
    done = run("corpus", "stats", sound, "--json", "-", "--markdown", tmp_path / "stats.md")
    found = json.loads(done.stdout)
    assert found["splits"]["train"]["mentions"] == {"AGENCY": 2, "PER": 1}
    assert found["all"]["totals"]["quotes"] == 1
    assert "| AGENCY | 2 |" in (tmp_path / "stats.md").read_text(encoding="utf-8")
    both = run("corpus", "stats", sound, "--json", tmp_path / "s.json", "--markdown", tmp_path / "s.md")
    assert both.stdout.startswith("Corpus")


def test_documents_that_cannot_be_counted(run: Run, faulty: Path) -> None:
    done = run("corpus", "stats", faulty)
    assert done.code == 1
    assert done.stderr.splitlines()[-1] == "tpo-ie: 1 documents could not be read and are not counted"
    assert "documents" in done.stdout


# -- agreement ---------------------------------------------------------------------------------------


def test_agreement_with_itself(run: Run, sound: Path, tmp_path: Path) -> None:
    done = run("corpus", "agreement", sound, sound, "--json", "-", "--resamples", "5")
    found = json.loads(done.stdout)
    assert (done.code, found["documents"]) == (0, 1)
    assert found["mentions"]["exact"]["micro"]["f1"] == found["quotes"]["span_speaker"]["f1"] == 1
    assert found["mentions"]["tokens"]["chance"]["kappa"] == 1
    assert "Cohen" in " ".join(found["definitions"]["notes"])


def test_definitions_are_printed_beside_the_figures(run: Run, sound: Path, tmp_path: Path) -> None:
    done = run("corpus", "agreement", sound, sound, "--resamples", "5", "--markdown", tmp_path / "a.md")
    flat = " ".join(done.stdout.split())
    assert "Person, title (case and blanks aside) and body." in flat
    assert "Not unitised" in flat and "Krippendorff 2011" in flat
    assert "# Agreement" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_partners_that_are_missing_or_differ(run: Run, tmp_path: Path) -> None:
    a = write(tmp_path / "a.jsonl", document("satu", id="1"), document("dua", id="2"), document("tiga", id="3"))
    b = write(tmp_path / "b.jsonl", document("satu", id="1"), document("dva", id="2"), document("empat", id="4"))
    done = run("corpus", "agreement", a, b, "--resamples", "5")
    assert done.code == 1
    assert done.stderr.splitlines() == [
        "tpo-ie: 2: the two annotations have different texts",
        f"tpo-ie: {b}: there is no '3', which {a} has",
        f"tpo-ie: {a}: there is no '4', which {b} has",
    ]
    assert "Mentions (1 documents)" in done.stdout


def test_nothing_in_common(run: Run, tmp_path: Path) -> None:
    a, b = (write(tmp_path / f"{name}.jsonl", document("satu", id=name)) for name in "ab")
    done = run("corpus", "agreement", a, b)
    assert (done.code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == f"tpo-ie: {a} and {b}: no document stands in both"
