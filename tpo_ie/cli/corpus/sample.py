"""``tpo-ie corpus sample``: which articles to annotate next."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tpo_ie.records import Fault, Record


class By(StrEnum):
    """What uncertainty is read off."""

    margin = "margin"
    score = "score"


def sample(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT…", help="Articles, archives or folders, as for `extract`; - reads stdin."),
    ],
    *,
    n: Annotated[int, typer.Option("--n", metavar="N", min=1, help="How many articles to choose.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here instead of to stdout.")] = None,
    by: Annotated[
        By,
        typer.Option(help="margin: how close the two best tags of words are; score: how low findings score (slower)."),
    ] = By.margin,
    diversity: Annotated[
        float,
        typer.Option(metavar="SHARE", min=0.0, max=1.0, help="Weight of being unlike what is annotated or chosen."),
    ] = 0.5,
    relevant: Annotated[
        bool,
        typer.Option("--relevant", help="Only articles on trafficking or the protection of migrants; with --by score."),
    ] = False,
    exclude: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE|DIR", help="Annotated already: not chosen again, nor what is like it; may be repeated."
        ),
    ] = None,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The model to use; the one that ships when left out.")
    ] = None,
) -> None:
    """Choose the articles of which the model is least sure and which are unlike each other.

    Writes document objects without annotation, best first, for `preannotate`; `meta.attributes.sampling` says why.
    Near-duplicates are left out. Exit code 1: some articles could not be read.
    """
    from tpo_ie.cli.console import complain, output
    from tpo_ie.cli.extract import reason_of
    from tpo_ie.corpus.sampling import Pool
    from tpo_ie.corpus.sampling.uncertainty import by_margin, by_score
    from tpo_ie.corpus.splits import read_splits
    from tpo_ie.errors import InputError
    from tpo_ie.records import ReadOptions, read_records

    if relevant and by is not By.score:
        raise typer.BadParameter("--relevant goes with --by score, which reads what an article is about")
    failed = 0

    def tell(line: str) -> None:
        nonlocal failed
        failed += 1
        complain(line)

    def report(place: str, fault: Fault) -> None:
        tell(fault.message(place))

    def warn(place: str, fault: Fault) -> None:
        complain(f"warning: {fault.message(place)}")

    def report_failure(record: Record, error: Exception) -> None:
        tell(f"{record.place}: {reason_of(error)}")

    pool = Pool()
    for _, document in read_splits(exclude or (), tell):
        pool.exclude(document)
    records = read_records(inputs, report=report, warn=warn, options=ReadOptions(duplicates="ignore"))
    wanted = filter(pool.is_wanted, records)
    measured = (
        by_margin(wanted, model) if by is By.margin else by_score(wanted, report_failure, model, relevant=relevant)
    )
    for record, uncertainty in measured:
        pool.add(record, uncertainty)
    if not len(pool):
        raise InputError(
            f"no article to choose from ({pool.known} annotated already, {failed} failed, the others not wanted)"
        )
    with output(out, inputs=tuple(inputs)) as stream:
        for chosen in pool.choose(n, diversity=diversity):
            stream.write(chosen.document.to_json() + "\n")
    if pool.known or pool.duplicates:
        complain(f"left out: {pool.known} annotated already, {pool.duplicates} near-duplicates of others")
    if len(pool) < n:
        complain(f"there are only {len(pool)} articles to choose from")
    if failed:
        complain(f"{failed} could not be read")
        raise typer.Exit(1)
