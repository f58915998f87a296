from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.records import FieldMap, ReadOptions, read_records


def lines(*records: Any) -> str:
    return "".join((r if isinstance(r, str) else json.dumps(r, ensure_ascii=False)) + "\n" for r in records)


def test_records_keep_their_ids_and_others_are_named_by_line(read: Read, write: Write) -> None:
    outcome = read(write("a.jsonl", lines({"text": "a"}, "", {"text": "b", "id": 7}, {"text": "c", "id": ""})))
    assert outcome.ids == ["a.jsonl:1", "7", "a.jsonl:4"]


def test_line_ends_of_windows_and_a_missing_one_at_the_end(read: Read, write: Write) -> None:
    outcome = read(write("a.ndjson", b'{"text": "a"}\r\n\r\n{"text": "b"}'))
    assert (outcome.ids, outcome.texts) == (["a.ndjson:1", "a.ndjson:3"], ["a", "b"])


@pytest.mark.parametrize(
    ("bad", "key"),
    [
        ("{bad", "not_json"),
        ('{"text": "x"', "not_json"),
        ('{"text": "x"} {"text": "y"}', "not_json"),
        ("[" * 100_000, "depth"),
        ('{"text": ' + "[" * 5000 + "]" * 5000 + "}", "depth"),
        ('{"text": 1' + "0" * 5000 + "}", "not_json"),
        ("null", "no_object"),
        ("[]", "no_object"),
        ('"teks"', "no_object"),
        ("{}", "no_text"),
        ({"text": None}, "no_text"),
        ('{"text": NaN}', "no_text"),
        ({"text": 5}, "not_a_string"),
        ({"text": ["a"]}, "not_a_string"),
        ({"text": {"a": 1}}, "not_a_string"),
        ({"text": True}, "not_a_string"),
        ({"text": ""}, "empty"),
        ({"text": " \n\u00a0"}, "empty"),
        ({"text": "x", "title": ["y"]}, "not_a_string"),
        ({"text": "x", "id": ["y"]}, "not_a_string"),
        ({"text": "x", "id": True}, "not_a_string"),
        ({"text": "x", "published": True}, "not_a_string"),
        ({"text": "x", "id": "../../etc/passwd"}, "unsafe_id"),
        ({"text": "x", "id": "..\\x"}, "unsafe_id"),
        ({"text": "x", "id": "a\u0000b"}, "unsafe_id"),
        ({"text": "x", "id": "a\u202eb"}, "unsafe_id"),
        ({"text": "x", "id": "a\nb"}, "unsafe_id"),
        ({"text": "x", "id": "a" * 5000}, "long_id"),
        ('{"text": "x \\ud800"}', "half_pair"),
        ('{"text": "x", "title": "\\udfff"}', "half_pair"),
        ('{"text": "x", "id": "\\udfff"}', "half_pair"),
        ('{"text": "x", "attributes": {"a": ["\\ud800"]}}', "half_pair"),
        ('{"text": "x", "attributes": {"\\ud800": 1}}', "half_pair"),
        ({"text": "x" * 1001}, "too_long"),
    ],
)
def test_a_bad_line_is_named_once_and_the_others_come(read: Read, write: Write, bad: Any, key: str) -> None:
    path = write("a.jsonl", lines({"text": "a"}, bad, {"text": "b"}))
    outcome = read(path, max_chars=1000)
    assert outcome.ids == ["a.jsonl:1", "a.jsonl:3"]
    assert outcome.keys == [key]
    assert outcome.places(path.parent) == ["a.jsonl:2"]
    assert not outcome.warnings
    assert outcome.faults[0][1].reason("en") != outcome.faults[0][1].reason("id")


def test_an_error_at_the_end_of_a_line_is_in_that_line(read: Read, write: Write) -> None:
    outcome = read(write("a.jsonl", '{"text":   \r\n'))
    assert outcome.faults[0][1].message("a.jsonl:1") == "a.jsonl:1: column 9: not JSON: Expecting value"


