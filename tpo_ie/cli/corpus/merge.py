"""``tpo-ie corpus merge``: annotated documents back into the corpus."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tpo_ie.corpus.merging import Merge


class Preferred(StrEnum):
    """Which of several annotations of one document to take."""

    none = "none"
    first = "first"
    last = "last"


def merge(
    original: Annotated[
        Path, typer.Argument(metavar="ORIGINAL", help="What the annotators were given: tasks (.json), .jsonl, brat …")
    ],
    annotated: Annotated[
        Path, typer.Argument(metavar="ANNOTATED", help="What came back: an export (.json), .jsonl, a brat folder …")
    ],
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Gold documents, one a line (.jsonl).")],
    prefer: Annotated[
        Preferred,
        typer.Option(
            help="Where annotations of one document differ: leave it out, or take the first or the last changed."
        ),
    ] = Preferred.none,
    keep_untouched: Annotated[
        bool, typer.Option("--keep-untouched", help="Write documents that nobody annotated too, as they were.")
    ] = False,
    json_: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the report as JSON; - prints it.")
    ] = None,
    markdown: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the report as Markdown; - prints it.")
    ] = None,
    changes: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write each item added, removed or changed as a line of JSON.")
    ] = None,
) -> None:
    """Merge annotated documents and report what the annotator kept, added, removed and changed.

    Exit code 1: some documents could not be read, or annotations are in conflict with each other or the original.
    """
    import json
    from contextlib import ExitStack

    from tpo_ie.cli.console import complain, output
    from tpo_ie.cli.corpus.publish import check_outputs, publish
    from tpo_ie.corpus.formats.report import Report
    from tpo_ie.corpus.merging import Change
    from tpo_ie.corpus.merging import Merge as Outcome
    from tpo_ie.corpus.merging import merge as merged
    from tpo_ie.corpus.merging.reporting import sheets, to_dict
    from tpo_ie.errors import InputError

    check_outputs(json_, markdown)
    inputs = (str(original), str(annotated))
    if out.is_dir():
        raise typer.BadParameter(f"{out}: this is a folder; documents are written to a file")
    outcome = Outcome(Report(complain))
    with ExitStack() as stack:
        lines = stack.enter_context(output(changes, inputs=inputs)) if changes is not None else None

        def note(change: Change) -> None:
            if lines is not None and change.kind != "kept":
                lines.write(json.dumps(change.to_dict(), ensure_ascii=False) + "\n")

        stream = stack.enter_context(output(out, inputs=inputs))
        written = 0
        for document in merged(
            original, annotated, outcome, prefer=prefer.value, keep_untouched=keep_untouched, on_change=note
        ):
            stream.write(document.to_json() + "\n")
            written += 1
        if not written:
            for conflict in outcome.conflicts:
                complain(f"conflict: {conflict}")
            reasons = "; ".join(_remarks(outcome))
            raise InputError(f"{annotated}: no annotated document of {original} could be merged. {reasons}".rstrip())
    for conflict in outcome.conflicts:
        complain(f"conflict: {conflict}")
    publish("Merge", to_dict(outcome), sheets(outcome), json_path=json_, markdown=markdown, remarks=_remarks(outcome))
    if outcome.conflicts or outcome.report.failed:
        raise typer.Exit(1)


def _remarks(outcome: Merge) -> list[str]:
    lines = []
    if outcome.untouched:
        shown = ", ".join(outcome.untouched[:10]) + (", …" if len(outcome.untouched) > 10 else "")
        lines.append(f"Not annotated: {len(outcome.untouched)} ({shown})")
    if outcome.evidence:
        lines.append(
            f"{outcome.evidence} actions or relations without evidence got it: the sentence of the trigger, the words "
            "from one end to the other."
        )
    lines += [f"Left out: {what} ({count})" for what, count in outcome.report.left_out.most_common() if count]
    return lines
