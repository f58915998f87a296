"""Gold documents of the corpus in this repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "tppo-1.0" / "train.jsonl"


@pytest.fixture(scope="session")
def gold() -> list[Document]:
    """The first articles of the train split."""
    return list(read_documents([CORPUS]))[:8]


def empty(document: Document) -> Document:
    """A prediction that found nothing."""
    return Document(id=document.id, text=document.text)
