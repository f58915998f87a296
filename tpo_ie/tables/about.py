"""The first sheet of the workbook: what the sheets hold, in English and Indonesian."""

from __future__ import annotations

from typing import Any

from tpo_ie.resources import package_text, parse_yaml
from tpo_ie.tables.schema import schema
from tpo_ie.tables.sheets import MOST_ROWS, MOST_UNITS, SheetWriter

_LANGUAGES = ("en", "id")
_WIDTHS = (28, 22, 12, 70, 70)


def write_about(book: Any, sheet: Any, writer: SheetWriter) -> None:
    """Fill the first sheet.

    Args:
        book: The workbook of xlsxwriter.
        sheet: Its first sheet, still empty.
        writer: What wrote the others.
    """
    words = parse_yaml(package_text("tpo_ie.tables", "workbook.yaml"), "workbook.yaml")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    facts = {
        "version": schema().version,
        "rows": f"{MOST_ROWS:,}",
        "units": f"{MOST_UNITS:,}",
        "shortened": writer.shortened,
    }
    line = 0

    def write(cells: tuple[Any, ...], style: Any = None) -> None:
        nonlocal line
        for place, value in enumerate(cells):
            if isinstance(value, int):
                sheet.write_number(line, place, value)
            elif value is not None:
                sheet.write_string(line, place, value, style or (wrapped if place > 2 else None))
        line += 1

    def both(entry: dict[str, str]) -> tuple[str, ...]:
        return tuple(entry[language].format(**facts) for language in _LANGUAGES)

    def heads(*names: str) -> tuple[str, ...]:
        return tuple(" / ".join(dict.fromkeys(both(words[f"head_{name}"]))) for name in names)

    write((" / ".join(both(words["title"])), None, None, *both(words["version"])), bold)
    for note in words["notes"]:
        write((None, None, None, *both(note)))
    line += 1
    write((*heads("sheet", "kind", "rows"), "English", "Indonesia"), bold)
    for relation, rows in writer.written:
        kind = " / ".join(both(words[f"kind_{relation.kind}"]))
        write((relation.name, kind, rows, *both(relation.meaning)))
    line += 1
    write((*heads("sheet", "column", "type"), "English", "Indonesia"), bold)
    for relation, _ in writer.written:
        for column in relation.columns:
            write((relation.name, column.name, column.type, *both(column.meaning)))
