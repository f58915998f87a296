"""Walks through README and tutorial as a new user does, from a fresh clone, and times every step.

Run from the repository root: ``python -m tools.docs.walk``. The last commit is cloned into a temporary folder, with a
home, a ``PATH`` and an environment that hold nothing but Python, git, make and the system's programs; the commands of
the pages are typed as they stand; pip has no cache. The times go to ``walk.json`` beside this file, which a page of the
docs shows.
Exit code 1: a command failed, or it took longer than the tutorial says.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools.docs.machine import machine
from tools.docs.typed import Typed, typed
from tools.docs.walked import TIMES, late, minutes

REPOSITORY = Path(__file__).resolve().parents[2]
_KEPT = re.compile(r"(?i)^(PIP_(?!NO_)\w+|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|\w+_proxy|LANG|LC_\w+|TMPDIR)$")
_DOWNLOAD = re.compile(r"^\s*Downloading \S+ \((?P<size>[\d.]+) (?P<unit>kB|MB|GB)\)", re.M)
_UNITS = {"kB": 0.001, "MB": 1.0, "GB": 1000.0}


def main() -> int:
    """Walk, write the times, and say whether the promises hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", default=str(REPOSITORY), help="repository to clone")
    parser.add_argument("--out", type=Path, default=TIMES, help="file for the times")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="walk-") as folder:
        result = measure(options.source, Path(folder))
        options.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    complaints = late(result)
    print(*complaints or ["all in time"], sep="\n", file=sys.stderr)
    return 1 if complaints else 0


def measure(source: str, folder: Path) -> dict[str, Any]:
    """Return the times of both ways to begin: the tutorial, and the README's first command.

    Args:
        source: Repository to clone.
        folder: An empty folder to work in.
    """
    environment = bare_environment(folder / "home")
    clone = Typed("Clone", "console", f"git clone --quiet {source} tpo_ie")
    ways = {}
    for name, page in (("tutorial", "docs/tutorial.md"), ("readme", "README.md")):
        place = folder / name
        place.mkdir()
        with Shell(place, environment) as shell:
            rows = [(step, shell.type(step)) for step in (clone, Typed("Clone", "console", "cd tpo_ie"))]
            told = list(typed((place / "tpo_ie" / page).read_text(encoding="utf-8")))
            for step in told if name == "tutorial" else [s for s in told if s.text == "make demo"][:1]:
                rows.append((step, shell.type(step)))
                print(f"{minutes(sum(seconds for _, seconds in rows))}  {step.text.splitlines()[0]}", file=sys.stderr)
            ways[name] = {
                "steps": [_row(step, seconds, source) for step, seconds in rows],
                "downloaded_mb": shell.downloaded(),
            }
    history = folder / "tutorial" / "tpo_ie" / ".git"
    cloned = sum(path.stat().st_size for path in history.rglob("*") if path.is_file()) / 1e6
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    return {"day": day, "machine": machine(), "cloned_mb": round(cloned, 1), "ways": ways}


class Shell:
    """One shell into which commands are typed, one after another; a context manager, which ends it."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._log = folder / "log.txt"
        self._folder = folder
        with self._log.open("w", encoding="utf-8") as output:
            self._process = subprocess.Popen(
                ["/bin/bash", "--noprofile", "--norc"],
                cwd=folder,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                text=True,
            )

    def __enter__(self) -> Shell:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def type(self, step: Typed) -> float:
        """Type a step and return the seconds that it took.

        Args:
            step: A command, or an example in Python, which is run from a file.

        Raises:
            SystemExit: It failed; the message has the end of its output.
        """
        if step.language == "console":
            return self.type_line(step.text)
        example = self._folder / "example.py"
        example.write_text(step.text, encoding="utf-8")
        return self.type_line(f"python {example}")

    def type_line(self, command: str) -> float:
        """Type a command line and return the seconds that it took."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        started = time.monotonic()
        self._process.stdin.write(f"{{ {command}\n}} >&2 </dev/null\necho $?\n")
        self._process.stdin.flush()
        if self._process.stdout.readline().strip() != "0":
            raise SystemExit(f"failed: {command}\n{self._log.read_text(encoding='utf-8')[-4000:]}")
        return time.monotonic() - started

    def downloaded(self) -> float:
        """Return how many megabytes pip says that it downloaded."""
        return round(downloaded(self._log.read_text(encoding="utf-8")), 1)


def downloaded(log: str) -> float:
    """Return the megabytes in what pip printed.

    Args:
        log: Output of pip, which names the size of every file that it fetches.
    """
    return sum(float(found["size"]) * _UNITS[found["unit"]] for found in _DOWNLOAD.finditer(log))


def bare_environment(home: Path) -> dict[str, str]:
    """Return the environment of a machine that has Python as ``python3`` and ``python3.N``, and no other.

    Args:
        home: A new folder: the user's home, with the links to Python.
    """
    programs = home / "bin"
    programs.mkdir(parents=True)
    for name in ("python3", f"python3.{sys.version_info.minor}"):
        (programs / name).symlink_to(Path(sys._base_executable).resolve())  # type: ignore[attr-defined]
    kept = {name: value for name, value in os.environ.items() if _KEPT.match(name)}
    return kept | {"HOME": str(home), "PATH": f"{programs}:/usr/bin:/bin", "PIP_NO_CACHE_DIR": "1"}


def _row(step: Typed, seconds: float, source: str) -> dict[str, object]:
    text = step.text.replace(source, "URL") if step.language == "console" else "the example in Python"
    return {"section": step.section, "command": text, "seconds": round(seconds, 1)}


if __name__ == "__main__":
    raise SystemExit(main())
