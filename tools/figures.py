"""The figures of the README as a Markdown table: python tools/figures.py GOLD… [--split NAME]."""

from __future__ import annotations

import argparse
from typing import Any

ROWS = {
    "mentions, exact span and label": ("mentions", "strict", "micro"),
    "entities, links between mentions": ("entities",),
    "canonical names of agencies": ("entities", "agency_names"),
    "officials: person, title, agency": ("officials",),
    "quotes: span (overlap ≥ 0.8)": ("quotes", "span"),
    "quotes: span and speaker": ("quotes", "span_speaker"),
    "relations `cooperates_with`": ("relations", "per_type", "cooperates_with"),
    "relations `part_of`": ("relations", "per_type", "part_of"),
    "relations `member_of`": ("relations", "per_type", "member_of"),
    "relations `located_in`": ("relations", "per_type", "located_in"),
    "actions: category": ("actions", "category"),
    "actions: category and actor": ("actions", "category_actor"),
    "actions: status and negation (of matched)": ("actions", "status"),
    "article relevance": ("relevance",),
}


def main() -> None:
    """Extract, score and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--split")
    arguments = parser.parse_args()
    import tpo_ie
    from tpo_ie.corpus.reading import read_documents
    from tpo_ie.evaluation.evaluate import evaluate

    gold = list(read_documents(arguments.gold, split=arguments.split))
    records: list[dict[str, Any]] = [
        {"id": d.id, "text": d.text, **d.meta.model_dump(include={"title", "source", "published", "url"})} for d in gold
    ]
    result = evaluate(zip(gold, tpo_ie.extract_many(records), strict=True))
    print(f"{result['documents']} articles\n")
    print("| what | precision | recall | F1 | 95% interval | gold |\n|---|---|---|---|---|---|")
    for name, path in ROWS.items():
        node: dict[str, Any] = result
        for part in path:
            node = node.get(part, {})
        if node.get("support"):
            low, high = node["ci95"]
            print(
                f"| {name} | {node['p']:.2f} | {node['r']:.2f} | **{node['f1']:.2f}** | {low:.2f}–{high:.2f} "
                f"| {node['support']} |"
            )


if __name__ == "__main__":
    main()
