"""Silver mentions: annotated articles stay out, mentions stand alone."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import REPOSITORY
from tools.silver import silver, unannotated
from tpo_ie.corpus.reading import read_documents


def test_articles_that_are_annotated_stay_out(tmp_path: Path) -> None:
    (tmp_path / "news" / "day").mkdir(parents=True)
    for name in ("satu", "dua"):
        (tmp_path / "news" / "day" / f"{name}.md").write_text(f"# Judul\n\nBerita {name}.\n", encoding="utf-8")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "k1.json").write_text(json.dumps({"path": "news/day/dua.md"}), encoding="utf-8")
    (record,) = unannotated(tmp_path / "news", [tmp_path / "notes"])
    assert record["id"] == "satu"
    assert record["text"].endswith("Berita satu.")


def test_only_mentions_are_kept() -> None:
    document = next(iter(read_documents([REPOSITORY / "corpora" / "tppo-1.0" / "dev.jsonl"])))
    reduced = silver(document)
    assert [(m.start, m.end, m.label) for m in reduced.mentions] == [
        (m.start, m.end, m.label) for m in document.mentions
    ]
    assert len(reduced.entities) == len(document.mentions)
    assert not reduced.actions
    assert not reduced.quotes
