"""brat: the files it writes, what annotators change in them, and lines that are wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.corpus.formats.conftest import Read, Reading
from tpo_ie.corpus.formats.brat import write
from tpo_ie.corpus.formats.brat.config import annotation_conf, visual_conf
from tpo_ie.corpus.formats.brat.notation import fragments, note, whole_span
from tpo_ie.corpus.formats.options import WriteOptions
from tpo_ie.corpus.graph.values import ARGUMENTS, SPAN_LABELS
from tpo_ie.document import RELATION_TYPES, Document
from tpo_ie.errors import InputError


@pytest.fixture
def folder(document: Document, tmp_path: Path) -> Path:
    """The full document, written out."""
    write([document], tmp_path / "brat", WriteOptions())
    return tmp_path / "brat"


def lines_of(folder: Path) -> list[str]:
    return (folder / "lengkap_1.ann").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def changed(folder: Path, read: Read) -> Read:
    """Read the document after lines of its annotation were replaced and added."""

    def call(replace: dict[str, str] | None = None, *add: str, **options: object) -> Reading:
        path = folder / "lengkap_1.ann"
        content = path.read_text(encoding="utf-8")
        for old, new in (replace or {}).items():
            assert old in content
            content = content.replace(old, new)
        path.write_bytes((content + "".join(line + "\n" for line in add)).encode("utf-8"))
        return read("brat", folder, **options)

    return call


def test_lines_are_brats(folder: Path, document: Document) -> None:
    lines = lines_of(folder)
    assert (folder / "lengkap_1.txt").read_bytes().decode("utf-8") == document.text
    assert "T1\tPOSITION 2 9\tKapolda" in lines
    start = document.text.index("BP3MI")
    assert f"T4\tAGENCY {start} {start + 5};{start + 6} {start + 10}\tBP3MI Riau" in lines  # a line break cuts a span
    assert any(re.fullmatch(r"E\d+\tQUOTE:T\d+ speaker:T5 cue:T\d+", line) for line in lines)
    assert any(re.fullmatch(r"E\d+\tcooperation:T\d+ actor:T11 actor2:T3 partner:T4", line) for line in lines)
    assert any(re.fullmatch(r"A\d+\tnegated E\d+", line) for line in lines)
    assert any(re.fullmatch(r"A\d+\tstatus E\d+ planned", line) for line in lines)
    assert any(re.fullmatch(r"A\d+\tkind E\d+ mixed", line) for line in lines)
    assert "*\tEquiv T3 T5" in lines
    assert sum(line.startswith("R") for line in lines) == 4


def test_every_line_has_an_id_of_its_own_and_one_tab_or_two(folder: Path) -> None:
    ids = [line.partition("\t")[0] for line in lines_of(folder) if not line.startswith("*")]
    assert len(ids) == len(set(ids))
    for line in lines_of(folder):
        assert re.match(r"([TEARN#]\d+|\*)\t\S", line), line
        assert line.count("\t") in (1, 2), line


def test_text_bounds_are_verified_as_brat_does(folder: Path) -> None:
    """brat's own server checks that the covered text is that of the fragments, joined by blanks."""
    text = (folder / "lengkap_1.txt").read_bytes().decode("utf-8")
    bounds = [line.split("\t", 2) for line in lines_of(folder) if line.startswith("T")]
    assert len(bounds) > 12
    for _, head, covered in bounds:
        _, offsets = head.split(" ", 1)
        pairs = [tuple(map(int, pair.split(" "))) for pair in offsets.split(";")]
        assert " ".join(text[start:end] for start, end in pairs) == covered


