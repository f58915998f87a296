"""Conversion of corpora: formats by name and by sight, faults, what is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tpo_ie.corpus.convert import Outcome, choose_formats, convert
from tpo_ie.corpus.formats import FORMATS
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document
from tpo_ie.errors import InputError


@pytest.fixture
def corpus(small: dict[str, Any], tmp_path: Path) -> Path:
    """Three documents, the second of them broken."""
    good = Document.from_dict(small)
    lines = [good.to_json(), good.to_json().replace('"start": 0', '"start": 1'), good.to_json().replace("kecil", "dua")]
    path = tmp_path / "dev.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(
    source: Path | str, target: Path, from_: str = "jsonl", to: str = "jsonl", **options: Any
) -> tuple[Outcome, list[str]]:
    told: list[str] = []
    outcome = convert(str(source), target, from_, FORMATS[to], tell=told.append, **options)
    return outcome, told


@pytest.mark.parametrize("to", [name for name, entry in FORMATS.items() if entry.writes])
def test_a_bad_document_costs_no_other(corpus: Path, tmp_path: Path, to: str) -> None:
    if to == "datasets":
        pytest.importorskip("datasets")
    target = tmp_path / f"out{(FORMATS[to].endings or ('',))[0]}"
    outcome, told = run(corpus, target, to=to)
    assert (outcome.documents, outcome.report.failed) == (2, 1)
    assert told == [f"{corpus}:2: mentions[0].text: 'Polda Riau' does not stand at its offsets, 'olda Riau' does"]
    back, _ = run(target, tmp_path / "back.jsonl", from_=to)
    assert (back.documents, back.report.failed) == (2, 0)
    if FORMATS[to].lossless:
        assert [d.id for d in read_documents([tmp_path / "back.jsonl"])] == ["kecil", "dua"]


def test_what_the_target_does_not_hold_is_counted_and_said(corpus: Path, tmp_path: Path) -> None:
    outcome, _ = run(corpus, tmp_path / "a.conll", to="conll")
    assert outcome.remarks("jsonl", "conll") == [
        "not held by conll: mentions: score of 2",
        "not held by conll: entities: name of 4",
        "not held by conll: officials: 2 missing",
        "not held by conll: relations: 2 missing",
        "not held by conll: quotes: 2 missing",
        "not held by conll: actions: 2 missing",
    ]
    lossless, _ = run(corpus, tmp_path / "b", to="brat")
    assert lossless.remarks("jsonl", "brat") == []


def test_a_public_set_says_its_terms_and_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "dev.conll").write_text("Budi\tI-PPL\nsabun\tB-IND\n", encoding="utf-8")
    outcome, told = run(tmp_path / "dev.conll", tmp_path / "out.jsonl", from_="nerp")
    terms, left_out, repaired = outcome.remarks("nerp", "jsonl")
    assert terms.startswith("nerp: NERP (Prosa), as in IndoNLU (Hoesen and Purwarianti 2018")
    assert "terms: " in terms and "note: " in terms
    assert left_out == "left out from nerp: spans labelled IND 1"
    assert repaired == "put right from nerp: illegal tags 1"
    assert told == []


def test_counts_of_nothing_are_not_said() -> None:
    report = Report()
    report.left_out["x"] += 0
    assert Outcome(report).remarks("jsonl", "jsonl") == []


def test_nothing_to_write_writes_nothing(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"dev\.jsonl: no document$"):
        run(corpus, tmp_path / "out", to="brat", reading=ReadOptions(split="test"))
    corpus.write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="no document could be read"):
        run(corpus, tmp_path / "out.conll", to="conll")
    assert [p.name for p in tmp_path.iterdir()] == ["dev.jsonl"]


def test_choosing_formats(corpus: Path, tmp_path: Path) -> None:
    def chosen(source: str | Path, target: str, from_: str | None = None, to: str | None = None) -> tuple[str, str]:
        name, entry = choose_formats(str(source), tmp_path / target, from_, to)
        return name, entry.name

    assert chosen(corpus, "a.spacy") == ("jsonl", "docbin")
    assert chosen(tmp_path, "a", to="brat") == ("jsonl", "brat")
    assert chosen("x.jsonl", "a.jsonl", "doccano") == ("doccano", "jsonl")
    assert chosen("unimelb-nlp/wikiann", "a.jsonl", "wikiann") == ("wikiann", "jsonl")


@pytest.mark.parametrize(
    ("source", "target", "from_", "to", "message"),
    [
        ("a.xml", "a.jsonl", None, None, r"a\.xml: the name does not say the format; --from takes jsonl, .*, pfsa-id"),
        ("a.jsonl", "a", None, None, r"a: the name does not say the format; --to takes jsonl, brat"),
        ("a.jsonl", "a", "xml", None, "no format is called 'xml'; --from takes"),
        ("a.jsonl", "a", None, "xml", "no format is called 'xml'; there are"),
        ("a.jsonl", "a.tsv", None, None, "webanno is only read; --to takes jsonl, brat, .*datasets$"),
        ("a.jsonl", "a", None, "nergrit", "no format is called 'nergrit'"),
    ],
)
def test_formats_that_cannot_be_chosen(
    source: str, target: str, from_: str | None, to: str | None, message: str
) -> None:
    with pytest.raises(InputError, match=message):
        choose_formats(source, Path(target), from_, to)
