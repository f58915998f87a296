from __future__ import annotations

import json
from pathlib import Path

import pytest

from tpo_ie.corpus.reading import read_documents
from tpo_ie.corpus.standoff import compile_files, stand_off
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError

SOURCE = """\
id: s1
split: train
text: |-
  [[a1|Polda Riau]] menangkap dua orang, kata [[p1|Anwar]].
entities:
  a1: {type: AGENCY, name: Kepolisian Daerah Riau}
  p1: {type: PER, name: Anwar}
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "razia.md").write_text("Polda Riau menangkap dua orang, kata Anwar.\n", encoding="utf-8")
    return folder


def _source(folder: Path, text: str = SOURCE) -> Path:
    path = folder / "s1.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_text_is_not_in_the_file_and_comes_back_with_the_article(tmp_path: Path, news: Path) -> None:
    assert compile_files({"s1": "razia.md"}, news, news / "out", [_source(tmp_path)]) == 1
    written = (news / "out" / "s1.json").read_text(encoding="utf-8")
    assert "menangkap" not in written
    assert json.loads(written)["split"] == "train"
    (document,) = read_documents([news / "out"])
    assert [m.text for m in document.mentions] == ["Polda Riau", "Anwar"]


def test_a_changed_text_is_refused(tmp_path: Path, news: Path) -> None:
    changed = _source(tmp_path, SOURCE.replace("dua orang", "tiga orang"))
    with pytest.raises(DocumentError, match=r"s1\.yaml.*differs from razia\.md at offset 21"):
        compile_files({"s1": "razia.md"}, news, news / "out", [changed])


@pytest.mark.parametrize("index", [{}, {"s1": "nothing.md"}])
def test_an_article_without_news_file_is_named(tmp_path: Path, news: Path, index: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"s1\.yaml: no news file for 's1'"):
        compile_files(index, news, news / "out", [_source(tmp_path)])


def test_what_gold_does_not_state_is_left_out() -> None:
    document = Document.from_dict({"id": "x", "text": "Riau", "mentions": [], "entities": []})
    data = stand_off(document, path="a.md", text="Riau\n", split="dev")
    assert "text" not in data
    assert "producer" not in data
    assert data["meta"] == {}
