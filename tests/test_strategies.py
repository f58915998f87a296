"""The strategies of the tests draw what they promise: documents with every layer and every optional value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, settings

from tests.strategies import documents
from tpo_ie.document import Document


def _implied(document: Document) -> bool:
    mentioned = {mention.entity for mention in document.mentions}
    return any(entity.id not in mentioned for entity in document.entities)


def _clustered(document: Document) -> bool:
    return len({mention.entity for mention in document.mentions}) < len(document.mentions)


@pytest.mark.parametrize(
    "wanted",
    [
        lambda d: any(letter >= "\U00010000" for m in d.mentions for letter in m.text),
        lambda d: any(m.text.splitlines() != [m.text] for m in d.mentions),
        lambda d: any(m.text != m.text.strip() for m in d.mentions),
        _implied,
        _clustered,
        lambda d: any(o.evidence and o.attributes for o in d.officials),
        lambda d: len(d.relations) != len({(r.head, r.tail) for r in d.relations}),
        lambda d: any(q.cue and q.start == q.end for q in d.quotes),
        lambda d: any(a.actors and a.time and a.negated for a in d.actions),
        lambda d: any(isinstance(a.count, float) for a in d.actions),
        lambda d: d.relevance is not None and d.meta.attributes,
    ],
    ids=[
        *("astral", "line break", "blank at an end", "implied", "cluster", "official", "same relation twice"),
        *("empty quote", "action", "float", "frame"),
    ],
)
def test_hard_cases_are_drawn(wanted: Any) -> None:
    options = settings(
        max_examples=2000, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None
    )
    assert wanted(find(documents(), wanted, settings=options))
