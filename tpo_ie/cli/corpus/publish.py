"""Writes figures where the user wants them: tables on the terminal, JSON, Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tpo_ie.evaluation.reporting.values import Sheet


def publish(
    title: str,
    result: dict[str, Any],
    sheets: Iterable[Sheet],
    *,
    json_path: Path | None = None,
    markdown: Path | None = None,
    remarks: Iterable[str] = (),
) -> None:
    """Write a result as JSON and Markdown where asked; print tables unless one of these goes to stdout.

    Args:
        title: Heading of the Markdown page.
        result: The whole result as plain JSON.
        sheets: Its tables.
        json_path: File for the JSON; ``-`` prints it.
        markdown: File for the Markdown; ``-`` prints it.
        remarks: Lines below the tables.
    """
    import json

    from tpo_ie.cli.console import output
    from tpo_ie.corpus.tables import print_sheets, to_markdown

    sheets, remarks = list(sheets), list(remarks)
    if markdown is not None:
        with output(_file(markdown)) as stream:
            stream.write(to_markdown(title, sheets, remarks))
    if json_path is not None:
        with output(_file(json_path)) as stream:
            stream.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    if all(path is None or _file(path) is not None for path in (json_path, markdown)):
        with output(None) as stream:
            print_sheets(sheets, stream, remarks=remarks)


def check_outputs(*paths: Path | None) -> None:
    """Refuse two outputs that would both go to stdout.

    Raises:
        typer.BadParameter: More than one is ``-``.
    """
    import typer

    if [str(path) for path in paths].count("-") > 1:
        raise typer.BadParameter("only one output can go to stdout")


def _file(path: Path) -> Path | None:
    """Return the file; None stands for stdout."""
    return None if str(path) == "-" else path
