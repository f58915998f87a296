"""A function over batches of rows, for data sets that other programs read and write: `datasets`, Ray Data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import tpo_ie
from tpo_ie.batch.extraction import failure_of
from tpo_ie.errors import ModelError, ResourceError
from tpo_ie.records.faults import Fault
from tpo_ie.records.fields import record_of
from tpo_ie.records.options import DEFAULTS, FieldMap
from tpo_ie.records.reading import check_record, with_sound_date

if TYPE_CHECKING:
    from spacy.language import Language

    from tpo_ie.mentions.backends.session import Backend
    from tpo_ie.records import Record

Columns = dict[str, list[str]]


@dataclass(unsafe_hash=True)  # not frozen: Ray Data makes a class below it, which sets attributes
class BatchExtractor:
    """Reads a batch of rows: ``dataset.map(BatchExtractor(), batched=True, batch_size=64, num_proc=2)``.

    Each process loads the pipeline once, at its first batch. The function can be pickled, and equal settings have
    equal hashes, so that `datasets` finds its cached results again. It is as well a class that
    ``ray.data.Dataset.map_batches`` takes.

    Args:
        fields: Names of the columns.
        model: Directory or name of a model; None takes the one that ships.
        backend: What runs the model: ``onnx`` or ``torch``.
        device: Where: ``cpu``, ``cuda``, ``cuda:N``; None leaves it to the backend.
        agencies: TSV of the user's own agencies.
        positions: TSV of the user's own positions.
        rules: YAML of the user's own rules, and switches for built-in ones.
        all_actions: Report actions in articles on other subjects too.
        redact_victims: Replace names of victims and minors in the documents; the rows' own columns stay as they are.
        threads: Threads of the model in each process; 0 takes all cores.
    """

    fields: FieldMap = DEFAULTS.fields
    model: str | None = None
    backend: Backend = "onnx"
    device: str | None = None
    agencies: str | None = None
    positions: str | None = None
    rules: str | None = None
    all_actions: bool = False
    redact_victims: bool = False
    threads: int = 1

    def __call__(self, batch: Mapping[str, Sequence[Any]], indices: Sequence[int] | None = None) -> Columns:
        """Read a batch.

        Args:
            batch: Columns of n rows.
            indices: Their numbers in the data set, from 0 (``with_indices=True``): ids of rows that have none.

        Returns:
            Two columns of n strings: ``document`` holds the documents as JSON, ``error`` why there is none;
            one of the two is empty in each row (no nulls: a first batch of them would leave a column without a type).

        Raises:
            ModelError, ResourceError: The pipeline cannot be loaded.
        """
        found: dict[int, Record] = {}
        rows = list(_rows(batch, self.fields))
        documents, errors = [""] * len(rows), [""] * len(rows)
        for i, row in enumerate(rows):
            place = f"row {i + 1 if indices is None else indices[i] + 1}"
            try:
                record = record_of(row, self.fields, "", place)
                record = (
                    record if record.id else replace(record, id=_id(record, None if indices is None else indices[i]))
                )
                check_record(record, DEFAULTS)
                found[i] = with_sound_date(record, _ignore)
            except Fault as fault:
                errors[i] = f"read: {fault.reason()}"
        for i, read in zip(found, self._read(list(found.values())), strict=True):
            if isinstance(read, Exception):
                failure = failure_of(found[i], read, discreet=self.redact_victims)
                errors[i] = f"{failure.stage}: {failure.reason}"
            else:
                documents[i] = read
        return {"document": documents, "error": errors}

    def _read(self, records: list[Record]) -> list[str | Exception]:
        """Read records together; if that fails, one by one, since two of them may have one id."""
        nlp = _pipeline(self)

        def read(some: list[Record]) -> Iterator[str]:
            given = [record.to_dict() for record in some]
            options: dict[str, Any] = {"model": nlp, "redact_victims": self.redact_victims}
            for document in tpo_ie.extract_many(given, batch_size=max(1, len(some)), **options):
                yield document.to_json()

        try:
            return list(read(records))
        except (ModelError, ResourceError):
            raise
        except Exception:
            results: list[str | Exception] = []
            for record in records:
                try:
                    results += read([record])
                except Exception as error:
                    results.append(error)
            return results


@cache
def _pipeline(extractor: BatchExtractor) -> Language:
    files = {name: getattr(extractor, name) for name in ("agencies", "positions", "rules")}
    return tpo_ie.load(
        extractor.model,
        backend=extractor.backend,
        device=extractor.device,
        all_actions=extractor.all_actions,
        threads=extractor.threads,
        **files,
    )


def _rows(batch: Mapping[str, Sequence[Any]], fields: FieldMap) -> Iterator[dict[str, Any]]:
    """Yield the rows of a batch with the columns that are looked at; data sets decode the others in vain."""
    wanted = {name for field in fields.names for name in (field, field.partition(".")[0])} | {"meta", "attributes"}
    columns = {name: batch[name] for name in batch if name in wanted}
    size = len(next(iter(columns.values()))) if columns else max((len(batch[name]) for name in batch), default=0)
    for i in range(size):
        yield {name: _plain(values[i]) for name, values in columns.items()}


def _plain(value: Any) -> Any:
    """Return a NumPy value as one of Python's."""
    return value.item() if hasattr(value, "item") and getattr(value, "ndim", None) == 0 else value


def _id(record: Record, index: int | None) -> str:
    """Return an id for a row that has none, as ``tpo_ie.extract`` makes one."""
    if index is not None:
        return str(index + 1)
    return "text-" + hashlib.sha256(record.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _ignore(place: str, fault: Fault) -> None:
    pass
