"""Soak test of ``tpo-ie batch``: a long archive, and the memory of each worker along the way.

    python tools/soak.py FOLDER-OR-FILE… --folder /tmp/soak --minutes 14 --json soak.json

Reads 10,000 full articles and 100,000 short ones, the given ones repeated with variations. With ``--minutes`` a part
ends after that time; the same command goes on with the next part. Exit code 1: more memory than allowed or documents
missing; 3: there is more to read.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path


def main() -> None:
    """Read, print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", help="articles to repeat")
    parser.add_argument("--folder", type=Path, help="keeps what is needed from part to part; default: a temporary one")
    parser.add_argument("--minutes", type=float, help="end after so long, to go on later; needs --folder")
    parser.add_argument("--json", type=Path, help="write what was seen here")
    from tpo_ie.benchmark.soak import SoakSettings, soak

    for setting in fields(SoakSettings):
        kind = float if setting.name.startswith("most_") else int
        parser.add_argument(f"--{setting.name.replace('_', '-')}", type=kind, default=setting.default)
    given = parser.parse_args()
    if given.minutes and not given.folder:
        parser.error("--minutes needs --folder")
    settings = SoakSettings(**{setting.name: getattr(given, setting.name) for setting in fields(SoakSettings)})
    with ExitStack() as stack:
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        seen = soak(given.inputs, folder, settings, seconds=given.minutes and given.minutes * 60)
    print(f"{seen['documents']} documents, {seen['failed']} failed, {seen['seconds']:.0f} s")
    for worker in seen["workers"]:
        slope = worker["slope_mb_per_10000"]
        told = "too little seen for a slope" if slope is None else f"{slope:+.2f} MB for 10,000 documents"
        print(f"part {worker['part']}: peak {worker['peak_mb']:.0f} MB, {told} ({worker['looks']} looks)")
    if given.json:
        given.json.write_text(json.dumps(seen, indent=1) + "\n", encoding="utf-8")
    if not seen["complete"]:
        print("there is more to read; the same command goes on")
        raise SystemExit(3)
    raise SystemExit(0 if seen["passed"] else 1)


if __name__ == "__main__":
    main()
