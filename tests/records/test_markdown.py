from __future__ import annotations

import json

import pytest

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.records import FieldMap
from tpo_ie.records.formats.markdown import read_markdown

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


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        ("---\ntitle: x\n---\n", "no_body"),
        ("---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nIsi.", "front_matter"),
        ("---\na: " + "[" * 5000 + "\n---\nIsi.", "front_matter"),
        ("---\ndate: 2025-02-30\n---\nIsi.", "front_matter"),
        ('---\ntitle: "\\uD800"\n---\nIsi.', "half_pair"),
        ("---\nid: ../x\n---\nIsi.", "unsafe_id"),
        ("Isi " + "![" * 20_000, "markup"),
    ],
)
def test_what_is_no_article(read: Read, write: Write, text: str, key: str) -> None:
    outcome = read(write("a.md", text))
    assert (outcome.records, outcome.keys) == ([], [key])


def test_anything_that_yaml_has_becomes_json(read: Read, write: Write) -> None:
    head = "a: {2025-01-01: .nan, 1: .inf}\nb: 2025-03-14 10:00:00\nc: !!binary eA==\nd: !!set {x, y}\ne: 0x1F"
    (record,) = read(write("a.md", f"---\n{head}\n---\nIsi.")).records
    assert record.attributes["a"] == {"2025-01-01": None, "1": None}
    assert record.attributes["b"] == "2025-03-14T10:00:00"
    assert record.attributes["e"] == 31
    json.dumps(record.to_dict(), allow_nan=False)


def test_a_long_line_with_a_few_links(read: Read, write: Write) -> None:
    text = "[tautan](https://a.example) " + "kata " * 200_000
    (record,) = read(write("a.md", text)).records
    assert record.text.startswith("tautan kata kata")


def test_names_of_the_users_own(read: Read, write: Write) -> None:
    text = "---\ntayang: 2025-03-14\ntanggal: 2020-01-01\nkepala_berita: J\n---\nIsi."
    (record,) = read(write("a.md", text), fields=FieldMap(published="tayang", title="kepala_berita")).records
    assert record.given == {"published": "2025-03-14", "title": "J"}
    assert record.attributes == {}