def test_a_file_without_lines(read: Read, write: Write) -> None:
    assert read(write("a.jsonl", "\n \n"), write("b.jsonl", "")).keys == ["empty", "empty"]


def test_a_long_line_is_passed_over_without_being_kept(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "a"}\n{"text": "')
        for _ in range(60):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"text": "b"}\n')
    tracemalloc.start()
    outcome = read(path, max_chars=10_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (outcome.texts, outcome.keys) == (["a", "b"], ["too_many_bytes"])
    assert peak < 8_000_000


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for n in range(6_000):
            file.write(json.dumps({"text": f"{n} " + "kata " * 800}) + "\n")
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    count = 0
    options = ReadOptions(duplicates="ignore")
    for record in read_records([str(path)], report=print, warn=print, options=options):
        count += record.text.endswith("kata ")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 6_000
    assert peak < 6_000_000


def test_a_document_object_gives_what_belongs_to_the_input(read: Read, write: Write, small: dict[str, Any]) -> None:
    small["meta"]["attributes"] = {"author": "Nila", "x": None}
    (record,) = read(write("a.jsonl", lines(small))).records
    assert record.id == small["id"]
    assert record.given == {
        key: value for key, value in small["meta"].items() if key in ("published", "title") and value
    }
    assert record.attributes == {"author": "Nila"}


def test_fields_may_have_other_names(read: Read, write: Write) -> None:
    fields = FieldMap(
        text="isi.badan",
        id="url",
        published="tanggal",
        title="judul",
        source="media",
        url="url",
        keep=("rubrik", "n.m"),
    )
    record = {
        "isi": {"badan": "Teks."},
        "url": "https://warta.example/1",
        "tanggal": "2025-03-14",
        "judul": "J",
        "media": "Warta",
        "rubrik": ["a"],
        "n": {"m": 1},
        "text": "Bukan ini.",
    }
    (found,) = read(write("a.jsonl", lines(record)), fields=fields).records
    assert found.to_dict() == {
        "id": "https://warta.example/1",
        "text": "Teks.",
        "title": "J",
        "source": "Warta",
        "published": "2025-03-14",
        "url": "https://warta.example/1",
        "attributes": {"rubrik": ["a"], "n.m": 1},
    }


def test_a_key_with_a_dot_comes_before_the_way_into_an_object(read: Read, write: Write) -> None:
    records = [{"a.b": "satu", "a": {"b": "dua"}}, {"a": {"b": "dua"}}, {"a": "x"}]
    outcome = read(write("a.jsonl", lines(*records)), fields=FieldMap(text="a.b"))
    assert (outcome.texts, outcome.keys) == (["satu", "dua"], ["no_text"])


def test_attributes_are_json(read: Read, write: Write) -> None:
    text = '{"text": "x", "attributes": {"a": NaN, "b": [Infinity, 1], "c": {"d": null}}}'
    (record,) = read(write("a.jsonl", text)).records
    assert record.attributes == {"a": None, "b": [None, 1], "c": {"d": None}}
    json.dumps(record.to_dict(), allow_nan=False)


def test_a_whole_number_from_a_table_with_nulls_is_an_id(read: Read, write: Write) -> None:
    assert read(write("a.jsonl", lines({"text": "x", "id": 7.0}, {"text": "y", "id": float("nan")}))).ids == [
        "7",
        "a.jsonl:2",
    ]


def test_numbers_beside_the_text_are_no_reason_to_lose_it(read: Read, write: Write) -> None:
    outcome = read(write("a.jsonl", lines({"text": "x", "id": 1.5, "title": 2024, "published": 1741910400000})))
    (record,) = outcome.records
    assert (record.id, record.given) == ("1.5", {"title": "2024"})
    assert record.attributes == {"published_as_given": "1741910400000"}
    assert outcome.warned == ["no_date"]
