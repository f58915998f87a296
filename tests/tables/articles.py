"""Articles made for the tests, with offsets found by the words."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tpo_ie.document import ACTION_CATEGORIES, ACTION_STATUSES, MENTION_LABELS, RELATION_TYPES, Document

RIAU = """Pekanbaru (KABAR) - Kapolda Riau Irjen Pol Hendra Lumban Gaol menggandeng BP3MI Riau di Dumai, Rabu (12/3/2025).

"Kami menggagalkan keberangkatan 12 calon PMI," kata Hendra.

Mereka dijerat Pasal 81 UU Nomor 18 Tahun 2017.
"""
LATER = 'Plt Kepala BP3MI Riau Ni Luh Sekar Wardani memulangkan korban. "=SUM(A1)," ujarnya.'


def span(text: str, words: str) -> tuple[int, int]:
    """Return the span of the first place where words stand."""
    start = text.index(words)
    return start, start + len(words)


def mentions(text: str, entities: dict[str, tuple[str, str]]) -> list[dict[str, Any]]:
    """Return one mention for each entity: id to (words, label)."""
    spans = sorted((span(text, words), label, entity) for entity, (words, label) in entities.items())
    return [
        {"id": f"m{n}", "start": at[0], "end": at[1], "text": text[slice(*at)], "label": label, "entity": entity}
        for n, (at, label, entity) in enumerate(spans, start=1)
    ]


def riau() -> Document:
    """An article that uses every layer."""
    text = RIAU
    found = {
        "e1": ("Kapolda Riau", "POSITION"),
        "e2": ("Hendra Lumban Gaol", "PER"),
        "e3": ("BP3MI Riau", "AGENCY"),
        "e4": ("Dumai", "LOC"),
        "e5": ("calon PMI", "GROUP"),
        "e6": ("Pasal 81 UU Nomor 18 Tahun 2017", "LAW"),
    }
    return Document.from_dict(
        {
            "id": "riau-1",
            "text": text,
            "meta": {"title": "Digagalkan", "source": "Kabar", "published": "2025-03-13T08:00:00+07:00"},
            "mentions": mentions(text, found),
            "entities": [
                {"id": "e1", "type": "POSITION", "name": "Kepala Kepolisian Daerah Riau"},
                {"id": "e2", "type": "PER", "name": "Hendra Lumban Gaol"},
                {
                    "id": "e3",
                    "type": "AGENCY",
                    "name": "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau",
                    "registry_id": "bp3mi:riau",
                },
                {"id": "e4", "type": "LOC", "name": "Dumai"},
                {"id": "e5", "type": "GROUP", "name": "calon pekerja migran Indonesia"},
                {"id": "e6", "type": "LAW", "name": "Pasal 81 UU Nomor 18 Tahun 2017"},
                {
                    "id": "e7",
                    "type": "AGENCY",
                    "name": "Kepolisian Daerah Riau",
                    "registry_id": "polda:riau",
                    "attributes": {"implied": True},
                },
            ],
            "officials": [
                {
                    "person": "e2",
                    "title": "Kapolda",
                    "agency": "e7",
                    "evidence": span(text, "Kapolda Riau Irjen Pol Hendra Lumban Gaol"),
                    "score": 0.9,
                    "rule": "title-region-name",
                }
            ],
            "relations": [
                {
                    "type": "cooperates_with",
                    "head": "e7",
                    "tail": "e3",
                    "evidence": span(text, "menggandeng BP3MI Riau"),
                }
            ],
            "quotes": [
                {
                    "start": span(text, "Kami menggagalkan")[0],
                    "end": span(text, "calon PMI,")[1],
                    "speaker": "e2",
                    "kind": "direct",
                    "cue": span(text, "kata"),
                }
            ],
            "actions": [
                {
                    "category": "departure_control",
                    "trigger": span(text, "menggagalkan"),
                    "actors": ["e2"],
                    "partners": ["e3"],
                    "targets": ["e5"],
                    "place": ["e4"],
                    "time": ["2025-03-12"],
                    "status": "done",
                    "count": 12,
                    "legal_basis": ["e6"],
                    "evidence": [span(text, "Mereka dijerat Pasal 81 UU Nomor 18 Tahun 2017.")],
                    "attributes": {"count_unit": "orang", "destination": ["Malaysia", "Kamboja"]},
                },
                {
                    "category": "rescue",
                    "trigger": span(text, "Rabu"),
                    "actors": ["e7"],
                    "status": "done",
                    "negated": True,
                },
            ],
            "relevance": {"label": "tppo", "score": 0.98},
            "producer": {"name": "tpo-ie", "version": "0.1.0"},
        }
    )


def later(document_id: str = "riau-2", **meta: Any) -> Document:
    """A shorter article of a later month, without day of publication."""
    text = LATER
    found = {"x": ("BP3MI Riau", "AGENCY"), "y": ("Ni Luh Sekar Wardani", "PER"), "z": ("korban", "GROUP")}
    return Document.from_dict(
        {
            "id": document_id,
            "text": text,
            "meta": {"attributes": {"date_anchor": "2025-05-02"}, **meta},
            "mentions": mentions(text, found),
            "entities": [
                {"id": "x", "type": "AGENCY", "name": "BP3MI Riau", "registry_id": "bp3mi:riau"},
                {"id": "y", "type": "PER", "name": "Ni Luh Sekar Wardani"},
                {"id": "z", "type": "GROUP", "name": "korban", "attributes": {"role": "victim"}},
            ],
            "officials": [{"person": "y", "title": "Plt Kepala", "agency": "x"}],
            "quotes": [
                {"start": span(text, "=SUM")[0], "end": span(text, "(A1),")[1], "speaker": "y", "kind": "direct"}
            ],
            "actions": [
                {
                    "category": "repatriation",
                    "trigger": span(text, "memulangkan"),
                    "actors": ["x", "y"],
                    "targets": ["z"],
                    "time": ["2025"],
                    "status": "done",
                }
            ],
        }
    )


_ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=40) | st.sampled_from(
    [
        "=1+1",
        "+62",
        "-",
        "@a",
        "\tx",
        "\r",
        "'=x",
        "_x0041_",
        "\x00\x1f",
        "\ufffe",
        "a;b | c",
        "\ud83d",
        "😀",
        "=cmd|' /C calc'!A0",
    ]
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_ANY_TEXT, inner, max_size=3),
    max_leaves=5,
)
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(["count_unit", "destination", "role", "implied", "author", "duplicate_of", "date_anchor", "mine"]),
    _JSON,
    max_size=3,
)
_SCORE = st.none() | st.floats(0, 1)
_TIMES = st.sampled_from(
    ["2023-07-28", "2023-07", "2023", "2023-01/2023-06", "2023-02-30", "0000", "9999", "0001-01-01", "2023-13/2024"]
)


def _with_ends(quote: dict[str, Any]) -> dict[str, Any]:
    start, end = quote.pop("at")
    return {**quote, "start": start, "end": end}


@st.composite
def documents(draw: st.DrawFn, document_id: st.SearchStrategy[str] = _ANY_TEXT) -> Document:
    """Any valid document, with hostile text everywhere."""
    text = draw(_ANY_TEXT.filter(bool)) + draw(_ANY_TEXT)
    offset = st.integers(0, len(text))
    spans = st.tuples(offset, offset).map(sorted)
    ids = draw(st.lists(_ANY_TEXT, min_size=1, max_size=4, unique=True))
    reference, references = st.sampled_from(ids), st.lists(st.sampled_from(ids), max_size=3)
    shared = {"score": _SCORE, "rule": st.none() | _ANY_TEXT, "attributes": _ATTRIBUTES}
    links = {**shared, "evidence": st.none() | spans}
    entities = [
        {
            "id": i,
            "type": draw(st.sampled_from(MENTION_LABELS)),
            "name": draw(_ANY_TEXT),
            "attributes": draw(_ATTRIBUTES),
        }
        | {"registry_id": draw(st.none() | _ANY_TEXT | st.just("polda:riau"))}
        for i in ids
    ]
    owner = draw(st.sampled_from(entities))
    end = draw(st.integers(1, len(text)))
    mention = {
        "id": draw(_ANY_TEXT),
        "start": 0,
        "end": end,
        "text": text[:end],
        "label": owner["type"],
        "entity": owner["id"],
    }
    several = lambda **fields: draw(st.lists(st.fixed_dictionaries(fields), max_size=3))  # noqa: E731
    quotes = several(
        at=spans,
        speaker=reference,
        kind=st.sampled_from(["direct", "indirect", "mixed"]),
        cue=st.none() | spans,
        **shared,
    )
    return Document.from_dict(
        {
            "id": draw(document_id),
            "text": text,
            "meta": {
                "title": draw(st.none() | _ANY_TEXT),
                "published": draw(st.none() | _ANY_TEXT | st.just("2024-02-29T10:00")),
                "attributes": draw(_ATTRIBUTES),
            },
            "mentions": [mention] if draw(st.booleans()) else [],
            "entities": entities,
            "officials": several(
                person=reference, title=_ANY_TEXT | st.just("mantan Kapolda"), agency=reference, **links
            ),
            "relations": several(type=st.sampled_from(RELATION_TYPES), head=reference, tail=reference, **links),
            "quotes": [_with_ends(quote) for quote in quotes],
            "actions": several(
                category=st.sampled_from(ACTION_CATEGORIES),
                trigger=spans,
                actors=references,
                partners=references,
                targets=references,
                place=references,
                time=st.lists(_TIMES, max_size=3),
                status=st.sampled_from(ACTION_STATUSES),
                negated=st.booleans(),
                count=st.none() | st.integers() | st.just(10**400) | st.floats(),
                legal_basis=references,
                evidence=st.lists(spans, max_size=3),
                **shared,
            ),
        }
    )
