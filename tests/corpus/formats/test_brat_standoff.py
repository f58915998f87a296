"""The parser of brat's lines."""

from __future__ import annotations

import pytest

from tpo_ie.corpus.formats.brat.standoff import Event, LineError, Relation, TextBound, parse


def test_every_kind_of_line() -> None:
    found = parse(
        "T1\tAGENCY 0 10\tPolda Riau\n"
        "T2\tQUOTE 0 3;4 8\tkata lagi\tini\r\n"
        "\n"
        "E1\tarrest:T3 actor:T1 actor2:T2 legal_basis:T9\n"
        "R1\tpart_of Arg1:T1 Arg2:T2\t\n"
        "*\tEquiv T1 T2 T3\n"
        "*\tEquiv T4 T5\n"
        "A1\tstatus E1 done\n"
        "M1\tnegated E1\n"
        "#1\tAnnotatorNotes T1\tcatatan\tbertab\n"
        "N1\tReference T1 Wikidata:Q1\tnama\n"
    )
    assert found.text_bounds == {
        "T1": TextBound("AGENCY", ((0, 10),), "Polda Riau"),
        "T2": TextBound("QUOTE", ((0, 3), (4, 8)), "kata lagi\tini"),
    }
    assert found.events == {"E1": Event("T3", (("actor", "T1"), ("actor", "T2"), ("legal_basis", "T9")))}
    assert found.relations == {"R1": Relation("part_of", "T1", "T2")}
    assert found.equivalents == [(6, ("T1", "T2", "T3")), (7, ("T4", "T5"))]
    assert found.attributes == [(8, "status", "E1", "done"), (9, "negated", "E1", None)]
    assert found.notes == [(10, "AnnotatorNotes", "T1", "catatan\tbertab")]
    assert found.normalisations == 1
    assert found.line_of["E1"] == 4


def test_an_empty_file() -> None:
    assert parse("").text_bounds == {}
    assert parse("\r\n\n").line_of == {}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("T1", "no line of brat standoff"),
        ("T1\t", "no line of brat standoff"),
        ("T1\tLOC", "T1: offsets are expected after LOC"),
        ("T1\tLOC 1 2 3\tx", "T1: offsets are expected after LOC, found '1 2 3'"),
        ("T1\tLOC 1;2\tx", "T1: offsets are expected"),
        ("E1\tarrest", "E1: TYPE:TRIGGER and ROLE:ID are expected"),
        ("E1\t ", "E1: TYPE:TRIGGER and ROLE:ID are expected"),
        ("R1\tpart_of T1 T2", "R1: TYPE Arg1:ID Arg2:ID is expected"),
        ("R1\tpart_of Arg1:T1 Arg2:T2 Arg3:T3", "R1: TYPE Arg1:ID Arg2:ID is expected"),
        ("A1\tstatus E1 done now", "A1: NAME ID and perhaps VALUE are expected"),
        ("#1\tNote T1 T2\tx", "#1: TYPE ID is expected"),
    ],
)
def test_lines_that_are_none(line: str, reason: str) -> None:
    with pytest.raises(LineError, match=reason) as caught:
        parse(f"T9\tLOC 0 1\tx\n{line}\n")
    assert caught.value.number == 2
