from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path

import pytest

from tests.officials.drafts import draft_of
from tpo_ie.document import Document
from tpo_ie.entities.stage import EntityStage
from tpo_ie.evaluation.alignment import align_entities
from tpo_ie.language.sentences import split_sentences
from tpo_ie.officials.stage import OfficialStage
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.quotes.stage import QuoteStage
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.relations.stage import RelationStage


@cache
def _knowledge() -> Knowledge:
    return Knowledge()


def _relate(draft: Draft) -> Draft:
    OfficialStage(_knowledge())(draft)
    RelationStage(_knowledge())(draft)
    return draft


def test_ties_stand_once_whatever_their_direction() -> None:
    draft = _relate(draft_of("[[AGENCY|A]] bersama [[AGENCY|B]]. [[AGENCY|B]] menggandeng [[AGENCY|A]]."))
    assert [(r.type, r.rule) for r in draft.relations] == [("cooperates_with", "partner-verb")]


def test_nothing_is_tied_to_itself() -> None:
    draft = draft_of("[[AGENCY|A]] bersama [[AGENCY|AA]]")
    draft.mentions[1].entity = draft.mentions[0].entity
    assert _relate(draft).relations == []


def test_endpoints_are_typed() -> None:
    draft = _relate(draft_of("[[ORG|Unit Reserse Polda X]] di bawah [[ORG|Y]]. [[ORG|PT A]] bagian dari [[ORG|PT B]]."))
    assert [r.type for r in draft.relations] == []


def test_offices_give_no_second_tie() -> None:
    draft = _relate(draft_of("[[POSITION|Hakim]] [[AGENCY|PN Medan]] [[PER|Ani]] dari [[AGENCY|PN Medan]]"))
    assert len(draft.officials) == 1
    assert draft.relations == []


def test_results_carry_rule_score_and_evidence() -> None:
    draft = _relate(draft_of("Kemarin [[AGENCY|A]] menggandeng [[AGENCY|B]]."))
    (relation,) = draft.relations
    assert relation.rule == "partner-verb"
    assert relation.score is not None
    assert relation.evidence is not None
    assert draft.text[slice(*relation.evidence)] == "A menggandeng B"


@pytest.mark.parametrize(
    "marked", ["", "teks tanpa sebutan", "bersama dan bersama", "[[AGENCY|A]] bersama", "bersama [[AGENCY|A]]"]
)
def test_nothing_to_find(marked: str) -> None:
    assert _relate(draft_of(marked)).relations == []


def _tiled(parts: list[tuple[str, str]], times: int) -> Draft:
    """A text of repeated parts; those with a label are mentions, each of an entity of its own name."""
    pieces: list[str] = []
    marks: list[FoundMention] = []
    size = 0
    for number in range(times):
        for surface, label in parts:
            piece = surface.replace("#", str(number))
            if label:
                marks.append(FoundMention(size, size + len(piece), label))
            pieces.append(piece)
            size += len(piece)
    text = "".join(pieces)
    draft = Draft(text=text, sentences=split_sentences(text))
    draft.set_mentions(marks)
    seen: dict[str, str] = {}
    for mention in draft.mentions:
        key = mention.label + draft.surface(mention)
        if key not in seen:
            seen[key] = draft.add_entity(mention.label, draft.surface(mention))
        mention.entity = seen[key]
    return draft


HOSTILE = {
    "titles": [("Kapolres", "POSITION"), (" ", "")],
    "open brackets": [("(", ""), ("Kapolres", "POSITION"), (" ", "")],
    "pointing nouns": [
        ("Polres K#", "AGENCY"),
        (" dan ", ""),
        ("Kepala", "POSITION"),
        (" balai itu, ", ""),
        ("Ani#", "PER"),
        (". ", ""),
    ],
    "chains": [("Ketua", "POSITION"), (" yang juga ", "")],
    "lists": [("Polres K#", "AGENCY"), (", ", "")],
    "together": [("Polres K#", "AGENCY"), (" bersama ", "")],
    "cues": [("berkoordinasi kerja sama antara anggota ", "")],
    "places": [("Desa D#", "LOC"), (", ", "")],
    "staff": [("peneliti dosen guru ", ""), ("ICW", "ORG")],
    "ranks": [("Dr. Kombes Pol ", "")],
    "quotation marks": [('"kata ', ""), ("Ani#", "PER"), ('" ujar ', ""), ("Ketua", "POSITION"), (" DPR itu. ", "")],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_take_no_longer_than_their_length(name: str) -> None:
    def seconds(size: int) -> float:
        parts = HOSTILE[name]
        draft = _tiled(parts, size // sum(len(surface) for surface, _ in parts))
        start = time.process_time()
        _relate(draft)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(100_000) < 5


def _reference() -> Document | None:
    """The worked example of the guide, where the shared data lie beside the project."""
    for folder in Path(__file__).resolve().parents:
        file = folder / "shared/data/seed/antara-tim-pora-sumsel.gold.json"
        if file.is_file():
            data = json.loads(file.read_text(encoding="utf-8"))
            text = file.with_name("antara-tim-pora-sumsel.txt")
            return Document.from_dict(data if "text" in data else {**data, "text": text.read_text(encoding="utf-8")})
    return None


@pytest.mark.parametrize("gold_entities", [True, False])
def test_reference_article(gold_entities: bool) -> None:
    gold = _reference()
    if gold is None:
        pytest.skip("the shared data are not here")
    draft = Draft.from_document(gold, entities=gold_entities)
    if not gold_entities:
        EntityStage(_knowledge())(draft)
    OfficialStage(_knowledge())(draft)
    QuoteStage(_knowledge())(draft)
    RelationStage(_knowledge())(draft)
    found = draft.to_document()

    same = align_entities(gold, found)  # names are other stages' business

    def officials(document: Document, of: dict[str, str]) -> set[tuple[str, str, str]]:
        return {(of.get(o.person, ""), o.title, of.get(o.agency, "")) for o in document.officials}

    def ties(document: Document, of: dict[str, str], type_: str) -> set[tuple[str, str]]:
        return {(of.get(r.head, ""), of.get(r.tail, "")) for r in document.relations if r.type == type_}

    itself = {entity.id: entity.id for entity in gold.entities}
    assert officials(found, same) == officials(gold, itself)
    for type_, number in (("member_of", 12), ("part_of", 1), ("cooperates_with", 1), ("located_in", 0)):
        assert ties(found, same, type_) == ties(gold, itself, type_)
        assert len(ties(found, same, type_)) == number
