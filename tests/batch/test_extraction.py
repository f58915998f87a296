from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from tpo_ie.batch.extraction import Job, ShardExtractor, failure_of
from tpo_ie.batch.folder import read_mark
from tpo_ie.batch.shards import Failure, Shard, Task
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError, ModelError, StageError
from tpo_ie.pipeline.draft import Draft
from tpo_ie.records import Record

RECORD = Record("b", "Korban bernama Siti.", "a.jsonl:2")


def caused(error: StageError, cause: Exception) -> StageError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "stage", "reason", "discreet"),
    [
        (InputError("b: no text"), "input", "b: no text", "b: no text"),
        (caused(StageError("quotes", "KeyError: 'Siti'"), KeyError("Siti")), "quotes", "KeyError: 'Siti'", "KeyError"),
        (DocumentError("'Siti' is wrong", place="text"), "extract", "text: 'Siti' is wrong", "DocumentError"),
        (ValueError("Siti"), "extract", "ValueError: Siti", "ValueError"),
    ],
)
def test_failures_name_the_stage_and_quote_no_text_where_names_are_protected(
    error: Exception, stage: str, reason: str, discreet: str
) -> None:
    assert failure_of(RECORD, error) == Failure("b", "a.jsonl:2", stage, reason)
    hidden = failure_of(RECORD, error, discreet=True)
    assert (hidden.id, hidden.stage) == ("b", stage)
    assert hidden.reason.startswith(discreet)
    assert "Siti" not in hidden.reason


@pytest.fixture
def extractor(tmp_path: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> ShardExtractor:
    monkeypatch.setattr("tpo_ie.api.load", lambda *arguments, **options: nlp)
    (tmp_path / "state").mkdir()
    return ShardExtractor(Job(str(tmp_path), ("jsonl",), threads=1, batch_size=2, redact_victims=True))


def run(extractor: ShardExtractor, *entries: Record | Failure) -> tuple[list[str], tuple[Failure, ...]]:
    begun: list[tuple[int, ...]] = []
    shard = Shard(7, entries, "digest")
    done = extractor.run(Task(shard), begun.append)
    folder = Path(extractor.job.folder)
    assert read_mark(folder, 7) == done
    assert sorted(i for batch in begun for i in batch) == list(shard.records)
    assert begun[-1] == ()
    lines = (folder / "documents" / "part-00007.jsonl").read_bytes().splitlines()
    assert done.documents == len(lines)
    return [Document.from_json(line).id for line in lines], done.failures


def records(*texts: str) -> list[Record]:
    return [Record(f"b-{n}", text, f"a:{n}") for n, text in enumerate(texts)]


def test_a_shard_is_written_in_order_with_the_failures_of_reading(extractor: ShardExtractor) -> None:
    unread = Failure(None, "a:9", "read", "not JSON")
    first, second, third = records("Polda Riau menangkap dua pelaku TPPO.", "Ya.", "Polri siap membantu.")
    assert run(extractor, first, unread, second, third) == (["b-0", "b-1", "b-2"], (unread,))


def test_a_stage_that_fails_on_one_document_costs_no_other(
    extractor: ShardExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    component = dict(extractor._pipeline.pipeline)["tpo_quotes"]
    stage = component.stage

    def failing(draft: Draft) -> None:
        if "GAGAL" in draft.text:
            raise KeyError("Siti")
        stage(draft)

    monkeypatch.setattr(component, "stage", failing)
    ids, failures = run(extractor, *records("Polri siap.", "GAGAL", "BP3MI siap."))
    assert ids == ["b-0", "b-2"]
    ((failure),) = failures
    assert (failure.id, failure.place, failure.stage) == ("b-1", "a:1", "quotes")
    assert failure.reason.startswith("KeyError (its message")


def test_a_document_that_cannot_be_redacted_is_not_written(
    extractor: ShardExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def redact(document: Document) -> Document:
        if "GAGAL" in document.text:
            raise ValueError(document.text)
        return document

    monkeypatch.setattr("tpo_ie.privacy.redact", redact)
    ids, (failure,) = run(extractor, *records("Polri siap.", "GAGAL Siti"))
    assert ids == ["b-0"]
    assert (failure.id, failure.stage) == ("b-1", "redact")
    assert "Siti" not in failure.reason


def test_a_broken_installation_is_no_failure_of_documents(
    extractor: ShardExtractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def extract_many(items: Any, *, on_error: Callable[[str, Exception], None], **options: Any) -> Iterator[Document]:
        on_error("b-0", ModelError("gone"))
        yield from ()

    monkeypatch.setattr("tpo_ie.extract_many", extract_many, raising=False)
    with pytest.raises(ModelError, match="gone"):
        extractor.run(Task(Shard(0, tuple(records("x")), "")))
