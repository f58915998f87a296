from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.batch.fake import fake_work
from tests.cli.conftest import Run
from tpo_ie.batch import BatchConfig, Summary
from tpo_ie.cli.batch import formats_of, resume_command, sample_of, summary_text

GOOD = '{"id": "satu", "text": "Polri siap."}\n'


@pytest.fixture(autouse=True)
def fakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tpo_ie.batch.engines.process.work", fake_work)
    monkeypatch.chdir(tmp_path)


def documents(folder: str) -> list[dict[str, object]]:
    return [
        json.loads(line)
        for path in sorted(Path(folder, "documents").iterdir())
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_an_archive_of_several_inputs(run: Run, tmp_path: Path) -> None:
    Path("a.jsonl").write_text(GOOD)
    Path("pohon/dalam").mkdir(parents=True)
    Path("pohon/dalam/dua.txt").write_text("BP3MI siap.")
    Path("pohon/tiga.md").write_text("Imigrasi siap.")
    result = run("batch", "a.jsonl", "pohon", "--out", "hasil", "--workers", "1")
    assert (result.code, result.stdout) == (0, "")
    assert [document["id"] for document in documents("hasil")] == ["satu", "dalam/dua", "tiga"]
    (line,) = result.stderr.splitlines()
    assert line.startswith("tpo-ie: hasil: 3 documents; 3 now in ")
    assert Path("hasil/errors.jsonl").read_bytes() == b""


def test_some_failed_is_1_and_each_is_named_once(run: Run) -> None:
    Path("a.jsonl").write_text(GOOD + '{bad\n{"id": "dua", "text": "GAGAL"}\n')
    result = run("batch", "a.jsonl", "tiada.txt", "--out", "hasil")
    assert result.code == 1
    assert "3 records gave none, 2 of them unreadable, see errors.jsonl" in result.stderr
    errors = [json.loads(line) for line in Path("hasil/errors.jsonl").read_text().splitlines()]
    assert [(error["place"], error["stage"]) for error in errors] == [
        ("a.jsonl:2", "read"),
        ("a.jsonl:3", "quotes"),
        ("tiada.txt", "read"),
    ]
    again = run("batch", "a.jsonl", "tiada.txt", "--out", "hasil", "--resume")
    assert again.code == 1
    assert "3 records gave none" in again.stderr


def test_where_nothing_came_out_the_reason_is_told(run: Run) -> None:
    Path("kosong").mkdir()
    result = run("batch", "kosong", "--out", "hasil")
    assert result.code == 1
    assert result.stderr.splitlines() == [
        "tpo-ie: hasil: 0 documents; 1 record gave none, 1 of them unreadable, see errors.jsonl",
        "tpo-ie: kosong: there is no file in it that can be read",
    ]
    Path("a.jsonl").write_text("{bad\n" * 9)
    many = run("batch", "a.jsonl", "--out", "lain")
    assert [line.split(": ")[1] for line in many.stderr.splitlines()[1:]] == [f"a.jsonl:{n}" for n in range(1, 6)]
    some = run("batch", "a.jsonl", "kosong", "-", "--out", "ada", stdin=GOOD)
    assert "a.jsonl:1" not in some.stderr


def test_field_options_sample_and_standard_input(run: Run) -> None:
    rows = "".join(f"{n};Judul {n};Isi ke-{n}.;2025-03-{n:02d};Redaksi\n" for n in range(1, 21))
    result = run(
        *("batch", "-", "--out", "hasil", "--stdin-format", "csv"),
        *("--text-field", "isi", "--id-field", "nomor", "--title-field", "judul", "--date-field", "tanggal"),
        *("--keep-field", "penulis", "--sample", "5", "--seed", "3", "--limit", "4"),
        stdin="nomor;judul;isi;tanggal;penulis\n" + rows,
    )
    assert result.code == 2
    assert "a number of records cannot be drawn from standard input" in result.stderr
    Path("a.csv").write_text("nomor;judul;isi;tanggal;penulis\n" + rows)
    result = run(
        *("batch", "a.csv", "--out", "hasil", "--text-field", "isi", "--id-field", "nomor"),
        *("--keep-field", "penulis", "--sample", "5", "--seed", "3", "--limit", "4"),
    )
    assert result.code == 0, result.stderr
    found = documents("hasil")
    assert len(found) == 4
    assert all(document["text"] == f"Isi ke-{document['id']}." for document in found)


def test_dry_run_counts_and_writes_nothing(run: Run) -> None:
    Path("a.jsonl").write_text(GOOD * 20 + "{bad\n")
    result = run("batch", "a.jsonl", "--out", "hasil", "--dry-run", "--workers", "2", "--threads", "1")
    assert result.code == 1
    first, second = result.stdout.splitlines()
    assert first == "20 articles of 220 characters in 2 shards; 1 cannot be read"
    assert second == "2 workers, threads in each: 1; formats: jsonl; nothing was written"
    assert "a.jsonl:21: column 2: not JSON" in result.stderr
    assert result.stderr.count("warning: ") == 19
    assert not Path("hasil").exists()


def test_duplicates_can_be_left_out(run: Run) -> None:
    Path("a.jsonl").write_text("".join(json.dumps({"id": str(n), "text": "Sama persis."}) + "\n" for n in range(3)))
    result = run("batch", "a.jsonl", "--out", "hasil", "--skip-duplicates")
    assert result.code == 0
    assert [document["id"] for document in documents("hasil")] == ["0"]
    assert result.stderr.count("warning: ") == 2


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "INPUT"),
        (["a.jsonl"], "--out"),
        (["tiada.jsonl", "--out", "hasil"], "tiada.jsonl: no such file"),
        (["a.jsonl", "--out", "hasil", "--format", "pdf"], "pdf; there are jsonl, parquet, duckdb, xlsx, csv"),
        (["a.jsonl", "--out", "hasil", "--format", ","], "none given"),
        (["a.jsonl", "--out", "hasil", "--sample", "banyak"], "'banyak'"),
        (["a.jsonl", "--out", "hasil", "--sample", "1.5"], "neither a share"),
        (["a.jsonl", "--out", "hasil", "--sample", "nan"], "neither a share"),
        (["a.jsonl", "--out", "hasil", "--time-limit", "-1"], "or equal to 0"),
        (["a.jsonl", "--out", "hasil", "--time-limit", "nan"], "or equal to 0"),
        (["a.jsonl", "--out", "hasil", "--workers", "-1"], "or equal to 0"),
        (["a.jsonl", "--out", "hasil", "--encoding", "klingon"], "klingon"),
        (["a.jsonl", "--out", "hasil", "--model", "tiada"], "no model 'tiada'"),
        (["a.jsonl", "--out", "hasil", "--rules", "tiada.yaml"], "tiada.yaml: No such file"),
        (["a.jsonl", "--out", "penuh"], "not empty"),
        (["a.jsonl", "--out", "penuh", "--resume"], "no run to resume"),
        (["a.jsonl", "--out", "a.jsonl"], "a folder is expected"),
        (["pohon", "--out", "pohon/hasil"], "cannot lie inside"),
        (["a.jsonl", "--out", "hasil", "--engine", "dask"], "dask"),
    ],
)
def test_wrong_use_is_2_and_changes_nothing(run: Run, arguments: list[str], reason: str) -> None:
    Path("a.jsonl").write_text(GOOD)
    for name in ("pohon", "penuh"):
        Path(name).mkdir()
        Path(name, "catatan.txt").write_text("Isi.")
    before = sorted(Path().rglob("*"))
    result = run("batch", *arguments)
    assert result.code == 2
    assert reason in result.stderr
    assert "Traceback" not in result.stderr
    assert sorted(Path().rglob("*")) == before


