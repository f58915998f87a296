from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tpo_ie.corpus.conll import read_conll
from tpo_ie.corpus.news_body import clean
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError

PAGE = """# Judul

| tanggal | 1 Mei |
|---|---|

![foto](http://x/y.jpg)

**JAKARTA**, [KOMPAS.com](http://k) - Polda Riau bekerja\\.

Baca juga: Berita lain

Penulis: A | Editor: B

Paragraf kedua.

---

Ringkasan mesin.
"""


def test_body_of_a_stored_page() -> None:
    assert clean(PAGE) == "JAKARTA, KOMPAS.com - Polda Riau bekerja.\n\nParagraf kedua."


def _stand_off(tmp_path: Path, **changes: Any) -> Path:
    (tmp_path / "news").mkdir(exist_ok=True)
    (tmp_path / "news" / "a.md").write_text(PAGE, encoding="utf-8")
    text = clean(PAGE)
    start = text.index("Polda Riau")
    data = {
        "schema_version": "1", "id": "k1", "path": "news/a.md", "split": "dev",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "mentions": [{"id": "m1", "start": start, "end": start + 10, "label": "AGENCY", "entity": "a"}],
        "entities": [{"id": "a", "type": "AGENCY", "name": "Kepolisian Daerah Riau"}],
    } | changes  # fmt: skip
    folder = tmp_path / "annotations"
    folder.mkdir(exist_ok=True)
    path = folder / "k1.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_stand_off_annotation_is_joined_with_its_article(tmp_path: Path) -> None:
    path = _stand_off(tmp_path)
    (document,) = read_documents([path])
    assert document.mentions[0].text == "Polda Riau"
    assert [d.id for d in read_documents([path.parent], split="dev")] == ["k1"]
    assert list(read_documents([path.parent], split="test")) == []


def test_a_changed_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="sha256 differs"):
        list(read_documents([_stand_off(tmp_path, sha256="0")]))
    with pytest.raises(InputError, match="under none of the parent folders"):
        list(read_documents([_stand_off(tmp_path, path="news/b.md")]))


def test_a_broken_line_names_file_line_and_place(tmp_path: Path, small: dict[str, Any]) -> None:
    good = Document.from_dict(small).to_json()
    path = tmp_path / "train.jsonl"
    path.write_text(good + "\n\n" + good.replace('"start": 11', '"start": 10'), encoding="utf-8")
    assert len(list(read_documents([path], split="train"))) == 2
    small["quotes"][0]["speaker"] = "zz"
    path.write_text(good + "\n" + json.dumps(small), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"train\.jsonl:2: quotes\[0\]\.speaker"):
        list(read_documents([path]))


def test_wrong_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(read_documents([tmp_path / "nothing.jsonl"]))
    with pytest.raises(InputError, match=r"holds no \.json"):
        list(read_documents([tmp_path]))
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(InputError, match="gold is read from"):
        list(read_documents([tmp_path / "a.txt"]))
    (tmp_path / "a.json").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="not UTF-8"):
        list(read_documents([tmp_path / "a.json"]))
    (tmp_path / "b.json").write_text("[")
    with pytest.raises(InputError, match="not JSON"):
        list(read_documents([tmp_path / "b.json"]))


def test_conll(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("Polda\tB-ORG\nRiau\tI-ORG\n\n\nsiap O\r\n", encoding="utf-8")
    first, second = read_conll(path)
    assert first.tokens == ("Polda", "Riau")
    assert second.tags == ("O",)
    path.write_text("Polda B-ORG\nRiau\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.conll:2"):
        list(read_conll(path))
    with pytest.raises(InputError, match="No such file"):
        list(read_conll(tmp_path / "b.conll"))


def test_the_news_may_lie_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _stand_off(tmp_path)
    alone = tmp_path / "elsewhere" / path.name
    alone.parent.mkdir()
    alone.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    named = json.loads(path.read_text(encoding="utf-8"))["path"]
    article = next(folder for folder in path.parents if (folder / named).is_file())
    news = tmp_path.parent / f"{tmp_path.name}-news"
    (news / named).parent.mkdir(parents=True)
    (article / named).rename(news / named)
    with pytest.raises(InputError, match="TPO_IE_NEWS"):
        list(read_documents([alone]))
    monkeypatch.setenv("TPO_IE_NEWS", str(news))
    assert next(read_documents([alone])).mentions[0].text == "Polda Riau"


def test_faults_can_be_told_instead_of_raised(tmp_path: Path, small: dict[str, Any]) -> None:
    good = Document.from_dict(small).to_json()
    (tmp_path / "a.jsonl").write_text(f"{good}\n[]\n{good}\n", encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    (tmp_path / "c.json").write_text(good, encoding="utf-8")
    (tmp_path / "d.json").write_text('{"id": "x", "path": "nowhere.md"}', encoding="utf-8")
    told: list[str] = []
    found = list(read_documents([tmp_path], on_error=lambda error: told.append(str(error))))
    assert len(found) == 3
    assert [message.removeprefix(str(tmp_path)).strip("\\/").split(": ")[0] for message in told] == [
        "a.jsonl:2",
        "b.json",
        "d.json",
    ]


def test_a_stand_off_mention_without_offsets_is_a_fault_of_the_document(tmp_path: Path) -> None:
    broken = [{"id": "m1", "label": "AGENCY", "entity": "a"}]
    with pytest.raises(DocumentError, match=r"k1\.json: mentions\[0\]\.start: is missing"):
        list(read_documents([_stand_off(tmp_path, mentions=broken)]))
    with pytest.raises(DocumentError, match=r"mentions\[0\]"):
        list(read_documents([_stand_off(tmp_path, mentions=[5])]))


def test_comments_of_a_conll_file_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("# newdoc id = a\n# text = x y\n#\t0\t1\tO\nRiau\t2\t6\tB-LOC\n\n# O\n", encoding="utf-8")
    assert [s.tokens for s in read_conll(path)] == [("#", "Riau"), ("#",)]
