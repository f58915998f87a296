"""``tpo-ie corpus split``, ``sample``, ``merge``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.corpus.articles import article
from tests.corpus.drafts import document
from tpo_ie.corpus.formats.label_studio import task_of
from tpo_ie.document import Document


def write(path: Path, *documents: Document | str) -> Path:
    lines = (item if isinstance(item, str) else item.to_json() for item in documents)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    documents = (Document(id=f"d{n}", text=article(n), meta={"source": f"Kabar {n % 4}"}) for n in range(20))
    return write(tmp_path / "all.jsonl", *documents)


# -- split ---------------------------------------------------------------------------------------


def ids(path: Path) -> set[str]:
    return {json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()}


def test_a_split_by_article(run: Run, corpus: Path, tmp_path: Path) -> None:
    done = run("corpus", "split", corpus, "--out", tmp_path / "out", "--seed", "4")
    assert (done.code, done.stderr) == (0, "")
    parts = [ids(tmp_path / "out" / f"{name}.jsonl") for name in ("train", "dev", "test")]
    assert [len(part) for part in parts] == [14, 3, 3]
    assert set().union(*parts) == {f"d{n}" for n in range(20)}
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("documents  "))
    assert line.split() == ["documents", "14", "3", "3"]
    assert (tmp_path / "out" / "split.txt").read_text().startswith("# seed 4, shares 0.7 0.15 0.15, grouped by none")


def test_groups_and_a_frozen_list(run: Run, corpus: Path, tmp_path: Path) -> None:
    shares = ("--train", "0.5", "--dev", "0.25", "--test", "0.25")
    assert run("corpus", "split", corpus, "--out", tmp_path / "a", "--group-by", "source", *shares).code == 0
    sizes = {name: len(ids(tmp_path / "a" / f"{name}.jsonl")) for name in ("train", "dev", "test")}
    assert sizes == {"train": 10, "dev": 5, "test": 5}
    frozen = tmp_path / "a" / "split.txt"
    assert run("corpus", "split", corpus, "--out", tmp_path / "b", "--seed", "8", "--frozen", frozen).code == 0
    for name in ("train", "dev", "test"):
        assert ids(tmp_path / "b" / f"{name}.jsonl") == ids(tmp_path / "a" / f"{name}.jsonl")


def test_nothing_is_overwritten(run: Run, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "train.jsonl").write_text("mine")
    done = run("corpus", "split", corpus, "--out", tmp_path / "out")
    assert done.code == 2
    assert "exists already and is not an empty folder" in done.stderr
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["train.jsonl"]
    assert (tmp_path / "out" / "train.jsonl").read_text() == "mine"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--train", "0.9"), "--train, --dev and --test add up to 1.2, not to 1"),
        (("--group-by", "title"), "there is no group 'title'"),
        (("--train", "1.5"), "less than or equal to 1"),
    ],
)
def test_wrong_use_of_split(
    run: Run, corpus: Path, tmp_path: Path, options: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    done = run("corpus", "split", corpus, "--out", tmp_path / "out", *options)
    assert done.code == 2
    assert message in done.stderr
    assert not (tmp_path / "out").exists()


def test_documents_that_cannot_be_split(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "{", *(Document(id=str(n), text=article(n)) for n in range(3)))
    done = run("corpus", "split", path, "--out", tmp_path / "out", "--train", "1", "--dev", "0", "--test", "0")
    assert done.code == 1
    assert done.stderr.count("not JSON") == 1
    assert done.stderr.splitlines()[-1] == "tpo-ie: 1 documents could not be read and stand in no split"
    assert len(ids(tmp_path / "out" / "train.jsonl")) == 3


# -- sample ----------------------------------------------------------------------------------------


@pytest.fixture
def doubts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the model by one that is the less sure the higher the number of an article."""

    def by_margin(records: object, model: object) -> object:
        return ((record, int(record.id[1:]) / 20) for record in records)  # type: ignore[attr-defined]

    monkeypatch.setattr("tpo_ie.corpus.sampling.uncertainty.by_margin", by_margin)


def test_a_sample(run: Run, corpus: Path, tmp_path: Path, doubts: None) -> None:
    done = run("corpus", "sample", corpus, "--n", "3", "--diversity", "0")
    assert (done.code, done.stderr) == (0, "")
    documents = [Document.from_json(line) for line in done.stdout.splitlines()]
    assert [d.id for d in documents] == ["d19", "d18", "d17"]
    assert documents[0].meta.attributes["sampling"]["uncertainty"] == 0.95
    assert documents[0].meta.source == "Kabar 3"
    old = write(tmp_path / "old.jsonl", *documents)
    again = run(
        "corpus", "sample", corpus, "--n", "2", "--exclude", old, "--diversity", "0", "--out", tmp_path / "s.jsonl"
    )
    assert (again.code, again.stdout) == (0, "")
    assert again.stderr == "tpo-ie: left out: 3 annotated already, 0 near-duplicates of others\n"
    assert ids(tmp_path / "s.jsonl") == {"d16", "d15"}


