from __future__ import annotations

import pytest

from tests.records.conftest import Read
from tests.records.test_html import BODY, page
from tests.records.test_sources import Write
from tpo_ie.records.formats.page_date import published_on

html = pytest.importorskip("lxml.html")
pytest.importorskip("trafilatura")


def day(source: str, url: str | None = None) -> str | None:
    return published_on(html.fromstring(source), url)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2025-03-14T10:00:00+07:00">', "2025-03-14T10:00:00+07:00"),
        ('<meta name="publishdate" content="2025/03/14 10:22:00">', "2025/03/14 10:22:00"),
        ('<meta name="content_PublishedDate" content=" 2025-03-14 ">', "2025-03-14"),
        ('<meta itemprop="datePublished" content="2025-03-14">', "2025-03-14"),
        ('<meta property="article:modified_time" content="2025-03-15">', None),
        ('<meta name="date" content="">', None),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-03-14"}</script>',
            "2025-03-14",
        ),
        ('<script type="application/ld+json">{"dateModified": "2025-03-14"}</script>', None),
        ('<script>var x = {"datePublished": "2025-03-14"}</script>', None),
    ],
)
def test_metadata(head: str, expected: str | None) -> None:
    assert day(page(head=head)) == expected


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<time datetime="2025-03-14T10:00:00+07:00">hari ini</time>', "2025-03-14"),
        ('<time datetime="2025-03-14">a</time><time datetime="2025-03-14T01:00">b</time>', "2025-03-14"),
        ('<time datetime="2025-03-14">a</time><time datetime="2025-03-13">b</time>', None),
        ("<time>14 Maret 2025</time>", None),
        ('<div class="detail__date">Jumat, 14 Maret 2025 10:22 WIB</div>', "2025-03-14"),
        ('<div class="detail date">Jumat, 14 Maret 2025 10:22 WIB</div>', "2025-03-14"),
        ('<span id="tgl-terbit">Jumat, <b>14 Maret 2025</b></span>', "2025-03-14"),
        ('<p class="date">14 Maret 2025</p><p class="date">15 Maret 2025</p>', None),
        ('<p class="date">3/4/2025</p>', None),
        ('<p class="update">14 Maret 2025</p>', None),
        (f'<div class="date">{"kata " * 100} 14 Maret 2025</div>', None),
    ],
)
def test_elements(element: str, expected: str | None) -> None:
    assert day(f"<html><body>{element}<article><p>{BODY[0]}</p></article></body></html>") == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://warta.example/2025/03/14/judul", "2025-03-14"),
        ("https://warta.example/2025/03/14", "2025-03-14"),
        ("https://warta.example/2025/13/14/judul", None),
        ("https://warta.example/12025/03/14/judul", None),
        ("https://warta.example/2025/03/judul", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, expected: str | None) -> None:
    assert day("<p>x</p>", url) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Peristiwa itu terjadi pada 2024-03-14.",
        "Published on 2024-03-14",
        "Updated: 14.03.2024",
        "© 2023 Warta, 12/12/2023",
    ],
)
def test_the_text_of_an_article_gives_no_date(read: Read, write: Write, sentence: str) -> None:
    (record,) = read(write("a.html", page(head="", body=(*BODY, sentence)))).records
    assert "published" not in record.given
    assert record.text.endswith(sentence)


def test_a_date_in_any_form_ends_as_iso_or_aside(read: Read, write: Write) -> None:
    heads = [f'<meta name="date" content="{value}">' for value in ("14 Maret 2025", "kemarin")]
    outcome = read(*(write(f"{n}.html", page(head=head)) for n, head in enumerate(heads)))
    assert [r.given.get("published") for r in outcome.records] == ["2025-03-14", None]
    assert [r.attributes["published_as_given"] for r in outcome.records] == ["14 Maret 2025", "kemarin"]
    assert outcome.warned == ["no_date"]
