"""``tpo-ie corpus agreement``: how far two annotations of the same texts agree."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def agreement(
    a: Annotated[Path, typer.Argument(metavar="A", help="One annotation: .jsonl or another format of `convert`.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="The other one; documents are paired by id.")],
    *,
    json_: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all figures as JSON; - prints them.")
    ] = None,
    markdown: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the tables as Markdown; - prints them.")
    ] = None,
    resamples: Annotated[int, typer.Option(metavar="N", min=1, help="Resamples of documents for intervals.")] = 1000,
) -> None:
    """Measure agreement: F1 of every layer, Cohen's kappa and Krippendorff's alpha.

    Every definition is printed with its figure. Exit code 1: some documents could not be read or have no partner.
    """
    from tpo_ie.cli.console import complain
    from tpo_ie.cli.corpus.publish import check_outputs, publish
    from tpo_ie.corpus.agreement.pairing import pairs
    from tpo_ie.corpus.agreement.reporting import remarks, sheets
    from tpo_ie.corpus.agreement.run import Agreement
    from tpo_ie.errors import DocumentError, InputError

    check_outputs(json_, markdown)
    failed = False

    def tell(line: str) -> None:
        nonlocal failed
        failed = True
        complain(line)

    found = Agreement()
    for ours, theirs in pairs(a, b, tell):
        try:
            found.add(ours, theirs)
        except DocumentError as error:
            tell(str(error))
    if not found.tally.documents:
        raise InputError(f"{a} and {b}: no document stands in both")
    result = found.result(resamples=resamples)
    publish("Agreement", result, sheets(result), json_path=json_, markdown=markdown, remarks=remarks())
    if failed:
        raise typer.Exit(1)
