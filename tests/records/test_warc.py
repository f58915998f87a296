from __future__ import annotations

import gzip
import random
import time
import tracemalloc
from pathlib import Path

import pytest

from tests.records.conftest import Read
from tests.records.test_html import BODY, page
from tests.records.test_sources import Write

pytest.importorskip("trafilatura")
warcio = pytest.importorskip("warcio")

HTML = {"Content-Type": "text/html; charset=utf-8"}


def record(
    url: str,
    content: bytes,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: dict[str, str] | None = None,
) -> bytes:
    """Return one WARC record, not compressed."""
    fields = headers or HTML
    lines = [f"{name}: {value}" for name, value in fields.items()]
    block, content_type = content, fields["Content-Type"]
    if kind == "response":
        block = "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + content
        content_type = "application/http; msgtype=response"
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2025-03-15T04:00:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def article(number: int) -> bytes:
    url = f"https://warta.example/{number}"
    return record(url, page(head="", body=(f"Artikel nomor {number}.", *BODY)).encode())


def numbers(texts: list[str]) -> list[int]:
    return [int(text.split(".")[0].removeprefix("Artikel nomor ")) for text in texts]


def pack(records: list[bytes], kind: str) -> bytes:
    if kind == ".gz":
        return b"".join(map(gzip.compress, records))
    if kind == ".zst":
        return b"".join(map(pytest.importorskip("zstandard").compress, records))
    return b"".join(records)


@pytest.mark.parametrize("kind", ["", ".gz", ".zst"])
def test_pages_of_an_archive(read: Read, write: Write, kind: str) -> None:
    records = [
        record("https://warta.example/q", b"software: x\r\n", kind="warcinfo", headers={"Content-Type": "application/warc-fields"}),
        article(1),
        record("https://warta.example/2", b"", status="302 Found"),
        record("https://warta.example/3", b"\x89PNG", headers={"Content-Type": "image/png"}),
        record("https://warta.example/4", page().encode(), kind="resource"),
        record("https://warta.example/5", "Teks “polos”.".encode(), kind="conversion", headers={"Content-Type": "text/plain"}),
        record("https://warta.example/6", gzip.compress(page().encode()), headers=HTML | {"Content-Encoding": "gzip"}),
        record("https://warta.example/7", "“é” <p>".join(("<article>", BODY[0], BODY[1])).encode("cp1252"), headers={"Content-Type": "text/html; charset=ISO-8859-1"}),
    ]  # fmt: skip
    outcome = read(write(f"a.warc{kind}", pack(records, kind)))
    assert not outcome.faults
    assert outcome.ids == [f"a.warc{kind}:{n}" for n in (2, 5, 6, 7, 8)]
    assert [r.given["url"][-1] for r in outcome.records] == ["1", "4", "5", "6", "7"]
    assert outcome.records[1].given["url"] == "https://warta.example/4"
    assert outcome.records[1].given["published"] == "2025-03-14T10:00:00+07:00"
    assert outcome.records[1].attributes.keys() == {"author", "site", "retrieved"}
    assert outcome.texts[2] == "Teks “polos”."
    assert "“é”" in outcome.texts[4]


def break_length(data: bytes, length: int) -> bytes:
    """Let a record say that it is longer or shorter than it is."""
    start = data.index(b"Content-Length: ") + 16
    end = data.index(b"\r", start)
    return data[:start] + str(length).encode() + data[end:]


