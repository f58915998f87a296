"""``tpo-ie extract``: one article each, as JSON, readable text or HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from tpo_ie.cli.options import Format, Language, iso_date

if TYPE_CHECKING:
    from tpo_ie.document import Document
    from tpo_ie.records import Record


def extract(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…", help="Articles (.txt, .md, .html, .json, .jsonl …) or folders; - reads a text from stdin."
        ),
    ],
    *,
    format_: Annotated[Format, typer.Option("--format", help="Form of the output.")] = Format.json,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Day of publication, ISO 8601; relative dates count from it.", callback=iso_date
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the article.")] = None,
    source: Annotated[str | None, typer.Option(help="The medium.")] = None,
    url: Annotated[str | None, typer.Option(help="Web address of the article.")] = None,
    all_actions: Annotated[
        bool, typer.Option("--all-actions", help="Report actions in articles on other subjects too.")
    ] = False,
    redact_victims: Annotated[
        bool, typer.Option("--redact-victims", help="Replace names of victims and minors in all output.")
    ] = False,
    agencies: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own agencies (TSV).")] = None,
    positions: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own positions (TSV).")] = None,
    rules: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own rules (YAML).")] = None,
    lang: Annotated[Language, typer.Option(help="Language of messages and summaries.")] = Language.en,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here instead of to stdout.")] = None,
) -> None:
    """Read articles: agencies, officials, actions, relations, quotes.

    Options given here win over what a file says of itself. Exit code 1: some articles could not be read.
    """
    if len(files) > 1 and (title or url):
        raise typer.BadParameter("--title and --url describe one article, but several files are given")
    from tpo_ie.cli.console import complain, output, shows_progress
    from tpo_ie.records import Fault, ReadOptions, read_records
    from tpo_ie.rendering.strings import load_strings

    strings = load_strings(lang.value, "tpo_ie.cli", "messages.yaml")
    failed = False

    def report(place: str, fault: Fault) -> None:
        nonlocal failed
        failed = True
        complain(fault.message(place, lang.value))

    def warn(place: str, fault: Fault) -> None:
        complain(strings("warning", text=fault.message(place, lang.value)))

    def report_failure(record: Record, error: Exception) -> None:
        report(record.place, Fault("failed", reason=reason_of(error)))

    own = {name: path for name, path in (("agencies", agencies), ("positions", positions), ("rules", rules)) if path}
    given = {"title": title, "source": source, "published": published, "url": url}
    given_here = {key: value for key, value in given.items() if value is not None}
    with output(out, inputs=tuple(files)) as stream:
        names = _with_progress(files, strings("reading"), shown=len(files) > 1 and shows_progress(out))
        records = read_records(names, report=report, warn=warn, options=ReadOptions(duplicates="ignore"))
        records = (replace(record, given=record.given | given_here) for record in records)
        documents = extract_records(
            records,
            all_actions=all_actions,
            redact_victims=redact_victims,
            own=own,
            on_failure=report_failure,
        )
        write_documents(documents, format_.value, stream, lang=lang.value)
    if failed:
        raise typer.Exit(1)


def extract_records(
    records: Iterable[Record],
    *,
    all_actions: bool = False,
    redact_victims: bool = False,
    own: Mapping[str, Any] = MappingProxyType({}),
    on_failure: Callable[[Record, Exception], None],
) -> Iterator[Document]:
    """Read articles with the default model.

    Args:
        records: Articles with ids of their own.
        all_actions: Report actions in articles on other subjects too.
        redact_victims: Replace names of victims and minors; a document in which that fails is left out.
        own: The user's own files: ``agencies``, ``positions``, ``rules``.
        on_failure: Told of each record that could not be read, and why.

    Yields:
        Documents in order; what the input says besides title, source, date and address is in
        ``meta.attributes``.

    Raises:
        ModelError, ResourceError: The installation is at fault, so that no article could be read.
    """
    import tpo_ie
    import tpo_ie.privacy
    from tpo_ie.cli.warned import data_warnings
    from tpo_ie.errors import ModelError, ResourceError

    waiting: dict[str, Record] = {}
    chosen: dict[str, Any] = {}
    if own:
        with data_warnings():
            chosen["model"] = tpo_ie.load(**own, all_actions=all_actions)

    def feed() -> Iterator[dict[str, object]]:
        for record in records:
            waiting[record.id] = record
            yield record.to_dict()

    def fail(record_id: str, error: Exception) -> None:
        if isinstance(error, (ModelError, ResourceError)):
            raise error
        on_failure(waiting.pop(record_id), error)

    for document in tpo_ie.extract_many(feed(), all_actions=all_actions, on_error=fail, **chosen):
        record = waiting.pop(document.id)
        if redact_victims:
            try:
                document = tpo_ie.privacy.redact(document)  # noqa: PLW2901
            except Exception as error:  # never written unredacted, and no reason to lose the others
                on_failure(record, error)
                continue
        yield document


def write_documents(documents: Iterable[Document], format_: str, stream: IO[str], *, lang: str = "en") -> None:
    """Write documents to a stream.

    Args:
        documents: The documents.
        format_: ``json`` (one object a line), ``text`` or ``html`` (one page for all).
        stream: Where to write.
        lang: Language of text and HTML.
    """
    if format_ == "json":
        for document in documents:
            stream.write(document.to_json() + "\n")
            stream.flush()
    elif format_ == "text":
        _write_summaries(documents, stream, lang)
    else:
        from tpo_ie.rendering.html import render_pages

        found = list(documents)
        if found:
            stream.write(render_pages(found, lang=lang))


def _write_summaries(documents: Iterable[Document], stream: IO[str], lang: str) -> None:
    from rich.console import Console

    from tpo_ie.rendering.text import render_text

    console = Console(file=stream, highlight=False)
    for number, document in enumerate(documents):
        with console.capture() as summary:
            console.print(render_text(document, lang=lang))
        lines = summary.get().split("\n")
        stream.write("\n" * bool(number) + "\n".join(line.rstrip() for line in lines))
        stream.flush()


def reason_of(error: Exception) -> str:
    """Return why something failed: the message of an error meant for users, with its class for any other."""
    from tpo_ie.errors import TpoIeError

    return str(error) if isinstance(error, TpoIeError) else f"{type(error).__name__}: {error}"


def _with_progress(names: list[str], description: str, *, shown: bool) -> Iterable[str]:
    if not shown:
        return names
    from rich.console import Console
    from rich.progress import track

    return track(names, description=description, console=Console(stderr=True), transient=True)
