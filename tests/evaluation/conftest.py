"""Gold documents of the corpus in this repository, and ways to spoil them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import MENTION_LABELS, Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.evaluate import evaluate

CORPUS = Path(__file__).resolve().parents[2] / "corpora" / "tppo-1.0" / "train.jsonl"


@pytest.fixture(scope="session")
def gold() -> list[Document]:
    """The first articles of the train split."""
    return list(read_documents([CORPUS]))[:8]


@pytest.fixture
def scored(small: dict[str, Any]) -> Callable[..., dict[str, Any]]:
    """Score the small document against a copy with changes."""

    def call(**changes: Any) -> dict[str, Any]:
        return evaluate([(Document.from_dict(small), Document.from_dict(small | changes))], resamples=5)

    return call


@pytest.fixture
def paired(small: dict[str, Any]) -> Callable[..., Pair]:
    """Pair the small document with a copy with changes."""

    def call(**changes: Any) -> Pair:
        return Pair(Document.from_dict(small), Document.from_dict(small | changes))

    return call


def empty(document: Document) -> Document:
    """A prediction that found nothing."""
    return Document(id=document.id, text=document.text)


def damaged(document: Document, seed: int) -> Document:
    """A prediction with mentions left out, cut short and mislabelled."""
    chance = random.Random(seed)
    data = document.to_dict()
    kept, entities = [], []
    for n, mention in enumerate(data["mentions"]):
        fate = chance.random()
        if fate < 0.2:
            continue
        if fate < 0.35 and mention["end"] - mention["start"] > 3:
            mention["end"] -= 2
            mention["text"] = mention["text"][:-2]
        if fate > 0.8:
            mention["label"] = chance.choice(MENTION_LABELS)
        mention["entity"] = f"e{n}"
        entities.append({"id": f"e{n}", "type": mention["label"], "name": mention["text"]})
        kept.append(mention)
    return Document.from_dict({"id": document.id, "text": document.text, "mentions": kept, "entities": entities})


def node(result: dict[str, Any], path: str) -> dict[str, Any]:
    """The part of a result at a dotted path."""
    for part in path.split("."):
        result = result[part]
    return result
