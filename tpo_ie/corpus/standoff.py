"""Stand-off files: annotation of articles whose text is not ours to store.

``python -m tpo_ie.corpus.standoff INDEX.json NEWS OUT ARTICLE.yaml…`` compiles articles with inline marks to
stand-off files. The index names for every article id the news file, relative to the folder NEWS.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from tpo_ie.corpus.markup import read_markup
from tpo_ie.corpus.news_body import clean
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError


def stand_off(document: Document, *, path: str, text: str, split: str) -> dict[str, Any]:
    """Return a document as a stand-off object: offsets, labels and names, but no sentence of the text.

    Args:
        document: The annotated article.
        path: Where the article lies, relative to the news folder.
        text: The article's body as read from there.
        split: ``train``, ``dev`` or ``test``.

    Returns:
        The object; keys as in the document format, with ``path``, ``sha256`` and ``split`` in place of the text.

    Raises:
        DocumentError: The annotated text is not the article's.
    """
    if document.text != text.rstrip():
        at = next((i for i, (a, b) in enumerate(zip(document.text, text, strict=False)) if a != b), len(document.text))
        raise DocumentError(f"the text differs from {path} at offset {at}: {document.text[at : at + 30]!r}")
    data = document.to_dict()
    del data["text"]
    for mention in data["mentions"]:
        del mention["text"]
    layers = {key: _without_empty(value) for key, value in data.items() if key != "producer"}
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    head = {"schema_version": layers.pop("schema_version"), "id": layers.pop("id")}
    return {**head, "path": path, "sha256": digest, "split": split, **layers}


def _without_empty(value: Any) -> Any:
    """Leave out what gold does not state (scores, rules, nulls), item by item."""
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    if isinstance(value, dict):
        return {k: _without_empty(v) for k, v in value.items() if v is not None and v != {}}
    return value


def compile_files(index: dict[str, str], news: Path, out: Path, sources: list[Path]) -> int:
    """Write a stand-off file for every annotated article.

    Args:
        index: News file by article id.
        news: The folder that the news files' paths are relative to.
        out: Folder of the stand-off files.
        sources: Articles with inline marks.

    Returns:
        Number of files written.

    Raises:
        InputError: An article is not in the index or its news file is missing.
        DocumentError: An article does not compile or its text was changed.
    """
    out.mkdir(parents=True, exist_ok=True)
    for source in sources:
        split, document = read_markup(source)
        path = index.get(document.id)
        if path is None or not (news / path).is_file():
            raise InputError(f"{source}: no news file for {document.id!r} ({path or 'not in the index'})")
        text = clean((news / path).read_text(encoding="utf-8"))
        try:
            data = stand_off(document, path=path, text=text, split=split)
        except DocumentError as error:
            raise error.at(str(source)) from None
        (out / f"{document.id}.json").write_text(
            json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return len(sources)


if __name__ == "__main__":
    index_file, news_folder, target, *articles = sys.argv[1:]
    print(
        compile_files(
            json.loads(Path(index_file).read_text(encoding="utf-8")),
            Path(news_folder),
            Path(target),
            [Path(article) for article in articles],
        )
    )