def test_configuration_allows_all_that_is_written(folder: Path) -> None:
    conf = (folder / "annotation.conf").read_text(encoding="utf-8")
    assert conf == annotation_conf()
    assert (folder / "visual.conf").read_text(encoding="utf-8") == visual_conf()
    types = {
        line.split("\t")[0] for line in re.sub(r"(?m)^\t", "", conf).splitlines() if line and line[0] not in "#[!<"
    }
    assert types == {*SPAN_LABELS, *RELATION_TYPES, "Equiv", "implied", "negated", "status", "kind"}
    for kind, roles in ARGUMENTS.items():
        for role in roles:
            assert re.search(rf"[\t ]{role}[*?]?:", conf), (kind, role)
    drawn = {line.split("\t")[0] for line in visual_conf().splitlines() if "bgColor:#" in line}
    assert drawn == set(SPAN_LABELS)


def test_names_of_files_are_safe_and_differ(tmp_path: Path, read: Read) -> None:
    ids = ["a/b", "a\\b", "A_b", "../x", "", "con?", "x" * 300, "é:1"]
    write([Document(id=name, text=name) for name in ids], tmp_path / "out", WriteOptions())
    names = [p.name for p in (tmp_path / "out").glob("*.txt")]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(re.fullmatch(r"[\w.-]{1,110}", name) for name in names)
    assert [d.id for d in read("brat", tmp_path / "out").documents] == ids


def test_an_occupied_folder_is_left_alone(folder: Path, document: Document) -> None:
    before = sorted(p.name for p in folder.iterdir())
    with pytest.raises(InputError, match="not an empty folder"):
        write([document], folder, WriteOptions())
    assert sorted(p.name for p in folder.iterdir()) == before
    assert [p.name for p in folder.parent.iterdir()] == ["brat"]


def test_what_breaks_off_leaves_nothing(tmp_path: Path, document: Document) -> None:
    def documents():  # type: ignore[no-untyped-def]
        yield document
        raise InputError("broken")

    with pytest.raises(InputError, match="broken"):
        write(documents(), tmp_path / "out", WriteOptions())
    assert list(tmp_path.iterdir()) == []


# -- what annotators do ---------------------------------------------------------------------


def test_a_new_mention_linked_to_an_entity(changed: Read, document: Document) -> None:
    start = document.text.rindex("PMI")
    found = changed(
        {
            f"T9\tGROUP {start} {start + 3}\tPMI": f"T9\tGROUP {start - 3} {start + 3}\t12 PMI",
            "Equiv T3 T5": "Equiv T3 T5 T99",
        },
        "T99\tPER 0 1\t😂",
    )
    new = found.only.mentions
    assert ("m9", "12 PMI") in [(m.id, m.text) for m in new]
    assert (new[0].id, new[0].entity) == ("m99", "p1")
    assert found.only.entity("p1") == document.entity("p1")


def test_a_name_changed_in_a_note(changed: Read, document: Document) -> None:
    found = changed({'"name": "Budi Santosa", "score"': '"name": "Budi Hartono", "score"'}).only
    assert found.entity("p1").name == "Budi Hartono"
    assert found.entity("p1").attributes == {"role": "witness"}


def test_a_deleted_first_mention_does_not_cost_the_entity_its_name(folder: Path, read: Read) -> None:
    path = folder / "lengkap_1.ann"
    kept = [line for line in lines_of(folder) if not re.match(r"(T3\t|#\d+\t\S+ T3\t|\*\tEquiv T3)", line)]
    path.write_text("\n".join(re.sub(r"\bT3\b", "T5", line) for line in kept), encoding="utf-8")
    found = read("brat", folder).only
    assert found.entity("p1").name == "Budi Santosa"
    assert [m.id for m in found.mentions_of("p1")] == ["m5"]


def test_a_split_entity_becomes_two(changed: Read) -> None:
    found = changed({"*\tEquiv T3 T5\n": ""}).only
    assert [(m.id, m.entity) for m in found.mentions if m.text == "Budi"] == [("m3", "p1"), ("m5", "e1")]
    assert found.entity("e1").name == "Budi"
    assert found.quotes[0].speaker == "e1"


