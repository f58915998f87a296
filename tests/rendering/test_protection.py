"""Summaries and pages list no victims and minors."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.console import Console

from tests.privacy.documents import marked
from tpo_ie.document import Document
from tpo_ie.privacy import redact
from tpo_ie.rendering.html import render_html
from tpo_ie.rendering.protection import for_lists, is_withheld
from tpo_ie.rendering.text import render_text

TEXT = (
    "[[AGENCY::a|Polda Riau]] menolong [[PER:victim:v|Wening Lestari]] dan [[PER:minor:k|Gilang]] (9). "
    "Tersangka [[PER:suspect:s|Bram Sitorus]] ditahan. “Saya takut,” kata [[PER::v|Wening]]."
)


@pytest.fixture
def document() -> Document:
    plain = marked(TEXT).text
    said = plain.index("Saya")
    layers: dict[str, Any] = {
        "officials": [
            {"person": "v", "title": "Ketua", "agency": "a"},
            {"person": "s", "title": "Kepala", "agency": "a"},
        ],
        "relations": [{"type": "works_for", "head": "k", "tail": "a", "evidence": [0, 10]}],
        "quotes": [{"start": said, "end": said + 11, "speaker": "v", "kind": "direct"}],
        "actions": [
            {"category": "rescue", "trigger": [11, 19], "actors": ["a"], "targets": ["v", "k"], "status": "done"}
        ],
    }
    return marked(TEXT, **layers)


def summary(document: Document) -> str:
    console = Console(width=200, color_system=None)
    with console.capture() as captured:
        console.print(render_text(document))
    return captured.get()


def test_lists_name_nobody_who_is_protected(document: Document) -> None:
    shown = for_lists(document)
    assert [entity.name for entity in shown.entities] == ["Polda Riau", "[Korban 1]", "[Anak 1]", "Bram Sitorus"]
    assert [official.person for official in shown.officials] == ["s"]
    assert shown.text == document.text
    assert [is_withheld(entity) for entity in shown.entities] == [False, True, True, False]


def test_a_document_without_victims_is_shown_as_it_is(sample: Document) -> None:
    assert for_lists(sample) is sample


def test_the_summary(document: Document) -> None:
    text = summary(document)
    assert "Bram Sitorus" in text
    assert "[Korban 1]; [Anak 1]" in text
    assert "Ketua" not in text
    assert not re.search("Wening|Lestari|Gilang", text)


def test_the_page_names_them_in_the_article_only(document: Document) -> None:
    page = render_html(document)
    body = page[page.index("<body") :]
    article, lists = body[: body.index('<section id="a1-agencies"')], body[body.index('<section id="a1-agencies"') :]
    assert "Wening Lestari" in article
    assert not re.search("Wening|Lestari|Gilang", lists)
    assert "Bram Sitorus" in lists
    assert not re.search(r'data-note="[^"]*(?:Wening|Gilang)', page)
    other_names = lists[lists.index("<details>") :]
    assert "Korban 1" not in other_names


def test_every_link_of_the_page_leads_somewhere(document: Document) -> None:
    page = render_html(document)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_a_redacted_document_is_shown_alike(document: Document) -> None:
    redacted = redact(document)
    assert "Wening" not in render_html(redacted) + summary(redacted)
    assert summary(redacted).count("[Korban 1]") == summary(document).count("[Korban 1]")
