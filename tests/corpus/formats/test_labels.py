"""Labels of one's own, in every format that may bring them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.corpus.formats.conftest import Read
from tpo_ie.corpus.formats.labels import known_label
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.errors import DocumentError


def brat(folder: Path) -> Path:
    (folder / "a.txt").write_text("Budi ke Riau", encoding="utf-8")
    lines = "T1\tORANG 0 4\tBudi\nT2\tKOTA 8 12\tRiau\n"
    (folder / "a.ann").write_text(lines, encoding="utf-8")
    return folder


def label_studio(folder: Path) -> Path:
    def region(id_: str, start: int, end: int, label: str) -> dict[str, object]:
        return {"id": id_, "type": "labels", "value": {"start": start, "end": end, "labels": [label]}}

    result = [region("a", 0, 4, "ORANG"), region("b", 8, 12, "KOTA")]
    task = {"data": {"text": "Budi ke Riau"}, "annotations": [{"result": result}]}
    (folder / "a.json").write_text(json.dumps([task]), encoding="utf-8")
    return folder / "a.json"


def doccano(folder: Path) -> Path:
    row = {"text": "Budi ke Riau", "label": [[0, 4, "ORANG"], [8, 12, "KOTA"]]}
    (folder / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    return folder / "a.jsonl"


def conll(folder: Path) -> Path:
    (folder / "a.conll").write_text("Budi\tB-ORANG\nke\tO\nRiau\tB-KOTA\n", encoding="utf-8")
    return folder / "a.conll"


def docbin(folder: Path) -> Path:
    from spacy.tokens import Doc, DocBin, Span
    from spacy.vocab import Vocab

    doc = Doc(Vocab(), words=["Budi", "ke", "Riau"], spaces=[True, True, False])
    doc.ents = [Span(doc, 0, 1, label="ORANG"), Span(doc, 2, 3, label="KOTA")]
    DocBin(docs=[doc]).to_disk(folder / "a.spacy")
    return folder / "a.spacy"


@pytest.mark.parametrize("make", [brat, label_studio, doccano, conll, docbin], ids=lambda make: make.__name__)
def test_a_foreign_label_is_an_error_or_means_what_the_user_says(make, read: Read, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    name, path = make.__name__.replace("_", "-"), make(tmp_path)
    assert "the label 'ORANG' is none of PER, POSITION, AGENCY" in read(name, path).message
    found = read(name, path, labels={"ORANG": "PER", "KOTA": None})
    assert [(m.label, m.text) for m in found.only.mentions] == [("PER", "Budi")]
    assert found.left_out == {"spans labelled KOTA": 1}
    assert found.only.text == "Budi ke Riau"


def test_one_label() -> None:
    report = Report()
    options = ReadOptions(labels={"X": "rescue", "Y": "Z", "PER": "ORG"})
    assert known_label("X", options, report, "m1") == "rescue"
    assert known_label("PER", options, report, "m1") == "ORG"
    with pytest.raises(DocumentError, match=r"m1: the label 'Z' is none of .*--labels FILE"):
        known_label("Y", options, report, "m1")
    assert not report.left_out
