"""Annotated documents from disk: corpora (JSONL), single documents and stand-off files (JSON)."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from tpo_ie.corpus.news_body import clean
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError, TpoIeError

OnError = Callable[[TpoIeError], None]
"""Called with the error of a document that cannot be read; the others still come."""

NEWS = Path("shared", "data", "news")
"""Where the news lie beside the repository."""

_STAND_OFF_KEYS = ("path", "sha256", "split")


def read_documents(
    paths: Iterable[str | Path], *, split: str | None = None, on_error: OnError | None = None
) -> Iterator[Document]:
    """Read annotated documents from files and folders.

    Args:
        paths: ``.jsonl`` corpora, ``.json`` documents or stand-off files, or folders of these.
        split: Keep only documents of this split: stand-off files name theirs, a corpus file is
            named after its own. None keeps all.
        on_error: Told of each document that cannot be read; None raises its error.

    Yields:
        Documents in the order of the paths; inside a folder by file name.

    Raises:
        InputError: A file is missing, not UTF-8 or of an unknown kind.
        DocumentError: A document breaks the format; names file, line and place.
    """
    for path in _files(paths):
        if path.suffix == ".jsonl":
            if split is None or path.stem == split:
                yield from _read_jsonl(path, on_error or _raise)
        elif path.suffix == ".json":
            try:
                document = _read_json(path, split)
            except (DocumentError, InputError) as error:
                (on_error or _raise)(error)
            else:
                if document is not None:
                    yield document
        else:
            raise InputError(f"{path}: gold is read from .jsonl and .json files, not {path.suffix or 'this kind'!r}")


def _raise(error: TpoIeError) -> None:
    raise error


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    for entry in map(Path, paths):
        if entry.is_dir():
            found = sorted(p for p in entry.iterdir() if p.suffix in {".json", ".jsonl"} and p.is_file())
            if not found:
                raise InputError(f"{entry}: the folder holds no .json or .jsonl file")
            yield from found
        elif entry.is_file():
            yield entry
        else:
            raise InputError(f"{entry}: no such file or folder")


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 (byte {error.start}: {error.reason})") from None


def _read_jsonl(path: Path, on_error: OnError) -> Iterator[Document]:
    for number, line in enumerate(_text_of(path).split("\n"), start=1):
        if line.strip():
            try:
                document = Document.from_json(line)
            except DocumentError as error:
                on_error(error.at(f"{path}:{number}"))
            else:
                yield document


def _read_json(path: Path, split: str | None) -> Document | None:
    try:
        data = json.loads(_text_of(path))
    except ValueError as error:
        raise InputError(f"{path}: not JSON ({error})") from None
    if not isinstance(data, dict):
        raise InputError(f"{path}: a document is a JSON object")
    if split is not None and data.get("split", split) != split:
        return None
    try:
        return Document.from_dict(_with_text(data, path) if "path" in data and "text" not in data else data)
    except DocumentError as error:
        raise error.at(str(path)) from None


def _with_text(data: dict[str, Any], path: Path) -> dict[str, Any]:
    """Join a stand-off file with its article: in the folder that TPO_IE_NEWS names, or under a parent folder."""
    named = os.environ.get("TPO_IE_NEWS")
    parents = path.resolve().parents
    folders = [*([Path(named)] if named else []), *parents, *(parent / NEWS for parent in parents)]
    article = next((folder / data["path"] for folder in folders if (folder / data["path"]).is_file()), None)
    if article is None:
        raise InputError(f"{path}: the article {data['path']} lies under none of the parent folders nor in TPO_IE_NEWS")
    text = clean(_text_of(article))
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != data.get("sha256"):
        raise InputError(f"{path}: {article} is not the text that was annotated (sha256 differs)")
    document = {key: value for key, value in data.items() if key not in _STAND_OFF_KEYS}
    document["text"] = text
    for mention in document.get("mentions") or []:
        if isinstance(mention, dict) and isinstance(mention.get("start"), int) and isinstance(mention.get("end"), int):
            mention.setdefault("text", text[mention["start"] : mention["end"]])
    return document
