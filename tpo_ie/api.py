"""The Python API: ``load``, ``extract``, ``extract_many``."""

from __future__ import annotations

import datetime
import hashlib
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language

from tpo_ie.document import Document
from tpo_ie.errors import DataWarning, InputError
from tpo_ie.language.indonesian import IndonesianNews
from tpo_ie.mentions.backends.session import Backend
from tpo_ie.mentions.manifest import Precision
from tpo_ie.pipeline import components
from tpo_ie.pipeline.stages import UNDERSTANDING

BATCH = 16
_MAX_LENGTH = 2**31 - 1
_FIELDS = ("id", "title", "source", "published", "url")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SURROGATE = re.compile("[\ud800-\udfff]")

ErrorHandler = Callable[[str, Exception], None]


def load(
    model: str | Path | None = None,
    *,
    agencies: str | Path | None = None,
    positions: str | Path | None = None,
    rules: str | Path | None = None,
    all_actions: bool = False,
    precision: Precision = "int8",
    threads: int = 0,
    backend: Backend = "onnx",
    device: str | None = None,
) -> Language:
    """Load a pipeline with all components.

    Args:
        model: Directory or name of a model; None takes the one that ships.
        agencies: TSV of the user's own agencies, laid over the built-in registry.
        positions: TSV of the user's own positions.
        rules: YAML with rules of the user's own and switches for built-in ones.
        all_actions: Report actions in articles on other subjects too.
        precision: ``int8`` or ``fp32``; torch always computes in fp32.
        threads: Windows of text that the model reads at the same time, each in a thread of its own; 0 takes all cores.
        backend: What runs the model: ``onnx``, or ``torch`` (extra ``torch``), which needs the model's
            checkpoint (``model.safetensors``).
        device: ``cpu``, ``cuda``, ``cuda:N``; None takes the processor, with torch a GPU where there is one.
            On a GPU onnxruntime takes ``precision="fp32"`` and the package ``onnxruntime-gpu``.

    Returns:
        A spaCy ``Language``; a processed Doc has ``doc._.tpo_document``.

    Raises:
        ModelError: The model is missing or does not fit.
        ResourceError: A user file is wrong; names file, line and reason.
        MissingExtraError: The backend is not installed.
        UsageError: There is no such backend or device.

    Warns:
        DataWarning: Something in a user file is odd but does no harm: a switch for a rule that does not exist,
            a column that is not read; names file and line.
    """
    nlp = IndonesianNews()
    nlp.max_length = _MAX_LENGTH
    files = {"agencies": agencies, "positions": positions, "rules": rules}
    # Absolute: a saved pipeline is loaded from other folders too.
    config = {key: None if path is None else str(Path(path).absolute()) for key, path in files.items()}
    for warning in components.knowledge(**config).warnings():
        warnings.warn(warning, DataWarning, stacklevel=2)
    name = None if model is None else str(Path(model).absolute() if Path(model).is_dir() else model)
    nlp.add_pipe("tpo_intake")
    runs = {"precision": precision, "threads": threads, "backend": backend, "device": device}
    nlp.add_pipe("tpo_mentions", config={"model": name, **runs, **config})
    for stage in UNDERSTANDING:
        options = {"all_actions": all_actions} if stage == "actions" else {}
        nlp.add_pipe(f"tpo_{stage}", config={**options, **config})
    nlp.add_pipe("tpo_assembly")
    return nlp


@cache
def _default(all_actions: bool = False) -> Language:
    return load(all_actions=all_actions)


def extract(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    source: str | None = None,
    published: str | datetime.date | None = None,
    url: str | None = None,
    all_actions: bool = False,
    redact_victims: bool = False,
) -> Document:
    """Read one article.

    Args:
        text: The article; offsets in the result point into exactly this text.
        id: Its id; made from the text when left out.
        title: Its title, where the input has one.
        source: The medium.
        published: Day of publication, ISO 8601; relative dates count from it.
        url: Where it came from.
        all_actions: Report actions in articles on other subjects too.
        redact_victims: Replace names of victims and minors (:func:`tpo_ie.privacy.redact`).

    Returns:
        The document.

    Raises:
        InputError: The text is no string or cannot be written as UTF-8; the date is not ISO 8601.
    """
    record = {"text": text, "id": id, "title": title, "source": source, "published": published, "url": url}
    (document,) = _start(_default(all_actions), [(None, record)])()
    return _finished(document, redact_victims)


