"""WebAnno TSV 3: what its documentation says of text, spans, stacking, slots, chains and relations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.formats.conftest import Read, Reading
from tests.corpus.formats.webanno_writer import Span
from tests.corpus.formats.webanno_writer import tsv as written
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.formats.webanno.reading import graph_of
from tpo_ie.corpus.formats.webanno.table import parse

NE = "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value"


def tsv(*lines: str) -> str:
    """A file of these lines; ``|`` between blanks stands for a tab."""
    return "\n".join(["#FORMAT=WebAnno TSV 3.3", *(line.replace(" | ", "\t") for line in lines), ""])


@pytest.fixture
def read_tsv(read: Read, tmp_path: Path) -> Read:
    def call(*lines: str, **options: object) -> Reading:
        path = tmp_path / "berita.tsv"
        path.write_text(tsv(*lines), encoding="utf-8")
        return read("webanno", path, **options)

    return call


def spans(reading: Reading) -> list[tuple[str, str]]:
    return [(mention.label, mention.text) for mention in reading.only.mentions]


def test_mentions_of_one_and_several_tokens(read_tsv: Read) -> None:
    found = read_tsv(
        NE,
        "",
        "",
        "#Text=Polda Riau memeriksa Budi.",
        "1-1 | 0-5 | Polda | *[1] | AGENCY[1] | ",
        "1-2 | 6-10 | Riau | *[1] | AGENCY[1] | ",
        "1-3 | 11-20 | memeriksa | _ | _ | ",
        "1-4 | 21-25 | Budi | http:/ / www.x | PER | ",
        "1-5 | 25-26 | . | _ | _ | ",
    )
    document = found.only
    assert (document.id, document.text) == ("berita", "Polda Riau memeriksa Budi.")
    assert spans(found) == [("AGENCY", "Polda Riau"), ("PER", "Budi")]
    assert [m.id for m in document.mentions] == ["m1", "m2"]
    assert [e.name for e in document.entities] == ["Polda Riau", "Budi"]
    assert found.left_out == {}


def test_offsets_count_utf_16(read_tsv: Read) -> None:
    found = read_tsv(NE, "", "", "#Text=😂😂 Budi", "1-1 | 0-4 | 😂😂 | _ | _ | ", "1-2 | 5-9 | Budi | * | PER | ")
    (mention,) = found.only.mentions
    assert (mention.start, mention.end, mention.text) == (3, 7, "Budi")


def test_text_of_several_sentences_and_lines(read_tsv: Read) -> None:
    found = read_tsv(
        NE,
        "",
        "",
        "#Text=Satu",
        "1-1 | 0-4 | Satu | _ | _ | ",
        "",
        "#Sentence.id=s2",
        "#Text=dua\\ttab",
        "#Text=tiga",
        "2-1 | 5-8 | dua | _ | _ | ",
        "2-2 | 13-17 | tiga | * | LOC | ",
        "",
        "#Text=Empat",
        "3-1 | 19-24 | Empat | _ | _ | ",
    )
    assert found.only.text == "Satu dua\ttab\ntiga\n\nEmpat"
    assert spans(found) == [("LOC", "tiga")]


def test_a_span_may_cross_sentences_and_begin_inside_a_token(read_tsv: Read) -> None:
    found = read_tsv(
        "#T_SP=webanno.custom.Sebutan|label",
        "",
        "",
        "#Text=eks-Polda",
        "1-1 | 0-9 | eks-Polda | _ | ",
        "1-1.1 | 4-9 | Polda | AGENCY[3] | ",
        "",
        "#Text=Riau siap",
        "2-1 | 10-14 | Riau | AGENCY[3] | ",
        "2-2 | 15-19 | siap | _ | ",
    )
    assert spans(found) == [("AGENCY", "Polda Riau")]


def test_stacked_spans_are_told_apart(read_tsv: Read) -> None:
    found = read_tsv(
        "#T_SP=webanno.custom.Lapis|label|jenis",
        "",
        "",
        "#Text=kata Budi",
        "1-1 | 0-4 | kata | CUE[1]|QUOTE[2] | *[1]|indirect[2] | ",
        "1-2 | 5-9 | Budi | PER[4]|QUOTE[2] | *[4]|indirect[2] | ",
    )
    assert found.message.endswith("QUOTE 'kata Budi' has no speaker; one is needed")


def test_actions_and_quotes_with_slots(read_tsv: Read) -> None:
    slot = "ROLE_webanno.custom.Aksi:peran_webanno.custom.AksiPeranLink|webanno.custom.Sebutan"
    quoted = "ROLE_webanno.custom.Kutipan:peran_webanno.custom.KutipanPeranLink|uima.tcas.Annotation"
    found = read_tsv(
        f"#T_SP=webanno.custom.Aksi|kategori|{slot}|status",
        f"#T_SP=webanno.custom.Kutipan|jenis|{quoted}|ragam",
        "#T_SP=webanno.custom.Sebutan|label",
        "",
        "",
        "#Text=Polda Riau menangkap dua PMI , kata Budi",
        "1-1 | 0-5 | Polda | _ | _ | _ | _ | _ | _ | _ | AGENCY[1] | ",
        "1-2 | 6-10 | Riau | _ | _ | _ | _ | _ | _ | _ | AGENCY[1] | ",
        "1-3 | 11-20 | menangkap | arrest | actor;target;motif | 1-1[1];1-5;1-5 | planned | QUOTE[7] | speaker;cue | 1-8[9];1-7[8] | indirect[7] | _ | ",
        "1-4 | 21-24 | dua | _ | _ | _ | _ | QUOTE[7] | _ | _ | indirect[7] | _ | ",
        "1-5 | 25-28 | PMI | _ | _ | _ | _ | QUOTE[7] | _ | _ | indirect[7] | GROUP | ",
        "1-6 | 29-30 | , | _ | _ | _ | _ | _ | _ | _ | _ | _ | ",
        "1-7 | 31-35 | kata | _ | _ | _ | _ | CUE[8] | _ | _ | _ | _ | ",
        "1-8 | 36-40 | Budi | _ | _ | _ | _ | _ | _ | _ | _ | PER[9] | ",
    )
    document = found.only
    (action,), (quote,) = document.actions, document.quotes
    assert (action.category, action.status, document.span(action.trigger)) == ("arrest", "planned", "menangkap")
    assert document.names(action.actors) == ("Polda Riau",)
    assert document.names(action.targets) == ("PMI",)
    assert document.text[quote.start : quote.end] == "menangkap dua PMI"
    assert (quote.kind, document.entity(quote.speaker).name) == ("indirect", "Budi")
    assert quote.cue is not None and document.span(quote.cue) == "kata"
    assert found.left_out == {"slots motif": 1}


def test_chains_make_entities(read_tsv: Read) -> None:
    found = read_tsv(
        NE,
        "#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation",
        "",
        "",
        "#Text=Polda Riau , Budi , Polda dan dia",
        "1-1 | 0-5 | Polda | *[1] | AGENCY[1] | nam[1] | coref->1-1 | ",
        "1-2 | 6-10 | Riau | *[1] | AGENCY[1] | nam[1] | coref->1-1 | ",
        "1-3 | 11-12 | , | _ | _ | _ | _ | ",
        "1-4 | 13-17 | Budi | * | PER | nam[2] | *->2-1 | ",
        "1-5 | 18-19 | , | _ | _ | _ | _ | ",
        "1-6 | 20-25 | Polda | * | AGENCY | nam[1] | *->1-2 | ",
        "1-7 | 26-29 | dan | _ | _ | _ | _ | ",
        "1-8 | 30-33 | dia | _ | _ | pro[2] | *->2-2 | ",
    )
    document = found.only
    assert [m.entity for m in document.mentions] == ["e1", "e2", "e1"]
    assert document.entity("e1").name == "Polda Riau"
    assert found.left_out == {"links of CoreferenceLink that are no mentions": 1}


def test_relations_go_from_governor_to_dependent(read_tsv: Read) -> None:
    found = read_tsv(
        "#T_SP=webanno.custom.Sebutan|label",
        "#T_SP=webanno.custom.Jabatan|label",
        "#T_RL=webanno.custom.Hubungan|jenis|BT_webanno.custom.Sebutan",
        "",
        "",
        "#Text=Polda dan Polri",
        "1-1 | 0-5 | Polda | AGENCY | _ | _ | _ | ",
        "1-2 | 6-9 | dan | _ | _ | _ | _ | ",
        "1-3 | 10-15 | Polri | AGENCY[1]|LOC[2] | _ | part_of|milik | 1-1[0_1]|1-1[0_1] | ",
    )
    assert "overlaps" in found.message
    found = read_tsv(
        "#T_SP=webanno.custom.Sebutan|label",
        "#T_RL=webanno.custom.Hubungan|jenis|BT_webanno.custom.Sebutan",
        "",
        "",
        "#Text=Polda dan Polri",
        "1-1 | 0-5 | Polda | AGENCY | _ | _ | ",
        "1-2 | 6-9 | dan | _ | _ | _ | ",
        "1-3 | 10-15 | Polri | AGENCY | part_of|milik | 1-1|1-1 | ",
    )
    (relation,) = found.only.relations
    assert found.only.names((relation.head, relation.tail)) == ("Polda", "Polri")
    assert found.left_out == {"relations of layer Hubungan": 1}


def test_other_layers_and_labels_are_counted(read_tsv: Read) -> None:
    lines = (
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue",
        NE,
        "#T_SP=webanno.custom.Kosong|",
        "",
        "",
        "#Text=PT Maju di Riau",
        "1-1 | 0-2 | PT | NN | *[1] | COMPANY[1] | *[9] | ",
        "1-2 | 3-7 | Maju | NN | *[1] | COMPANY[1] | *[9] | ",
        "1-3 | 8-10 | di | IN | _ | _ | _ | ",
        "1-4 | 11-15 | Riau | NN | * | LOC | _ | ",
    )
    found = read_tsv(*lines)
    assert spans(found) == [("LOC", "Riau")]
    assert found.left_out == {
        "spans of layer POS": 4,
        "spans of layer NamedEntity (COMPANY)": 1,
        "spans of layer Kosong": 1,
    }
    mapped = read_tsv(*lines, labels={"COMPANY": "ORG", "LOC": None})
    assert spans(mapped) == [("ORG", "PT Maju")]


def test_escapes(read_tsv: Read) -> None:
    found = read_tsv(
        "#T_SP=webanno.custom.Sebutan|label",
        "",
        "",
        "#Text=a\\_b \\[c\\] d\\->e \\\\ f",
        "1-1 | 0-3 | a\\_b | LOC | ",
        "1-2 | 4-7 | \\[c\\] | LAW[2] | ",
        "1-3 | 8-12 | d\\->e | _ | ",
        "1-4 | 13-14 | \\\\ | _ | ",
        "1-5 | 15-16 | f | x\\[1\\] | ",
    )
    assert found.only.text == "a_b [c] d->e \\ f"
    assert spans(found) == [("LOC", "a_b"), ("LAW", "[c]")]
    assert found.left_out == {"spans of layer Sebutan (x[1])": 1}


def test_text_before_the_first_sentence_is_kept_in_length(read_tsv: Read) -> None:
    found = read_tsv(NE, "", "", "#Text=Riau", "1-1 | 2-6 | Riau | * | LOC | ")
    assert found.only.text == "  Riau"
    assert found.only.mentions[0].start == 2


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((NE, "", "", "#Text=Riau", "1-1 | 0-4 | Rian | * | LOC | "), r"berita\.tsv:6: 'Rian' does not stand"),
        ((NE, "", "", "#Text=Riau", "1-1 | 0-x | Riau | * | LOC | "), r"berita\.tsv:6: a token with its offsets"),
        ((NE, "", "", "#Text=Riau", "1-1 | 0-40 | Riau | * | LOC | "), r"berita\.tsv:6: offset 40 lies outside"),
        ((NE, "", "", "#Text=😂 a", "1-1 | 0-1 | 😂 | * | LOC | "), r"berita\.tsv:6: offset 1 lies in the middle"),
        ((NE, "", "", "1-1 | 0-4 | Riau | * | LOC | "), r"berita\.tsv:5: a token before the first sentence"),
    ],
)
def test_faults_name_file_and_line(read_tsv: Read, lines: tuple[str, ...], message: str) -> None:
    assert re.search(message, read_tsv(*lines).message)


def test_a_folder_of_files(read: Read, tmp_path: Path) -> None:
    good = tsv(NE, "", "", "#Text=Riau", "1-1 | 0-4 | Riau | * | LOC | ")
    for name, content in {"b/admin.tsv": good, "a.tsv": "kata\tO\n", "c.tsv": good, "c.txt": "x"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    found = read("webanno", tmp_path)
    assert [d.id for d in found.documents] == ["b/admin", "c"]
    (message,) = found.messages
    assert message.startswith(f"{tmp_path / 'a.tsv'}:1: WebAnno TSV 3 is expected")


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], list[Span], list[tuple[int, int, str]]]:
    """A text that begins with a token, its tokens, spans of ours that do not overlap and of others, and relations."""
    words = draw(st.lists(st.sampled_from(["Budi", "😂", "a_b", "[c]", "d->e", "\\", "*", "x;y|z", "é"]), min_size=1))
    text, tokens = "", []
    for word in words:
        text += draw(st.sampled_from([" ", "", "  ", "\t", "\n", "\r\n", "\n\n"])) if tokens else ""
        tokens.append((len(text), len(text) + len(word)))
        text += word
    borders = draw(st.lists(st.integers(0, len(words)), unique=True).map(sorted))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    ours: list[Span] = [(a, b, draw(st.sampled_from(["PER", "LOC", "AGENCY"]))) for a, b in pairs]
    other = [(0, draw(st.integers(1, len(words))), "LAIN_LAIN")] if draw(st.booleans()) else []
    spans_ = [*other, *ours]
    indices = st.integers(len(other), len(spans_) - 1)
    types = st.sampled_from(["part_of", "same_entity", "milik|orang"])
    relations = draw(st.lists(st.tuples(indices, indices, types), max_size=3, unique=True)) if ours else []
    return text, tokens, spans_, relations


@settings(max_examples=80)
@given(annotated())
def test_any_file_is_read_as_it_was_meant(
    given_: tuple[str, list[tuple[int, int]], list[Span], list[tuple[int, int, str]]],
) -> None:
    text, tokens, spans_, relations = given_
    report = Report()
    table = parse(written(text, tokens, spans_, relations))
    graph = graph_of(table, "d", ReadOptions(), report)
    assert graph.text == text
    ours = [span for span in spans_ if span[2] != "LAIN_LAIN"]
    assert sorted((n.start, n.end, n.label) for n in graph.nodes) == sorted(
        (tokens[first][0], tokens[end - 1][1], label) for first, end, label in ours
    )
    place = {n.id: (n.start, n.end) for n in graph.nodes}
    expected = [(h, t, value) for h, t, value in relations if value != "milik|orang"]
    assert sorted((place[link.head], place[link.tail], link.type) for link in graph.links) == sorted(
        (
            (tokens[spans_[h][0]][0], tokens[spans_[h][1] - 1][1]),
            (tokens[spans_[t][0]][0], tokens[spans_[t][1] - 1][1]),
            value,
        )
        for h, t, value in expected
    )
    assert report.left_out.total() == len(spans_) - len(ours) + len(relations) - len(expected)
