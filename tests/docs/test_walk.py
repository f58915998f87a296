"""What the walk types, how it is timed, and the page that shows it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tools.docs import walked
from tools.docs.machine import in_words, machine
from tools.docs.typed import Typed, typed
from tools.docs.walk import Shell, bare_environment, downloaded

PAGE = """# Title

## 1. Install

```console
# nothing to type
python3 -m venv .venv     # Windows: other
pip install \\
  "x"
```

Words `tpo-ie nothing`.

```yaml
a: 1
```

## 2. Use

```python
print("a")
print("b")
```
"""


def result(extract: float, report: float) -> dict[str, Any]:
    def step(command: str, seconds: float) -> dict[str, Any]:
        return {"section": "s", "command": command, "seconds": seconds}

    return {
        "day": "2026-11-27",
        "machine": {"processor": "P", "cores": 2, "system": "Linux", "python": "3.11", "load": 0.5},
        "cloned_mb": 100.0,
        "ways": {
            "tutorial": {
                "downloaded_mb": 50.0,
                "steps": [
                    step("pip install", 60.0),
                    step("tpo-ie extract a.txt", extract),
                    step("tpo-ie extract b.txt", 1.0),
                    step("tpo-ie report r -o a|b.html", report),
                ],
            },
            "readme": {"downloaded_mb": 0.0, "steps": [step("make demo", 61.0)]},
        },
    }


def test_a_page_says_what_to_type() -> None:
    assert list(typed(PAGE)) == [
        Typed("1. Install", "console", "python3 -m venv .venv"),
        Typed("1. Install", "console", 'pip install    "x"'),
        Typed("2. Use", "python", 'print("a")\nprint("b")'),
    ]


def test_the_tutorial_can_be_walked() -> None:
    commands = [step.text for step in typed((REPOSITORY / "docs" / "tutorial.md").read_text("utf-8"))]
    assert commands[0].startswith("python3 -m venv")
    for name in walked.PROMISED:
        assert any(command.startswith(f"tpo-ie {name} ") for command in commands)
    assert "make demo" in [step.text for step in typed((REPOSITORY / "README.md").read_text("utf-8"))]


def test_promises_are_checked() -> None:
    assert walked.late(result(100, 100)) == []
    late = walked.late(result(241, 900))
    assert late == [
        "tpo-ie extract took 5 min 01 s, promised are 5 min 00 s",
        "tpo-ie report took 20 min 02 s, promised are 15 min 00 s",
    ]


def test_the_page_shows_the_times() -> None:
    page = walked.page(result(100, 100))
    assert "| first `tpo-ie extract` done | 5 min | 2 min 40 s |" in page
    assert "| first `tpo-ie report` done | 15 min | 4 min 21 s |" in page
    assert "| `make demo` done (README) |  | 1 min 01 s |" in page
    assert "needs 1 min 20 s and 40 s for that alone" in page
    assert "| s | `tpo-ie extract b.txt` | 1.0 s | 2 min 41 s |" in page


def test_a_step_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(ValueError, match="no step is tpo-ie query"):
        walked.reached(result(1, 1)["ways"]["tutorial"]["steps"], "query")


def test_the_last_walk_kept_its_promises() -> None:
    times = json.loads(walked.TIMES.read_text(encoding="utf-8"))
    assert walked.late(times) == []
    told = [step.text for step in typed((REPOSITORY / "docs" / "tutorial.md").read_text("utf-8"))]
    shown = [step["command"] for step in times["ways"]["tutorial"]["steps"]]
    assert [text for text in told if "\n" not in text] == [text for text in shown[2:] if " in Python" not in text]


def test_what_pip_fetched_is_added_up() -> None:
    log = "  Downloading a-1.whl (1.5 MB)\nDownloading b-2.whl (500 kB)\n  Using cached c.whl (9 MB)\n"
    assert downloaded(log) == pytest.approx(2.0)


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="needs bash")
def test_commands_are_typed_into_one_shell(tmp_path: Path) -> None:
    environment = bare_environment(tmp_path / "home")
    assert {name for name in environment if name.startswith("PYTHON")} == set()
    with Shell(tmp_path, environment) as shell:
        assert shell.type(Typed("", "console", "export A=b")) < 10
        shell.type(Typed("", "console", 'test "$A" = b'))
        shell.type(Typed("", "console", "python3 -c 'import sys; assert sys.version_info >= (3, 11)'"))
        with pytest.raises(SystemExit, match="failed: false"):
            shell.type(Typed("", "console", "false"))
        assert shell.downloaded() == 0


def test_a_busy_machine_is_called_busy() -> None:
    here = machine()
    assert here["cores"]
    assert "busy" not in in_words({**here, "load": 0.0})
    assert "busy with other work (load 99.0)" in in_words({**here, "load": 99.0, "cores": 2})
