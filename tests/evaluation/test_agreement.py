"""Our mention scores beside those of seqeval and nervaluate."""

from __future__ import annotations

import random
import warnings
from typing import Any

import pytest

from tpo_ie.document import MENTION_LABELS, Document
from tpo_ie.evaluation.evaluate import evaluate


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


def tags(document: Document) -> list[str]:
    """One IOB2 tag for each character."""
    found = ["O"] * len(document.text)
    for mention in document.mentions:
        found[mention.start : mention.end] = [f"I-{mention.label}"] * (mention.end - mention.start)
        found[mention.start] = f"B-{mention.label}"
    return found


@pytest.fixture
def pairs(gold: list[Document]) -> list[tuple[Document, Document]]:
    return [(document, damaged(document, n)) for n, document in enumerate(gold)]


def test_strict_mentions_agree_with_seqeval(pairs: list[tuple[Document, Document]]) -> None:
    pytest.importorskip("seqeval")
    from seqeval.metrics import classification_report
    from seqeval.scheme import IOB2

    report: dict[str, Any] = classification_report(
        [tags(g) for g, _ in pairs],
        [tags(p) for _, p in pairs],
        mode="strict",
        scheme=IOB2,
        output_dict=True,
        zero_division=0,
    )
    ours = evaluate(pairs)["mentions"]["strict"]
    for name, node in [("micro avg", ours["micro"]), *ours["per_label"].items()]:
        if name in report:
            assert node["p"] == pytest.approx(report[name]["precision"], abs=1e-4), name
            assert node["r"] == pytest.approx(report[name]["recall"], abs=1e-4), name
            assert node["f1"] == pytest.approx(report[name]["f1-score"], abs=1e-4), name
            assert node["support"] == report[name]["support"], name
    assert 0.3 < ours["micro"]["f1"] < 0.9


def test_strict_mentions_agree_with_nervaluate(pairs: list[tuple[Document, Document]]) -> None:
    pytest.importorskip("nervaluate")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nervaluate.evaluator import Evaluator

        def spans(document: Document) -> list[dict[str, Any]]:
            return [{"label": m.label, "start": m.start, "end": m.end - 1} for m in document.mentions]

        evaluator = Evaluator(
            [spans(g) for g, _ in pairs], [spans(p) for _, p in pairs], list(MENTION_LABELS), loader="dict"
        )
        theirs = evaluator.evaluate()["overall"]
    ours = evaluate(pairs)["mentions"]
    for scheme, node in (("strict", ours["strict"]["micro"]), ("exact", ours["boundaries"]["micro"])):
        assert node["p"] == pytest.approx(theirs[scheme].precision, abs=1e-4), scheme
        assert node["r"] == pytest.approx(theirs[scheme].recall, abs=1e-4), scheme
