"""Time and peak memory of extraction over a folder of articles (.md, .txt, .jsonl): python tools/measure.py FOLDER."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def records(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield a record for every article under a folder."""
    from tpo_ie.corpus.news_body import clean

    for path in sorted(folder.rglob("*")):
        if path.suffix == ".md":
            yield {"id": str(path.relative_to(folder)), "text": clean(path.read_text(encoding="utf-8"))}
        elif path.suffix == ".txt":
            yield {"id": str(path.relative_to(folder)), "text": path.read_text(encoding="utf-8")}
        elif path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                data = json.loads(line)
                yield {"id": data["id"], "text": data["text"]}


def peak_memory_mb() -> float | None:
    """Return the process's peak resident memory in MB, where the system tells."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Read everything once and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--out", type=Path, help="write the documents to this JSONL file")
    arguments = parser.parse_args()
    start = time.perf_counter()
    import tpo_ie

    nlp = tpo_ie.load()
    loaded = time.perf_counter()
    articles = list(records(arguments.folder))[: arguments.limit]
    failures: list[str] = []
    words = documents = 0
    out = arguments.out.open("w", encoding="utf-8") if arguments.out else None
    begun = time.perf_counter()
    for document in tpo_ie.extract_many(
        articles, model=nlp, on_error=lambda name, error: failures.append(f"{name}: {error!r}")
    ):
        documents += 1
        words += len(document.text.split())
        if out:
            out.write(document.to_json() + "\n")
    seconds = time.perf_counter() - begun
    print(f"imports and model {loaded - start:.2f} s")
    print(f"{documents} documents, {words} words in {seconds:.1f} s: {documents / seconds:.1f} documents/s")
    print(f"peak memory {peak_memory_mb() or 0:.0f} MB, failures {len(failures)}")
    for failure in failures:
        print("  " + failure)


if __name__ == "__main__":
    main()
