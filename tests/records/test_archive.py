"""An archive with spoilt records of every kind: all the good ones come out, each bad one is named once."""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.records.conftest import Read
from tests.records.test_html import BODY, page
from tests.records.test_warc import article as warc_article

for package in ("trafilatura", "warcio"):
    pytest.importorskip(package)

BAD_LINES: tuple[bytes, ...] = (
    b'{"id": "x", "text": "tak selesai',
    b'{"id": "x", "text": "\x93kutip\x94"}',
    b'{"id": "x", "text": null}',
    b'{"id": "x"}',
    b'{"id": "x", "text": 12}',
    b'{"id": "x", "text": ["a", "b"]}',
    b'{"id": "../../etc/passwd", "text": "a"}',
    b'{"id": "x", "text": "\\ud83d"}',
    b"[" * 50_000,
    b"\x00\x01\x02\x03",
    json.dumps({"id": "x", "text": "kata " * 30_000}).encode(),
)
BAD_ROWS = (b'x,"tak tertutup', b"x,\x93kutip\x94", b"x,", b"..\\..\\x,a", b"x,a\x00", b"x,a,b,c")


def test_an_archive_with_spoilt_records(read: Read, tmp_path: Path) -> None:
    good: set[str] = set()
    bad: Counter[str] = Counter()

    lines: list[bytes] = []
    for number in range(500):
        if number % 50 == 7:
            bad[f"baris.jsonl:{len(lines) + 1}"] += 1
            lines.append(BAD_LINES[(number // 50) % len(BAD_LINES)])
        good.add(f"l{number}")
        lines.append(json.dumps({"id": f"l{number}", "text": f"Berita – {number}."}, ensure_ascii=False).encode())
    (tmp_path / "baris.jsonl").write_bytes(b"\n".join(lines))

    rows = [b"id,text"]
    for number in range(300):
        if number % 50 == 9:
            bad[f"tabel.csv:{len(rows) + 1}"] += 1
            rows.append(BAD_ROWS[number // 50])
        good.add(f"=t{number}")
        rows.append(f'=t{number},"=cmd|’ {number}, kata dia"'.encode())
    (tmp_path / "tabel.csv").write_bytes(b"\n".join(rows))

    packed = gzip.compress(
        b"\n".join(b'{"id": "g%d", "text": "%s"}' % (n, os.urandom(50).hex().encode()) for n in range(400))
    )
    (tmp_path / "terpotong.jsonl.gz").write_bytes(packed[: len(packed) // 2])

    records = [warc_article(number) for number in range(20)]
    records[5] = records[5].replace(b"Content-Length: ", b"Content-Length: 9", 1)
    (tmp_path / "web.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))
    good |= {f"web.warc.gz:{number + 1}" for number in range(20) if number != 5}
    bad["web.warc.gz:6"] += 1

    files = {
        "baik.html": page().encode(),
        "dalam.html": b"<div>" * 30_000 + BODY[0].encode(),
        "kosong.md": b"---\ntitle: x\n---\n",
        "kode.txt": "Satu “dua” tiga – empat. ".encode("cp1252") * 3,
        "biner.txt": b"PK\x03\x04\x00\x00",
        "besar.txt": b"kata " * 30_000,
        "dekat/a.txt": b"Isi.",
        "rusak.parquet": b"PAR1 rusak PAR1",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    good |= {"baik", "kode", "dekat/a"}
    bad.update(["dalam.html", "kosong.md", "biner.txt", "besar.txt"])
    if "pyarrow" in sys.modules or pytest.importorskip("pyarrow"):
        bad["rusak.parquet"] += 1
    if sys.platform != "win32":
        (tmp_path / "keluar.txt").symlink_to("/etc/hostname")
        bad["keluar.txt"] += 1

    outcome = read(tmp_path, max_chars=100_000, duplicates="mark")
    from_cut = {identifier for identifier in outcome.ids if identifier.startswith("g")}
    assert len(from_cut) > 100
    bad[f"terpotong.jsonl.gz:{len(from_cut) + 1}"] += 1
    assert set(outcome.ids) - from_cut == good
    assert len(set(outcome.ids)) == len(outcome.ids)
    assert Counter(outcome.places(tmp_path)) == bad
    assert [(place[-8:], fault.key) for place, fault in outcome.warnings] == [("kode.txt", "encoding")]
