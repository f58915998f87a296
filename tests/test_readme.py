"""The README's example runs and prints what the README says."""

from __future__ import annotations

import contextlib
import io
import re

import pytest

from tests.conftest import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.search(r"```python\n(.*?)```", README, re.S)
    shown = re.search(r"prints\n\n```text\n(.*?)```", README, re.S)
    assert code is not None
    assert shown is not None
    monkeypatch.chdir(REPOSITORY)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code.group(1), "README.md", "exec"), {})
    assert [line.rstrip() for line in printed.getvalue().splitlines()] == shown.group(1).splitlines()


@pytest.mark.parametrize("path", re.findall(r"`((?:tpo_ie|tests|corpora|models|examples|tools)/[\w./-]+)`", README))
def test_named_paths_exist(path: str) -> None:
    assert (REPOSITORY / path).exists()
