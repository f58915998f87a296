"""Write the measured sections of docs/performance.md anew.

    python tools/performance.py bench.json scaling.json soak.json

Measurements are told apart by what is in them and kept as docs/data/KIND.json; without arguments the page is written
from those.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Keep the measurements and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measurements", nargs="*", type=Path, help="results of bench, tools/scaling.py, tools/soak.py")
    parser.add_argument("--page", type=Path, default=ROOT / "docs" / "performance.md")
    parser.add_argument("--data", type=Path, default=ROOT / "docs" / "data")
    given = parser.parse_args()
    from tpo_ie.benchmark.page import kind_of, rewritten
    from tpo_ie.errors import InputError

    try:
        found = {}
        for path in given.measurements or sorted(given.data.glob("*.json")):
            measurement = json.loads(path.read_bytes())
            found[kind_of(measurement)] = measurement
        page = rewritten(given.page.read_text(encoding="utf-8"), found)
    except (InputError, OSError, ValueError) as error:
        parser.error(str(error))
    given.data.mkdir(exist_ok=True)
    for kind, measurement in found.items():
        text = json.dumps(measurement, indent=1, ensure_ascii=False) + "\n"
        (given.data / f"{kind}.json").write_text(text, encoding="utf-8")
    given.page.write_text(page, encoding="utf-8")
    print(f"{given.page}: written from {', '.join(found) or 'nothing'}")


if __name__ == "__main__":
    main()
