from __future__ import annotations

import logging

import pytest

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.records.formats.page import declared_encoding

pytest.importorskip("trafilatura")

BODY = (
    "Pekanbaru - Polda Riau menggagalkan pengiriman delapan pekerja migran secara ilegal ke Malaysia, Jumat.",
    "“Kami akan terus mengejar jaringan ini,” kata Kombes Budi Hartono di Pekanbaru, saat memberi keterangan pers.",
    "Para korban diserahkan kepada BP3MI Riau untuk dipulangkan ke daerah asal masing-masing dalam pekan ini.",
)
HEAD = """<title>Polda Riau Gagalkan Pengiriman - Warta Uji</title>
<meta property="og:title" content="Polda Riau Gagalkan Pengiriman">
<meta property="og:site_name" content="Warta Uji"><meta name="author" content="Nila Sari">
<meta property="article:published_time" content="2025-03-14T10:00:00+07:00">
<link rel="canonical" href="https://warta.example/a/1">"""


def page(head: str = HEAD, body: tuple[str, ...] = BODY) -> str:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return f"""<!DOCTYPE html><html><head>{head}</head><body><nav><a href="/">Beranda</a> <a href="/x">Indeks</a></nav>
    <article>{paragraphs}</article><footer>Hak cipta Warta Uji. Dilarang menyalin.</footer></body></html>"""


def test_the_article_and_what_the_page_says_of_it(read: Read, write: Write) -> None:
    (record,) = read(write("a.html", page())).records
    assert record.id == "a"
    assert record.text == "\n\n".join(BODY)
    assert record.given == {
        "title": "Polda Riau Gagalkan Pengiriman",
        "source": "Warta Uji",
        "published": "2025-03-14T10:00:00+07:00",
        "url": "https://warta.example/a/1",
    }
    assert record.attributes == {"author": "Nila Sari", "site": "Warta Uji"}


def test_encodings_of_pages(read: Read, write: Write) -> None:
    declared = page(head='<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">')
    outcome = read(write("a.html", declared.encode("cp1252")), write("b.html", page(head="").encode("cp1252")))
    assert outcome.texts == ["\n\n".join(BODY)] * 2
    assert [(place[-6:], fault.values) for place, fault in outcome.warnings] == [("b.html", {"name": "cp1252"})]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<meta charset="UTF-8">', "UTF-8"),
        (b"<meta charset=utf-8/>", "utf-8"),
        (b"<META content='text/html; charset=iso-8859-1' http-equiv=x>", "iso-8859-1"),
        (b"<p>charset=x", None),
        (b"", None),
    ],
)
def test_declared_encodings(head: bytes, expected: str | None) -> None:
    assert declared_encoding(head) == expected


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("<p>x</p>", "no_article"),
        ("<html></html>", "no_article"),
        ("<div>" * 50_000 + "kata " * 50 + "</div>" * 50_000, "no_article"),
        ("<" * 10_000, "no_article"),
        ("<p>\0" + "kata " * 50, "binary"),
        (page(body=("kata " * 50_000,)), "too_long"),
    ],
)
def test_pages_without_an_article_are_faults(
    read: Read, write: Write, content: str, key: str, capfd: pytest.CaptureFixture[str]
) -> None:
    outcome = read(write("a.html", content), write("b.html", page()), max_chars=100_000 if key == "too_long" else 10**7)
    assert (outcome.ids, outcome.keys) == (["b"], [key])
    assert capfd.readouterr().err == ""


def test_what_the_parsers_raise_is_a_fault(read: Read, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **options: object) -> None:
        raise RecursionError("oh")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    outcome = read(write("a.html", page()))
    assert outcome.keys == ["bad_page"]
    assert "RecursionError: oh" in outcome.faults[0][1].reason()


def test_nothing_is_logged_to_stderr(read: Read, write: Write) -> None:
    read(write("a.html", page()))
    assert any(isinstance(handler, logging.NullHandler) for handler in logging.getLogger("trafilatura").handlers)
