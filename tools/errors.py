"""Errors by cause, as Markdown: python tools/errors.py GOLD… [--split NAME] [--list LAYER] [--into PAGE --as NAME].

Each mistake is traced to the first stage that went wrong: a mention missed or wrongly cut, an entity split or
merged, a body under another name, a rule that did not fire or fired without need.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any


def main() -> None:
    """Extract, compare, count and print; with ``--into`` put the tables between a page's markers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--split")
    parser.add_argument("--list", metavar="LAYER", help="print every mistake of a layer instead of counts")
    parser.add_argument("--into", type=Path, metavar="PAGE")
    parser.add_argument("--as", dest="name", metavar="NAME", help="which markers of the page: <!-- errors: NAME -->")
    arguments = parser.parse_args()

    import tpo_ie
    from tpo_ie.corpus.reading import read_documents
    from tpo_ie.evaluation.alignment import Pair
    from tpo_ie.evaluation.causes import FINDERS, count_causes

    gold = list(read_documents(arguments.gold, split=arguments.split))
    records: list[dict[str, Any]] = [
        {"id": d.id, "text": d.text, **d.meta.model_dump(include={"title", "source", "published", "url"})} for d in gold
    ]
    pairs = [Pair(g, p) for g, p in zip(gold, tpo_ie.extract_many(records), strict=True)]
    if arguments.list:
        for pair in pairs:
            for fault in FINDERS[arguments.list](pair):
                print(pair.gold.id, fault.side, fault.label, fault.cause, fault.text, sep="\t")
        return
    tables = _tables(len(gold), count_causes(pairs))
    if arguments.into:
        _put(arguments.into, arguments.name, tables)
    else:
        print(tables)


def _tables(articles: int, counts: dict[str, Counter[tuple[str, str]]]) -> str:
    lines = [f"{articles} articles.", "", "| layer | cause | missed or wrong | too much |", "|---|---|---|---|"]
    for layer, found in counts.items():
        totals: Counter[str] = Counter()
        for (_, cause), count in found.items():
            totals[cause] += count
        for cause, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
            missed, spurious = found["missed", cause], found["spurious", cause]
            lines.append(f"| {layer} | {cause} | {missed or ''} | {spurious or ''} |")
    return "\n".join(lines)


def _put(page: Path, name: str, tables: str) -> None:
    text = page.read_text(encoding="utf-8")
    pattern = re.compile(rf"(<!-- errors: {re.escape(name)} -->\n).*?(<!-- end -->)", re.S)
    if not pattern.search(text):
        raise SystemExit(f"{page}: no markers <!-- errors: {name} --> … <!-- end -->")
    page.write_text(pattern.sub(lambda match: f"{match[1]}{tables}\n{match[2]}", text), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
