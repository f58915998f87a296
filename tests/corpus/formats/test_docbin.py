"""spaCy DocBin."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from tests.corpus.formats.conftest import Read
from tests.strategies import documents
from tpo_ie.corpus.formats import docbin
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.document import Document
from tpo_ie.errors import InputError


def test_a_doc_has_entities_sentences_and_the_document(document: Document) -> None:
    doc = docbin.doc_of(document, Vocab())
    assert doc.text == document.text
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
        (m.start, m.end, m.label) for m in document.mentions
    ]
    assert doc._.tpo_document == document
    assert len(list(doc.sents)) > 1


@settings(max_examples=30)
@given(documents())
def test_text_and_mentions_of_any_document(document: Document) -> None:
    doc = docbin.doc_of(document, Vocab())
    assert doc.text == document.text
    whole = [m for m in document.mentions if m.text == m.text.strip()]
    assert {(m.start, m.end, m.label) for m in whole} <= {(e.start_char, e.end_char, e.label_) for e in doc.ents}


def test_spacy_reads_the_file(document: Document, tmp_path: Path) -> None:
    docbin.write([document], tmp_path / "a.spacy", WriteOptions())
    (doc,) = DocBin().from_disk(tmp_path / "a.spacy").get_docs(spacy.blank("xx").vocab)
    assert [e.text for e in doc.ents] == [m.text for m in document.mentions]
    assert doc._.tpo_document == document


def test_what_the_pipeline_made_can_be_stored_and_read(document: Document, tmp_path: Path, read: Read) -> None:
    doc = Doc(Vocab(), words=["lain"])
    doc._.tpo = document.to_dict()
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "a.spacy")
    assert read("docbin", tmp_path / "a.spacy").only == document


def test_files_of_others_have_entities_only(tmp_path: Path, read: Read) -> None:
    doc = Doc(Vocab(), words=["Budi", "di", "Riau", "Jaya"], spaces=[True, True, True, False])
    doc.ents = [Span(doc, 0, 1, label="PERSON"), Span(doc, 2, 4, label="LOC")]
    other = Doc(Vocab(), words=["x"])
    DocBin(docs=[doc, other]).to_disk(tmp_path / "a.spacy")
    found = read("docbin", tmp_path / "a.spacy")
    assert [d.id for d in found.documents] == ["a.spacy:2"]
    (told,) = found.messages
    assert told.startswith(f"{tmp_path / 'a.spacy'}: doc 1: entity 'Budi': the label 'PERSON' is none of")
    found = read("docbin", tmp_path / "a.spacy", labels={"PERSON": "PER", "LOC": None})
    assert [m.text for m in found.documents[0].mentions] == ["Budi"]
    assert found.left_out == {"spans labelled LOC": 1}


def test_a_broken_doc_costs_no_other(document: Document, tmp_path: Path, read: Read) -> None:
    docs = []
    for value in ({"id": 1}, document.to_dict(), 5):
        doc = Doc(Vocab(), words=["x"])
        doc._.tpo = value
        docs.append(doc)
    DocBin(docs=docs, store_user_data=True).to_disk(tmp_path / "a.spacy")
    found = read("docbin", tmp_path / "a.spacy")
    assert found.documents == [document]
    assert [message.partition("a.spacy: ")[2].split(": ")[0] for message in found.messages] == ["doc 1", "doc 3"]


def test_no_docbin(tmp_path: Path, read: Read) -> None:
    with pytest.raises(InputError, match="no such file"):
        read("docbin", tmp_path / "a.spacy")
    (tmp_path / "a.spacy").write_bytes(b"halo")
    with pytest.raises(InputError, match=r"a\.spacy: no DocBin of spaCy"):
        read("docbin", tmp_path / "a.spacy")
