"""CoNLL: tokens with offsets, both tag schemes, and files of others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.corpus.formats.conftest import Read, Reading
from tpo_ie.corpus.conll import is_comment, read_conll
from tpo_ie.corpus.formats import conll
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.corpus.formats.tokens import tokens_of
from tpo_ie.corpus.losses import losses
from tpo_ie.document import Document
from tpo_ie.errors import InputError


@pytest.fixture
def read_text(read: Read, tmp_path: Path) -> Read:
    def call(content: str, **options: object) -> Reading:
        path = tmp_path / "a.conll"
        path.write_bytes(content.encode("utf-8"))
        return read("conll", path, **options)

    return call


def with_mentions(text: str, *words: str, id_: str = "d") -> Document:
    """A document whose mentions are these words, places all of them."""
    mentions = []
    for n, word in enumerate(words, start=1):
        start = text.index(word)
        end = start + len(word)
        mentions.append({"id": f"m{n}", "start": start, "end": end, "text": word, "label": "LOC", "entity": f"e{n}"})
    entities = [{"id": f"e{n}", "type": "LOC", "name": word} for n, word in enumerate(words, start=1)]
    return Document.from_dict({"id": id_, "text": text, "mentions": mentions, "entities": entities})


def test_lines(document: Document) -> None:
    lines = list(conll.lines_of(document, WriteOptions()))
    assert lines[0] == "# newdoc id = lengkap/1"
    assert lines[1].startswith('# text = "\\ud83d\\ude02 Kapolda')
    rows = [line.split("\t") for line in lines if "\t" in line]
    for token, start, end, _ in rows:
        assert document.text[int(start) : int(end)] == token
    assert ["Kapolda", "2", "9", "B-POSITION"] in rows
    tags = [(row[0], row[3]) for row in rows]
    at = tags.index(("BP3MI", "B-AGENCY"))
    assert tags[at + 1] == ("Riau", "I-AGENCY")  # over a line break
    assert lines[-1] == ""
    assert "" in lines[4:-1]  # sentences


def test_bilou(document: Document) -> None:
    tags = [line.split("\t")[3] for line in conll.lines_of(document, WriteOptions(scheme="bilou")) if "\t" in line]
    assert tags.count("B-AGENCY") == tags.count("L-AGENCY") == 2
    assert tags.count("U-PER") == 2
    assert "B-PER" not in tags


@pytest.mark.parametrize("scheme", ["bio", "bilou"])
def test_mentions_come_back_in_both_schemes(document: Document, read: Read, tmp_path: Path, scheme: str) -> None:
    conll.write([document, document], tmp_path / "a.conll", WriteOptions(scheme=scheme))  # type: ignore[arg-type]
    found = read("conll", tmp_path / "a.conll")
    assert found.documents == [conll.kept(document)] * 2
    (first, _) = found.documents
    assert [(m.start, m.end, m.label) for m in first.mentions] == [(m.start, m.end, m.label) for m in document.mentions]
    assert (first.text, first.meta, first.relevance) == (document.text, document.meta, document.relevance)
    lost = losses(document, first)
    assert lost["quotes", ""] == lost["actions", ""] == lost["officials", ""] == 2
    assert lost["relations", ""] == 4
    assert lost["mentions", "entity"] == 1  # the second Budi
    assert lost["entities", ""] == 1  # the implied one


def test_a_mention_inside_a_word_cuts_it(read_text: Read) -> None:
    document = with_mentions("eksPolda.Riau", "Polda", "ia")
    assert [document.text[a:b] for a, b in tokens_of(document)] == ["eks", "Polda", ".", "R", "ia", "u"]
    assert conll.kept(document).mentions == document.mentions


def test_white_space_at_the_ends_of_a_mention_is_lost_and_said() -> None:
    document = with_mentions("a b  c", " b ", "c")
    kept = conll.kept(document)
    assert [m.text for m in kept.mentions] == ["b", "c"]
    assert losses(document, kept)["mentions", "text"] == 1
    only_blanks = with_mentions("a  b", "  ")
    assert losses(only_blanks, conll.kept(only_blanks))["mentions", ""] == 1


def test_no_mention_lies_in_two_sentences() -> None:
    document = with_mentions("Ia tinggal di Kota. Batam ramai. Selesai.", "Kota. Batam")
    lines = list(conll.lines_of(document, WriteOptions()))
    tags = [line.rpartition("\t")[2] for line in lines]
    first = tags.index("B-LOC")
    assert tags[first : first + 3] == ["B-LOC", "I-LOC", "I-LOC"]
    assert "" in tags[first + 3 :]
    assert conll.kept(document).mentions == document.mentions


@pytest.mark.parametrize("identifier", ["", " a", '"a"', "a\nb", "a\tb", "a = b", "\x85", "é#"])
def test_any_id_fits_a_comment(identifier: str) -> None:
    document = Document(id=identifier, text="# newdoc id = palsu\n\nkata")
    assert conll.kept(document).id == identifier
    assert conll.kept(document).text == document.text


def test_a_token_may_look_like_a_comment(read_text: Read) -> None:
    document = with_mentions("# id = 1 -DOCSTART- Riau", "Riau")
    lines = [*conll.lines_of(document, WriteOptions())] * 2
    found = read_text("\n".join(lines))
    assert [d.text for d in found.documents] == [document.text] * 2
    assert is_comment("# sent_id = 4")
    assert is_comment("#text=x\r")
    assert not is_comment("#\t0\t1\tO")
    assert not is_comment("# O")


def test_an_empty_text() -> None:
    assert conll.kept(Document(id="x", text="")) == Document(id="x", text="")
    assert conll.kept(Document(id="x", text=" \n")) == Document(id="x", text=" \n")


# -- files of others ------------------------------------------------------------------------


def test_two_columns_make_a_document_a_sentence(read_text: Read) -> None:
    found = read_text("Polda\tB-AGENCY\nRiau\tI-AGENCY\n\n\nBudi B-PER\r\nsiap O\r\n")
    assert [(d.id, d.text) for d in found.documents] == [("a.conll:1", "Polda Riau"), ("a.conll:5", "Budi siap")]
    assert [m.text for d in found.documents for m in d.mentions] == ["Polda Riau", "Budi"]


def test_docstart_lines_make_documents(read_text: Read) -> None:
    content = "-DOCSTART- -X- -X- O\n\nBudi NNP B-NP B-PER\n. . O O\n\nDi IN O O\nRiau NNP O B-LOC\n\n-DOCSTART- -X- O O\n\nx x O O"
    found = read_text(content)
    assert [d.text for d in found.documents] == ["Budi .\nDi Riau", "x"]
    assert [(m.label, m.text) for m in found.documents[0].mentions] == [("PER", "Budi"), ("LOC", "Riau")]


def test_newdoc_without_a_text(read_text: Read) -> None:
    found = read_text(
        "# newdoc id = b1\n# sent_id = 1\nRiau\tS-LOC\n\n# sent_id = 2\nBudi\tB-PER\nSan\tE-PER\n# newdoc id = b2\nx\tO"
    )
    assert [(d.id, d.text) for d in found.documents] == [("b1", "Riau\nBudi San"), ("b2", "x")]
    assert [(m.label, m.text) for m in found.documents[0].mentions] == [("LOC", "Riau"), ("PER", "Budi San")]


def test_illegal_tags_are_put_right_and_counted(read_text: Read) -> None:
    found = read_text("a\tI-LOC\nb\tB-PER\nc\tI-LOC\n")
    assert [(m.label, m.text) for m in found.only.mentions] == [("LOC", "a"), ("PER", "b"), ("LOC", "c")]
    assert found.repaired == {"illegal tags": 2}


def test_foreign_labels(read_text: Read) -> None:
    content = "Riau\tB-GPE\n\nbesar\tB-MISC\n"
    found = read_text(content)
    assert [re.sub(r" is none of.*", "", message).rpartition("a.conll:")[2] for message in found.messages] == [
        "1: line 1: the label 'GPE'",
        "3: line 3: the label 'MISC'",
    ]
    found = read_text(content, labels={"GPE": "LOC", "MISC": None})
    assert [[m.label for m in d.mentions] for d in found.documents] == [["LOC"], []]
    assert found.left_out == {"spans labelled MISC": 1}


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (['# text = "Riau"', "Rian\t0\t4\tO"], 3, "'Rian' does not stand at its offsets, 'Riau' does"),
        (['# text = "Riau"', "Riau\t0\t4\tO", "Riau"], 4, "a token and a tag are expected, found 'Riau'"),
        (["# text = Riau", "Riau\t0\t4\tO"], 1, "the comment `# text` is no JSON"),
        (['# text = "Riau"', '# meta = {"umur": 1}', "Riau\t0\t4\tO"], 1, "meta.umur: unknown key"),
    ],
)
def test_faults_name_file_line_and_reason(read_text: Read, lines: list[str], line: int, message: str) -> None:
    found = read_text("\n".join(["# newdoc id = x", *lines, "", "# newdoc id = y", "kata\tO"]))
    assert [d.id for d in found.documents] == ["y"]
    (told,) = found.messages
    assert re.search(rf"a\.conll:{line}: .*{re.escape(message)}", told), told


def test_trainers_read_the_files_too(document: Document, tmp_path: Path) -> None:
    conll.write([document], tmp_path / "a.conll", WriteOptions())
    sentences = list(read_conll(tmp_path / "a.conll"))
    assert len(sentences) > 1
    assert all(tag == "O" or re.fullmatch(r"[BI]-[A-Z]+", tag) for s in sentences for tag in s.tags)
    assert sentences[0].tokens[:3] == ("😂", "Kapolda", "Riau")


def test_missing_and_broken_files(read: Read, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read("conll", tmp_path / "nothing.conll")
    (tmp_path / "a.conll").write_bytes(b"\xff\tO")
    with pytest.raises(InputError, match="byte 0: not UTF-8"):
        read("conll", tmp_path / "a.conll")
