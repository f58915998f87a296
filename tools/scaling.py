"""Measure what an archive costs by number of workers, and its bytes on disk.

python tools/scaling.py INPUT… --limit 800 --json docs/data/scaling.json
"""

from __future__ import annotations

import argparse
import json
import sys
from itertools import islice
from pathlib import Path


def main() -> None:
    """Measure and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", help="articles")
    parser.add_argument("--limit", type=int, default=800)
    parser.add_argument("--workers", default="1,2", help="numbers of workers, the smallest first")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    from tpo_ie.benchmark.scaling import measure_scaling
    from tpo_ie.records import ReadOptions, read_records

    records = read_records(
        given.inputs,
        report=lambda place, fault: print(fault.message(place), file=sys.stderr),
        warn=lambda place, fault: None,
        options=ReadOptions(duplicates="ignore"),
    )
    result = measure_scaling(
        islice(records, given.limit),
        workers=[int(number) for number in given.workers.split(",")],
        rounds=given.rounds,
        tell=lambda step: print(step, file=sys.stderr),
    )
    text = json.dumps(result, indent=1, ensure_ascii=False) + "\n"
    if given.json:
        given.json.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
