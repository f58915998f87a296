"""From names on the command line to records: the way through sources, formats, checks, ids and duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tpo_ie.records.context import Context
from tpo_ie.records.dates import iso_day
from tpo_ie.records.duplicates import Duplicates
from tpo_ie.records.faults import Fault, Report
from tpo_ie.records.formats import FOREIGN, READERS, text
from tpo_ie.records.ids import UniqueIds, check_id
from tpo_ie.records.options import DEFAULTS, ReadOptions
from tpo_ie.records.record import Record
from tpo_ie.records.sources import STDIN, Source, expand, file_source, shown, stdin_source
from tpo_ie.records.store import Store
from tpo_ie.records.tree import sources_in
from tpo_ie.records.values import check_unicode


def read_records(
    inputs: Iterable[str], *, report: Report, warn: Report, options: ReadOptions = DEFAULTS
) -> Iterator[Record]:
    """Read articles in the order of the inputs; memory does not grow with their number.

    Args:
        inputs: Files, patterns (``arsip/**/*.jsonl.gz``), folders; ``-`` is standard input.
        report: Told of each article or file that cannot be read, once; the others still come.
        warn: Told of what is odd but does no harm: ids that collide, dates that are no dates, encodings
            that had to be detected, files of other kinds in a folder, duplicates left out.
        options: How to read.

    Yields:
        Records; ids are unique, a later one of two equal ids gets a suffix.

    Raises:
        MissingExtraError: A format needs a package that is not installed.
    """
    context = Context(options, lambda place, fault: report(place, _without_trace(fault)), warn)
    with Store() as ids, Store() as texts:
        unique, duplicates = UniqueIds(ids), Duplicates(texts)
        for record in _sound_records(inputs, context):
            own = unique.free(record.id)
            if own != record.id:
                warn(record.place, Fault("same_id", id=record.id, new=own))
            record = replace(record, id=own)  # noqa: PLW2901
            if options.duplicates != "ignore":
                record = duplicates.mark(record)  # noqa: PLW2901
            first = record.attributes.get("duplicate_of")
            if options.duplicates == "skip" and first is not None:
                warn(record.place, Fault("duplicate", id=own, first=first))
                continue
            yield record


def _without_trace(fault: Fault) -> Fault:
    """Take off what would keep a whole record in memory as long as somebody keeps its fault."""
    fault.__context__ = None
    return fault.with_traceback(None)


def find_sources(inputs: Iterable[str], *, report: Report, warn: Report, stdin: str = "txt") -> Iterator[Source]:
    """Find the files that inputs stand for.

    Args:
        inputs: Files, patterns, folders; ``-`` is standard input.
        report: Told of patterns that match nothing and of what a folder has that cannot be read.
        warn: Told how many files of other kinds a folder has.
        stdin: What standard input holds, as a file ending.

    Yields:
        Sources in the order in which they are read.
    """
    for name in expand(inputs):
        if isinstance(name, tuple):
            report(shown(name[0]), name[1])
        elif not name:
            report(name, Fault("missing"))
        elif name == STDIN:
            yield stdin_source(stdin)
        elif _is_folder(name):
            yield from sources_in(name, READERS, report=report, warn=warn)
        else:
            yield file_source(Path(name), name, Path(name).name)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):  # a name too long, or with a NUL
        return False


def _sound_records(inputs: Iterable[str], context: Context) -> Iterator[Record]:
    for source in find_sources(inputs, report=context.report, warn=context.warn, stdin=context.options.stdin):
        for record in _read(source, context):
            try:
                check_record(record, context.options)
                yield with_sound_date(record, context.warn)
            except Fault as fault:
                context.report(record.place, fault)


def _read(source: Source, context: Context) -> Iterator[Record]:
    try:
        if source.kind in FOREIGN:
            raise Fault("kind", kind=source.kind)
        yield from READERS.get(source.kind, text.read)(source, context)
    except Fault as fault:
        context.report(source.place, fault)
    except OSError as error:
        context.report(source.place, Fault("unreadable", reason=error.strerror or str(error)))


def check_record(record: Record, options: ReadOptions) -> None:
    """Refuse a record that cannot go on: without text, too long, with half characters or a harmful id."""
    if len(record.text) > options.max_chars:
        raise Fault("too_long", length=len(record.text), limit=options.max_chars)
    if not record.text.strip():
        raise Fault("empty")
    for name, value in {"text": record.text, "id": record.id, **record.given, "attributes": record.attributes}.items():
        check_unicode(value, name)
    check_id(record.id)


def with_sound_date(record: Record, warn: Report) -> Record:
    """Write the day of publication in ISO 8601, or keep it aside: nothing is guessed, nothing is lost."""
    value = record.given.get("published")
    day = None if value is None else iso_day(value.strip())
    if value is None or day == value:
        return record
    given = {key: other for key, other in record.given.items() if key != "published"}
    if day is None:
        warn(record.place, Fault("no_date", value=value))
    else:
        given["published"] = day
    return replace(record, given=given, attributes={**record.attributes, "published_as_given": value})
