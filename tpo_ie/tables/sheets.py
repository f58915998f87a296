"""Tables in sheets of a workbook, within Excel's limits and never as formulas."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from tpo_ie.resources import package_text, parse_yaml
from tpo_ie.tables.cells import flat, looks_like_formula
from tpo_ie.tables.schema import Column, Relation

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header included (Excel's limit)."""
MOST_UNITS = 32_767
"""UTF-16 units of a cell (Excel's limit)."""

_LONGEST_NAME = 31
_FIRST_YEAR = 1900
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")
_WIDTHS = {"string": 24, "integer": 10, "number": 10, "boolean": 10, "date": 12, "strings": 32, "integers": 14}
_LONG = frozenset({"text", "evidence", "attributes", "title", "agency_name", "name", "url"})
_LONG_WIDTH = 48


class SheetWriter:
    """Writes tables, each into as many sheets as it needs.

    Args:
        book: The workbook of xlsxwriter.

    Attributes:
        written: The tables and their numbers of rows, in order.
        shortened: The number of cells that were too long.
    """

    def __init__(self, book: Any) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        # Keeps the text a text also when somebody edits the cell.
        self._quoted = book.add_format({"quote_prefix": True})
        self._note = parse_yaml(package_text("tpo_ie.tables", "workbook.yaml"), "workbook.yaml")["shortened"]["en"]
        self.written: list[tuple[Relation, int]] = []
        self.shortened = 0

    def write(self, relation: Relation, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write a table or view.

        Args:
            relation: The table, for names and types of its columns.
            rows: Its rows, in the order of the columns.
        """
        sheet, line, number, count = self._sheet(relation, 1), 1, 1, 0
        for row in rows:
            if line == MOST_ROWS:
                self._finish(sheet, relation, line)
                number += 1
                sheet, line = self._sheet(relation, number), 1
            for place, value in enumerate(row):
                self._cell(sheet, line, place, value)
            line += 1
            count += 1
        self._finish(sheet, relation, line)
        self.written.append((relation, count))

    def _sheet(self, relation: Relation, number: int) -> Any:
        end = f" ({number})" if number > 1 else ""
        sheet = self._book.add_worksheet(relation.name[: _LONGEST_NAME - len(end)] + end)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(relation.columns):
            sheet.set_column(place, place, _width(column))
            sheet.write_string(0, place, column.name, self._head)
        return sheet

    def _finish(self, sheet: Any, relation: Relation, lines: int) -> None:
        sheet.autofilter(0, 0, lines - 1, len(relation.columns) - 1)

    def _cell(self, sheet: Any, line: int, place: int, value: Any) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_boolean(line, place, value)
        elif isinstance(value, (int, float)) and math.isfinite(value):
            sheet.write_number(line, place, value)
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            sheet.write_datetime(line, place, value, self._day)
        else:
            text = self._text(value.isoformat() if isinstance(value, date) else str(flat(value)))
            sheet.write_string(line, place, text, self._quoted if looks_like_formula(text) else None)

    def _text(self, text: str) -> str:
        plain = _NOT_XML.sub("\ufffd", _LINE_END.sub("\n", text))
        if _units(plain) <= MOST_UNITS:
            return plain
        self.shortened += 1
        room = MOST_UNITS - _units(self._note.format(kept=len(plain), all=len(plain)))
        kept = plain[:room]
        while (over := _units(kept) - room) > 0:
            kept = kept[: -math.ceil(over / 2)]
        return kept + str(self._note.format(kept=len(kept), all=len(plain)))


def _units(text: str) -> int:
    """Return the length of a text as Excel counts it: in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _width(column: Column) -> int:
    return _LONG_WIDTH if column.name in _LONG else max(_WIDTHS[column.type], len(column.name) + 3)