def test_a_new_event_and_relation(changed: Read, document: Document) -> None:
    at = document.text.index("siap")
    found = changed(
        None,
        f"T50\tsurveillance {at} {at + 4}\tsiap",
        "E50\tsurveillance:T50 actor:T4 place:T2",
        "A50\tstatus E50 possible",
        '#50\tAnnotatorNotes E50\t{"count": 3, "time": ["2025"]}',
        "R50\tlocated_in Arg1:T4 Arg2:T2",
    ).only
    action, relation = found.actions[-1], found.relations[-1]
    assert (action.category, action.status, action.count, action.time) == ("surveillance", "possible", 3, ("2025",))
    assert (action.actors, action.place) == (("a2",), ("l1",))
    assert (relation.type, relation.head, relation.tail) == ("located_in", "a2", "l1")


def test_words_of_an_annotator_are_kept(changed: Read) -> None:
    found = changed(None, "#70\tAnnotatorNotes T1\tapakah ini jabatan?", '#71\tAnnotatorNotes T2\t"ya"')
    assert found.only.meta.attributes["notes"] == [["T1", "apakah ini jabatan?"], ["T2", '"ya"']]
    assert found.only.meta.attributes["author"] == ["A", None]


def test_what_no_layer_holds_is_counted(changed: Read) -> None:
    found = changed(
        None,
        "N1\tReference T1 Wikidata:Q1\tKapolda",
        "A80\tyakin T1 tinggi",
        '#80\tAnnotatorNotes T1\t{"warna": "merah"}',
    )
    assert found.left_out == {"normalisations (N lines)": 1, "attributes yakin": 1, "notes 'warna'": 1}


def test_labels_of_ones_own(changed: Read, document: Document) -> None:
    lines = ("T60\tINSTANSI 0 1\t😂", "T61\tRAHASIA 0 1\t😂", "R60\tpart_of Arg1:T61 Arg2:T60")
    assert "lengkap_1.ann:" in changed(None, *lines).message
    found = changed(None, labels={"INSTANSI": "AGENCY", "RAHASIA": None})
    assert found.only.mentions[0].label == "AGENCY"
    assert found.left_out == {"spans labelled RAHASIA": 1}
    assert len(found.only.relations) == len(document.relations)


# -- files of others ------------------------------------------------------------------------


