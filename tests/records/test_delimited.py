from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.records.conftest import Read, read_all
from tests.records.test_sources import Write
from tpo_ie.records import FieldMap


def table(rows: list[list[str]], **options: str | int) -> str:
    stream = io.StringIO()
    csv.writer(stream, **options).writerows([["id", "text"], *rows])  # type: ignore[arg-type]
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_that_finds_the_text(read: Read, write: Write, delimiter: str) -> None:
    rows = f"id{delimiter}text{delimiter}a,b;c\td\n7{delimiter}Isi.{delimiter}x\n"
    outcome = read(write("a.csv", rows))
    assert (outcome.ids, outcome.texts, outcome.keys) == (["7"], ["Isi."], [])


def test_cells_with_lines_quotes_and_delimiters(read: Read, write: Write) -> None:
    text = 'Kata "siap",\nkata dia;\r\nlalu pergi.'
    outcome = read(write("a.csv", table([["a", text], ["b", "=1+1"]])))
    assert outcome.texts == [text, "=1+1"]
    assert not outcome.faults


def test_rows_without_id_are_named_by_the_line_they_begin_in(read: Read, write: Write) -> None:
    outcome = read(write("a.csv", 'text\n\n"a\nb"\nc\n'))
    assert outcome.ids == ["a.csv:3", "a.csv:5"]


def test_excels_line_that_names_the_delimiter(read: Read, write: Write) -> None:
    outcome = read(write("a.csv", "sep=;\r\nid;text\r\n1;a,b\r\n"))
    assert (outcome.ids, outcome.texts) == (["1"], ["a,b"])


def test_a_large_cell(read: Read, write: Write) -> None:
    outcome = read(write("a.csv", table([["a", "kata " * 100_000]])))
    assert len(outcome.texts[0]) == 500_000


def test_tsv_with_quotation_marks_that_are_text(read: Read, write: Write) -> None:
    rows = 'id\ttext\n1\t"Siap," kata Kapolres.\n2\t"Siap\n3\tIa berkata "ya".\n4\t"dengan\ttab"\n'
    outcome = read(write("a.tsv", rows))
    assert outcome.texts == ['"Siap," kata Kapolres.', '"Siap', 'Ia berkata "ya".', "dengan\ttab"]
    assert not outcome.faults


@pytest.mark.parametrize(
    ("bad", "key"),
    [
        ('x,"tak tertutup', "broken_row"),
        ('x,"kata" lain', "broken_row"),
        ("x,a,b,c", "columns"),
        ("x", "no_text"),
        ("x,", "no_text"),
        ("x, ", "empty"),
        ("x,a\0b", "binary"),
        ("x,a\rb", "broken_row"),
        ("../x,a", "unsafe_id"),
        (f"x,{'a' * 5001}", "too_long"),
    ],
)
@pytest.mark.parametrize("after", ["plain", "quoted"])
def test_a_bad_row_is_named_once_and_the_others_come(read: Read, write: Write, bad: str, key: str, after: str) -> None:
    quote = '"' if after == "quoted" else ""
    rows = ["id,text", "1,a", bad, *(f"{n},{quote}kata {n}{quote}" for n in range(2, 9))]
    path = write("a.csv", "\n".join(rows) + "\n")
    outcome = read(path, max_chars=5000)
    assert outcome.ids == [*map(str, range(1, 9))]
    assert outcome.keys == [key]
    assert outcome.places(path.parent) == ["a.csv:3"]


def test_two_bad_rows_side_by_side_are_both_named(read: Read, write: Write) -> None:
    path = write("a.csv", 'id,text\n1,"buka\n2,"buka\n3,c\n4,d,e,f\n5,"g"\n')
    outcome = read(path)
    assert outcome.ids == ["3", "5"]
    assert outcome.places(path.parent) == ["a.csv:2", "a.csv:3", "a.csv:5"]


def test_in_a_file_of_long_cells_the_row_behind_an_open_quote_is_found(read: Read, write: Write) -> None:
    rows = ['1,"satu\nbaris"', '2,"tak tertutup\ndua, tiga\nempat', '3,"lima\nenam"', '4,"tujuh\ndelapan"']
    path = write("a.csv", "id,text\n" + "\n".join(rows) + "\n")
    outcome = read(path)
    assert outcome.ids == ["1", "3", "4"]
    assert outcome.places(path.parent) == ["a.csv:4"]


def test_a_row_in_another_encoding(read: Read, write: Write) -> None:
    rows = [b"id,text", "1,“a”".encode(), "2,“b”\n".encode("cp1252"), '3,"“c”\nd"'.encode()]
    path = write("a.csv", b"\n".join(rows))
    outcome = read(path)
    assert (outcome.ids, outcome.keys, outcome.places(path.parent)) == (["1", "3"], ["undecodable"], ["a.csv:3"])


def test_a_row_longer_than_the_limit(read: Read, write: Write) -> None:
    row = '2,"' + "\n".join(["x" * 1000] * 1200)
    path = write("a.csv", f"id,text\n1,a\n{row}\n3,b\n")
    outcome = read(path, max_chars=10)
    assert outcome.ids == ["1", "3"]
    assert outcome.keys[0] == "too_many_bytes"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("id,text\n\n", "empty"),
        ("id,isi\n1,a\n", "no_column"),
        ("id,text\r1,a\r", "broken_row"),
    ],
)
def test_files_that_hold_no_records(read: Read, write: Write, content: str, key: str) -> None:
    outcome = read(write("a.csv", content))
    assert (outcome.records, outcome.keys) == ([], [key])


def test_columns_may_have_other_names_and_a_missing_one_is_said(read: Read, write: Write) -> None:
    path = write("a.csv", "url;isi;tanggal\nu;Teks.;2025-03-14\n")
    outcome = read(path, fields=FieldMap(text="isi", published="tanggal", id="url", title="judul"))
    assert outcome.records[0].given == {"published": "2025-03-14", "url": "u"}
    assert outcome.ids == ["u"]
    assert [(f.key, f.values) for _, f in outcome.warnings] == [
        ("no_column", {"field": "judul", "columns": "url, isi, tanggal"})
    ]


def test_quotation_marks_set_to_make_each_line_swallow_the_rest(write: Write) -> None:
    path = write("a.csv", "id,text\n" + 'a",",\n' * 30_000)
    start = time.perf_counter()
    outcome = read_all(path)
    assert time.perf_counter() - start < 20
    assert outcome.faults
    assert not outcome.records


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(CELLS.filter(lambda text: text.strip()), min_size=1, max_size=8), delimiter=st.sampled_from(",;\t")
)
def test_what_csv_writes_is_read_again(tmp_path: Path, rows: list[str], delimiter: str) -> None:
    path = tmp_path / "a.csv"
    written = table([[str(n), text] for n, text in enumerate(rows)], delimiter=delimiter, quoting=csv.QUOTE_ALL)
    path.write_bytes(written.encode())
    outcome = read_all(path)
    assert not outcome.faults
    assert outcome.texts == rows
    assert outcome.ids == [str(n) for n in range(len(rows))]