def test_too_few_to_choose_from(run: Run, tmp_path: Path, doubts: None) -> None:
    path = write(tmp_path / "a.jsonl", Document(id="d1", text="halo"), "{")
    done = run("corpus", "sample", path, "--n", "5")
    assert done.code == 1
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.splitlines()[-2:] == [
        "tpo-ie: there are only 1 articles to choose from",
        "tpo-ie: 1 could not be read",
    ]
    nothing = run(
        "corpus", "sample", path, "--n", "5", "--exclude", write(tmp_path / "b.jsonl", Document(id="d1", text=""))
    )
    assert nothing.code == 1
    assert "no article to choose from (1 annotated already, 1 failed, the others not wanted)" in nothing.stderr


def test_wrong_use_of_sample(run: Run, corpus: Path) -> None:
    assert run("corpus", "sample", corpus).code == 2
    assert run("corpus", "sample", corpus, "--n", "0").code == 2
    assert run("corpus", "sample", corpus, "--n", "1", "--by", "luck").code == 2
    done = run("corpus", "sample", corpus, "--n", "1", "--relevant")
    assert done.code == 2
    assert "--relevant goes with --by score" in done.stderr


# -- merge -------------------------------------------------------------------------------------------


def export(path: Path, *pairs: tuple[Document, Document | None]) -> Path:
    tasks = []
    for number, (given, annotated) in enumerate(pairs, start=1):
        task = task_of(given, part="predictions") | {"id": number}
        if annotated is not None:
            task["annotations"] = task_of(annotated, part="annotations")["annotations"]
        tasks.append(task)
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


GIVEN = [document("[[a1|Polda Riau]] menahan [[p1|Budi]]", id=name) for name in "abc"]
CHANGED = document("[[a1|Polda Riau]] menahan [[p1|Budi]]".replace("[[p1|Budi]]", "Budi"), id="a")


def test_a_merge_with_its_report(run: Run, tmp_path: Path) -> None:
    original = write(tmp_path / "original.jsonl", *GIVEN)
    annotated = export(tmp_path / "export.json", (GIVEN[0], CHANGED), (GIVEN[1], GIVEN[1]), (GIVEN[2], None))
    out, changes = tmp_path / "gold.jsonl", tmp_path / "changes.jsonl"
    done = run(
        "corpus", "merge", original, annotated, "--out", out, "--changes", changes, "--markdown", tmp_path / "r.md"
    )
    assert (done.code, done.stderr) == (0, "")
    assert ids(out) == {"a", "b"}
    (line,) = (line for line in done.stdout.splitlines() if line.startswith("mentions"))
    assert line.split() == ["mentions", "3", "0", "1", "0", "75%"]
    assert "Not annotated: 1 (c)" in done.stdout
    found = [json.loads(line) for line in changes.read_text(encoding="utf-8").splitlines()]
    assert [(c["document"], c["layer"], c["kind"], (c["before"] or {}).get("text")) for c in found] == [
        ("a", "mentions", "removed", "Budi"),
        ("a", "entities", "removed", None),
    ]
    assert "| mentions | 3 | 0 | 1 | 0 | 75% |" in (tmp_path / "r.md").read_text(encoding="utf-8")


def test_conflicts_are_named_and_cost_no_other_document(run: Run, tmp_path: Path) -> None:
    original = write(tmp_path / "original.jsonl", *GIVEN)
    annotated = write(tmp_path / "annotated.jsonl", GIVEN[0], CHANGED, GIVEN[1], document("lain", id="z"), "{")
    done = run("corpus", "merge", original, annotated, "--out", tmp_path / "gold.jsonl", "--json", "-")
    report = json.loads(done.stdout)
    assert done.code == 1
    assert ids(tmp_path / "gold.jsonl") == {"b"}
    assert report["conflicts"] == [
        "a: 2 annotations differ (mentions 1, entities 1); not merged",
        f"z: is not in {original}; not merged",
    ]
    assert (report["failed"], report["merged"], report["not_annotated"]) == (1, 1, ["c"])
    assert f"tpo-ie: conflict: {report['conflicts'][0]}" in done.stderr.splitlines()
    taken = run("corpus", "merge", original, annotated, "--out", tmp_path / "gold.jsonl", "--prefer", "last")
    assert taken.code == 1
    assert ids(tmp_path / "gold.jsonl") == {"a", "b"}


def test_a_merge_of_nothing_leaves_no_file(run: Run, tmp_path: Path) -> None:
    original = write(tmp_path / "original.jsonl", GIVEN[0])
    annotated = export(tmp_path / "export.json", (GIVEN[0], None))
    done = run("corpus", "merge", original, annotated, "--out", tmp_path / "gold.jsonl")
    assert (done.code, done.stdout) == (1, "")
    assert "no annotated document of" in done.stderr
    assert "Not annotated: 1 (a); Left out: tasks without annotations (1)" in done.stderr
    assert not (tmp_path / "gold.jsonl").exists()
    kept = run("corpus", "merge", original, annotated, "--out", tmp_path / "gold.jsonl", "--keep-untouched")
    assert (kept.code, ids(tmp_path / "gold.jsonl")) == (0, {"a"})


def test_wrong_use_of_merge(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    original = write(tmp_path / "original.jsonl", GIVEN[0])
    for options, message in (
        (("--out", original), "this is one of the files to read"),
        (("--out", tmp_path), "this is a folder"),
        ((), "Missing option '--out'"),
        (("--out", tmp_path / "x", "--prefer", "mine"), "'mine' is not one of"),
    ):
        done = run("corpus", "merge", original, original, *options)
        assert done.code == 2
        assert message in done.stderr
    assert original.read_text(encoding="utf-8") == GIVEN[0].to_json() + "\n"
