"""Documents as spans and links, and back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.strategies import documents
from tpo_ie.corpus.graph import Graph, Link, Node, from_graph, to_graph
from tpo_ie.corpus.graph.numbering import with_mention_ids
from tpo_ie.corpus.graph.values import ACTION_FIELDS, ARGUMENTS, LINK_TYPES, SAME_ENTITY, SPAN_LABELS, kind_of
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError

TEXT = "Kapolda Riau Budi Santoso menahan Budi di Riau, kata Budi."


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_a_graph_says_all_that_the_document_says(document: Document) -> None:
    graph = to_graph(document)
    assert len({node.id for node in graph.nodes}) == len(graph.nodes)
    assert from_graph(graph).to_json() == document.to_json()


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_links_join_what_they_may_join(document: Document) -> None:
    graph = to_graph(document)
    nodes = {node.id: node for node in graph.nodes}
    for node in graph.nodes:
        assert 0 <= node.start <= node.end <= len(document.text)
        assert node.label in SPAN_LABELS
        assert kind_of(node.label) == ("mention" if node.kind == "implied" else node.kind)
    for link in graph.links:
        assert link.type in LINK_TYPES
        head, tail = nodes[link.head], nodes[link.tail]
        assert link.type in ARGUMENTS.get(head.kind, LINK_TYPES)
        assert (tail.kind == "cue") == (link.type == "cue")


def test_an_action_has_an_argument_for_each_field_of_entities() -> None:
    assert tuple(ACTION_FIELDS) == ARGUMENTS["action"]


def node(id_: str, label: str, words: str, nth: int = 0, **values: Any) -> Node:
    """A span over the nth occurrence of words in TEXT."""
    start = [match.start() for match in re.finditer(words, TEXT)][nth]
    kind = kind_of(label)
    assert kind is not None
    return Node(id_, kind, label, start, start + len(words), values)


BUDI = node("m1", "PER", "Budi Santoso")
AGAIN = node("m2", "PER", "Budi", 1)
RIAU = node("m3", "LOC", "Riau", 1)
SAME = Link(SAME_ENTITY, "m2", "m1")


def read(*nodes: Node, links: tuple[Link, ...] = (), **values: Any) -> Document:
    return from_graph(Graph("d", TEXT, nodes, links, values))


def test_the_span_of_a_title_is_where_the_title_stands(full: dict[str, Any]) -> None:
    officials = [n for n in to_graph(Document.from_dict(full)).nodes if n.kind == "official"]
    assert "title" not in officials[0].values
    assert full["text"][officials[0].start : officials[0].end] == "Kapolda"
    assert officials[1].values["title"] == "Kepala Kepolisian"


def test_a_link_takes_the_nearest_mention() -> None:
    action = {"category": "arrest", "trigger": [26, 33], "actors": ["p"], "status": "done"}
    late = {"category": "rescue", "trigger": [48, 52], "actors": ["p"], "status": "done"}
    mentions = [
        {"id": f"m{n}", "start": at, "end": at + 4, "text": "Budi", "label": "PER", "entity": "p"}
        for n, at in enumerate([13, 34, 53])
    ]
    entities = [{"id": "p", "type": "PER", "name": "Budi"}]
    data = {"id": "d", "text": TEXT, "mentions": mentions, "entities": entities, "actions": [action, late]}
    tails = [link.tail for link in to_graph(Document.from_dict(data)).links if link.type == "actor"]
    assert tails == ["m1", "m2"]


@pytest.mark.parametrize(
    ("layer", "item", "words"),
    [
        ("officials", {"person": "p", "title": "Kapolda", "agency": "a"}, "Kapolda"),
        ("actions", {"category": "arrest", "trigger": [26, 33], "actors": ["a"], "status": "done"}, "menahan"),
        ("quotes", {"start": 26, "end": 46, "speaker": "a", "kind": "indirect", "cue": [48, 52]}, "kata"),
        ("quotes", {"start": 26, "end": 33, "speaker": "a", "kind": "indirect"}, "menahan"),
        ("relations", {"type": "part_of", "head": "a", "tail": "p", "evidence": [8, 12]}, "Riau"),
        ("relations", {"type": "part_of", "head": "a", "tail": "p"}, "Kapolda"),
    ],
)
def test_an_implied_entity_is_pinned_to_what_speaks_of_it(layer: str, item: dict[str, Any], words: str) -> None:
    mention = {"id": "m1", "start": 13, "end": 25, "text": "Budi Santoso", "label": "PER", "entity": "p"}
    entities = [{"id": "p", "type": "PER", "name": "B"}, {"id": "a", "type": "AGENCY", "name": "Polda Riau"}]
    data = {"id": "d", "text": TEXT, "mentions": [mention], "entities": entities, layer: [item]}
    graph = to_graph(Document.from_dict(data))
    (pinned,) = (n for n in graph.nodes if n.kind == "implied")
    assert TEXT[pinned.start : pinned.end] == words


def test_spans_without_links_are_entities_of_their_own() -> None:
    document = read(RIAU, BUDI, AGAIN)
    assert [(m.id, m.entity) for m in document.mentions] == [("m1", "e1"), ("m2", "e2"), ("m3", "e3")]
    assert [e.name for e in document.entities] == ["Budi Santoso", "Budi", "Riau"]


def test_linked_spans_are_one_entity_named_after_the_longest() -> None:
    third = node("m4", "PER", "Budi", 2)
    for links in (
        (SAME, Link(SAME_ENTITY, "m4", "m2")),
        (Link(SAME_ENTITY, "m1", "m4"), Link(SAME_ENTITY, "m4", "m2")),
    ):
        document = read(AGAIN, third, BUDI, links=links)
        assert [(e.id, e.name) for e in document.entities] == [("e1", "Budi Santoso")]


def test_known_entities_keep_id_name_and_order() -> None:
    known = [
        {"id": "l", "name": "Provinsi Riau", "registry_id": "14"},
        {"id": "e1", "name": "B", "attributes": {"x": 1}},
    ]
    nodes = (replace(BUDI, values={"entity": "e1"}), replace(RIAU, values={"entity": "l"}), AGAIN)
    document = read(*nodes, entities=known)
    assert [(e.id, e.name) for e in document.entities] == [("l", "Provinsi Riau"), ("e1", "B"), ("e2", "Budi")]
    assert document.entity("e1").attributes == {"x": 1}
    assert document.entity("l").registry_id == "14"
    merged = read(*nodes, entities=known, links=(SAME,))
    assert [m.entity for m in merged.mentions] == ["e1", "e1", "l"]


def test_of_two_spans_that_claim_one_entity_the_first_has_it() -> None:
    nodes = (replace(BUDI, values={"entity": "p", "name": "Budi S."}), replace(AGAIN, values={"entity": "p"}))
    document = read(*nodes, entities=[{"id": "p", "name": "B"}])
    assert [(e.id, e.name) for e in document.entities] == [("p", "Budi S."), ("e1", "Budi")]


def test_an_implied_entity_has_no_mention() -> None:
    document = read(replace(node("x", "AGENCY", "Kapolda Riau"), kind="implied"), BUDI)
    assert [m.id for m in document.mentions] == ["m1"]
    assert document.entities[1].name == "Kapolda Riau"
    assert document.entities[1].attributes == {"implied": True}


def test_an_office_and_a_quote() -> None:
    nodes = (
        BUDI,
        replace(node("x", "AGENCY", "Kapolda"), kind="implied"),
        node("o", "OFFICIAL", "Kapolda"),
        node("q", "QUOTE", "menahan"),
        node("c", "CUE", "kata"),
    )
    links = (Link("person", "o", "m1"), Link("agency", "o", "x"), Link("speaker", "q", "m1"), Link("cue", "q", "c"))
    document = read(*nodes, links=links)
    assert document.officials[0].title == "Kapolda"
    assert document.quotes[0].cue == (48, 52)
    assert document.quotes[0].kind == "direct"


OFFICE = node("o", "OFFICIAL", "Kapolda")
SAID = node("q", "QUOTE", "menahan")
ARREST = node("a", "arrest", "menahan")
CUE_ = node("c", "CUE", "kata")


@pytest.mark.parametrize(
    ("nodes", "links", "message"),
    [
        ((BUDI, BUDI), (), "two spans have one id"),
        ((BUDI, node("m9", "PER", "Budi")), (), "m1: PER 'Budi Santoso' overlaps PER 'Budi'"),
        ((BUDI,), (Link("part_of", "m1", "m7"),), "m1: the link part_of joins 'm7', which is no span"),
        ((BUDI, RIAU), (Link("actor", "m1", "m3"),), "m1: a link actor cannot leave PER 'Budi Santoso'"),
        ((BUDI, RIAU), (Link("like", "m1", "m3"),), "m1: a link like cannot leave"),
        ((BUDI, ARREST), (Link("part_of", "a", "m1"),), "a: part_of joins mentions; arrest 'menahan' is none"),
        ((BUDI, ARREST), (Link("part_of", "m1", "a"),), "m1: a link part_of cannot point to arrest 'menahan'"),
        ((BUDI, SAID), (Link("cue", "q", "m1"),), "q: a link cue cannot point to PER"),
        ((CUE_, SAID), (Link("speaker", "q", "c"),), "q: a link speaker cannot point to CUE 'kata'"),
        ((BUDI, RIAU), (Link(SAME_ENTITY, "m1", "m3"),), r"m3: a LOC and a PER \(m1\) are linked as one entity"),
        ((OFFICE, BUDI), (Link("person", "o", "m1"),), "o: OFFICIAL 'Kapolda' has no agency; one is needed"),
        ((SAID,), (), "q: QUOTE 'menahan' has no speaker; one is needed"),
        (
            (SAID, BUDI, AGAIN),
            (Link("speaker", "q", "m1"), Link("speaker", "q", "m2")),
            "q: QUOTE 'menahan' has 2 links speaker; one is needed",
        ),
        (
            (SAID, BUDI, CUE_, node("c2", "CUE", "di")),
            (Link("speaker", "q", "m1"), Link("cue", "q", "c"), Link("cue", "q", "c2")),
            "q: QUOTE 'menahan' has 2 cues; one is allowed",
        ),
    ],
)
def test_what_does_not_fit_is_named(nodes: tuple[Node, ...], links: tuple[Link, ...], message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read(*nodes, links=links)


def test_long_spans_are_shortened_in_messages() -> None:
    with pytest.raises(DocumentError, match=r"QUOTE 'Kapolda Riau Budi Santoso menahan Budi di Riau, k…' has no"):
        read(Node("q", "quote", "QUOTE", 0, len(TEXT)))


def test_numbers_for_mentions() -> None:
    nodes = (AGAIN, SAID, BUDI)
    numbered = with_mention_ids(nodes)
    assert [n.values.get("id") for n in numbered] == ["m2", None, "m1"]
    assert [n.id for n in numbered] == [n.id for n in nodes]
