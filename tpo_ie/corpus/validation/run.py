"""Validation of whole corpora: every document on its own, then what documents have to do with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tpo_ie.corpus.near_duplicates import THRESHOLD, NearDuplicates
from tpo_ie.corpus.validation.checks import check
from tpo_ie.corpus.validation.claim_checks import action_findings, quote_findings
from tpo_ie.corpus.validation.document_checks import entity_findings, official_findings, relation_findings
from tpo_ie.corpus.validation.finding import Finding
from tpo_ie.corpus.validation.mention_checks import mention_findings
from tpo_ie.corpus.validation.reading import Entry, read_entries
from tpo_ie.corpus.validation.structure import read_loosely, structural_findings
from tpo_ie.document import Document


@dataclass(slots=True)
class Summary:
    """What a validation came to.

    Args:
        documents: Documents looked at, those that could not be read included.
        splits: Documents by split.
        checks: Findings by (severity, check).
    """

    documents: int = 0
    splits: Counter[str] = field(default_factory=Counter)
    checks: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, severity: str) -> int:
        """Return the number of findings of a severity."""
        return sum(number for (kind, _), number in self.checks.items() if kind == severity)


def validate(
    paths: Iterable[str | Path], *, threshold: float = THRESHOLD, summary: Summary | None = None
) -> Iterator[Finding]:
    """Check annotated data.

    Memory grows by about 7 KiB a document, for the search for near-duplicates.

    Args:
        paths: Files and folders; see :func:`tpo_ie.corpus.validation.reading.read_entries`.
        threshold: Resemblance from which two texts are near-duplicates, 0 to 1.
        summary: Filled while findings are drawn.

    Yields:
        Findings, document by document.

    Raises:
        InputError: A path does not exist or is of no known format.
    """
    counted = summary if summary is not None else Summary()
    corpus = _Corpus(threshold)
    for entry in read_entries(paths):
        counted.documents += 1
        counted.splits[entry.split] += 1
        for finding in _entry_findings(entry, corpus):
            counted.checks[finding.severity, finding.check] += 1
            yield finding


def document_findings(document: Document) -> Iterator[Finding]:
    """Yield what the annotation guide says against a valid document."""
    yield from mention_findings(document)
    yield from entity_findings(document)
    yield from official_findings(document)
    yield from relation_findings(document)
    yield from quote_findings(document)
    yield from action_findings(document)


def _entry_findings(entry: Entry, corpus: _Corpus) -> Iterator[Finding]:
    document, name = entry.document, None
    findings: list[Finding] = []
    if entry.fault is not None:
        findings.append(Finding("unreadable", "error", entry.fault))
    elif entry.data is not None:
        given = entry.data.get("id")
        name = given if isinstance(given, str) else None
        document, findings = read_loosely(entry.data)
        if document is not None:
            findings += structural_findings(document)
    if document is not None:
        name = document.id
        if not findings:  # the guide speaks of documents whose references resolve
            findings += document_findings(document)
        findings += corpus.add(document, entry)
    yield from (finding.at(entry.source, name) for finding in findings)


class _Corpus:
    """What is remembered of documents: ids, and signatures of texts."""

    def __init__(self, threshold: float) -> None:
        self._sources: dict[str, str] = {}
        self._near = NearDuplicates(threshold)
        self._splits: dict[str, str] = {}

    def add(self, document: Document, entry: Entry) -> Iterator[Finding]:
        before = self._sources.setdefault(document.id, entry.source)
        if before != entry.source:
            yield check("document-twice").finding("id", text=document.id, label=before)
        key = f"{entry.source} ({document.id})"
        for found in self._near.add(key, document.text):
            words = f"{found.key}, {found.similarity:.0%} alike" if not found.same else found.key
            if found.same:
                name = "text-twice"
            elif self._splits[found.key] != entry.split:
                name = "near-duplicate-across-splits"
            else:
                name = "near-duplicate"
            yield check(name).finding("text", label=words)
        self._splits[key] = entry.split
