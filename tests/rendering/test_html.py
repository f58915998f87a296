from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from tpo_ie.document import Document
from tpo_ie.rendering.characters import printable
from tpo_ie.rendering.html import render_fragment, render_html, render_pages
from tpo_ie.resources import package_text

VOID = {"meta", "input", "br"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "main", "article", "header", "section", "nav", "footer"),
    *(
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "div",
        "span",
        "a",
        "b",
        "i",
        "small",
        "strong",
        "q",
        "br",
    ),
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary", "label", "input", "script"),
}
SCRIPT = package_text("tpo_ie.rendering", "html.js")


class Page(HTMLParser):
    """Reads a page, refusing whatever could act or load but the script that ships."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.notes: list[str] = []
        self.rows = 0
        self.article = ""
        self.style = ""
        self.scripts = ""
        self.feed(html)
        self.close()
        assert self.stack == []
        assert self.scripts == SCRIPT

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        assert tag in ALLOWED, tag
        assert tag != "script" or not attrs
        assert len(values) == len(attrs)
        for name in values:
            assert not name.startswith("on")
            assert name not in {"src", "style", "srcset", "action", "formaction"}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            assert not any(name == "a" for name, _ in self.stack), "a link inside a link"
            self.links.append(values["href"])
        if "data-note" in values:
            self.notes.append(values["data-note"])
        self.rows += tag == "tr"
        if tag not in VOID:
            self.stack.append((tag, values.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1][0] == "style":
            self.style += data
        if self.stack and self.stack[-1][0] == "script":
            self.scripts += data
        if any(classes == "text" for _, classes in self.stack):
            self.article += data


def checked(html: str) -> Page:
    page = Page(html)
    assert len(page.ids) == len(set(page.ids)), "an element id stands twice"
    for link in page.links:
        assert link.startswith("https://") or link[1:] in page.ids, link
    return page


def test_page_shows_the_article_unchanged_and_links_every_mention(sample: Document) -> None:
    html = render_html(sample)
    page = checked(html)
    assert page.article == sample.text
    assert html.startswith("<!DOCTYPE html>")
    assert html.count('class="m ') >= len(sample.mentions)
    assert "agency: Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau" in page.notes
    assert "Quote, speaker: Anwar Hidayat" in page.notes
    assert "surveillance, not done" in page.notes
    assert "https://warta.example/1" in page.links


def test_page_is_self_contained(sample: Document) -> None:
    html = render_html(sample)
    page = checked(html)
    assert "default-src 'none'" in html
    for outside in ("url(", "@import", "expression("):
        assert outside not in page.style
    assert "prefers-color-scheme: dark" in page.style
    assert 'name="viewport"' in html
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert f"default-src 'none'; script-src 'sha256-{digest}'; style-src" in html
    assert not any(way in SCRIPT for way in ("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "fetch("))


def test_tables_say_what_the_document_holds(sample: Document) -> None:
    html = render_html(sample)
    for expected in (
        "title-region-name",
        "cooperation-verb",
        "14 March 2025",
        "12 orang",
        "works with",
        "word for word",
        "<b>menggandeng</b>",
        "not done",
        "destination: Malaysia",
    ):
        assert expected in html, expected


def test_actions_are_cards_that_say_why(sample: Document) -> None:
    html = render_html(sample)
    checked(html)
    cards = re.findall(r'<li id="a1-t(\d)" class="card (\w+)-card".*?</li>', html)
    assert cards == [("2", "prevention"), ("3", "prevention"), ("4", "protection"), ("1", "partnership")]
    assert "rule cooperation-verb · trigger “menggandeng” · score 0.90" in html
    data = sample.to_dict()
    data["actions"][0]["rule"] = "awareness-event"
    described = render_html(Document.from_dict(data))
    assert "A body informs people about trafficking or safe migration" in described


def test_spans_of_cards_count_units_of_the_browser(small: dict[str, Any]) -> None:
    small["text"] += " 😀\r\nSelesai ditangkap."
    start, end = small["text"].index("Selesai"), len(small["text"])
    small["actions"] = [{"category": "arrest", "trigger": [start, end], "status": "done", "evidence": [[start, end]]}]
    html = render_html(Document.from_dict(small))
    assert f'data-spans="{start + 1}-{end + 1}"' in html


def test_indonesian(sample: Document) -> None:
    html = render_html(sample, lang="id")
    assert '<html lang="id">' in html
    for expected in ("Instansi", "Pejabat", "Tindakan", "Hubungan", "Kutipan", "pencegahan keberangkatan"):
        assert expected in html


@pytest.mark.parametrize("lang", ["en", "id"])
def test_hostile_strings_do_nothing(hostile: Document, lang: str) -> None:
    for html in (render_html(hostile, lang=lang), render_fragment(hostile, lang=lang)):
        page = Page(html)  # refuses scripts, event handlers, sources
        assert page.article == printable(hostile.text)
        assert not any(ord(c) < 32 and c not in "\n\t" for c in html)
        assert "\u202e" not in html
        assert all(link.startswith("#") for link in page.links)
        html.encode("utf-8")


def test_what_closes_a_style_or_comment_stays_text(small: dict[str, Any]) -> None:
    small["text"] += " </style></td></table> <!-- ${title} $body -->"
    page = checked(render_html(Document.from_dict(small)))
    assert page.article == small["text"]


def test_overlapping_quotes_and_triggers_in_mentions_stay_well_formed(small: dict[str, Any]) -> None:
    small["quotes"] = [
        {"start": 5, "end": 30, "speaker": "p1", "kind": "mixed"},
        {"start": 20, "end": 45, "speaker": "p1", "kind": "direct"},
        {"start": 20, "end": 20, "speaker": "p1", "kind": "direct"},
    ]
    small["actions"] = [
        {"category": "arrest", "trigger": span, "status": "done", "actors": ["a1"]}
        for span in ([0, 4], [8, 25], [8, 25])
    ]
    document = Document.from_dict(small)
    page = checked(render_html(document))
    assert page.article == document.text
    assert "arrest, done; arrest, done" in page.notes


def test_several_articles_share_a_page_without_sharing_ids(sample: Document) -> None:
    page = checked(render_pages([sample, sample]))
    assert "#a2-head" in page.links
    assert page.article == sample.text * 2


def test_fragment_is_one_element_with_scoped_style(sample: Document) -> None:
    html = render_fragment(sample)
    page = checked(html)
    assert html.startswith('<div class="tpo-ie"')
    assert html.endswith("</div>")
    assert sample._repr_html_() == html
    assert page.article == sample.text
    assert page.scripts == SCRIPT
    without_comments = re.sub(r"/\*.*?\*/", "", page.style, flags=re.S)
    selectors = [s.strip() for s in re.findall(r"([^{}]+)\{", without_comments)]
    assert len(selectors) > 50
    for selector in selectors:
        for part in re.split(r",\s*(?=[.a-z@])(?![^(]*\))", selector):
            assert part.startswith((".tpo-ie", "@media")), part


def test_an_empty_document_has_a_page() -> None:
    page = checked(render_html(Document(id="kosong", text="")))
    assert page.article == ""
    assert page.rows == 0


def test_a_web_address_is_linked_only_when_it_is_one() -> None:
    for url, linked in (("https://a.example/x?y=1&z=2", True), ("javascript:alert(1)", False), ("http://[", False)):
        html = render_html(Document.from_dict({"id": "x", "text": "", "meta": {"url": url}}))
        assert ('rel="noopener' in html) is linked
