from __future__ import annotations

import pickle
import re
from pathlib import Path

import tpo_ie.records
from tests.records.test_sources import Write
from tpo_ie.records import Fault, read_records
from tpo_ie.rendering.strings import load_strings


def test_every_fault_that_the_readers_name_has_a_text_in_both_languages() -> None:
    folder = Path(tpo_ie.records.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    named = set(re.findall(r'Fault\(\s*"(\w+)"', source))
    assert len(named) > 30
    for lang in ("en", "id"):
        assert set(load_strings(lang, "tpo_ie.records", "faults.yaml").texts) == named | {"failed"}


def test_a_fault_says_place_and_reason() -> None:
    fault = Fault("not_json", line=3, column=5, reason="oh")
    assert fault.message("a.json") == "a.json:3: column 5: not JSON: oh"
    assert fault.message("a.json", "id") == "a.json:3: kolom 5: bukan JSON: oh"
    assert str(Fault("missing")) == "no such file"


def test_a_fault_goes_from_one_process_to_another() -> None:
    fault = pickle.loads(pickle.dumps(Fault("no_text", line=2, field="isi")))
    assert (fault.key, fault.line, fault.values) == ("no_text", 2, {"field": "isi"})


def test_faults_that_are_kept_hold_no_records(write: Write) -> None:
    kept: list[Fault] = []
    path = write("a.jsonl", '{"text": 5}\n{bad\n')
    assert list(read_records([str(path)], report=lambda place, fault: kept.append(fault), warn=print)) == []
    assert len(kept) == 2
    assert all(fault.__traceback__ is None and fault.__context__ is None for fault in kept)
