"""What the scores say of predictions whose worth is known."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.evaluation.conftest import empty
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError
from tpo_ie.evaluation.evaluate import evaluate
from tpo_ie.evaluation.report import complete

MICRO = (
    "mentions.strict.micro",
    "entities",
    "officials",
    "relations.micro",
    "quotes.span_speaker",
    "actions.category",
    "actions.category_actor",
)


def f1(result: dict[str, Any], path: str) -> float:
    node = result
    for part in path.split("."):
        node = node[part]
    value = node["f1"]
    assert isinstance(value, float)
    return value


def renamed(document: Document) -> Document:
    """The same annotation with other ids and every list in another order."""
    data = document.to_dict()
    names = {entity["id"]: f"x{n}" for n, entity in enumerate(reversed(data["entities"]))}

    def translate(value: Any, key: str = "") -> Any:
        if isinstance(value, list):
            return [translate(item, key) for item in value]
        if isinstance(value, dict):
            return {k: translate(v, k) for k, v in value.items()}
        free = key in {
            "text",
            "title",
            "name",
            "attributes",
            "time",
            "label",
            "type",
            "category",
            "kind",
            "status",
            "source",
        }
        return value if free or not isinstance(value, str) else names.get(value, value)

    shuffled = random.Random(5)
    for layer in ("entities", "officials", "relations", "quotes", "actions"):
        data[layer] = translate(data[layer])
        shuffled.shuffle(data[layer])
        for item in data[layer]:
            if layer == "entities":
                item["id"] = item["id"] if item["id"] in names.values() else names[item["id"]]
            if item.get("type") == "cooperates_with":
                item["head"], item["tail"] = item["tail"], item["head"]
    for mention in data["mentions"]:
        mention["entity"] = names[mention["entity"]]
    return Document.from_dict(data)


def test_a_perfect_prediction_scores_1_everywhere(gold: list[Document]) -> None:
    result = evaluate((document, document) for document in gold)
    assert result["documents"] == len(gold)
    nodes = [result]
    leaves = 0
    while nodes:
        node = nodes.pop()
        nodes += [child for key, child in node.items() if isinstance(child, dict) and key != "definitions"]
        if "f1" in node:
            leaves += 1
            assert (node["p"], node["r"], node["f1"], node["ci95"]) == (1.0, 1.0, 1.0, [1.0, 1.0])
    assert leaves > 30


def test_ids_and_order_do_not_matter(gold: list[Document]) -> None:
    result = evaluate((document, renamed(document)) for document in gold)
    for path in MICRO:
        assert f1(result, path) == 1.0, path


def test_finding_nothing_scores_0(gold: list[Document]) -> None:
    result = evaluate((document, empty(document)) for document in gold)
    for path in MICRO:
        assert f1(result, path) == 0.0, path


def test_nothing_to_find_and_nothing_found_scores_1(gold: list[Document]) -> None:
    result = complete(evaluate((empty(document), empty(document)) for document in gold))
    for path in (
        *MICRO,
        "mentions.strict.per_label.LAW",
        "relations.per_type.member_of",
        "actions.per_category.arrest",
    ):
        assert f1(result, path) == 1.0, path


def test_finding_something_where_nothing_is_scores_0(gold: list[Document]) -> None:
    result = evaluate((empty(document), document) for document in gold)
    for path in MICRO:
        assert f1(result, path) == 0.0, path


def test_the_order_of_the_documents_does_not_matter(gold: list[Document]) -> None:
    pairs = [(document, empty(document) if i % 2 else document) for i, document in enumerate(gold)]
    forwards, backwards = evaluate(pairs), evaluate(reversed(pairs))
    for path in MICRO:
        assert f1(forwards, path) == f1(backwards, path)


def test_different_texts_are_refused(gold: list[Document]) -> None:
    with pytest.raises(DocumentError, match=rf"{gold[0].id}: gold and prediction have different texts"):
        evaluate([(gold[0], gold[1])])


@pytest.fixture
def scored(small: dict[str, Any]) -> Any:
    """Score the small document against a copy with changes."""

    def call(**changes: Any) -> dict[str, Any]:
        return evaluate([(Document.from_dict(small), Document.from_dict(small | changes))])

    return call


def test_a_wrong_label_or_border_is_wrong(scored: Any, small: dict[str, Any]) -> None:
    first, *rest = small["mentions"]
    shorter = first | {"end": 5, "text": "Polda"}
    result = scored(mentions=[shorter, *rest])
    assert result["mentions"]["strict"]["micro"]["correct"] == 2
    entities = [e | {"type": "ORG"} if e["id"] == "a1" else e for e in small["entities"]]
    result = scored(mentions=[first | {"label": "ORG"}, *rest], entities=entities)
    assert result["mentions"]["strict"]["micro"]["correct"] == 2
    assert result["mentions"]["boundaries"]["micro"]["correct"] == 3
    assert result["mentions"]["strict"]["per_label"]["ORG"]["predicted"] == 1


def test_officials_need_person_title_and_agency(scored: Any) -> None:
    assert scored(officials=[{"person": "p1", "title": "kapolda ", "agency": "a1"}])["officials"]["f1"] == 1.0
    assert scored(officials=[{"person": "p1", "title": "Wakapolda", "agency": "a1"}])["officials"]["f1"] == 0.0
    assert scored(officials=[{"person": "p1", "title": "Kapolda", "agency": "a2"}])["officials"]["f1"] == 0.0


def test_relations_follow_from_officials_and_cooperation_has_no_direction(scored: Any) -> None:
    result = scored(relations=[{"type": "cooperates_with", "head": "a2", "tail": "a1"}])["relations"]
    assert result["per_type"]["cooperates_with"]["f1"] == 1.0
    assert result["per_type"]["holds_position"]["support"] == 1
    assert result["per_type"]["works_for"]["support"] == 1
    listed = [
        {"type": "cooperates_with", "head": "a1", "tail": "a2"},
        {"type": "works_for", "head": "p1", "tail": "a1"},
    ]
    assert scored(relations=listed)["relations"]["micro"]["f1"] == 1.0
    turned = [{"type": "part_of", "head": "a2", "tail": "a1"}]
    assert scored(relations=turned)["relations"]["per_type"]["cooperates_with"]["r"] == 0.0


def test_quotes_need_overlap_and_speaker(scored: Any) -> None:
    def quotes(start: int, end: int, speaker: str) -> dict[str, Any]:
        result = scored(quotes=[{"start": start, "end": end, "speaker": speaker, "kind": "direct"}])["quotes"]
        assert isinstance(result, dict)
        return result

    near = quotes(36, 44, "p1")  # 8 of 10 characters
    assert (near["span"]["f1"], near["span_exact"]["f1"], near["span_speaker"]["f1"]) == (1.0, 0.0, 1.0)
    far = quotes(36, 43, "p1")
    assert (far["span"]["f1"], far["span_lenient"]["f1"]) == (0.0, 1.0)
    wrong = quotes(36, 46, "a1")
    assert (wrong["span"]["f1"], wrong["span_speaker"]["f1"]) == (1.0, 0.0)


def test_actions_need_category_and_place_and_lead_actor(scored: Any, small: dict[str, Any]) -> None:
    action = small["actions"][0]

    def actions(**changes: Any) -> dict[str, Any]:
        result = scored(actions=[action | changes])["actions"]
        assert isinstance(result, dict)
        return result

    assert actions(actors=["a1", "p1"])["category_actor"]["f1"] == 1.0
    other = actions(actors=["a2"])
    assert (other["category"]["f1"], other["category_actor"]["f1"]) == (1.0, 0.0)
    assert actions(actors=[])["category_actor"]["f1"] == 0.0
    assert actions(category="task_force")["category"]["f1"] == 0.0
    assert actions(trigger=[47, 50], evidence=[[35, 58]])["category"]["f1"] == 0.0
    assert actions(trigger=[0, 5])["category"]["f1"] == 1.0  # the same sentence
    assert actions(status="planned")["status"]["f1"] == 0.0
    assert scored(actions=[action, action])["actions"]["category"]["p"] == 0.5
