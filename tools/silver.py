"""Mentions found by the pipeline on news that nobody annotated, to train on (self-training).

python tools/silver.py NEWS --annotated FOLDER… --out silver.jsonl [--limit N]

The rules and the search for repeats see more than the model alone, so what the whole pipeline finds teaches the
model something new. Articles that any of the annotation folders names are left out: their splits stay what they are.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import tpo_ie
from tpo_ie.corpus.news_body import clean
from tpo_ie.document import Document, Entity


def unannotated(news: Path, annotated: Iterable[Path]) -> Iterator[dict[str, str]]:
    """Yield the articles below a folder that no stand-off file names, as records.

    Args:
        news: Folder of Markdown articles.
        annotated: Folders of stand-off files.

    Yields:
        ``id`` and ``text``.
    """
    taken = {Path(json.loads(file.read_text("utf-8"))["path"]).name for f in annotated for file in f.glob("*.json")}
    for path in sorted(news.rglob("*.md")):
        if path.name not in taken:
            yield {"id": path.stem, "text": clean(path.read_text(encoding="utf-8"))}


def silver(document: Document) -> Document:
    """Return a document with its mentions only, each an entity of its own."""
    mentions = tuple(m.model_copy(update={"entity": f"x{i}"}) for i, m in enumerate(document.mentions, start=1))
    entities = tuple(Entity(id=m.entity, type=m.label, name=m.text) for m in mentions)
    return Document(id=document.id, text=document.text, mentions=mentions, entities=entities)


def main() -> None:
    """Extract and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("--annotated", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    records = list(unannotated(arguments.news, arguments.annotated))[: arguments.limit]
    with arguments.out.open("w", encoding="utf-8") as file:
        for document in tpo_ie.extract_many(records):
            file.write(silver(document).to_json() + "\n")
    print(f"{arguments.out}: {len(records)} articles")


if __name__ == "__main__":
    main()