def test_an_engine_or_format_that_is_not_installed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.jsonl").write_text(GOOD)
    monkeypatch.setattr("tpo_ie.batch.engines.find_spec", lambda name: None)
    monkeypatch.setattr("tpo_ie.batch.outputs.find_spec", lambda name: None)
    result = run("batch", "a.jsonl", "--out", "hasil", "--engine", "ray")
    assert (result.code, 'pip install "tpo-ie[ray]"' in result.stderr) == (2, True)
    result = run("batch", "a.jsonl", "--out", "hasil", "--format", "jsonl,xlsx")
    assert (result.code, 'pip install "tpo-ie[archives]"' in result.stderr) == (2, True)
    assert not Path("hasil").exists()


def test_the_address_of_a_cluster_is_for_ray(run: Run) -> None:
    Path("a.jsonl").write_text(GOOD)
    result = run("batch", "a.jsonl", "--out", "hasil", "--address", "auto")
    assert (result.code, "of use only to the engine ray" in result.stderr) == (2, True)
    result = run("batch", "a.jsonl", "--out", "hasil", "--engine", "ray", "--dry-run")
    assert result.code == 0
    assert "a worker for each core of the cluster, threads in each: 1" in result.stdout
    assert not Path("hasil").exists()


def test_names_in_errors_are_warned_of_or_hidden(run: Run) -> None:
    Path("wening.jsonl").write_text(GOOD + '{"id": "wening", "text": "GAGAL"}\n')
    Path("kunci").write_text("0123456789abcdef")
    result = run("batch", "wening.jsonl", "--out", "a", "--redact-victims")
    assert "--hash-ids KEYFILE hides them" in result.stderr
    result = run("batch", "wening.jsonl", "--out", "b", "--redact-victims", "--hash-ids", "kunci")
    assert "--hash-ids" not in result.stderr
    assert "wening" in Path("a/errors.jsonl").read_text()
    assert "wening" not in Path("b/errors.jsonl").read_text() + Path("b/manifest.json").read_text()
    assert run("batch", "wening.jsonl", "--out", "c", "--hash-ids", "nirgends").code == 2


