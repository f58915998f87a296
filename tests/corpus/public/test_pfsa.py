"""PFSA-ID: articles, statements and whose they are; the sentences are made up."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.public.test_sets import Reading, file_of
from tpo_ie.corpus.public.pfsa import BY_LAST, BY_NAME
from tpo_ie.document import Quote


def read(tmp_path: Path, *sentences: str) -> Reading:
    return Reading("pfsa-id", file_of(tmp_path, *sentences, name="dev.txt"))


def said(reading: Reading, quote: Quote, article: int = 0) -> str:
    return reading.documents[article].text[quote.start : quote.end]


ARTICLE = (
    "BATAM - Kapal/B-ISSUE karam/L-ISSUE .",
    "Kepala/U-ROLE SAR/B-AFFILIATION Batam/L-AFFILIATION Rahmat/B-PERSON Hidayat/L-PERSON tiba Senin/U-DATETIME .",
    "“/B-STATEMENT Kami/I-STATEMENT mencari/I-STATEMENT",
    "sampai/I-STATEMENT malam/I-STATEMENT ”/L-STATEMENT kata/U-CUE Rahmat/U-PERSONCOREF di Batam/U-LOCATION .",
    "“/B-STATEMENT Besok/I-STATEMENT lagi/I-STATEMENT ”/L-STATEMENT ujarnya/U-CUECOREF .",
)


def test_an_article_with_its_statements(tmp_path: Path) -> None:
    found = read(tmp_path, *ARTICLE)
    (document,) = found.documents
    assert document.text.count("\n") == 4
    assert document.meta.attributes == {"dataset": "pfsa-id", "evaluation_only": True}
    assert found.mentions() == [
        [
            ("POSITION", "Kepala"),
            ("AGENCY", "SAR Batam"),
            ("PER", "Rahmat Hidayat"),
            ("DATE", "Senin"),
            ("PER", "Rahmat"),
            ("LOC", "Batam"),
        ]
    ]
    first, second = document.quotes
    assert said(found, first) == "Kami mencari\nsampai malam"  # over the blank line between sentences
    assert (first.kind, first.rule) == ("direct", BY_NAME)
    assert first.cue is not None and document.span(first.cue) == "kata"
    assert document.entity(first.speaker).name == "Rahmat Hidayat"
    assert [m.text for m in document.mentions_of(first.speaker)] == ["Rahmat Hidayat", "Rahmat"]
    assert (said(found, second), second.speaker) == ("Besok lagi", first.speaker)
    assert found.left_out == {"spans labelled ISSUE": 1}


def test_an_issue_opens_an_article(tmp_path: Path) -> None:
    found = read(tmp_path, "Pengantar .", *ARTICLE, "Harga/U-ISSUE naik .", "Semua cemas .")
    assert [d.id for d in found.documents] == ["dev.txt:1", "dev.txt:4", "dev.txt:39"]
    assert [d.text.count("\n") for d in found.documents] == [0, 4, 1]


def test_an_indirect_statement_and_a_pronoun(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Ini/U-ISSUE soal Sari/U-PERSON .",
        "Menurut/U-CUE dia/U-PERSONCOREF ,/O harga/B-STATEMENT akan/I-STATEMENT turun/L-STATEMENT .",
    )
    (quote,) = found.documents[0].quotes
    assert (said(found, quote), quote.kind, quote.rule) == ("harga akan turun", "indirect", BY_NAME)
    assert found.documents[0].entity(quote.speaker).name == "Sari"
    assert [m.text for m in found.documents[0].mentions] == ["Sari"]
    assert found.left_out == {"spans labelled ISSUE": 1, "pronouns (PERSONCOREF)": 1}


def test_a_statement_far_from_any_person_is_the_last_speakers(tmp_path: Path) -> None:
    far = " ".join(["lalu"] * 15)
    found = read(
        tmp_path,
        "“/B-STATEMENT Ya/I-STATEMENT ”/L-STATEMENT kata/U-CUE Sari/U-PERSON .",
        f"{far} .",
        "“/B-STATEMENT Tidak/I-STATEMENT ”/L-STATEMENT .",
    )
    first, second = found.documents[0].quotes
    assert (second.speaker, second.rule, second.cue) == (first.speaker, BY_LAST, None)


def test_marks_outside_the_statement_make_it_direct(tmp_path: Path) -> None:
    found = read(tmp_path, '" Ya/U-STATEMENT " kata/U-CUE Sari/U-PERSON .')
    assert found.documents[0].quotes[0].kind == "direct"


def test_what_cannot_be_a_quote_is_counted(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "“/B-STATEMENT Ya/I-STATEMENT ”/L-STATEMENT .",
        "Lain/U-ISSUE “/B-STATEMENT ”/L-STATEMENT kata/U-CUE Sari/U-PERSON .",
        "Ia/I-PERSONCOREF pergi ke Pasar/B-EVENT Malam/L-EVENT .",
    )
    assert [d.quotes for d in found.documents] == [(), ()]
    assert found.left_out == {
        "spans labelled ISSUE": 1,
        "statements without a speaker": 1,
        "statements without words": 1,
        "pronouns (PERSONCOREF)": 1,
        "spans labelled EVENT": 1,
    }
    assert found.repaired == {"illegal tags": 2}


def test_two_persons_are_told_apart_and_one_name_is_one_person(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Budi/B-PERSON Santoso/L-PERSON dan Sari/B-PERSON Dewi/L-PERSON .",
        "Ya/U-STATEMENT kata/U-CUE Dewi/U-PERSONCOREF .",
        "Budi/B-PERSON Santoso/L-PERSON diam .",
    )
    (document,) = found.documents
    assert [m.entity for m in document.mentions] == ["e1", "e2", "e2", "e1"]
    assert document.quotes[0].speaker == "e2"
