"""The error browser: what it holds, and that no text can act in it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluation.conftest import damaged
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.browser.collection import Collection
from tpo_ie.evaluation.browser.page import json_block, render_page
from tpo_ie.evaluation.evaluate import evaluate

HOSTILE = "</script><script>alert(1)</script><!-- ]]> <img src=x onerror=alert(2)> \u2028 \ud800 &lt; 😀"


class Page(HTMLParser):
    """The elements of a page, and what stands in style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.inside: dict[str, list[str]] = {}
        self._open: tuple[str, dict[str, str | None]] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self._open = (tag, dict(attrs))

    def handle_data(self, data: str) -> None:
        if self._open and self._open[0] in ("script", "style"):
            name = "data" if self._open[1].get("type") == "application/json" else self._open[0]
            self.inside.setdefault(name, []).append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = None

    def text(self, name: str) -> str:
        return "".join(self.inside[name])


def browser(pairs: list[tuple[Document, Document]], limit: int = 500) -> tuple[Collection, str]:
    collection = Collection(limit)
    for pair in pairs:
        collection.add(Pair(*pair))
    return collection, render_page(collection, evaluate(pairs, resamples=5))


@pytest.fixture
def hostile(small: dict[str, Any]) -> tuple[Document, Document]:
    text = HOSTILE + small["text"]
    shift = len(HOSTILE)
    mentions = [m | {"start": m["start"] + shift, "end": m["end"] + shift} for m in small["mentions"]]
    entities = [e | {"name": HOSTILE + e["name"]} for e in small["entities"]]
    data = {"id": HOSTILE, "text": text, "meta": {"title": HOSTILE}, "mentions": mentions, "entities": entities}
    return Document.from_dict(data), Document.from_dict({"id": "x", "text": text})


def test_hostile_text_stays_text(hostile: tuple[Document, Document]) -> None:
    _, html = browser([hostile])
    page = Page(html)
    assert page.tags.count("script") == 2
    assert "img" not in page.tags
    data = json.loads(page.text("data"))
    assert data["documents"][0]["text"] == hostile[0].text
    assert data["documents"][0]["title"] == HOSTILE
    assert {m["type"] for m in data["mistakes"]} == {"missed"}
    html.encode("utf-8")  # a lone surrogate does not keep the page from being written


def test_the_policy_allows_this_script_and_style_and_nothing_else(hostile: tuple[Document, Document]) -> None:
    page = Page(browser([hostile])[1])
    policy = next(value for name, value in page.attributes if name == "content" and value and "default-src" in value)

    def hash_of(name: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(page.text(name).encode()).digest()).decode()

    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'{hash_of('script')}'",
        "style-src": f"'{hash_of('style')}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_page_loads_nothing_and_has_nothing_that_the_policy_forbids(hostile: tuple[Document, Document]) -> None:
    _, html = browser([hostile])
    page = Page(html)
    names = [name for name, _ in page.attributes]
    assert not {"src", "style", "onclick", "action"} & set(names)
    assert all(value and value.startswith("#") for name, value in page.attributes if name == "href")
    assert not re.search(r"https?://|url\(|@import", html)
    script = page.text("script")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|setAttribute\(\"(on|style)", script
    )


def test_the_page_works_by_keyboard_and_in_the_dark(hostile: tuple[Document, Document]) -> None:
    _, html = browser([hostile])
    labelled = re.findall(r"<label>\w+ <(?:select|input) id=\"(\w+)\"", html)
    assert labelled == ["layer", "type", "label", "document", "words"]
    assert "prefers-color-scheme: dark" in html
    assert 'addEventListener("keydown"' in html
    assert "focus-visible" in html


def test_ids_that_the_script_looks_up_are_there(hostile: tuple[Document, Document]) -> None:
    page = Page(browser([hostile])[1])
    ids = {value for name, value in page.attributes if name == "id"}
    wanted = set(re.findall(r"(?:find|getElementById)\(\"(\w+)\"\)", page.text("script")))
    assert {"list", "detail", "more", "count", "data"} <= wanted <= ids


@given(
    st.recursive(
        st.text() | st.integers(), lambda x: st.lists(x, max_size=3) | st.dictionaries(st.text(), x, max_size=3)
    )
)
def test_json_in_a_page_comes_out_as_it_went_in(data: Any) -> None:
    block = json_block(data)
    assert json.loads(block) == data
    assert not set("<>&") & set(block)
    assert block.isascii()


def test_documents_with_their_spans_and_scores(gold: list[Document]) -> None:
    collection, html = browser([(d, damaged(d, n)) for n, d in enumerate(gold)] + [(gold[0], gold[0])])
    data = json.loads(Page(html).text("data"))
    assert (data["scored"], data["faulty"], len(data["documents"])) == (9, 8, 8)
    first = data["documents"][0]
    assert [first["text"][a:b] for a, b, _ in first["gold"]["mentions"]] == [m.text for m in gold[0].mentions]
    assert {name for name, _ in collection.totals} >= {"mentions", "entities"}
    assert sum(count for *_, count in data["totals"]) == len(data["mistakes"])
    strict = data["scores"][0]
    assert strict["measure"] == "mentions.strict.micro"
    assert strict["definition"].startswith("same start, same end, same label")


def test_documents_over_the_limit_are_counted_and_said(gold: list[Document]) -> None:
    pairs = [(d, damaged(d, n)) for n, d in enumerate(gold)]
    collection, html = browser(pairs, limit=3)
    data = json.loads(Page(html).text("data"))
    assert len(data["documents"]) == 3
    assert {m["document"] for m in data["mistakes"]} == {0, 1, 2}
    assert (data["faulty"], collection.left_out) == (8, 5)
    assert sum(count for *_, count in data["totals"]) > len(data["mistakes"])
