"""``tpo-ie corpus split``: train, dev and test, once and for all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tpo_ie.document import Document


def split(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="IN…", help="Corpora (.jsonl), documents, stand-off files, folders; other formats of `convert`."
        ),
    ],
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder to write; it must not exist or be empty.")],
    train: Annotated[float, typer.Option(metavar="SHARE", min=0.0, max=1.0, help="Share of train.jsonl.")] = 0.7,
    dev: Annotated[float, typer.Option(metavar="SHARE", min=0.0, max=1.0, help="Share of dev.jsonl.")] = 0.15,
    test: Annotated[float, typer.Option(metavar="SHARE", min=0.0, max=1.0, help="Share of test.jsonl.")] = 0.15,
    seed: Annotated[int, typer.Option(metavar="N", help="Decides between equals; noted in the list.")] = 1,
    group_by: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="Keep together articles of one source, year, region or attributes.NAME; or none."
        ),
    ] = "none",
    threshold: Annotated[
        float, typer.Option(metavar="SHARE", min=0.3, max=1.0, help="Texts this much alike stay together.")
    ] = 0.7,
    frozen: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The split.txt of an earlier split, which is kept; new ones join it."),
    ] = None,
) -> None:
    """Split by article; near-duplicates and groups stay on one side, relevance and action categories are spread.

    Writes train.jsonl, dev.jsonl, test.jsonl and split.txt, the frozen list: id, split, group and hash of the text.
    Exit code 1: some documents could not be read.
    """
    from tpo_ie.cli.console import complain, output
    from tpo_ie.corpus.splits import read_splits
    from tpo_ie.corpus.splitting import plan_split, write_split
    from tpo_ie.corpus.splitting.groups import grouping
    from tpo_ie.corpus.splitting.lists import read_list
    from tpo_ie.corpus.tables import print_sheets
    from tpo_ie.errors import InputError

    shares = {"train": train, "dev": dev, "test": test}
    try:
        grouping(group_by)
    except InputError as error:
        raise typer.BadParameter(str(error), param_hint="--group-by") from None
    if abs(sum(shares.values()) - 1) > 1e-6:
        raise typer.BadParameter(f"--train, --dev and --test add up to {sum(shares.values()):g}, not to 1")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise typer.BadParameter(f"{out}: exists already and is not an empty folder")
    failed: list[str] = []

    def documents(tell: bool) -> Iterator[Document]:
        def note(line: str) -> None:
            if tell:
                failed.append(line)
                complain(line)

        return (document for _, document in read_splits(paths, note))

    earlier = read_list(frozen) if frozen is not None else None
    plan = plan_split(documents(True), shares, seed=seed, group_by=group_by, threshold=threshold, frozen=earlier)
    notes = [
        f"seed {seed}, shares {train:g} {dev:g} {test:g}, grouped by {group_by}, near-duplicates from {threshold:g}"
        + (f", after {frozen}" if frozen else ""),
        *(f"near-duplicates: {one} and {other} ({share:.2f})" for one, other, share in plan.groups.alike),
    ]
    write_split(documents(False), plan, out, notes)
    for remark in plan.remarks:
        complain(remark)
    with output(None) as stream:
        print_sheets([plan.sheet()], stream)
    if failed:
        complain(f"{len(failed)} documents could not be read and stand in no split")
        raise typer.Exit(1)
