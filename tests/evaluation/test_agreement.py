"""Our mention scores beside those of seqeval and nervaluate."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluation.conftest import damaged
from tests.evaluation.strategies import LABELS, TEXT, mentions
from tpo_ie.document import MENTION_LABELS, Document
from tpo_ie.evaluation.evaluate import evaluate
from tpo_ie.mentions.words import split_words

Spans = list[tuple[int, int, str]]
SEMEVAL = {"strict": "strict", "boundaries": "exact", "partial": "partial", "type": "ent_type"}
NODES = {"p": "precision", "r": "recall", "f1": "f1"}


def document(found: Spans, text: str = TEXT) -> Document:
    data = {
        "id": "x",
        "text": text,
        "mentions": [
            {"id": f"m{n}", "start": a, "end": b, "text": text[a:b], "label": label, "entity": f"e{n}"}
            for n, (a, b, label) in enumerate(found)
        ],
        "entities": [{"id": f"e{n}", "type": label, "name": text[a:b]} for n, (a, b, label) in enumerate(found)],
    }
    return Document.from_dict(data)


def spans(found: Document) -> Spans:
    return [(m.start, m.end, m.label) for m in found.mentions]


def nervaluate(pairs: list[tuple[Document, Document]], labels: tuple[str, ...]) -> dict[str, Any]:
    pytest.importorskip("nervaluate")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nervaluate.evaluator import Evaluator

        # Its span ends are inclusive.
        sides = [
            [[{"label": label, "start": a, "end": b - 1} for a, b, label in spans(d)] for d in side]
            for side in zip(*pairs, strict=True)
        ]
        found: dict[str, Any] = Evaluator(*sides, list(labels), loader="dict").evaluate()
    return found


def check_against_nervaluate(pairs: list[tuple[Document, Document]], labels: tuple[str, ...]) -> None:
    theirs, ours = nervaluate(pairs, labels), evaluate(pairs, resamples=2)["mentions"]
    seen = {m.label for pair in pairs for d in pair for m in d.mentions}
    compared = [(measure, name, ours[measure]["micro"], theirs["overall"][name]) for measure, name in SEMEVAL.items()]
    for measure in ("strict", "partial", "type"):
        name = SEMEVAL[measure]
        compared += [(measure, x, ours[measure]["per_label"][x], theirs["entities"][x][name]) for x in seen]
    for measure, name, mine, its in compared:
        if mine["support"] or mine["predicted"]:
            for key, attribute in NODES.items():
                assert mine[key] == pytest.approx(getattr(its, attribute), abs=1e-4), (measure, name, key)


@settings(max_examples=50)
@given(st.lists(st.tuples(mentions(), mentions()), min_size=1, max_size=3))
def test_all_four_measures_agree_with_nervaluate(found: list[tuple[Spans, Spans]]) -> None:
    check_against_nervaluate([(document(g), document(p)) for g, p in found], LABELS)


def test_articles_agree_with_nervaluate(gold: list[Document]) -> None:
    pairs = [(d, damaged(d, n)) for n, d in enumerate(gold)]
    check_against_nervaluate(pairs, MENTION_LABELS)
    ours = evaluate(pairs)["mentions"]
    figures = [ours[measure]["micro"]["f1"] for measure in ("strict", "boundaries", "partial")]
    assert 0.3 < figures[0] < figures[1] < figures[2] < 0.95


def tags(found: Spans, text: str) -> list[str]:
    """One IOB2 tag for each word: a word that a mention touches is its, unless it is the one's before."""
    words = split_words(text)
    result = ["O"] * len(words)
    for a, b, label in found:
        own = [n for n in range(len(words)) if words.starts[n] < b and a < words.ends[n] and result[n] == "O"]
        for n in own:
            result[n] = f"I-{label}"
        if own:
            result[own[0]] = f"B-{label}"
    return result


def seqeval(pairs: list[tuple[Document, Document]], **options: Any) -> dict[str, Any]:
    metrics = pytest.importorskip("seqeval.metrics")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report: dict[str, Any] = metrics.classification_report(
            *([tags(spans(d), d.text) for d in side] for side in zip(*pairs, strict=True)),
            output_dict=True,
            zero_division=0,
            **options,
        )
    return report


def check_against_seqeval(pairs: list[tuple[Document, Document]]) -> None:
    schemes = pytest.importorskip("seqeval.scheme")
    ours = evaluate(pairs, resamples=2)["mentions"]["seqeval"]
    if not any(any(tag != "O" for tag in tags(spans(g), g.text)) for g, _ in pairs):
        return  # seqeval needs an entity in gold
    for options in ({}, {"mode": "strict", "scheme": schemes.IOB2}):
        report = seqeval(pairs, **options)
        for name, node in [("micro avg", ours["micro"]), ("macro avg", ours["macro"]), *ours["per_label"].items()]:
            its = report.get(name)
            if its is None:
                assert not node["support"]
                continue
            for key, attribute in (("p", "precision"), ("r", "recall"), ("f1", "f1-score"), ("support", "support")):
                assert node[key] == pytest.approx(its[attribute], abs=1e-4), (name, key, options)


@settings(max_examples=20)
@given(st.lists(st.tuples(mentions(), mentions()), min_size=1, max_size=3))
def test_words_agree_with_seqeval_in_both_modes(found: list[tuple[Spans, Spans]]) -> None:
    check_against_seqeval([(document(g), document(p)) for g, p in found])


def test_articles_agree_with_seqeval(gold: list[Document]) -> None:
    check_against_seqeval([(d, damaged(d, n)) for n, d in enumerate(gold)])
