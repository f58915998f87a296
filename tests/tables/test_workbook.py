from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tables.articles import documents, later, riau
from tpo_ie.document import Document
from tpo_ie.errors import InputError, MissingExtraError
from tpo_ie.tables import build_xlsx, sheets, write_parquet_shard
from tpo_ie.tables.reading import batches, rows, shard_files
from tpo_ie.tables.schema import schema
from tpo_ie.tables.sheets import MOST_UNITS

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")

SHEETS = [relation for relation in schema().relations if relation.sheet]


def workbook(folder: Path, *documents: Document) -> Any:
    write_parquet_shard(documents, folder, 0)
    return openpyxl.load_workbook(build_xlsx(folder))


@pytest.fixture(scope="module")
def book(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The workbook of the two articles."""
    folder = shutil.copytree(made, tmp_path_factory.mktemp("book") / "out")
    return openpyxl.load_workbook(build_xlsx(str(folder)))


def cells(sheet: Any, column: str) -> list[Any]:
    """Return what stands under a header."""
    header, *lines = sheet.iter_rows(values_only=True)
    return [line[header.index(column)] for line in lines]


def formulas(book: Any) -> list[str]:
    return [cell.coordinate for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


def test_the_first_sheet_explains_the_others_in_both_languages(book: Any) -> None:
    assert book.sheetnames[0] == "about"
    assert sorted(book.sheetnames[1:]) == sorted(relation.name for relation in SHEETS)
    lines = list(book["about"].iter_rows(values_only=True))
    text = "\n".join(str(cell) for line in lines for cell in line if cell is not None)
    assert "Hasil tpo-ie" in text
    for relation in SHEETS:
        assert relation.meaning["en"] in text
        assert relation.meaning["id"] in text
        (count,) = (line[2] for line in lines if line[0] == relation.name and isinstance(line[2], int))
        assert count == book[relation.name].max_row - 1
        described = [line[1] for line in lines if line[0] == relation.name and not isinstance(line[2], int)]
        assert described == [column.name for column in relation.columns]


def test_sheets_have_a_fixed_header_a_filter_and_widths(book: Any) -> None:
    for relation in SHEETS:
        sheet = book[relation.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in relation.columns]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(10 <= sheet.column_dimensions[cell.column_letter].width <= 60 for cell in sheet[1])


def test_values_have_their_type(book: Any) -> None:
    assert cells(book["documents"], "published") == [datetime(2025, 3, 13), None]
    assert cells(book["documents"], "mention_count") == [6, 3]
    assert cells(book["actions"], "negated") == [False, True, False]
    assert cells(book["actions"], "count") == [12, None, None]
    assert cells(book["actions"], "destination")[0] == "Malaysia | Kamboja"
    assert cells(book["actions"], "month") == [datetime(2025, 3, 1), datetime(2025, 3, 1), datetime(2025, 5, 1)]
    assert cells(book["actions_per_agency_month"], "actions") == [1, 1]


def test_text_is_never_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    hostile = ["=1+1", "+62", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "{=1}", "http://contoh.invalid/", "0012", "\t=1"]
    book = workbook(tmp_path, *(later(f"d{n}", title=text, attributes={}) for n, text in enumerate(hostile)))
    assert cells(book["documents"], "title") == hostile
    assert formulas(book) == []
    assert all(cell.hyperlink is None and cell.data_type == "s" for cell in book["documents"]["B"][1:])
    quoted = [cell.quotePrefix for cell in book["documents"]["B"][1:]]
    assert [bool(q) for q in quoted] == [True, True, True, True, True, False, False, False, True]


@settings(max_examples=3)
@given(st.lists(documents(), max_size=2))
def test_any_text_gives_a_workbook_that_opens(given_documents: list[Document]) -> None:
    with TemporaryDirectory() as folder:
        book = workbook(Path(folder), *given_documents)
        assert formulas(book) == []
        for table in schema().tables:
            expected = [row for batch in batches(folder, table) for row in rows(batch)]
            assert book[table.name].max_row == len(expected) + 1


def test_characters_that_excel_cannot_hold(tmp_path: Path) -> None:
    book = workbook(tmp_path, later(title="a\x00b\x1fc\ufffe d\r\ne\rf 😀 <&> _x0041_", attributes={}))
    shown = cells(book["documents"], "title")[0]
    # openpyxl does not undo Excel's own way to write `_x0041_`.
    assert shown.replace("_x005F_", "_") == "a\ufffdb\ufffdc\ufffd d\ne\nf 😀 <&> _x0041_"


def test_long_cells_are_shortened_and_say_so(tmp_path: Path) -> None:
    fits, long, wide = "a" * MOST_UNITS, "b" * (MOST_UNITS + 1), "😀" * MOST_UNITS
    book = workbook(tmp_path, *(later(text[:1], title=text, attributes={}) for text in (fits, long, wide)))
    first, second, third = cells(book["documents"], "title")
    assert first == fits
    for shown, whole in ((second, long), (third, wide)):
        assert len(shown.encode("utf-16-le")) // 2 <= MOST_UNITS
        kept, note = shown.split(" … ")
        assert whole.startswith(kept)
        assert (
            note
            == f"[shortened: {len(kept)} of {len(whole)} characters; the whole stands in the Parquet tables and results.duckdb]"
        )
        assert len(kept.encode("utf-16-le")) // 2 > MOST_UNITS - 120
    assert any("2 longer cells were shortened" in str(cell.value) for cell in book["about"]["D"])


def test_days_before_1900_stand_as_text(tmp_path: Path) -> None:
    book = workbook(tmp_path, later("a", published="1899-12-31"), later("b", published="1900-03-01"))
    assert cells(book["documents"], "published") == ["1899-12-31", datetime(1900, 3, 1)]


def test_long_tables_go_on_in_further_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 4)
    book = workbook(tmp_path, *(later(f"d{n}") for n in range(7)))
    names = [name for name in book.sheetnames if name.startswith("documents") and "month" not in name]
    assert names == ["documents", "documents (2)", "documents (3)"]
    assert [cells(book[name], "document_id") for name in names] == [["d0", "d1", "d2"], ["d3", "d4", "d5"], ["d6"]]
    assert all(book[name].freeze_panes == "A2" for name in names)
    # A table that just fits has no empty sheet after it.
    book = workbook(tmp_path, *(later(f"d{n}") for n in range(3)))
    assert "documents (2)" not in book.sheetnames


def test_numbers_that_excel_cannot_hold_stand_as_text(tmp_path: Path) -> None:
    document = riau().to_dict()
    document["actions"][0]["count"] = 10**400
    assert cells(workbook(tmp_path, Document.from_dict(document))["actions"], "count") == ["inf", None]


def test_a_workbook_is_replaced_and_nothing_else_left(out: Path) -> None:
    (out / "results.xlsx.parts").mkdir()
    (out / "results.xlsx.parts" / "left").write_text("by a run that was killed", encoding="utf-8")
    build_xlsx(out)
    write_parquet_shard([later("riau-9")], out, 1)
    assert cells(openpyxl.load_workbook(build_xlsx(out))["documents"], "document_id") == ["riau-1", "riau-9"]
    assert sorted(path.name for path in out.iterdir()) == ["results.xlsx", "tables"]


def test_a_broken_shard_is_named_and_the_old_workbook_stays(out: Path) -> None:
    before = build_xlsx(out).read_bytes()
    shard_files(out, "quotes")[0].write_bytes(b"")
    with pytest.raises(InputError, match="not a whole Parquet file"):
        build_xlsx(out)
    assert (out / "results.xlsx").read_bytes() == before
    assert sorted(path.name for path in out.iterdir()) == ["results.xlsx", "tables"]


def test_the_file_holds_no_links_to_the_outside(out: Path) -> None:
    def parts(path: Path) -> Iterator[str]:
        with zipfile.ZipFile(path) as archive:
            yield from archive.namelist()

    assert not [name for name in parts(build_xlsx(out)) if "external" in name.lower() or "vba" in name.lower()]


def test_without_xlsxwriter_the_extra_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtraError, match=r'xlsxwriter.*pip install "tpo-ie\[archives\]"'):
        build_xlsx(out)
    assert [path.name for path in out.iterdir()] == ["tables"]


def test_an_empty_archive_gives_headers(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(build_xlsx(tmp_path / "new"))
    assert all(book[relation.name].max_row == 1 for relation in SHEETS)