def extract_many(
    texts_or_records: Iterable[str | Mapping[str, Any]],
    *,
    model: str | Path | Language | None = None,
    all_actions: bool = False,
    redact_victims: bool = False,
    on_error: ErrorHandler | None = None,
    batch_size: int = BATCH,
) -> Iterator[Document]:
    """Read many articles, in order; memory does not grow with their number.

    Where the model has threads of its own, it reads one batch ahead.

    Args:
        texts_or_records: Texts, or records with ``text`` and optionally ``id``, ``title``, ``source``,
            ``published``, ``url``, ``attributes`` (a dict that goes to ``meta.attributes``).
        model: A loaded pipeline, or a model's directory or name; None takes the default.
        all_actions: Report actions in articles on other subjects too.
        redact_victims: Replace names of victims and minors; an id that holds one changes too.
        on_error: Called with the record's id and the error when a document fails, which is then left
            out; None raises the error. The other documents of its batch come out in any case.
        batch_size: Documents that go through the model together, at least 1.

    Yields:
        Documents.

    Raises:
        InputError: A record holds no text (unless ``on_error`` is given).
    """
    if isinstance(model, Language):
        nlp = model
    else:
        nlp = _default(all_actions) if model is None else load(model, all_actions=all_actions)
    records = ({"text": r} if isinstance(r, str) else dict(r) for r in texts_or_records)
    numbered = enumerate(records, start=1)
    ahead = components.reads_ahead(nlp)
    waiting: Callable[[], list[Document]] | None = None
    while batch := list(islice(numbered, batch_size)):
        # With threads of its own the model reads this batch while rules read the one before.
        started = _start_batch(nlp, batch, on_error, redact_victims)
        if waiting is not None:
            yield from waiting()
            waiting = None
        if ahead:
            waiting = started
        else:
            yield from started()
    if waiting is not None:
        yield from waiting()


def _start_batch(
    nlp: Language, batch: list[tuple[int, dict[str, Any]]], on_error: ErrorHandler | None, redacted: bool
) -> Callable[[], list[Document]]:
    """Begin to read a batch together; if that fails, it is read one by one: one bad document costs no other."""
    try:
        documents = _start(nlp, batch)
    except Exception:  # whichever document it was, each gets its own chance below
        return lambda: _one_by_one(nlp, batch, on_error, redacted)

    def finish() -> list[Document]:
        try:
            return [_finished(document, redacted) for document in documents()]
        except Exception:
            return _one_by_one(nlp, batch, on_error, redacted)

    return finish


def _one_by_one(
    nlp: Language, batch: list[tuple[int, dict[str, Any]]], on_error: ErrorHandler | None, redacted: bool
) -> list[Document]:
    documents = []
    for number, record in batch:
        try:
            (document,) = _start(nlp, [(number, record)])()
            documents.append(_finished(document, redacted))
        except Exception as error:
            if on_error is None:
                raise
            on_error(str(record.get("id") or number), error)
    return documents


def _start(nlp: Language, batch: Sequence[tuple[int | None, dict[str, Any]]]) -> Callable[[], list[Document]]:
    """Begin to read articles together; any that fails ends it."""
    articles = [_article(record, number) for number, record in batch]
    started = components.start_drafts(nlp, [components.new_draft(text, given) for text, given in articles])
    return started or (lambda: _by_spacy(nlp, articles))


def _by_spacy(nlp: Language, articles: Sequence[tuple[str, dict[str, Any]]]) -> list[Document]:
    with nlp.memory_zone():
        docs = [nlp.make_doc(text) for text, _ in articles]
        for doc, (_, given) in zip(docs, articles, strict=True):
            doc.user_data[components.INPUT] = given
        return [doc._.tpo_document for doc in nlp.pipe(docs, batch_size=len(docs))]


def _article(record: dict[str, Any], number: int | None) -> tuple[str, dict[str, Any]]:
    """Return the text of a record and what it says of it, checked."""
    text = record.get("text")
    identifier = record.get("id")
    name = str(identifier) if identifier is not None else f"record {number}" if number else "text"
    if not isinstance(text, str):
        raise InputError(f"{name}: `text` is {type(text).__name__}, a string is expected")
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise InputError(f"{name}: the text is no valid Unicode: a lone surrogate stands at offset {surrogate.start()}")
    given = {field: record.get(field) for field in _FIELDS}
    given["published"] = _published(given["published"], name)
    if identifier is None:
        given["id"] = str(number) if number else "text-" + hashlib.sha256(text.encode()).hexdigest()[:12]
    attributes = {"attributes": dict(record.get("attributes") or {})}
    return text, {key: value if value is None else str(value) for key, value in given.items()} | attributes


def _published(value: Any, name: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()
    try:
        if not _ISO_DAY.match(str(value)):
            raise ValueError
        datetime.datetime.fromisoformat(str(value))
    except ValueError:
        raise InputError(f"{name}: `published` is {value!r}, an ISO 8601 date (2025-03-14) is expected") from None
    return str(value)


def _finished(document: Document, redacted: bool) -> Document:
    if not redacted:
        return document
    from tpo_ie.privacy import redact

    return redact(document)
