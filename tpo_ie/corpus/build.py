"""Builds a corpus edition from its articles with inline marks."""

from __future__ import annotations

import sys
from pathlib import Path

from tpo_ie.corpus.markup import read_markup
from tpo_ie.document import Document
from tpo_ie.errors import InputError

SPLITS = ("train", "dev", "test")


def build(sources: Path, target: Path) -> dict[str, int]:
    """Write ``train.jsonl``, ``dev.jsonl`` and ``test.jsonl`` of an edition.

    Args:
        sources: Folder with one YAML file an article.
        target: The edition's folder.

    Returns:
        Number of articles per split.

    Raises:
        InputError: Two articles have one id, or a split is unknown.
        DocumentError: An article does not compile.
    """
    splits: dict[str, list[Document]] = {name: [] for name in SPLITS}
    for path in sorted(sources.glob("*.yaml")):
        split, document = read_markup(path)
        if split not in splits:
            raise InputError(f"{path}: the split {split!r} is none of {', '.join(SPLITS)}")
        splits[split].append(document)
    seen: set[str] = set()
    for document in (d for documents in splits.values() for d in documents):
        if document.id in seen:
            raise InputError(f"{sources}: two articles have the id {document.id!r}")
        seen.add(document.id)
    target.mkdir(parents=True, exist_ok=True)
    for name, documents in splits.items():
        lines = "".join(document.to_json() + "\n" for document in documents)
        (target / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return {name: len(documents) for name, documents in splits.items()}


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), Path(sys.argv[2])))