def test_files_of_others_without_notes(tmp_path: Path, read: Read) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(b"Polda Riau\r\nmenahan Budi.")
    lines = [
        "T1\tAGENCY 0 10\tPolda Riau",
        "T2\tPER 20 24\tBudi",
        "T3\tarrest 12 19\tmenahan",
        "E1\tarrest:T3 actor:T1 target:T2",
        "M1\tnegated E1",
        "R1\tworks_for Arg1:T2 Arg2:T1\t",
    ]
    (tmp_path / "sub" / "a.ann").write_bytes("\r\n".join(lines).encode())
    document = read("brat", tmp_path).only
    assert document.id == "sub/a"
    assert [(e.id, e.name) for e in document.entities] == [("e1", "Polda Riau"), ("e2", "Budi")]
    (action,) = document.actions
    assert (action.actors, action.targets, action.negated, action.status) == (("e1",), ("e2",), True, "done")
    assert document.relations[0].type == "works_for"


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        (["T1\tLOC 0 4\tRian"], 1, "'Rian' does not stand at its offsets, 'Riau' does"),
        (["T1\tLOC 0 99\tRiau"], 1, r"\[0, 99\] lies outside the text"),
        (["T1\tLOC 0 x\tRiau"], 1, "T1: offsets are expected"),
        (["", "T1\tLOC 0 4;9 12\tRiau dan"], 2, "do not lie side by side"),
        (["T1\tLOC 0 4\tRiau", "T1\tLOC 0 4\tRiau"], 2, "the id T1 stands on line 1 too"),
        (["T1\tKOTA 0 4\tRiau"], 1, "the label 'KOTA' is none of PER"),
        (["T1\tLOC 0 4\tRiau", "T2\tLOC 2 4\tau"], 2, "LOC 'au' overlaps LOC 'Riau'"),
        (["T1\tLOC 0 4\tRiau", "R1\tpart_of Arg1:T1 Arg2:T9"], 1, "joins 'T9', which is no span"),
        (["T1\tLOC 0 4\tRiau", "R1\tpart_of Arg1:T1"], 2, "TYPE Arg1:ID Arg2:ID is expected"),
        (["T1\tLOC 0 4\tRiau", "A1\tnegated T5"], 2, "there is no T5"),
        (["T1\tLOC 0 4\tRiau", "A1\tnegated"], 2, "NAME ID and perhaps VALUE"),
        (["T1\tLOC 0 4\tRiau", "#1\tAnnotatorNotes\tx"], 2, "TYPE ID is expected"),
        (["T1\tLOC 0 4\tRiau", "*\tEquiv T1 T4"], 2, "there is no T4"),
        (["E1\tarrest:T3"], 1, "there is no T3"),
        (["T3\tarrest 0 4\tRiau", "E1\tarrest"], 2, "TYPE:TRIGGER and ROLE:ID are expected"),
        (["T3\tarrest 0 4\tRiau", "E1\tarrest:T3 speaker:T3"], 2, "a link speaker cannot leave arrest 'Riau'"),
        (["T3\tQUOTE 0 4\tRiau", "E1\tQUOTE:T3"], 2, "QUOTE 'Riau' has no speaker; one is needed"),
        (["T1\tLOC 0 4\tRiau", "T2\tPER 9 12\tdan", "*\tEquiv T1 T2"], 2, "a PER and a LOC"),
        (["halo"], 1, "no line of brat standoff: 'halo'"),
        (["X1\tLOC 0 4\tRiau"], 1, "no line of brat standoff"),
    ],
)
def test_faults_name_file_line_and_reason(
    tmp_path: Path, read: Read, lines: list[str], line: int, message: str
) -> None:
    (tmp_path / "a.txt").write_text("Riau ini dan itu", encoding="utf-8")
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text("baik", encoding="utf-8")
    (tmp_path / "b.ann").write_text("", encoding="utf-8")
    found = read("brat", tmp_path)
    assert [d.text for d in found.documents] == ["baik"]  # one bad document does not cost another one
    (told,) = found.messages
    assert re.match(rf"{re.escape(str(tmp_path))}.a\.ann:{line}: .*{message}", told), told


def test_missing_and_broken_files(tmp_path: Path, read: Read) -> None:
    with pytest.raises(InputError, match=r"holds no \.ann file"):
        read("brat", tmp_path)
    (tmp_path / "a.ann").write_text("", encoding="utf-8")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    (tmp_path / "c.ann").write_text("", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\xff")
    (tmp_path / "d.txt").write_text("x", encoding="utf-8")
    (tmp_path / "d.ann").write_text('#1\tDocument DOC\t{"meta": {"umur": 1}}', encoding="utf-8")
    messages = read("brat", tmp_path).messages
    assert len(messages) == 4
    assert messages[0] == f"{tmp_path / 'b.txt'}: there is no b.ann beside it"
    assert messages[1].endswith("a.txt: No such file or directory")
    assert "c.txt: byte 0: not UTF-8" in messages[2]
    assert messages[3] == f"{tmp_path / 'd.ann'}: meta.umur: unknown key"
    assert read("brat", tmp_path / "d.ann").messages == messages[3:]


# -- notation -------------------------------------------------------------------------------


def test_fragments() -> None:
    assert fragments("ab\n\ncd", 0, 6) == [(0, 2), (4, 6)]
    assert fragments("ab\r\n", 1, 4) == [(1, 2)]
    assert fragments("\n\n", 0, 2) == [(2, 2)]
    assert fragments("a\u2028b\x85c", 0, 5) == [(0, 1), (2, 3), (4, 5)]
    assert whole_span("ab\n\ncd", [(0, 2), (4, 6)]) == (0, 6)
    assert whole_span("ab cd", [(0, 2), (3, 5)]) is None


def test_notes_stay_on_their_line() -> None:
    values = {"a": "x\ny\u2028z\x85\t😂"}
    assert len(note(values).splitlines()) == 1
    assert "😂" in note(values)
    assert json.loads(note(values)) == values
