from __future__ import annotations

from typing import Any

import pytest

from tpo_ie.batch.inputs import InputState
from tpo_ie.batch.manifest import Manifest, Model
from tpo_ie.batch.resume import check_resumable
from tpo_ie.errors import UsageError

FILE = InputState(input="a.jsonl", files=1, bytes=1000, sha256="x")
THEN = Manifest(
    model=Model(name="m-1", sha256="1" * 64),
    inputs=(FILE,),
    config={"limit": None, "options": {"encoding": None}},
    user_files={"rules": "1"},
)


def test_the_same_run_may_go_on() -> None:
    check_resumable(THEN, THEN.model_copy(update={"status": "interrupted", "begun": "later"}), "out")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"tpo_ie": "9"}, "version: 0.1.0 then, 9 now"),
        ({"model": Model(name="m-2", sha256="2" * 64)}, r"model: m-1 \(11111111\) then, m-2 \(22222222\)"),
        ({"config": {"limit": 5, "options": {"encoding": None}}}, "limit: None then, 5 now"),
        ({"config": {"limit": None, "options": {"encoding": "cp1252"}}}, r"options\.encoding: None then, 'cp1252' now"),
        ({"user_files": {"rules": "2"}}, "rules: the file has changed"),
        ({"inputs": (FILE, FILE)}, "inputs: a.jsonl then, a.jsonl, a.jsonl now"),
        (
            {"inputs": (FILE.model_copy(update={"bytes": 2000}),)},
            "input a.jsonl: 1 file of 1,000 bytes then, 1 file of 2,000",
        ),
        ({"inputs": (FILE.model_copy(update={"sha256": "y"}),)}, "changed since"),
    ],
)
def test_any_other_run_is_refused_with_what_differs(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(UsageError, match=f"^out: cannot be resumed.*{reason}"):
        check_resumable(THEN, THEN.model_copy(update=change), "out")


def test_every_difference_is_named() -> None:
    now = THEN.model_copy(update={"tpo_ie": "9", "config": {"limit": 1, "options": {"encoding": None}}})
    with pytest.raises(UsageError, match=r"version.*; limit"):
        check_resumable(THEN, now, "out")
