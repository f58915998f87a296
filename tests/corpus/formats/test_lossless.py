"""Every format that holds all layers gives back exactly what it was given: random documents, and the whole corpus."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import REPOSITORY
from tests.strategies import documents
from tpo_ie.corpus.formats import FORMATS, Format
from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document

LOSSLESS = [entry for entry in FORMATS.values() if entry.lossless]


def needs(entry: Format) -> None:
    if entry.name == "datasets":
        pytest.importorskip("datasets")


def there_and_back(entry: Format, given_: list[Document], options: WriteOptions | None = None) -> list[Document]:
    """Write documents and read them again; nothing may fail or be left out."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"corpus{(entry.endings or ('',))[0]}"
        entry.write(given_, path, options or WriteOptions())
        report = Report()
        found = list(entry.read(path, ReadOptions(), report))
    assert (report.failed, +report.left_out, +report.repaired) == (0, {}, {})
    return found


@pytest.mark.parametrize("entry", LOSSLESS, ids=lambda entry: entry.name)
def test_the_whole_corpus_comes_back(entry: Format) -> None:
    needs(entry)
    corpus = list(read_documents([REPOSITORY / "corpora" / "tppo-1.0"]))
    assert len(corpus) > 100
    assert [d.to_json() for d in there_and_back(entry, corpus)] == [d.to_json() for d in corpus]


@pytest.mark.parametrize("entry", LOSSLESS, ids=lambda entry: entry.name)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(documents(), min_size=1, max_size=3))
def test_random_documents_come_back(entry: Format, given_: list[Document]) -> None:
    needs(entry)
    assert [d.to_json() for d in there_and_back(entry, given_)] == [d.to_json() for d in given_]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.sampled_from(["annotations", "predictions"]), st.sampled_from(["code-points", "utf-16"]))
def test_label_studio_holds_all_in_both_parts(document: Document, part: str, offsets: str) -> None:
    options = WriteOptions(part=part, offsets=offsets)  # type: ignore[arg-type]
    assert there_and_back(FORMATS["label-studio"], [document], options) == [document]


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_what_a_document_calls_kept_is_what_comes_back(document: Document) -> None:
    for entry in FORMATS.values():
        if entry.writes and not entry.lossless:
            assert there_and_back(entry, [document]) == [entry.kept(document)]
