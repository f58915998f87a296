"""Made-up documents for property tests: every layer, on texts of a few words."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tpo_ie.document import ACTION_CATEGORIES, ACTION_STATUSES, MENTION_LABELS, RELATION_TYPES, Document

TEXT = "Polda Riau, BP3MI dan Budi Santoso mencegah TPPO di Batam; Siti berkata akan pulang Jumat 7 Maret."
LABELS = MENTION_LABELS[:4]
CATEGORIES = ACTION_CATEGORIES[:3]


def spans(longest: int = 12) -> st.SearchStrategy[tuple[int, int]]:
    """A span of the text that is not empty."""
    starts = st.integers(0, len(TEXT) - 1)
    return starts.flatmap(lambda a: st.integers(a + 1, min(len(TEXT), a + longest)).map(lambda b: (a, b)))


@st.composite
def mentions(draw: st.DrawFn, most: int = 8) -> list[tuple[int, int, str]]:
    """Labelled spans in text order that do not overlap."""
    edges = sorted(draw(st.lists(st.integers(0, len(TEXT)), max_size=2 * most, unique=True)))
    found = list(zip(edges[::2], edges[1::2], strict=False))
    return [(start, end, draw(st.sampled_from(LABELS))) for start, end in found]


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """A document object with something in every layer, or nothing."""
    found = draw(mentions())
    chain: dict[str, str] = {}
    data: dict[str, Any] = {"id": "x", "text": TEXT, "mentions": [], "entities": []}
    for n, (start, end, label) in enumerate(found):
        entity = draw(st.sampled_from([f"e{n}", *(e for e, kind in chain.items() if kind == label)]))
        if entity not in chain:
            chain[entity] = label
            data["entities"].append({"id": entity, "type": label, "name": f"nama {entity}"})
        mention = {"id": f"m{n}", "start": start, "end": end, "text": TEXT[start:end], "label": label, "entity": entity}
        data["mentions"].append(mention)
    for n in range(draw(st.integers(0, 2))):  # implied ones
        data["entities"].append({"id": f"i{n}", "type": "AGENCY", "name": f"badan {n}"})
        chain[f"i{n}"] = "AGENCY"
    if draw(st.booleans()):
        data["relevance"] = {"label": draw(st.sampled_from(["tppo", "other"])), "score": 1.0}
    if not chain:
        return data
    ids = st.sampled_from(sorted(chain))
    some = st.lists(ids, max_size=2, unique=True)
    data["officials"] = draw(
        st.lists(
            st.fixed_dictionaries({"person": ids, "title": st.sampled_from(["Kepala", "Wakil"]), "agency": ids}),
            max_size=3,
        )
    )
    relation = st.fixed_dictionaries({"type": st.sampled_from(RELATION_TYPES), "head": ids, "tail": ids})
    data["relations"] = draw(st.lists(relation, max_size=3))
    data["quotes"] = [
        {"start": start, "end": end, "speaker": draw(ids), "kind": draw(st.sampled_from(["direct", "indirect"]))}
        for start, end in draw(st.lists(spans(40), max_size=3))
    ]
    data["actions"] = [
        {
            "category": draw(st.sampled_from(CATEGORIES)),
            "trigger": list(trigger),
            "actors": draw(some),
            "targets": draw(some),
            "time": draw(st.sampled_from([[], ["2025-03"]])),
            "status": draw(st.sampled_from(ACTION_STATUSES)),
            "negated": draw(st.booleans()),
            "count": draw(st.sampled_from([None, 3])),
        }
        for trigger in draw(st.lists(spans(), max_size=3))
    ]
    return data


def documents() -> st.SearchStrategy[Document]:
    """A document."""
    return records().map(Document.from_dict)


def pairs() -> st.SearchStrategy[tuple[Document, Document]]:
    """Two documents on one text: gold and prediction that have nothing to do with each other."""
    return st.tuples(documents(), documents())
