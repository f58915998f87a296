"""``tpo-ie batch``: a whole archive, with worker processes, resumable."""

from __future__ import annotations

import json
import signal
import sys
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tpo_ie.cli.options import Backend

if TYPE_CHECKING:
    from tpo_ie.batch import BatchConfig, Plan, Summary


class Engine(StrEnum):
    """Where the workers are."""

    local = "local"
    ray = "ray"


_FAILURES_SHOWN = 5

_FIELDS = "Names of keys and columns"
_EXTENT = "How much is read"
_PACE = "Speed"
_KNOWLEDGE = "Model and knowledge"


def batch(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT…", help="Files, folders, patterns; - reads from stdin.")
    ],
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for the results, new or empty.")],
    format_: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="LIST", help="Of jsonl, parquet, duckdb, xlsx, csv [default: jsonl]."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run that began in DIR.")] = False,
    redact_victims: Annotated[
        bool, typer.Option("--redact-victims", help="Replace names of victims and minors in all output.")
    ] = False,
    hash_ids: Annotated[
        str | None,
        typer.Option(
            "--hash-ids", metavar="KEYFILE", help="Replace ids and file names by digests with the key in this file."
        ),
    ] = None,
    all_actions: Annotated[
        bool, typer.Option("--all-actions", help="Report actions in articles on other subjects too.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and count the input, write nothing.")] = False,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Read the first N records.", rich_help_panel=_EXTENT)
    ] = None,
    sample: Annotated[
        str | None,
        typer.Option(
            metavar="N|SHARE", help="Read N records at random, or a share: 0.1, 10%.", rich_help_panel=_EXTENT
        ),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of the sample.", rich_help_panel=_EXTENT)] = 0,
    skip_duplicates: Annotated[
        bool, typer.Option("--skip-duplicates", help="Leave repeated articles out.", rich_help_panel=_EXTENT)
    ] = False,
    workers: Annotated[
        int,
        typer.Option(metavar="N", min=0, help="Processes; 0 takes the cores, at most 8.", rich_help_panel=_PACE),
    ] = 0,
    threads: Annotated[
        int, typer.Option(metavar="N", min=0, help="Threads in each; 0 shares the cores out.", rich_help_panel=_PACE)
    ] = 0,
    time_limit: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0, help="Most for one article; 0 sets none.", rich_help_panel=_PACE),
    ] = 120,
    shard_size: Annotated[
        int, typer.Option(metavar="N", min=1, help="Most records in one output file.", rich_help_panel=_PACE)
    ] = 256,
    batch_size: Annotated[
        int, typer.Option(metavar="N", min=1, help="Articles in one batch of the model.", rich_help_panel=_PACE)
    ] = 16,
    engine: Annotated[Engine, typer.Option(help="Where the workers are.", rich_help_panel=_PACE)] = Engine.local,
    address: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Ray cluster: auto, HOST:PORT; none starts Ray here.", rich_help_panel=_PACE
        ),
    ] = None,
    model: Annotated[str | None, typer.Option(metavar="DIR", help="Another model.", rich_help_panel=_KNOWLEDGE)] = None,
    backend: Annotated[
        Backend, typer.Option(help="What runs the model; torch needs the extra torch.", rich_help_panel=_PACE)
    ] = Backend.onnx,
    device: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where: cpu, cuda, cuda:N.", rich_help_panel=_PACE)
    ] = None,
    agencies: Annotated[
        str | None, typer.Option(metavar="FILE", help="Your own agencies (TSV).", rich_help_panel=_KNOWLEDGE)
    ] = None,
    positions: Annotated[
        str | None, typer.Option(metavar="FILE", help="Your own positions (TSV).", rich_help_panel=_KNOWLEDGE)
    ] = None,
    rules: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Your own rules, and switches for built-in ones (YAML).", rich_help_panel=_KNOWLEDGE
        ),
    ] = None,
    text_field: Annotated[str, typer.Option(metavar="NAME", rich_help_panel=_FIELDS)] = "text",
    id_field: Annotated[str, typer.Option(metavar="NAME", rich_help_panel=_FIELDS)] = "id",
    title_field: Annotated[str, typer.Option(metavar="NAME", rich_help_panel=_FIELDS)] = "title",
    source_field: Annotated[str, typer.Option(metavar="NAME", rich_help_panel=_FIELDS)] = "source",
    date_field: Annotated[str, typer.Option(metavar="NAME", rich_help_panel=_FIELDS)] = "published",
    url_field: Annotated[str, typer.Option(metavar="NAME", rich_help_panel=_FIELDS)] = "url",
    keep_field: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Goes to meta.attributes; may be repeated.", rich_help_panel=_FIELDS),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Of text files; detected when left out.", rich_help_panel=_FIELDS),
    ] = None,
    stdin_format: Annotated[
        str, typer.Option(metavar="ENDING", help="What stdin holds: jsonl, csv.gz …", rich_help_panel=_FIELDS)
    ] = "txt",
) -> None:
    """Read an archive into a folder: documents, tables, a database, a workbook.

    Every record gives a document or a line of errors.jsonl; --resume goes on with a run that has ended early.
    Exit code 1: some records gave no document.
    """
    from tpo_ie.batch import BatchConfig, rehearse, run_batch
    from tpo_ie.cli.console import complain, shows_progress
    from tpo_ie.errors import InputError, MissingExtraError, ModelError, ResourceError, UsageError
    from tpo_ie.records import FieldMap, ReadOptions

    def warn(message: str) -> None:
        complain(f"warning: {message}")

    try:
        fields = FieldMap(
            text=text_field, id=id_field, title=title_field, source=source_field, published=date_field, url=url_field,
            keep=tuple(keep_field or ()),
        )  # fmt: skip
        config = BatchConfig(
            formats=formats_of(format_ or ["jsonl"]),  # type: ignore[arg-type]
            workers=workers,
            threads=threads,
            shard_size=shard_size,
            batch_size=batch_size,
            time_limit=time_limit or None,
            limit=limit,
            sample=None if sample is None else sample_of(sample),
            seed=seed,
            model=model,
            backend=backend.value,
            device=device,
            agencies=agencies,
            positions=positions,
            rules=rules,
            all_actions=all_actions,
            redact_victims=redact_victims,
            hash_ids=hash_ids,
            engine=engine.value,
            address=address,
            options=ReadOptions(
                fields=fields,
                encoding=encoding,
                stdin=stdin_format,
                duplicates="skip" if skip_duplicates else "mark",
            ),
        )
        if dry_run:
            plan = rehearse(
                inputs, config, fail=lambda failure: complain(f"{failure.place}: {failure.reason}"), warn=warn
            )
            print(plan_text(plan, config))
            raise typer.Exit(1 if plan.unread else 0)
        summary = run_batch(inputs, out, config, resume=resume, warn=warn, progress=shows_progress(out))
    except (UsageError, MissingExtraError, InputError, ModelError, ResourceError) as error:
        complain(str(error))
        raise typer.Exit(2) from None
    complain(summary_text(summary, out))
    if summary.failed and not summary.documents and hash_ids is None:
        for line in failures_text(out / "errors.jsonl"):
            complain(line)
    if redact_victims and hash_ids is None and summary.failed:
        warn(
            "errors.jsonl names records by their own ids and files, which may hold names; --hash-ids KEYFILE hides them"
        )
    if summary.interrupted is not None:
        complain(f"go on with: {resume_command(sys.argv)}")
        raise typer.Exit(128 + summary.interrupted)
    if summary.failed:
        raise typer.Exit(1)


