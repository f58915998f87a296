"""``tpo-ie report``: an archive's results as one page for analysts."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from tpo_ie.cli.options import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from tpo_ie.errors import TpoIeError
    from tpo_ie.report import ReportOptions


def report(
    results: Annotated[
        Path,
        typer.Argument(
            metavar="RESULTS", help="An output folder of tpo-ie batch, its results.duckdb, or a .jsonl of documents."
        ),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The page to write; else it goes to stdout.")
    ] = None,
    *,
    title: Annotated[str | None, typer.Option(help="Heading of the report. [default: name of RESULTS]")] = None,
    lang: Annotated[Language, typer.Option(help="Language that the page opens in; a button switches.")] = Language.en,
    texts: Annotated[
        bool, typer.Option("--texts/--no-texts", help="Include the articles, or only the sentences used as evidence.")
    ] = True,
    all_articles: Annotated[
        bool, typer.Option("--all-articles", help="Include articles on other subjects that report no action.")
    ] = False,
) -> None:
    """Make an interactive report on an archive: one HTML file that works without a network.

    Names of victims and minors are replaced throughout. Example: tpo-ie report results -o report.html

    Exit code 1: some documents could not be used and are left out. Exit code 2: there are no results.
    """
    from tpo_ie.cli.console import complain, output
    from tpo_ie.errors import InputError
    from tpo_ie.report import ReportOptions

    failed = False

    def fail(error: TpoIeError) -> None:
        nonlocal failed
        failed = True
        complain(str(error))

    options = ReportOptions(title=title, lang=lang.value, texts=texts, all_articles=all_articles)
    try:
        with output(out, inputs=(str(results),)) as stream:
            write_report(results, stream, options, on_error=fail, progress=out is not None)
    except InputError as error:
        complain(str(error))
        raise typer.Exit(2) from None
    if failed:
        raise typer.Exit(1)


def write_report(
    results: Path,
    stream: IO[str],
    options: ReportOptions,
    *,
    on_error: Callable[[TpoIeError], None],
    progress: bool = False,
) -> None:
    """Write the report on an archive to a stream.

    Args:
        results: An output folder, a database or a JSONL file of documents.
        stream: Where to write the page.
        options: How the report is made.
        on_error: Told of each document that is left out.
        progress: Show how far the reading is, if stderr is a terminal.

    Raises:
        InputError: There are no results.
    """
    import sys

    from rich.console import Console

    from tpo_ie.report import build_report

    if not (progress and sys.stderr.isatty()):
        stream.write(build_report(results, options, on_error=on_error))
        return
    with Console(stderr=True).status("0") as status:
        page = build_report(results, options, on_error=on_error, on_document=lambda n: status.update(f"{n:,}"))
    stream.write(page)
