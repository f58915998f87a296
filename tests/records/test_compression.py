from __future__ import annotations

import gzip
import io
import json
import random
import tracemalloc
from pathlib import Path

import pytest

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.records.compression import Chunks, chunks_of, read_all
from tpo_ie.records.faults import Fault

zstandard = pytest.importorskip("zstandard")

PLAIN = "\n".join(json.dumps({"id": str(n), "text": f"Berita {n} {random.Random(n).random()}"}) for n in range(5000))


def pack(data: bytes, kind: str) -> bytes:
    return gzip.compress(data) if kind == ".gz" else bytes(zstandard.ZstdCompressor(write_checksum=True).compress(data))


def pieces(chunks: Chunks) -> tuple[bytes, list[str]]:
    """Return all that a stream gives and the damages in it."""
    data, faults = b"", []
    while True:
        try:
            data += next(chunks)
        except StopIteration:
            return data, faults
        except Fault as fault:
            faults.append(fault.key)


@pytest.mark.parametrize("kind", [".gz", ".zst"])
def test_members_one_after_another_with_padding(kind: str) -> None:
    first, second = b"a" * 300_000, b"b" * 10
    packed = pack(first, kind) + pack(b"", kind) + pack(second, kind) + bytes(600)
    assert pieces(chunks_of(io.BytesIO(packed), kind)) == (first + second, [])


@pytest.mark.parametrize("kind", [".gz", ".zst"])
def test_a_cut_stream_gives_what_is_there_and_one_fault(kind: str) -> None:
    plain = PLAIN.encode()
    packed = pack(plain, kind)
    data, faults = pieces(chunks_of(io.BytesIO(packed[: len(packed) * 3 // 4]), kind))
    assert faults == ["cut"]
    assert plain.startswith(data)
    assert kind == ".zst" or len(data) > len(plain) // 2


@pytest.mark.parametrize("kind", [".gz", ".zst"])
def test_members_behind_a_damaged_one_still_come(kind: str) -> None:
    parts = [pack(random.Random(n).randbytes(5000), kind) for n in range(4)]
    parts[1] = parts[1][:40] + bytes([255]) * 200 + parts[1][240:]
    data, faults = pieces(chunks_of(io.BytesIO(b"".join(parts)), kind))
    assert faults == ["damaged"]
    assert data.startswith(random.Random(0).randbytes(5000))
    assert data.endswith(random.Random(2).randbytes(5000) + random.Random(3).randbytes(5000))


@pytest.mark.parametrize("kind", [".gz", ".zst"])
@pytest.mark.parametrize("data", [b"bukan", b"\x1f", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"x" * 200_000])
def test_what_is_not_compressed(kind: str, data: bytes) -> None:
    plain, faults = pieces(chunks_of(io.BytesIO(data), kind))
    assert plain == b""
    assert len(faults) == 1


@pytest.mark.parametrize("kind", ["", ".gz", ".zst"])
def test_an_empty_stream(kind: str) -> None:
    assert pieces(chunks_of(io.BytesIO(b""), kind)) == (b"", [])


def test_skippable_frames_of_zstandard() -> None:
    frame = b"\x5a\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"abcd"
    assert pieces(chunks_of(io.BytesIO(frame + pack(b"isi", ".zst") + frame), ".zst")) == (b"isi", [])


@pytest.mark.parametrize("kind", [".gz", ".zst"])
def test_a_small_file_cannot_fill_the_memory(kind: str) -> None:
    bomb = pack(bytes(150_000_000), kind)
    tracemalloc.start()
    with pytest.raises(Fault) as caught:
        read_all(chunks_of(io.BytesIO(bomb), kind), 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.key == "too_many_bytes"
    assert peak < 80_000_000


@pytest.mark.parametrize("kind", [".gz", ".zst"])
@pytest.mark.parametrize("name", ["arsip.jsonl", "arsip.csv"])
def test_lines_before_a_cut_and_files_after_it_come_out(read: Read, write: Write, kind: str, name: str) -> None:
    texts = [random.Random(n).randbytes(30).hex() for n in range(5000)]
    if name.endswith("jsonl"):
        rows = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    else:
        rows = ["id,text", *(f"{n},{text}" for n, text in enumerate(texts))]
    packed = pack("\n".join(rows).encode(), kind)
    cut = write(name + kind, packed[: len(packed) * 3 // 4])
    outcome = read(cut, write("b.txt", "Isi."))
    count = len(outcome.ids) - 1
    assert count > 1000
    assert outcome.ids == [*map(str, range(count)), "b"]
    assert outcome.texts == [*texts[:count], "Isi."]
    assert outcome.keys == ["cut"]
    assert outcome.places(cut.parent) == [f"{cut.name}:{len(rows) - 5000 + count + 1}"]


def test_lines_in_front_of_a_damage_and_in_the_next_member_come_out(read: Read, write: Write) -> None:
    packed = gzip.compress(PLAIN.encode())
    middle = len(packed) // 2
    broken = packed[:middle] + bytes([0xFF]) * 50 + packed[middle + 50 :]
    outcome = read(write("a.jsonl.gz", broken + gzip.compress(b'{"id": "akhir", "text": "x"}\n')))
    assert outcome.keys.count("damaged") == 1
    assert set(outcome.keys) <= {"damaged", "not_json", "undecodable", "no_object"}  # wrong bytes before it is noticed
    assert outcome.ids[-1] == "akhir"
    assert outcome.ids[:1000] == [str(n) for n in range(1000)]


def test_a_last_line_that_only_lacks_the_end_of_the_file_is_whole(read: Read, write: Write) -> None:
    packed = gzip.compress(b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}')
    outcome = read(write("a.jsonl.gz", packed[:-8]))
    assert (outcome.ids, outcome.keys) == (["a", "b"], ["cut"])


def test_a_cut_article_is_not_taken_for_whole(read: Read, write: Write) -> None:
    outcome = read(write("a.txt.gz", gzip.compress(PLAIN.encode())[:-9]))
    assert (outcome.ids, outcome.keys) == ([], ["cut"])


def test_every_text_format_packed(read: Read, write: Write, tmp_path: Path) -> None:
    for kind in (".gz", ".zst"):
        write(f"a{kind[1:]}.txt{kind}", pack(b"Isi.", kind))
        write(f"b{kind[1:]}.md{kind}", pack(b"---\ntitle: x\n---\nIsi.", kind))
        write(f"c{kind[1:]}.json{kind}", pack(b'{"text": "Isi."}', kind))
        write(f"d{kind[1:]}.tsv{kind}", pack(b"text\nIsi.\n", kind))
    outcome = read(tmp_path)
    assert outcome.ids == ["agz", "azst", "bgz", "bzst", "cgz", "czst", "dgz.tsv.gz:2", "dzst.tsv.zst:2"]
    assert set(outcome.texts) == {"Isi."}
    assert not outcome.faults
