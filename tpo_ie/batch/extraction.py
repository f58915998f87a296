"""One shard from records to written files; every engine runs this in its workers."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import tpo_ie
from tpo_ie.batch.folder import mark_done
from tpo_ie.batch.outputs import write_shard
from tpo_ie.batch.shards import Failure, ShardDone, Task
from tpo_ie.errors import DataWarning, InputError, ModelError, ResourceError, StageError, TpoIeError

if TYPE_CHECKING:
    from tpo_ie.document import Document
    from tpo_ie.mentions.backends.session import Backend
    from tpo_ie.records import Record

BATCH_CHARACTERS = 100_000

Begin = Callable[[tuple[int, ...]], None]
"""Called with the entries that are about to go through the pipeline; with none when the shard is written."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker must know of a run.

    Args:
        folder: The output folder.
        formats: What is written.
        threads: Threads of the model.
        batch_size: Documents that go through the model together.
        model: Directory or name of the model.
        backend: What runs the model.
        device: Where.
        agencies: The user's own agencies.
        positions: The user's own positions.
        rules: The user's own rules, and switches for built-in ones.
        all_actions: Report actions in articles on other subjects too.
        redact_victims: Replace names of victims and minors.
    """

    folder: str
    formats: tuple[str, ...]
    threads: int
    batch_size: int
    model: str | None = None
    backend: Backend = "onnx"
    device: str | None = None
    agencies: str | None = None
    positions: str | None = None
    rules: str | None = None
    all_actions: bool = False
    redact_victims: bool = False


class ShardExtractor:
    """Reads and writes shards with one loaded pipeline.

    Args:
        job: The run.

    Raises:
        ModelError, ResourceError: The pipeline cannot be loaded.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DataWarning)  # said once, by the runner
            self._pipeline = tpo_ie.load(
                job.model,
                agencies=job.agencies,
                positions=job.positions,
                rules=job.rules,
                all_actions=job.all_actions,
                threads=job.threads,
                backend=job.backend,
                device=job.device,
            )

    def run(self, task: Task, begin: Begin = lambda entries: None) -> ShardDone:
        """Read a shard's records, write its files, and mark it as finished.

        Args:
            task: The shard.
            begin: Told of each batch before it begins.

        Returns:
            What it came to.

        Raises:
            OSError: The output cannot be written.
        """
        documents: dict[int, Document] = {}
        failures = {i: entry for i, entry in enumerate(task.shard.entries) if isinstance(entry, Failure)}
        failures |= task.failed
        records = task.shard.records
        for batch in batches(task, self.job.batch_size):
            begin(batch)
            self._read({i: records[i] for i in batch}, documents, failures)
        begin(())
        found = [documents[i] for i in sorted(documents)]
        write_shard(Path(self.job.folder), task.shard.number, found, self.job.formats)
        done = ShardDone(
            task.shard.number, task.shard.digest, len(found), tuple(failures[i] for i in sorted(failures))
        )  # fmt: skip
        mark_done(Path(self.job.folder), done)
        return done

    def _read(self, records: dict[int, Record], documents: dict[int, Document], failures: dict[int, Failure]) -> None:
        """Read a batch; a record that fails in it has been retried alone by ``extract_many``."""
        entry_of = {record.id: i for i, record in records.items()}

        def fail(record_id: str, error: Exception) -> None:
            if isinstance(error, (ModelError, ResourceError)):
                raise error
            i = entry_of[record_id]
            failures[i] = failure_of(records[i], error, discreet=self.job.redact_victims)

        for document in tpo_ie.extract_many(
            [record.to_dict() for record in records.values()],
            model=self._pipeline,
            on_error=fail,
            batch_size=len(records),
        ):
            i = entry_of[document.id]
            try:
                documents[i] = self._redacted(document)
            except Exception as error:
                named = StageError("redact", f"{type(error).__name__}: {error}")
                named.__cause__ = error
                failures[i] = failure_of(records[i], named, discreet=self.job.redact_victims)

    def _redacted(self, document: Document) -> Document:
        if not self.job.redact_victims:
            return document
        from tpo_ie.privacy import redact

        return redact(document)


def batches(task: Task, size: int) -> Iterator[tuple[int, ...]]:
    """Cut a shard into batches of documents of similar length.

    Args:
        task: The shard, with what must be read first, alone or not at all.
        size: Most documents in a batch.

    Returns:
        Indices into the shard's entries: first the batches over which a worker ended, to lose little if
        that happens again, then the others from short to long. Which documents share a batch depends on
        nothing but the shard and ``alone``.
    """
    lengths = {i: len(record.text) for i, record in task.shard.records.items()}
    cut: list[tuple[int, ...]] = []
    batch: list[int] = []
    characters = 0
    for i in sorted(lengths, key=lambda i: (lengths[i], i)):
        if batch and (len(batch) == size or characters + lengths[i] > BATCH_CHARACTERS):
            cut.append(tuple(batch))
            batch, characters = [], 0
        batch.append(i)
        characters += lengths[i]
    if batch:
        cut.append(tuple(batch))
    cut.sort(key=task.first.isdisjoint)
    for whole in cut:
        if task.alone.isdisjoint(whole) and task.failed.keys().isdisjoint(whole):
            yield whole
        else:
            yield from ((i,) for i in whole if i not in task.failed)


def failure_of(record: Record, error: Exception, *, discreet: bool = False) -> Failure:
    """Return the failure of a record that raised an error.

    Args:
        record: The record.
        error: The error.
        discreet: Leave out what the message of an unforeseen error may quote of the text.
    """
    stage, reason = ("input" if isinstance(error, InputError) else "extract"), str(error)
    if isinstance(error, StageError):
        stage, reason = error.stage, error.reason
    elif not isinstance(error, TpoIeError):
        reason = f"{type(error).__name__}: {error}"
    if discreet and not isinstance(error, InputError):
        reason = f"{type(error.__cause__ or error).__name__} (its message is left out: it may quote the text)"
    return Failure(record.id, record.place, stage, reason)
