"""A report from results: documents in, one HTML page out."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tpo_ie.errors import DocumentError, InputError, TpoIeError
from tpo_ie.rendering.strings import Language
from tpo_ie.report.cleaning import is_off_topic, is_repeat, shown
from tpo_ie.report.collection import Collection, TooLarge
from tpo_ie.report.page import render_page
from tpo_ie.report.sources import read_results

MOST_PACKED = 16_000_000
"""The most characters that packed articles may take, so that a report stays under 25 MB."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is made.

    Args:
        title: Its heading; None takes the name of the results.
        lang: The language it opens in; the page can switch.
        texts: Include the articles' texts; else only the sentences that something was read from.
        day: The day to print as that of the report; None takes today's.
        all_articles: Include articles on other subjects that report no action; else they are counted only.
        most_packed: The most characters that packed articles may take.
    """

    title: str | None = None
    lang: Language = "en"
    texts: bool = True
    day: date | None = None
    all_articles: bool = False
    most_packed: int = MOST_PACKED


@dataclass(slots=True)
class _Tally:
    """What became of the documents."""

    read: int = 0
    repeats: int = 0
    off_topic: int = 0
    failed: int = 0
    ids: set[str] = field(default_factory=set)


def build_report(
    results: str | Path,
    options: ReportOptions | None = None,
    *,
    on_error: Callable[[TpoIeError], None] | None = None,
    on_document: Callable[[int], None] | None = None,
) -> str:
    """Return the report on an archive as one HTML page without outside resources.

    Names of victims and minors are replaced everywhere, in the articles too. Left out, and counted, are articles
    that repeat another one and those on other subjects that report no action. Articles that do not fit are cut down
    to the sentences that something was read from.

    Args:
        results: An output folder of ``tpo-ie batch``, its ``results.duckdb``, or a JSONL file of documents.
        options: How the report is made.
        on_error: Told of each document that cannot be used; None warns of each.
        on_document: Told the number of documents read so far.

    Returns:
        The page.

    Raises:
        InputError: There are no results at that place, they are broken, or hold no document.
        MissingExtraError: A library that the results need is not installed.
    """
    options = options or ReportOptions()
    complain = _once(on_error or _warn)
    try:
        collection, tally = _collect(results, options, options.texts, complain, on_document)
        texts = options.texts
    except TooLarge:
        collection, tally = _collect(results, options, False, complain, on_document)
        texts = False
    if not tally.read:
        raise InputError(f"{results}: holds no document that can be read")
    about = {
        "title": options.title or Path(results).resolve().name,
        "lang": options.lang,
        "day": (options.day or date.today()).isoformat(),
        "texts": texts,
        "shortened": options.texts and not texts,
        "repeats": tally.repeats,
        "offTopic": tally.off_topic,
        "failed": tally.failed,
    }
    return render_page(collection.to_dict() | {"about": about}, collection.blocks())


def _collect(
    results: str | Path,
    options: ReportOptions,
    texts: bool,
    on_error: Callable[[TpoIeError], None],
    on_document: Callable[[int], None] | None,
) -> tuple[Collection, _Tally]:
    # Excerpts are small; where even they do not fit, a large file is better than none.
    collection, tally = Collection(options.most_packed if texts else 10**12), _Tally()

    def fail(error: TpoIeError) -> None:
        tally.failed += 1
        on_error(error)

    for document in read_results(results, fail):
        tally.read += 1
        if on_document:
            on_document(tally.read)
        if is_repeat(document):
            tally.repeats += 1
        elif is_off_topic(document) and not options.all_articles:
            tally.off_topic += 1
        elif document.id in tally.ids:
            fail(DocumentError("another document has this id", source=f"{results}: {document.id}"))
        else:
            tally.ids.add(document.id)
            try:
                ready = shown(document, whole_text=texts)
            except Exception as error:  # never shown with its names, and no reason to lose the others
                reason = f"cannot be made ready: {type(error).__name__}: {error}"
                fail(DocumentError(reason, source=f"{results}: {document.id}"))
            else:
                collection.add(ready)
    return collection, tally


def _once(on_error: Callable[[TpoIeError], None]) -> Callable[[TpoIeError], None]:
    """Return a listener that hears of each fault once, though the documents may be read twice."""
    told: set[str] = set()

    def tell(error: TpoIeError) -> None:
        if str(error) not in told:
            told.add(str(error))
            on_error(error)

    return tell


def _warn(error: TpoIeError) -> None:
    warnings.warn(str(error), stacklevel=2)
