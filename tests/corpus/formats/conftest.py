"""Fixtures for format tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tpo_ie.corpus.formats import get_format
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.document import Document


class Reading:
    """What a reader gave: documents, messages of those that failed, counts of what was left out and put right."""

    def __init__(self, documents: list[Document], messages: list[str], report: Report) -> None:
        self.documents = documents
        self.messages = messages
        self.left_out = dict(+report.left_out)
        self.repaired = dict(+report.repaired)

    @property
    def only(self) -> Document:
        """The one document; nothing may have failed."""
        assert self.messages == []
        (document,) = self.documents
        return document

    @property
    def message(self) -> str:
        """The one message; no document may have been read."""
        assert self.documents == []
        (message,) = self.messages
        return message


Read = Callable[..., Reading]


@pytest.fixture
def read() -> Read:
    """Read a file in a format, with the options of ``ReadOptions``."""

    def call(name: str, path: Path, **options: Any) -> Reading:
        messages: list[str] = []
        report = Report(messages.append)
        documents = list(get_format(name).read(path, ReadOptions(**options), report))
        assert report.failed == len(messages)
        return Reading(documents, messages, report)

    return call


@pytest.fixture
def full() -> dict[str, Any]:
    """A document that uses every layer and every optional value, with a letter beyond U+FFFF and line breaks."""
    text = (
        "😂 Kapolda Riau Budi menggandeng BP3MI\nRiau. “Kami sudah siap\n\ndan sedia,” kata Budi.\n"
        "Polda Riau belum memulangkan 12 PMI, Jumat."
    )

    def at(words: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return start, start + len(words)

    def mention(id_: str, words: str, label: str, entity: str, nth: int = 0, **more: Any) -> dict[str, Any]:
        start, end = at(words, nth)
        return {"id": id_, "start": start, "end": end, "text": words, "label": label, "entity": entity, **more}

    return {
        "id": "lengkap/1",
        "text": text,
        "meta": {
            "title": "Judul",
            "source": "ANTARA",
            "published": "2025-03-14",
            "attributes": {"author": ["A", None]},
        },
        "mentions": [
            mention("m1", "Kapolda", "POSITION", "o1", score=0.5),
            mention("m2", "Riau", "LOC", "l1"),
            mention("m3", "Budi", "PER", "p1", score=1.0),
            mention("m4", "BP3MI\nRiau", "AGENCY", "a2", score=0.0),
            mention("m5", "Budi", "PER", "p1", 1),
            mention("x y", "Polda Riau", "AGENCY", "a1"),
            mention("m9", "PMI", "GROUP", "g1"),
            mention("m10", "Jumat", "DATE", "d1"),
        ],
        "entities": [
            {"id": "p1", "type": "PER", "name": "Budi Santosa", "attributes": {"role": "witness"}},
            {"id": "o1", "type": "POSITION", "name": "Kapolda Riau"},
            {"id": "l1", "type": "LOC", "name": "Provinsi Riau"},
            {"id": "a2", "type": "AGENCY", "name": "BP3MI Riau", "registry_id": "bp3mi-riau"},
            {"id": "a1", "type": "AGENCY", "name": "Kepolisian Daerah Riau"},
            {"id": "a3", "type": "AGENCY", "name": "Kepolisian Negara", "attributes": {"implied": True}},
            {"id": "g1", "type": "GROUP", "name": "pekerja migran"},
            {"id": "d1", "type": "DATE", "name": "2025-03-14"},
        ],
        "officials": [
            {"person": "p1", "title": "Kapolda", "agency": "a1", "evidence": at("Kapolda Riau Budi"), "score": 0.9},
            {"person": "p1", "title": "Kepala Kepolisian", "agency": "a3", "rule": "guess", "attributes": {"x": 1}},
        ],
        "relations": [
            {"type": "cooperates_with", "head": "a1", "tail": "a2", "evidence": at("menggandeng"), "rule": "verb"},
            {"type": "part_of", "head": "a1", "tail": "a3", "score": 0.25, "attributes": {"y": [1, {"z": None}]}},
            {"type": "member_of", "head": "a1", "tail": "a2"},
            {"type": "cooperates_with", "head": "a1", "tail": "a2"},
        ],
        "quotes": [
            {
                "start": at("Kami sudah")[0],
                "end": at("sedia,")[1],
                "speaker": "p1",
                "kind": "direct",
                "cue": at("kata"),
                "score": 0.75,
                "rule": "quote-then-verb",
                "attributes": {"note": "ok"},
            },
            {"start": at("belum")[0], "end": at("PMI,")[1], "speaker": "a1", "kind": "mixed"},
        ],
        "actions": [
            {
                "category": "cooperation",
                "trigger": at("menggandeng"),
                "actors": ["a1", "p1"],
                "partners": ["a2"],
                "time": ["2025-03"],
                "status": "done",
                "evidence": [at("menggandeng BP3MI\nRiau")],
            },
            {
                "category": "repatriation",
                "trigger": at("memulangkan"),
                "actors": ["a1"],
                "targets": ["g1"],
                "place": ["l1"],
                "time": ["2025-03-14", "2025-01/2025-06"],
                "status": "planned",
                "negated": True,
                "count": 12,
                "evidence": [],
                "score": 0.5,
                "rule": "r",
                "attributes": {"count_unit": "orang"},
            },
        ],
        "relevance": {"label": "tppo", "score": 0.98},
        "producer": {"name": "tpo-ie", "version": "0.1.0", "model": "m", "model_sha256": "0"},
    }


@pytest.fixture
def document(full: dict[str, Any]) -> Document:
    """The same as a document."""
    return Document.from_dict(full)
