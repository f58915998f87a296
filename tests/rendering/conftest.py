"""Documents to render, written for the tests with inline marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser import chromium
from tpo_ie.corpus.markup import read_markup
from tpo_ie.document import Document

__all__ = ["chromium"]


@pytest.fixture
def sample() -> Document:
    """A document with every layer, read as by rules."""
    return read_markup(Path(__file__).with_name("sample.yaml"))[1]


HOSTILE = (
    "<script>alert('1')</script> \"><img src=x onerror=alert(2)> [red]x[/red] "
    "\x1b[31mmerah\x1b[0m \x00\x07 \u202eterbalik & <b>"
)


@pytest.fixture
def hostile() -> Document:
    """A document in which every string is hostile."""
    text = f"{HOSTILE}\r\nKata {HOSTILE}"
    agency: dict[str, Any] = {"id": 'e1"><script>', "type": "AGENCY", "name": HOSTILE, "registry_id": HOSTILE}
    person: dict[str, Any] = {"id": "e2' onclick='x", "type": "PER", "name": HOSTILE}
    end = len(text)
    return Document.from_dict(
        {
            "schema_version": "1",
            "id": HOSTILE,
            "text": text,
            "meta": {"title": HOSTILE, "source": HOSTILE, "published": HOSTILE, "dateline_place": HOSTILE,
                     "url": "javascript:alert(3)//" + HOSTILE},
            "mentions": [
                {"id": "m1", "start": 0, "end": 8, "text": text[0:8], "label": "AGENCY", "entity": agency["id"]},
                {"id": "m2", "start": 30, "end": 60, "text": text[30:60], "label": "PER", "entity": person["id"]},
            ],
            "entities": [agency, person],
            "officials": [{"person": person["id"], "title": HOSTILE, "agency": agency["id"], "evidence": [0, end],
                           "rule": HOSTILE, "attributes": {HOSTILE: HOSTILE}}],
            "relations": [{"type": "works_for", "head": agency["id"], "tail": person["id"], "evidence": [0, end]}],
            "quotes": [{"start": 5, "end": 40, "speaker": person["id"], "kind": "direct", "rule": HOSTILE}],
            "actions": [{"category": "arrest", "trigger": [3, 33], "actors": [agency["id"]], "status": "done",
                         "evidence": [[0, end]], "rule": HOSTILE, "attributes": {"k": [HOSTILE]}}],
            "producer": {"name": HOSTILE, "version": HOSTILE, "model": HOSTILE},
        }
    )  # fmt: skip
