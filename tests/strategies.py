"""Hypothesis strategies: valid documents with every layer, in texts that are hard on converters."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tpo_ie.document import (
    ACTION_CATEGORIES,
    ACTION_STATUSES,
    MENTION_LABELS,
    RELATION_TYPES,
    Document,
)

# Words, what separates them (also line ends that only some programs know), quotation marks, brackets and
# signs that formats use themselves, letters beyond U+FFFF, marks that join to the letter before them.
_PIECES = (
    *("Polda", "Riau", "TPPO", "kata", "12", "dua", "B-PER", "DOC", "a_b", "é", "𝔘", "😂", "👩🏽\u200d🌾", "\u0301"),
    *(" ", " ", " ", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\x85", "\x0b", "\x1c"),
    *('"', "“", "”", "'", "[", "]", "|", "\\", "\\n", "#", "# id = 1", ";", ":", "*", "->", "_", "%", "<b>", "&amp;"),
)

texts = st.lists(st.sampled_from(_PIECES), max_size=24).map("".join)
strings = texts | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
scores = st.none() | st.floats(0, 1)
_numbers = st.integers(-(2**53), 2**53)
_json = st.recursive(
    st.none() | st.booleans() | _numbers | st.floats(allow_nan=False, allow_infinity=False) | strings,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(strings, inner, max_size=2),
    max_leaves=4,
)
attributes = st.just({}) | st.dictionaries(strings, _json, max_size=2)
times = st.sampled_from(["2025", "2025-03", "2025-03-14", "2025-01/2025-06", "2024/2025"])


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Valid documents: random text, spans anywhere in it, every layer, every optional value now and then."""
    text = draw(texts)
    names = draw(st.lists(strings, unique=True, max_size=5))
    entities = [_entity(draw, name) for name in names]
    found_by = {"score": scores, "rule": st.none() | strings, "attributes": attributes}

    def common() -> dict[str, Any]:
        return {field: draw(values) for field, values in found_by.items()}

    def reference() -> str:
        return draw(st.sampled_from(names))

    def references() -> list[str]:
        return draw(st.lists(st.sampled_from(names), max_size=3)) if names else []

    def some(make: Any, most: int = 2, *, needs_entities: bool = True) -> list[dict[str, Any]]:
        return [make() for _ in range(draw(st.integers(0, most)))] if names or not needs_entities else []

    def span() -> tuple[int, int]:
        return draw(_spans(len(text)))

    def optional_span() -> tuple[int, int] | None:
        return draw(st.none() | _spans(len(text)))

    def official() -> dict[str, Any]:
        title = text[slice(*span())] if draw(st.booleans()) else draw(strings)
        return {"person": reference(), "title": title, "agency": reference(), "evidence": optional_span()} | common()

    def relation() -> dict[str, Any]:
        ends = {"head": reference(), "tail": reference()}
        return {"type": draw(st.sampled_from(RELATION_TYPES)), **ends, "evidence": optional_span()} | common()

    def quote() -> dict[str, Any]:
        start, end = span()
        kind = draw(st.sampled_from(["direct", "indirect", "mixed"]))
        return {"start": start, "end": end, "speaker": reference(), "kind": kind, "cue": optional_span()} | common()

    def action() -> dict[str, Any]:
        fields = ("actors", "partners", "targets", "place", "legal_basis")
        return {
            "category": draw(st.sampled_from(ACTION_CATEGORIES)),
            "trigger": span(),
            **{field: references() for field in fields},
            "time": draw(st.lists(times, max_size=2)),
            "status": draw(st.sampled_from(ACTION_STATUSES)),
            "negated": draw(st.booleans()),
            "count": draw(st.none() | st.integers(0, 9) | st.floats(0, 9) | _numbers),
            "evidence": draw(st.lists(_spans(len(text)), max_size=2)),
        } | common()

    meta = draw(
        st.fixed_dictionaries(
            {},
            optional={
                **dict.fromkeys(("title", "source", "published", "url", "dateline_place"), strings),
                "attributes": attributes,
            },
        )
    )
    relevance = {
        "label": draw(st.sampled_from(["tppo", "migrant_protection", "other"])),
        "score": draw(st.floats(0, 1)),
    }
    producer = {name: draw(strings) for name in ("name", "version", "model")}
    return Document.from_dict(
        {
            "id": draw(strings),
            "text": text,
            "meta": meta,
            "mentions": _mentions(draw, text, entities),
            "entities": entities,
            "officials": some(official),
            "relations": some(relation, 3),
            "quotes": some(quote),
            "actions": some(action, needs_entities=False),
            "relevance": relevance if draw(st.booleans()) else None,
            "producer": producer if draw(st.booleans()) else None,
        }
    )


def _entity(draw: st.DrawFn, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "type": draw(st.sampled_from(MENTION_LABELS)),
        "name": draw(strings),
        "registry_id": draw(st.none() | strings),
        "attributes": draw(attributes),
    }


def _spans(size: int) -> st.SearchStrategy[tuple[int, int]]:
    """Spans in a text of this size, empty ones included."""
    return st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda pair: (min(pair), max(pair)))


def _mentions(draw: st.DrawFn, text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mentions that do not overlap; an entity may have several or none."""
    borders = draw(st.lists(st.integers(0, len(text)), unique=True, max_size=8).map(sorted)) if entities else []
    ids = draw(st.just([f"m{n}" for n in range(1, 9)]) | st.lists(strings, unique=True, min_size=8, max_size=8))
    found = []
    for id_, start, end in zip(ids, borders[::2], borders[1::2], strict=False):
        entity = draw(st.sampled_from(entities))
        found.append(
            {
                "id": id_,
                "start": start,
                "end": end,
                "text": text[start:end],
                "label": entity["type"],
                "entity": entity["id"],
                "score": draw(scores),
            }
        )
    return found
