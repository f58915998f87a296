"""Fixtures that many tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from spacy.language import Language

import tpo_ie
from tpo_ie.document import Document

# Tests share their cores; a slow first call is no fault.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")

REPOSITORY = Path(__file__).resolve().parent.parent

ARTICLE = """Tanjungpinang (ANTARA) - Kapolresta Tanjungpinang Kombes Pol Hendra Lumban Gaol menggandeng BP3MI Kepulauan Riau untuk mencegah tindak pidana perdagangan orang (TPPO).

"Kami menggagalkan keberangkatan 12 calon PMI nonprosedural," kata Hendra di Tanjungpinang, Jumat (14/3/2025).

Menurut dia, pengawasan di Pelabuhan Sri Bintan Pura akan diperketat.

Pewarta: Nila Sari
"""


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default pipeline, loaded once."""
    return tpo_ie.load()


@pytest.fixture(scope="session")
def article() -> str:
    """An article written for the tests."""
    return ARTICLE


@pytest.fixture(scope="session")
def document(article: str) -> Document:
    """What the default pipeline reads from the article."""
    return tpo_ie.extract(article, id="contoh", published="2025-03-15")


@pytest.fixture
def small() -> dict[str, object]:
    """A small hand-made document that uses every layer."""
    text = 'Polda Riau menggandeng BP3MI Riau. "Kami siap," kata Budi.'
    return {
        "schema_version": "1",
        "id": "kecil",
        "text": text,
        "meta": {"published": "2025-03-14"},
        "mentions": [
            {"id": "m1", "start": 0, "end": 10, "text": "Polda Riau", "label": "AGENCY", "entity": "a1", "score": 0.9},
            {"id": "m2", "start": 23, "end": 33, "text": "BP3MI Riau", "label": "AGENCY", "entity": "a2"},
            {"id": "m3", "start": 53, "end": 57, "text": "Budi", "label": "PER", "entity": "p1"},
        ],
        "entities": [
            {"id": "a1", "type": "AGENCY", "name": "Kepolisian Daerah Riau"},
            {"id": "a2", "type": "AGENCY", "name": "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau"},
            {"id": "p1", "type": "PER", "name": "Budi"},
        ],
        "officials": [{"person": "p1", "title": "Kapolda", "agency": "a1"}],
        "relations": [{"type": "cooperates_with", "head": "a1", "tail": "a2", "evidence": [0, 33]}],
        "quotes": [{"start": 36, "end": 46, "speaker": "p1", "kind": "direct", "cue": [48, 52]}],
        "actions": [
            {
                "category": "cooperation",
                "trigger": [11, 22],
                "actors": ["a1"],
                "partners": ["a2"],
                "time": ["2025-03"],
                "status": "done",
                "evidence": [[0, 34]],
            }
        ],
    }
