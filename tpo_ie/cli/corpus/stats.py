"""``tpo-ie corpus stats``: what a corpus holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def stats(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE|DIR…",
            help="Corpora (.jsonl), documents, stand-off files, folders; other formats of `convert`.",
        ),
    ],
    *,
    json_: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the counts as JSON; - prints them.")
    ] = None,
    markdown: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the tables as Markdown; - prints them.")
    ] = None,
) -> None:
    """Count, split by split: documents, tokens, mentions per label, relations per type, quotes, actions, sources.

    Exit code 1: some documents could not be read.
    """
    from tpo_ie.cli.console import complain
    from tpo_ie.cli.corpus.publish import check_outputs, publish
    from tpo_ie.corpus.splits import read_splits
    from tpo_ie.corpus.statistics import collect, sheets, to_dict

    check_outputs(json_, markdown)
    failed = 0

    def tell(line: str) -> None:
        nonlocal failed
        failed += 1
        complain(line)

    by_split = collect(read_splits(paths, tell))
    publish("Corpus", to_dict(by_split), sheets(by_split), json_path=json_, markdown=markdown)
    if failed:
        complain(f"{failed} documents could not be read and are not counted")
        raise typer.Exit(1)
