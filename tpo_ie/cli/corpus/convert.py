"""``tpo-ie corpus convert``: from one format to another."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tpo_ie.corpus.formats import Format


class Scheme(StrEnum):
    """Tags of a CoNLL file."""

    bio = "bio"
    bilou = "bilou"


class Part(StrEnum):
    """Parts of a Label Studio task."""

    annotations = "annotations"
    predictions = "predictions"


class Offsets(StrEnum):
    """What the offsets of a Label Studio task count."""

    code_points = "code-points"
    utf_16 = "utf-16"


def convert(
    source: Annotated[str, typer.Argument(metavar="IN", help="File or folder; for a public set also its name.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="File or folder to write.")],
    *,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="FORMAT", help="Format of IN (default: by ending or content).")
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="FORMAT", help="Format of OUT (default: by ending).")] = None,
    scheme: Annotated[Scheme | None, typer.Option(help="Tags, --to conll (default: bio).")] = None,
    part: Annotated[
        Part | None,
        typer.Option(
            help="Part of a label-studio task to read or write "
            "(default: annotations; what names its producer is written as predictions)."
        ),
    ] = None,
    offsets: Annotated[
        Offsets | None,
        typer.Option(help="Offsets, --to label-studio; utf-16 for versions of 2021 and before (default: code-points)."),
    ] = None,
    split: Annotated[
        str | None, typer.Option(metavar="NAME", help="Read only this split, from jsonl, datasets and public sets.")
    ] = None,
    labels: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="YAML file: a label of IN to one of ours, or to null to leave spans out."),
    ] = None,
) -> None:
    """Convert annotated data from one format to another.

    Formats: jsonl, brat, label-studio, doccano, conll, docbin, datasets, webanno (read only). Public sets
    for --from: nergrit, nergrit-corpus, nerp, idner-news-2k, nerui, nerugm, wikiann, pfsa-id. What OUT has
    no place for is said on stderr. Exit code 1: some documents could not be converted.
    """
    from tpo_ie.cli.console import complain
    from tpo_ie.corpus.convert import choose_formats
    from tpo_ie.corpus.convert import convert as convert_corpus
    from tpo_ie.corpus.formats.labels import read_labels
    from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
    from tpo_ie.errors import InputError

    try:
        name, chosen = choose_formats(source, target, from_, to)
    except InputError as error:
        raise typer.BadParameter(str(error)) from None
    _check_options(name, chosen.name, scheme, part, offsets, split)
    _check_target(source, target, chosen)
    outcome = convert_corpus(
        source,
        target,
        name,
        chosen,
        reading=ReadOptions(
            split=split,
            labels=read_labels(labels) if labels else {},
            part=None if part is None else part.value,
        ),
        writing=WriteOptions(
            scheme=(scheme or Scheme.bio).value,
            part=None if part is None else part.value,
            offsets=(offsets or Offsets.code_points).value,
        ),
        tell=complain,
    )
    for remark in outcome.remarks(name, chosen.name):
        complain(remark)
    if outcome.report.failed:
        complain(f"{outcome.report.failed} failed, {outcome.documents} written to {target}")
        raise typer.Exit(1)


def _check_options(
    source: str, target: str, scheme: Scheme | None, part: Part | None, offsets: Offsets | None, split: str | None
) -> None:
    """Refuse options that would have no effect."""
    if scheme is not None and target != "conll":
        raise typer.BadParameter(f"--scheme goes with --to conll, not with {target}")
    if offsets is not None and target != "label-studio":
        raise typer.BadParameter(f"--offsets goes with --to label-studio, not with {target}")
    if part is not None and "label-studio" not in (source, target):
        raise typer.BadParameter("--part goes with label-studio")
    if split is not None and source in ("brat", "label-studio", "doccano", "conll", "docbin", "webanno"):
        raise typer.BadParameter(f"--split goes with jsonl, datasets and public sets; {source} has no splits")


def _check_target(source: str, target: Path, chosen: Format) -> None:
    """Refuse an output that would overwrite the input, or a folder that is occupied."""
    if Path(source).resolve() == target.resolve():
        raise typer.BadParameter(f"{target}: this is what is to be read")
    if chosen.folder and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise typer.BadParameter(f"{target}: exists already and is not an empty folder")
    if not chosen.folder and target.is_dir():
        raise typer.BadParameter(f"{target}: this is a folder; {chosen.name} is written to a file")
