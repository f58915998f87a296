from __future__ import annotations

import codecs
import json

import pytest

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.errors import InputError
from tpo_ie.records import Fault, ReadOptions
from tpo_ie.records.encodings import decode, keeps_ascii, stream_encoding

TEXT = "Kapolda berkata, “Kami akan kejar jaringan ini – café”. Para korban dipulangkan."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl", "a.csv", "a.html"])
def test_byte_order_marks(read: Read, write: Write, encoding: str, name: str) -> None:
    contents = {
        "json": json.dumps({"text": TEXT}, ensure_ascii=False),
        "jsonl": json.dumps({"text": TEXT}, ensure_ascii=False) + "\n",
        "csv": f'text\n"{TEXT}"\n',
        "html": f"<html><body><article><p>{TEXT}</p><p>{TEXT * 3}</p></article></body></html>",
    }
    outcome = read(write(name, contents.get(name.split(".")[1], TEXT).encode(encoding)))
    assert not outcome.faults
    assert not outcome.warnings
    assert outcome.texts[0].startswith(TEXT)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_big_endian(read: Read, write: Write, mark: bytes) -> None:
    encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-32-be"
    outcome = read(write("a.txt", mark + TEXT.encode(encoding)))
    assert outcome.texts == [TEXT]


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "cp1252"), ("mac_roman", "mac_roman")])
@pytest.mark.parametrize("ending", ["txt", "md", "jsonl", "csv"])
def test_other_encodings_are_detected_and_said(read: Read, write: Write, encoding: str, name: str, ending: str) -> None:
    lines = {
        "jsonl": "\n".join(json.dumps({"text": f"{n} {TEXT}"}, ensure_ascii=False) for n in range(3)),
        "csv": "id,text\n" + "\n".join(f'{n},"{n} {TEXT}"' for n in range(3)),
    }
    outcome = read(write(f"a.{ending}", lines.get(ending, TEXT).encode(encoding)))
    assert not outcome.faults
    assert [fault.values for _, fault in outcome.warnings] == [{"name": name}]
    assert all(text.endswith(TEXT) for text in outcome.texts)
    assert len(outcome.texts) == (3 if ending in lines else 1)


def test_the_user_may_say_the_encoding(read: Read, write: Write) -> None:
    outcome = read(
        write("a.txt", "Ca\u2018".encode("cp1250")),
        write("b.jsonl", '{"text": "é"}\n'.encode("cp037")),
        encoding="cp1250",
    )
    assert outcome.texts == ["Ca\u2018"]
    assert outcome.keys == ["not_json"]
    assert read(write("b.jsonl", '{"text": "é"}\n'.encode("cp037")), encoding="cp037").texts == ["é"]
    assert read(write("c.txt", "\u201c".encode("utf-8-sig")), encoding="cp1252").texts == ["\u201c"]


@pytest.mark.parametrize("encoding", ["ebcdic-utf-9", "base64", "a\0"])
def test_what_is_no_encoding(encoding: str) -> None:
    with pytest.raises(InputError, match="encoding"):
        ReadOptions(encoding=encoding)


def test_a_line_in_another_encoding_is_a_fault_of_that_line(read: Read, write: Write) -> None:
    lines = [json.dumps({"id": str(n), "text": TEXT}, ensure_ascii=False).encode() for n in range(5)]
    lines[2] = lines[2].decode().encode("cp1252")
    path = write("a.jsonl", b"\n".join(lines))
    outcome = read(path)
    assert outcome.ids == ["0", "1", "3", "4"]
    assert outcome.keys == ["undecodable"]
    assert outcome.places(path.parent) == ["a.jsonl:3"]
    assert not outcome.warnings


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([b"a", b"b", b"c", b"caf\xe9"], "utf-8"),
        ([b"a", b"b", b"caf\xe9", b"caf\xe9"], "cp1252"),
        ([b"caf\xc3\xa9", b"caf\xe9", b"caf\xe9", b"caf\xe9"], "utf-8"),
        ([b"", b"", b"", b"", b"caf\xe9", b"a"], "cp1252"),
        ([b"a", b"\xff\xfe\x00", b"\x00\xe9"], "utf-8"),
        ([], "utf-8"),
    ],
)
def test_how_the_encoding_of_lines_is_told(lines: list[bytes], expected: str) -> None:
    assert stream_encoding(b"\n".join(lines), None)[0] == expected


@pytest.mark.parametrize(
    "data",
    [
        b"Polri \x81\x8d\xe9 \x9d",
        b"\xfe\x00\xe9a",
        b"Polri \xff",
        "Текст на русском".encode("koi8-r"),
        bytes(range(128, 256)) * 4,
        b"a\0b",
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(Fault) as caught:
        decode(data)
    assert caught.value.key in {"undecodable", "binary"}


def test_a_declared_encoding_is_believed() -> None:
    assert decode("“é”".encode("cp1252"), declared="ISO-8859-1") == ("“é”", None)
    assert decode("é–".encode("mac_roman"), declared="macintosh") == ("é–", None)
    assert decode("“é”".encode(), declared="iso-8859-1") == ("“é”", None)
    text, warning = decode(TEXT.encode("cp1252"), declared="tak-ada")
    assert text == TEXT
    assert warning is not None
    assert warning.values == {"name": "cp1252"}


def test_utf_8_with_a_damage_is_not_taken_for_another_encoding(read: Read, write: Write) -> None:
    damaged = (TEXT * 40).encode()[:-40] + b"\xe2\x80 lalu " + TEXT.encode()
    outcome = read(write("a.txt", damaged))
    assert (outcome.records, outcome.keys, outcome.warned) == ([], ["undecodable"], [])
    text, warning = decode(damaged, mend=True)
    assert text.count("\ufffd") == 1
    assert warning is not None
    assert (warning.key, warning.values) == ("mended", {"count": 1})
    with pytest.raises(Fault):
        decode(b"\xff\xe9" * 9 + TEXT.encode(), declared="utf-8", mend=True)


def test_encodings_that_keep_ascii() -> None:
    assert [name for name in ("utf-8", "cp1252", "utf-16", "utf-32", "cp037", "utf-7") if keeps_ascii(name)] == [
        "utf-8",
        "cp1252",
        "utf-7",
    ]


def test_half_pairs_and_a_cut_in_utf_16(read: Read, write: Write) -> None:
    data = '{"text": "a"}\n{"text": "\ud800"}\n{"text": "b"}\n'.encode("utf-16", "surrogatepass")
    outcome = read(write("a.jsonl", data + b"\x0a"))
    assert outcome.texts == ["a", "b"]
    assert outcome.keys == ["undecodable", "undecodable"]
