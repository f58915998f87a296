"""Whatever bytes a file holds: nothing is raised, everything is reported, the neighbours come out."""

from __future__ import annotations

import gzip
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.records.conftest import Outcome, read_all
from tests.records.test_html import page
from tests.records.test_warc import article
from tpo_ie.records.formats import FOREIGN, READERS
from tpo_ie.records.tree import DATASET

for package in ("pyarrow", "trafilatura", "warcio", "zstandard"):
    pytest.importorskip(package)

KINDS = sorted(kind + packed for kind in READERS if kind != DATASET for packed in ("", ".gz", ".zst"))


def parquet_file() -> bytes:
    import pyarrow
    from pyarrow import parquet

    stream = io.BytesIO()
    table = pyarrow.table({"id": ["a", None, "c"], "text": ["Polda", "Riau", None]})
    parquet.write_table(table, stream, row_group_size=2, compression="none")
    return stream.getvalue()


SEEDS = {
    ".txt": "Polda “Riau”.\n".encode(),
    ".md": b"---\ntitle: x\ndate: 2025-03-14\nlist: [a, {b: c}]\n---\n# J\n\n| a | b |\n\nIsi [x](y).\n---\nzz",
    ".html": page().encode(),
    ".json": b'{"text": "x", "id": 1, "meta": {"title": "t", "attributes": {"a": [1.5, null]}}}',
    ".jsonl": b'{"text": "a", "published": "14 Maret 2025"}\n{"text": "b", "id": "\\u00e9"}\n{"text": null}\n',
    ".csv": b'id,text,url\n1,"a ""b""\nc",u\n2,d,\n3,"e,f",g\n',
    ".tsv": b'id\ttext\n1\t"a" b\n2\tc\n',
    ".parquet": parquet_file(),
    ".warc": b"".join(article(n)[:1500] for n in range(2)) + article(3),
}


@st.composite
def spoilt(draw: st.DrawFn, data: bytes) -> bytes:
    """A file with some bytes changed, left out or put in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        data = data[:start] + draw(st.binary(max_size=12)) + data[start + length :]
    return data


def read_between(folder: Path, kind: str, data: bytes) -> Outcome:
    """Read a file between two good ones."""
    paths = [folder / "sebelum.txt", folder / f"x{kind}", folder / "sesudah.txt"]
    paths[0].write_bytes(b"Satu.")
    paths[1].write_bytes(data)
    paths[2].write_bytes(b"Dua.")
    outcome = read_all(*paths, duplicates="mark")
    assert outcome.ids[0] == "sebelum"
    assert outcome.ids[-1] == "sesudah"
    return outcome


def check(outcome: Outcome) -> None:
    """Check that what came out can go on and that messages can be shown."""
    assert len(set(outcome.ids)) == len(outcome.ids)
    for record in outcome.records:
        assert record.text.strip()
        json.dumps(record.to_dict(), allow_nan=False).encode()
        (record.text + record.id + "".join(record.given.values())).encode()
    for place, fault in outcome.faults + outcome.warnings:
        assert re.search(r"(?:^|[/\\])x\.", place), place
        fault.message(place).encode("utf-8", "surrogatepass")
        assert fault.message(place, "id")
    places = [(place, fault.key) for place, fault in outcome.faults]
    assert len(set(places)) == len(places)


SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", KINDS)
@SETTINGS
@given(data=st.binary(max_size=400))
def test_any_bytes(tmp_path: Path, kind: str, data: bytes) -> None:
    outcome = read_between(tmp_path, kind, data)
    check(outcome)
    assert len(outcome.records) > 2 or outcome.faults


@pytest.mark.parametrize("kind", SEEDS)
@settings(SETTINGS, max_examples=80)
@given(data=st.data())
def test_spoilt_files(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    check(read_between(tmp_path, kind, data.draw(spoilt(SEEDS[kind]))))


@pytest.mark.parametrize("kind", [".jsonl", ".csv", ".warc"])
@SETTINGS
@given(data=st.data())
def test_spoilt_compressed_files(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    members = gzip.compress(SEEDS[kind]) + gzip.compress(SEEDS[kind])
    check(read_between(tmp_path, f"{kind}.gz", data.draw(spoilt(members))))


@SETTINGS
@given(
    rows=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=8),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_all_good_lines_come_out(tmp_path: Path, rows: list[str], end: str) -> None:
    path = tmp_path / "x.jsonl"
    lines = [json.dumps({"id": str(n), "text": text}, ensure_ascii=False) for n, text in enumerate(rows)]
    path.write_bytes(end.join([line for pair in zip(lines, ["{"] * len(lines), strict=True) for line in pair]).encode())
    outcome = read_all(path)
    good = [(str(n), text) for n, text in enumerate(rows) if text.strip()]
    assert list(zip(outcome.ids, outcome.texts, strict=True)) == good
    assert len(outcome.faults) == 2 * len(rows) - len(good) + (not rows)


def test_no_ending_is_both_read_and_refused() -> None:
    assert not FOREIGN & set(READERS)