def test_a_bar_is_shown_on_a_terminal_only(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.jsonl").write_text(GOOD)
    seen: list[bool] = []

    def run_batch(inputs: object, out: object, config: BatchConfig, *, progress: bool, **options: object) -> Summary:
        seen.append(progress)
        return Summary(1, 0, 0, 1, 1.0)

    monkeypatch.setattr("tpo_ie.batch.run_batch", run_batch)
    run("batch", "a.jsonl", "--out", "hasil")
    monkeypatch.setattr("tpo_ie.cli.console.shows_progress", lambda out: True)
    run("batch", "a.jsonl", "--out", "hasil")
    assert seen == [False, True]


def test_formats_and_samples() -> None:
    assert formats_of(["jsonl, CSV", "xlsx,jsonl"]) == ("jsonl", "csv", "xlsx")
    assert sample_of("500") == 500
    assert isinstance(sample_of("500"), int)
    assert sample_of("0.25") == 0.25
    assert sample_of("5%") == 0.05


def test_the_command_that_goes_on() -> None:
    argv = ["/bin/tpo-ie", "batch", "dua kata.jsonl", "--out", "x"]
    if sys.platform != "win32":
        assert resume_command(argv) == "tpo-ie batch 'dua kata.jsonl' --out x --resume"
    assert resume_command([*argv, "--resume"]).count("--resume") == 1
    assert "-m tpo_ie batch" in resume_command(["/lib/tpo_ie/__main__.py", *argv[1:]])


def test_the_summary_says_what_was_done_now_and_in_all() -> None:
    line = summary_text(Summary(1200, 3, 1, 600, 3725.0, 2), Path("hasil"))
    assert line == (
        "hasil: 1,200 documents; 600 now in 1 h 2 min, 0.2 documents/s; "
        "3 records gave none, 1 of them unreadable, see errors.jsonl; stopped by SIGINT"
    )
    assert summary_text(Summary(5, 0, 0, 5, 61.2), Path("h")) == "h: 5 documents; 5 now in 1 min 1 s, 0.1 documents/s"
    assert summary_text(Summary(5, 0, 0, 0, 0.0), Path("h")) == "h: 5 documents"
