from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tests.cli.test_extract import documents, write
from tpo_ie.cli.markdown import read_markdown

TABLE = """# Judul Kepala

Ringkasan pembuka.

| Field         | Value |
|---------------|-------|
| 🏷️ Title       | Judul A |
| 🔗 Short URL   | http://a.example/1 |
| 👤 Author      |  |
| ✏️ Editor      | Nila Sari |

![Foto](https://a.example/f.jpg)

**WARTA --** Polda Riau menggandeng BP3MI Riau.

Baca juga: Lainnya

---

### Ringkasan

Bukan bagian artikel.
"""

FRONT = """---
title: "Judul: B"
date: 2025-03-14
penulis: [Nila, Budi]
Sumber: Warta Uji
---

Polda Riau menggandeng BP3MI Riau.
"""


def test_head_table() -> None:
    body, fields, others = read_markdown(TABLE)
    assert body == "WARTA -- Polda Riau menggandeng BP3MI Riau."
    assert fields == {"title": "Judul A", "url": "http://a.example/1"}
    assert others == {"editor": "Nila Sari"}


def test_front_matter() -> None:
    for text in (FRONT, FRONT.replace("\n", "\r\n")):
        body, fields, others = read_markdown(text)
        assert body == "Polda Riau menggandeng BP3MI Riau."
        assert fields == {"title": "Judul: B", "published": "2025-03-14", "source": "Warta Uji"}
        assert others == {"penulis": ["Nila", "Budi"]}


def test_a_page_without_head_has_its_heading_as_title() -> None:
    body, fields, others = read_markdown("# Judul C\n\nIsi artikel.\n")
    assert (body, fields, others) == ("Judul C\n\nIsi artikel.", {"title": "Judul C"}, {})


def test_a_rule_at_the_start_that_opens_no_front_matter_hides_nothing_else() -> None:
    assert read_markdown("---\nsekadar kalimat\n---\nIsi.")[1] == {}
    assert read_markdown("---\ntanpa akhir: x")[1] == {}


def test_the_command_takes_the_head_to_meta(run: Run, records: list[dict[str, Any]], tmp_path: Path) -> None:
    result = run("extract", write(tmp_path, "a.md", FRONT), write(tmp_path, "b.md", TABLE))
    first, second = documents(result)
    assert (first.id, first.meta.published, first.meta.attributes) == ("a", "2025-03-14", {"penulis": ["Nila", "Budi"]})
    assert (second.meta.url, second.meta.attributes) == ("http://a.example/1", {"editor": "Nila Sari"})
