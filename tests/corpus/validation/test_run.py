"""Validation of files: where findings lie, what spans documents, what cannot be read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.articles import article, reprinted
from tests.corpus.drafts import document
from tpo_ie.corpus.convert import convert
from tpo_ie.corpus.formats import get_format
from tpo_ie.corpus.news_body import clean
from tpo_ie.corpus.validation import Summary, validate
from tpo_ie.document import Document
from tpo_ie.errors import InputError


def write(path: Path, *objects: Any) -> Path:
    lines = (o.to_json() if isinstance(o, Document) else o if isinstance(o, str) else json.dumps(o) for o in objects)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def plain(number: int, **values: Any) -> Document:
    return Document(id=values.pop("id", f"d{number}"), text=article(number, 30), **values)


def named(path: Path) -> list[tuple[str, str, str | None]]:
    return [(finding.check, Path(finding.source).name, finding.document) for finding in validate([path])]


def test_sound_data(tmp_path: Path, small: dict[str, Any]) -> None:
    small["officials"] = []
    summary = Summary()
    path = write(tmp_path / "train.jsonl", small, plain(1))
    assert list(validate([path], summary=summary)) == []
    assert (summary.documents, summary.splits["train"], summary.count("error")) == (2, 2, 0)


def test_file_and_line_are_named_and_faults_cost_no_other_document(tmp_path: Path) -> None:
    path = write(
        tmp_path / "dev.jsonl", "{", "[]", document("[[p1|Ibu Rahma]]", id="x"), {"id": "y", "text": 1}, {"id": "z"}
    )
    assert named(path) == [
        ("unreadable", "dev.jsonl:1", None),
        ("unreadable", "dev.jsonl:2", None),
        ("title-in-per", "dev.jsonl:3", "x"),
        ("format", "dev.jsonl:4", "y"),
        ("format", "dev.jsonl:5", "z"),
    ]


def test_the_guide_is_not_asked_about_a_broken_document(tmp_path: Path) -> None:
    data = document("[[p1|Ibu Rahma]]").to_dict()
    data["mentions"][0]["entity"] = "nobody"
    assert [name for name, *_ in named(write(tmp_path / "a.jsonl", data))] == ["dangling"]


def test_ids_and_texts_that_stand_twice(tmp_path: Path) -> None:
    write(tmp_path / "train.jsonl", plain(1), plain(1, id="copy"), plain(2))
    write(tmp_path / "test.jsonl", plain(2), Document(id="reprint", text=reprinted(article(1, 30))))
    found = {(finding.check, finding.document): finding.message for finding in validate([tmp_path], threshold=0.6)}
    assert set(found) == {
        ("near-duplicate-across-splits", "d1"),
        ("near-duplicate-across-splits", "copy"),
        ("text-twice", "copy"),
        ("text-twice", "d2"),
        ("document-twice", "d2"),
    }
    assert "test.jsonl:2 (reprint)" in found["near-duplicate-across-splits", "d1"]
    assert "% alike, in another split" in found["near-duplicate-across-splits", "d1"]
    assert found["document-twice", "d2"].endswith("test.jsonl:1")


def test_near_duplicates_within_a_split_are_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path / "train.jsonl", plain(1), Document(id="r", text=reprinted(article(1, 30))))
    (finding,) = validate([path], threshold=0.6)
    assert (finding.check, finding.severity, finding.document) == ("near-duplicate", "warning", "r")


def test_stand_off_files_name_their_split(tmp_path: Path) -> None:
    text = article(5, 30)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.md").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(clean(text).encode()).hexdigest()
    for name, split, sha in (("a", "train", digest), ("b", "dev", digest), ("c", "dev", "0" * 64)):
        data = {"schema_version": "1", "id": name, "path": "news/a.md", "sha256": sha, "split": split}
        (tmp_path / f"{name}.json").write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "d.json").write_text("{", encoding="utf-8")
    summary = Summary()
    found = [(f.check, Path(f.source).name) for f in validate([tmp_path], summary=summary)]
    assert found == [("text-twice", "b.json"), ("unreadable", "c.json"), ("unreadable", "d.json")]
    assert (summary.splits["train"], summary.splits["dev"]) == (1, 2)


def test_other_formats_are_checked_as_they_are_read(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", document("[[p1|Ibu Rahma]] datang", id="x"), document("[[p1|Budi]]", id="y"))
    convert(str(source), tmp_path / "brat", "jsonl", get_format("brat"), tell=pytest.fail)
    (tmp_path / "brat" / "y.ann").write_text("T1\tPER 0 3\tBudi\n", encoding="utf-8")
    found = [(finding.check, finding.document) for finding in validate([tmp_path / "brat"])]
    assert sorted(found, key=str) == [("title-in-per", "x"), ("unreadable", None)]


def test_a_file_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("halo", encoding="utf-8")
    good = write(tmp_path / "good.jsonl", document("[[p1|Ibu Rahma]]"))
    assert [f.check for f in validate([tmp_path / "broken.json", good])] == ["unreadable", "title-in-per"]


@pytest.mark.parametrize("name", ["nothing.jsonl", "a.xyz"])
def test_paths_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.xyz").write_text("")
    with pytest.raises(InputError, match=name):
        list(validate([tmp_path / name]))


def test_two_files_of_one_name_share_their_split(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    one, two = (write(tmp_path / f / "train.jsonl", plain(1, id=f)) for f in ("one", "two"))
    assert [finding.check for finding in validate([one, two])] == ["text-twice"]