def formats_of(lists: list[str]) -> tuple[str, ...]:
    """Return the formats named in comma-separated lists, each once."""
    named = (name.strip().lower() for part in lists for name in part.split(","))
    return tuple(dict.fromkeys(name for name in named if name))


def sample_of(value: str) -> float | int:
    """Return the size of a sample.

    Args:
        value: ``500``, ``0.05`` or ``5%``.

    Returns:
        A number of records, or a share.

    Raises:
        typer.BadParameter: It is neither.
    """
    try:
        if value.endswith("%"):
            return float(value[:-1]) / 100
        return int(value) if value.strip().isdigit() else float(value)
    except ValueError:
        raise typer.BadParameter(f"--sample: {value!r} is neither a number of records nor a share") from None


def plan_text(plan: Plan, config: BatchConfig) -> str:
    """Return what a run would do, in two lines."""
    workers, threads = config.resources()
    unread = f"; {plan.unread:,} cannot be read" if plan.unread else ""
    where = f"{workers} workers" if workers else "a worker for each core of the cluster"
    return (
        f"{plan.documents:,} articles of {plan.characters:,} characters in {plan.shards:,} shards{unread}\n"
        f"{where}, threads in each: {threads}; formats: {', '.join(config.formats)}; nothing was written"
    )


def summary_text(summary: Summary, out: Path) -> str:
    """Return what a run came to, in one line."""
    rate = summary.documents_now / summary.seconds if summary.seconds else 0.0
    parts = [f"{out}: {summary.documents:,} documents"]
    if summary.documents_now:
        parts.append(f"{summary.documents_now:,} now in {_duration(summary.seconds)}, {rate:.1f} documents/s")
    if summary.failed:
        records = "record" if summary.failed == 1 else "records"
        parts.append(f"{summary.failed:,} {records} gave none, {summary.unread:,} of them unreadable, see errors.jsonl")
    if summary.interrupted is not None:
        parts.append(f"stopped by {signal.Signals(summary.interrupted).name}")
    return "; ".join(parts)


def failures_text(path: Path) -> list[str]:
    """Return the first failures of a run that gave no document, a line each: why there is none is what one asks."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as stream:
        shown = [json.loads(line) for line in islice(stream, _FAILURES_SHOWN)]
    return [f"{failure['place']}: {failure['reason']}" for failure in shown]


def resume_command(argv: list[str]) -> str:
    """Return the command that goes on with a run.

    Args:
        argv: The program's arguments, its own name first.
    """
    program = [sys.executable, "-m", "tpo_ie"] if Path(argv[0]).name == "__main__.py" else ["tpo-ie"]
    words = [*program, *argv[1:], *([] if "--resume" in argv else ["--resume"])]
    if sys.platform == "win32":
        import subprocess

        return subprocess.list2cmdline(words)
    import shlex

    return shlex.join(words)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"
