"""What an archive takes, as Markdown: python tools/sizing.py docs/data/scaling.json --documents 10000000."""

from __future__ import annotations

import argparse
import json
from pathlib import Path


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scaling", type=Path, help="what tools/scaling.py has measured")
    parser.add_argument("--documents", type=int, default=10_000_000)
    given = parser.parse_args()
    from tpo_ie.benchmark.sizing import sizing_table

    print(sizing_table(json.loads(given.scaling.read_bytes()), given.documents), end="")


if __name__ == "__main__":
    main()
