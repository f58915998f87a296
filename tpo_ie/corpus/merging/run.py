"""Annotated documents merged with what the annotators were given; conflicts are named, nothing is guessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tpo_ie.corpus.formats import Format, format_of
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.merging.changes import Change, changes
from tpo_ie.corpus.merging.gold import as_gold
from tpo_ie.corpus.merging.versions import read_versions
from tpo_ie.corpus.store import DocumentStore
from tpo_ie.document import Document
from tpo_ie.errors import InputError

Prefer = Literal["none", "first", "last"]


@dataclass(slots=True)
class Merge:
    """What a merge did.

    Args:
        report: Documents that could not be read; what readers left out.
        merged: Documents that an annotator went through.
        untouched: Ids of documents that nobody annotated.
        conflicts: One line each: what does not fit together, and what was done.
        counts: Items by (layer, label, what became of them).
        fields: Changes by (layer, field).
        evidence: Actions and relations that got evidence, which tools do not show.
    """

    report: Report
    merged: int = 0
    untouched: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    fields: Counter[tuple[str, str]] = field(default_factory=Counter)
    evidence: int = 0


def merge(
    original: Path,
    annotated: Path,
    outcome: Merge,
    *,
    prefer: Prefer = "none",
    keep_untouched: bool = False,
    on_change: Callable[[Change], None] | None = None,
) -> Iterator[Document]:
    """Take annotated documents back.

    Args:
        original: What the annotators were given: JSONL, Label Studio tasks, brat …
        annotated: What came back, in any format that holds every layer.
        outcome: Filled while documents are drawn.
        prefer: Which of several annotations of one document to take where they differ: the ``first``, the
            ``last`` (changed), or ``none``, which leaves the document out.
        keep_untouched: Yield documents that nobody annotated too, as they were.
        on_change: Called with what became of every item.

    Yields:
        Gold documents in the order of ``original``.

    Raises:
        InputError: A file cannot be read, its format does not hold every layer, or an id stands twice in ``original``.
    """
    versions: dict[str, DocumentStore] = defaultdict(DocumentStore)
    for document in read_versions(annotated, _format(annotated), outcome.report):
        store = versions[document.id]
        store.add(document.model_copy(update={"id": str(len(store))}))
    seen = set()
    for before in _originals(original, outcome.report):
        if before.id in seen:
            raise InputError(f"{original}: the id {before.id!r} stands twice")
        seen.add(before.id)
        store = versions.pop(before.id, DocumentStore())
        if not len(store):
            outcome.untouched.append(before.id)
            if keep_untouched:
                yield before
            continue
        after = _chosen(before, store, prefer, outcome)
        if after is not None:
            yield _merged(before, after, outcome, on_change)
    outcome.conflicts += [f"{identifier}: is not in {original}; not merged" for identifier in versions]


def _format(path: Path) -> Format:
    """Return the format of a file or folder; refuse one that would lose layers."""
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    chosen = format_of(path)
    if chosen is None:
        raise InputError(f"{path}: the name does not say the format")
    if not chosen.lossless:
        raise InputError(f"{path}: {chosen.name} does not hold every layer; what it lacks would be lost")
    return chosen


def _originals(path: Path, report: Report) -> Iterator[Document]:
    chosen = _format(path)
    part: Literal["predictions"] | None = "predictions" if chosen.name == "label-studio" else None
    return chosen.read(path, ReadOptions(part=part), report)


def _chosen(before: Document, store: DocumentStore, prefer: Prefer, outcome: Merge) -> Document | None:
    """Return the annotation to take; None where there is none that fits."""
    found = []
    for number in store:
        document = store.get(number)
        if document is None:
            continue
        if document.text != before.text:
            outcome.conflicts.append(f"{before.id}: {_text_difference(before.text, document.text)}; not merged")
        else:
            found.append(document.model_copy(update={"id": before.id}))
    if not found:
        return None
    first, last = found[0], found[-1]
    differing = Counter(
        change.layer for other in found[1:] for change in changes(first, other) if change.kind != "kept"
    )
    if not differing:
        return last
    where = ", ".join(f"{layer} {count}" for layer, count in differing.items())
    done = "not merged" if prefer == "none" else f"the {prefer} one was taken"
    outcome.conflicts.append(f"{before.id}: {len(found)} annotations differ ({where}); {done}")
    return {"none": None, "first": first, "last": last}[prefer]


def _text_difference(before: str, after: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    return f"the text differs at offset {at}: {before[at : at + 30]!r} became {after[at : at + 30]!r}"


def _merged(before: Document, after: Document, outcome: Merge, on_change: Callable[[Change], None] | None) -> Document:
    outcome.merged += 1
    for change in changes(before, after):
        outcome.counts[change.layer, change.label, change.kind] += 1
        outcome.fields.update((change.layer, name) for name in change.fields)
        if on_change is not None:
            on_change(change)
    gold, filled = as_gold(after, before)
    outcome.evidence += filled
    return gold
