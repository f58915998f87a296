"""Sheets on the terminal and as Markdown."""

from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.corpus.tables import Row, Sheet, print_sheets, to_markdown

SHEET = Sheet(
    "Mentions", ("", "train", "dev"), [Row("a", "PER", ("1", "22")), Row("b", "x|y", ("333", ""), "what it is")]
)


def printed(*sheets: Sheet, remarks: tuple[str, ...] = ()) -> list[str]:
    stream = io.StringIO()
    print_sheets(sheets, stream, remarks=remarks)
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_figures_stand_in_columns_above_remarks() -> None:
    lines = printed(SHEET, remarks=("[bold]all[/bold] of it",))
    assert lines[0] == "Mentions"
    assert lines[1].split() == ["train", "dev"]
    assert lines[3].split() == ["PER", "1", "22"]
    assert "what it is" in lines
    assert lines[-1] == "[bold]all[/bold] of it"  # no markup


def test_markdown_has_a_heading_a_sheet() -> None:
    page = to_markdown("Corpus", [SHEET, SHEET], ["note"])
    assert page.count("## Mentions\n\n|  | train | dev |\n|:--|--:|--:|\n| PER | 1 | 22 |\n") == 2
    assert "| x\\|y | 333 |  |" in page
    assert page.startswith("# Corpus\n\n")
    assert page.endswith("\n\n- note\n")
    assert to_markdown("Corpus", []) == "# Corpus\n"


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_name_breaks_a_row(name: str, cell: str) -> None:
    page = to_markdown("T", [Sheet("S", ("", "n"), [Row("", name, (cell,))])])
    rows = [line for line in page.split("\n") if line.startswith("| ")]
    assert len(rows) == 2
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", rows[1])) == 3  # pipes that no backslash escapes
