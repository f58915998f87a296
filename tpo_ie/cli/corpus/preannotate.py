"""``tpo-ie corpus preannotate``: articles with predictions, for an annotation tool."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tpo_ie.document import Document
    from tpo_ie.records import Fault, Record


class Tool(StrEnum):
    """Annotation tools."""

    label_studio = "label-studio"
    brat = "brat"


def preannotate(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT…", help="Articles, archives or folders, as for `extract`; - reads stdin."),
    ],
    *,
    out: Annotated[Path, typer.Option(metavar="PATH", help="File (label-studio) or folder (brat) to write.")],
    to: Annotated[Tool, typer.Option(help="The annotation tool.")] = Tool.label_studio,
    labeling_config: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write Label Studio's labeling configuration (XML) here too."),
    ] = None,
    originals: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the predictions as JSONL too: brat changes its files, `merge` needs both."
        ),
    ] = None,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The model to use; the one that ships when left out.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Only the first N articles.")] = None,
    all_actions: Annotated[
        bool, typer.Option("--all-actions", help="Predict actions in articles on other subjects too.")
    ] = False,
) -> None:
    """Read articles with model and rules and write what is found as predictions, with scores.

    Exit code 1: some articles could not be read.
    """
    from contextlib import ExitStack
    from itertools import islice

    from tpo_ie.cli.console import complain, output
    from tpo_ie.cli.extract import reason_of
    from tpo_ie.corpus.formats.label_studio import labeling_config as configuration
    from tpo_ie.corpus.preannotation import predict, write_predictions
    from tpo_ie.records import ReadOptions, read_records

    if labeling_config is not None and to is not Tool.label_studio:
        raise typer.BadParameter("--labeling-config goes with --to label-studio; brat's lies in its folder")
    _check_out(out, to, inputs)
    failed = 0

    def report(place: str, fault: Fault) -> None:
        nonlocal failed
        failed += 1
        complain(fault.message(place))

    def report_failure(record: Record, error: Exception) -> None:
        nonlocal failed
        failed += 1
        complain(f"{record.place}: {reason_of(error)}")

    def warn(place: str, fault: Fault) -> None:
        complain(f"warning: {fault.message(place)}")

    records = read_records(inputs, report=report, warn=warn, options=ReadOptions(duplicates="skip"))
    documents = predict(islice(records, limit), model=model, all_actions=all_actions, on_failure=report_failure)
    with ExitStack() as stack:
        stream = stack.enter_context(output(originals, inputs=tuple(inputs))) if originals is not None else None

        def noted() -> Iterator[Document]:
            for document in documents:
                if stream is not None:
                    stream.write(document.to_json() + "\n")
                yield document

        count = write_predictions(noted(), to.value, out)
    if labeling_config is not None:
        with output(labeling_config) as stream:
            stream.write(configuration())
    if failed:
        complain(f"{failed} failed, {count} written to {out}")
        raise typer.Exit(1)


def _check_out(out: Path, tool: Tool, inputs: list[str]) -> None:
    """Refuse an output that would overwrite the input, or a folder that is occupied."""
    if any(name != "-" and Path(name).resolve() == out.resolve() for name in inputs):
        raise typer.BadParameter(f"{out}: this is what is to be read")
    if tool is Tool.brat and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise typer.BadParameter(f"{out}: exists already and is not an empty folder")
    if tool is Tool.label_studio and out.is_dir():
        raise typer.BadParameter(f"{out}: this is a folder; label-studio is written to a file")