BROKEN = {
    "too short": lambda data: break_length(data, 300),
    "too long": lambda data: break_length(data, 2900),
    "longer than the file": lambda data: break_length(data, 10**6),
    "longer than anything": lambda data: break_length(data, 10**15),
    "no number": lambda data: data.replace(b"Content-Length: ", b"Content-Length: x", 1),
    "no length": lambda data: data.replace(b"Content-Length: ", b"Content-Breadth: ", 1),
    "negative": lambda data: data.replace(b"Content-Length: ", b"Content-Length: -", 1),
    "no version": lambda data: data.replace(b"WARC/1.0", b"WRAC/1.0", 1),
    "cut in the header": lambda data: data[:100],
    "cut in the content": lambda data: data[: len(data) * 3 // 4],
    "not a record": lambda data: b"bukan rekaman\r\n" * 30,
    "noise": lambda data: random.Random(7).randbytes(3000),
    "no article": lambda data: record("https://warta.example/x", b"<p>x</p>"),
    "wrong encoding": lambda data: record("https://warta.example/x", b"<article>\x81\x8d\xff" * 40),
    "no response": lambda data: record("https://warta.example/x", b"x").replace(b"HTTP/1.1 200 OK", b"HXTP/1.1 2x0 OK"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_record_is_named_once_and_the_others_come(read: Read, write: Write, name: str) -> None:
    records = [article(n) for n in range(6)]
    records[2] = BROKEN[name](records[2])
    path = write("a.warc", b"".join(records))
    outcome = read(path)
    assert numbers(outcome.texts) == [0, 1, 3, 4, 5]
    assert len(outcome.faults) == 1
    assert outcome.places(path.parent) == ["a.warc:3"]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_last_record(read: Read, write: Write, name: str) -> None:
    outcome = read(write("a.warc.gz", pack([article(0), BROKEN[name](article(1))], ".gz")))
    assert numbers(outcome.texts) == [0]
    assert len(outcome.faults) == 1


@pytest.mark.parametrize("where", [0, 12, 60, 400])
def test_a_damaged_member_is_named_once_and_the_others_come(read: Read, write: Write, where: int) -> None:
    members = [gzip.compress(article(n)) for n in range(6)]
    members[2] = members[2][:where] + b"\xff" * 40 + members[2][where + 40 :]
    path = write("a.warc.gz", b"".join(members))
    outcome = read(path)
    assert numbers(outcome.texts) == [0, 1, 3, 4, 5]
    assert len(outcome.faults) == 1
    assert outcome.places(path.parent) == ["a.warc.gz:3"]


def test_a_cut_archive_gives_the_records_before(read: Read, write: Write) -> None:
    packed = pack([article(n) for n in range(6)], ".gz")
    path = write("a.warc.gz", packed[: len(packed) * 3 // 4])
    outcome = read(path)
    assert numbers(outcome.texts) == [0, 1, 2, 3]
    assert outcome.keys == ["cut"]
    assert outcome.places(path.parent) == ["a.warc.gz:5"]


def test_records_one_right_after_another(read: Read, write: Write) -> None:
    records = b"".join(article(n).rstrip(b"\r\n") for n in range(3))
    assert numbers(read(write("a.warc", records)).texts) == [0, 1, 2]


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n"])
def test_an_empty_archive(read: Read, write: Write, data: bytes) -> None:
    assert read(write("a.warc", data)).keys == ["empty"]


def test_long_records_are_passed_over_without_being_kept(read: Read, tmp_path: Path) -> None:
    movie = record("https://warta.example/f", bytes(30_000_000), headers={"Content-Type": "video/mp4"})
    long_page = record("https://warta.example/p", b"<p>kata " * 4_000_000)
    path = tmp_path / "a.warc"
    path.write_bytes(article(1) + movie + article(2) + long_page + article(3))
    del movie, long_page
    tracemalloc.start()
    outcome = read(path, max_chars=200_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert numbers(outcome.texts) == [1, 2, 3]
    assert outcome.keys == ["too_many_bytes"]
    assert outcome.places(tmp_path) == ["a.warc:4"]
    assert peak < 12_000_000


def test_a_small_record_cannot_fill_the_memory(read: Read, write: Write) -> None:
    bomb = gzip.compress(bytes(200_000_000))
    data = record("https://warta.example/b", bomb, headers=HTML | {"Content-Encoding": "gzip"})
    tracemalloc.start()
    outcome = read(write("a.warc", data + article(1)), max_chars=200_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert outcome.keys == ["too_many_bytes"]
    assert numbers(outcome.texts) == [1]
    assert peak < 100_000_000


def test_records_that_all_claim_to_be_long(read: Read, write: Write) -> None:
    false = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900000\r\n\r\n"
    start = time.perf_counter()
    outcome = read(write("a.warc", article(1) + false * 20_000 + article(2)))
    assert time.perf_counter() - start < 20
    assert numbers(outcome.texts) == [1, 2]
    assert len(outcome.faults) == 20_000
