"""``tpo-ie query``: questions in SQL to the results of an archive."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer

from tpo_ie.cli.options import Language


class AnswerFormat(StrEnum):
    """Form of the answer."""

    table = "table"
    csv = "csv"
    json = "json"
    jsonl = "jsonl"


def query(
    db: Annotated[Path, typer.Argument(metavar="DB", help="results.duckdb, or an output folder with Parquet tables.")],
    sql: Annotated[
        str | None, typer.Argument(metavar="SQL", help='e.g. "FROM agencies LIMIT 10"; - reads stdin.')
    ] = None,
    *,
    format_: Annotated[
        AnswerFormat | None, typer.Option("--format", help="[default: table on a terminal, else csv]")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show tables and views with their columns.")] = False,
    lang: Annotated[Language, typer.Option(help="Language of what --list says.")] = Language.en,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here instead of to stdout.")] = None,
) -> None:
    """Ask results a question in SQL; nothing can be changed and no other file read.

    Exit code 2: the results or the SQL are not right.
    """
    if list_ == (sql is not None):
        raise typer.BadParameter("give either a question in SQL or --list")
    from tpo_ie.cli.console import complain, output
    from tpo_ie.errors import InputError

    question = sys.stdin.read() if sql == "-" else sql
    on_terminal = out is None and sys.stdout.isatty()
    form = format_ or (AnswerFormat.table if on_terminal else AnswerFormat.csv)
    try:
        with output(out, inputs=(str(db),)) as stream:
            if question is None:
                list_results(db, stream, form=form.value, lang=lang.value)
            else:
                answer_query(db, question, stream, form=form.value)
    except InputError as error:
        complain(str(error))
        raise typer.Exit(2) from None


def answer_query(db: Path, sql: str, stream: IO[str], *, form: str) -> None:
    """Write the answer to a question.

    Args:
        db: ``results.duckdb`` or an output folder.
        sql: One statement that reads.
        stream: Where to write.
        form: ``table``, ``csv``, ``json`` or ``jsonl``.

    Raises:
        InputError: There are no results, or the statement is wrong.
    """
    from tpo_ie.tables.printing import PRINTERS
    from tpo_ie.tables.query import ask, open_results

    with open_results(db) as connection:
        PRINTERS[form](ask(connection, sql), stream)


def list_results(db: Path, stream: IO[str], *, form: str, lang: str) -> None:
    """Write what tables and views there are, with the meaning of each column.

    Args:
        db: ``results.duckdb`` or an output folder.
        stream: Where to write.
        form: ``table`` groups columns under their table; others give a row for each column.
        lang: ``en`` or ``id``.

    Raises:
        InputError: There are no results.
    """
    from tpo_ie.tables.printing import PRINTERS, print_catalogue
    from tpo_ie.tables.query import ask, open_results

    with open_results(db) as connection:
        answer = ask(connection, f"SELECT name, kind, column_name, type, meaning_{lang} AS meaning FROM schema_info")  # noqa: S608
        (print_catalogue if form == "table" else PRINTERS[form])(answer, stream)
