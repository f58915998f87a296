"""What holds for whatever is scored."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluation.conftest import empty, node
from tests.evaluation.strategies import documents, pairs, records
from tpo_ie.document import Document
from tpo_ie.evaluation.evaluate import Evaluation, evaluate
from tpo_ie.evaluation.measures import measure_of, promised

QUICK = settings(max_examples=25)
PATHS = [".".join(path) for path in promised()]


def scores(pairs_: Any, **options: Any) -> dict[str, Any]:
    return evaluate(pairs_, resamples=20, **options)


def renamed(document: dict[str, Any], seed: int) -> Document:
    """The same annotation with other ids and every list but that of mentions in another order."""
    ids = [entity["id"] for entity in document["entities"]]
    new = {old: f"x{n}" for n, old in enumerate(reversed(ids))}

    def translate(value: Any, key: str = "") -> Any:
        if isinstance(value, list):
            return [translate(item, key) for item in value]
        if isinstance(value, dict):
            return {name: translate(item, name) for name, item in value.items()}
        names_entity = key in {"entity", "person", "agency", "head", "tail", "speaker", "actors", "targets"}
        return new[value] if names_entity else value

    data: dict[str, Any] = translate(document)
    for entity in data["entities"]:
        entity["id"] = new[entity["id"]]
    chance = random.Random(seed)
    for layer in ("entities", "officials", "relations", "quotes", "actions"):
        chance.shuffle(data.get(layer, []))
    for relation in data.get("relations", []):
        if relation["type"] == "cooperates_with":
            relation["head"], relation["tail"] = relation["tail"], relation["head"]
    return Document.from_dict(data)


@QUICK
@given(st.lists(records(), max_size=3), st.integers(0, 99))
def test_a_perfect_prediction_scores_one_whatever_its_ids_and_order(found: list[dict[str, Any]], seed: int) -> None:
    result = scores((Document.from_dict(data), renamed(data, seed)) for data in found)
    for path in PATHS:
        score = node(result, path)
        assert (score["p"], score["r"], score["f1"], score["ci95"]) == (1.0, 1.0, 1.0, [1.0, 1.0]), path
        assert score["support"] == score["predicted"], path


@QUICK
@given(st.lists(documents(), min_size=1, max_size=3))
def test_an_empty_prediction_scores_nothing_where_gold_has_something(found: list[Document]) -> None:
    result = scores((document, empty(document)) for document in found)
    for path in PATHS:
        score = node(result, path)
        if score["support"]:
            assert (score["f1"], score["ci95"]) == (0.0, [0.0, 0.0]), path
        over = measure_of(tuple(path.split("."))).over
        if over and node(result, over)["support"]:
            assert score["f1"] == 0.0, path


@QUICK
@given(st.lists(documents(), min_size=1, max_size=3))
def test_a_prediction_where_gold_is_empty_scores_nothing(found: list[Document]) -> None:
    result = scores((empty(document), document) for document in found)
    assert all(node(result, path)["f1"] == 0.0 for path in PATHS if node(result, path)["predicted"])


def test_nothing_found_where_nothing_is_scores_one() -> None:
    document = Document(id="x", text="Cuaca cerah.")
    for result in (scores([(document, document)]), scores([])):
        for path in PATHS:
            assert (node(result, path)["f1"], node(result, path)["support"]) == (1.0, 0), path


@QUICK
@given(st.lists(pairs(), min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(found: list[tuple[Document, Document]], chance: random.Random) -> None:
    before = scores(found)
    chance.shuffle(found)
    assert scores(found) == before


@QUICK
@given(st.lists(pairs(), min_size=2, max_size=5), st.integers(0, 5))
def test_sharding_does_not_matter(found: list[tuple[Document, Document]], cut: int) -> None:
    whole, left, right = Evaluation(slices=["length"]), Evaluation(slices=["length"]), Evaluation(slices=["length"])
    for pair in found:
        whole.add(*pair)
    for pair in found[:cut]:
        left.add(*pair)
    for pair in found[cut:]:
        right.add(*pair)
    right.merge(left)
    assert right.result(resamples=20) == whole.result(resamples=20)


@QUICK
@given(st.lists(pairs(), min_size=1, max_size=4))
def test_every_figure_lies_between_nought_and_one_and_fits_its_counts(found: list[tuple[Document, Document]]) -> None:
    result = scores(found)
    for path in PATHS:
        score = node(result, path)
        assert 0 <= score["ci95"][0] <= score["ci95"][1] <= 1, path
        assert all(0 <= score[key] <= 1 for key in ("p", "r", "f1")), path
        if "correct" in score:
            assert score["correct"] <= min(score["predicted"], score["support"]) + 1e-9, path


@QUICK
@given(pairs())
def test_gold_and_prediction_exchanged_exchange_precision_and_recall(pair: tuple[Document, Document]) -> None:
    there, back = scores([pair]), scores([pair[::-1]])
    for path in ("mentions.strict.micro", "mentions.boundaries.micro", "entities", "entities.muc", "entities.b3"):
        assert node(there, path)["p"] == node(back, path)["r"], path
        assert node(there, path)["f1"] == node(back, path)["f1"], path


@QUICK
@given(st.lists(pairs(), min_size=1, max_size=3))
def test_stricter_measures_never_score_higher(found: list[tuple[Document, Document]]) -> None:
    result = scores(found)
    for strict, lenient in (
        ("mentions.strict.micro", "mentions.boundaries.micro"),
        ("mentions.boundaries.micro", "mentions.partial.micro"),
        ("mentions.strict.micro", "mentions.type.micro"),
        ("officials", "officials.person_title"),
        ("officials", "officials.person_agency"),
        ("relations.strict.micro", "relations.micro"),
        ("quotes.span_exact", "quotes.span"),
        ("quotes.span", "quotes.span_lenient"),
        ("quotes.span_speaker", "quotes.span"),
        ("actions.category_actor", "actions.category"),
        ("actions.full", "actions.category"),
    ):
        assert node(result, strict)["f1"] <= node(result, lenient)["f1"], (strict, lenient)


@QUICK
@given(st.lists(pairs(), min_size=1, max_size=3))
def test_confusions_add_up(found: list[tuple[Document, Document]]) -> None:
    result = scores(found)
    matrix = result["mentions"].get("confusion", {})
    for side, total in (("gold", "support"), ("predicted", "predicted")):
        counted = sum(
            count
            for gold, row in matrix.items()
            for predicted, count in row.items()
            if (gold if side == "gold" else predicted) != "none"
        )
        assert counted == node(result, "mentions.strict.micro")[total]
    assert matrix.get("none", {}).get("none", 0) == 0
