from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.evaluation.scheme import chunks, score_scheme, score_spans, strict_chunks

_TAGS = st.lists(st.sampled_from(["O", "B-A", "I-A", "B-B", "I-B"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(_TAGS, st.data()), min_size=1, max_size=4))
def test_agrees_with_seqeval(sentences: list[tuple[list[str], st.DataObject]]) -> None:
    seqeval = pytest.importorskip("seqeval.metrics")
    schemes = pytest.importorskip("seqeval.scheme")
    gold = [tags for tags, _ in sentences]
    ours = [
        data.draw(st.lists(st.sampled_from(["O", "B-A", "I-A", "B-B"]), min_size=len(t), max_size=len(t)))
        for t, data in sentences
    ]
    for read, options in ((chunks, {}), (strict_chunks, {"mode": "strict", "scheme": schemes.IOB2})):
        correct = sum(len(read(g) & read(o)) for g, o in zip(gold, ours, strict=True))
        total = sum(len(read(tags)) for tags in (*gold, *ours))
        expected = 2 * correct / total if total else 0.0
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert seqeval.f1_score(gold, ours, **options) == pytest.approx(expected)


def test_scores_a_file_with_its_head(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("Presiden\tO\nJoko\tB-PERSON\nWidodo\tI-PERSON\ndi\tO\nJakarta\tB-PLACE\n\n", encoding="utf-8")
    result = score_scheme([path], "nergrit")
    assert result["mentions"]["strict"]["micro"]["f1"] > 0.6
    assert set(result["mentions"]["iob2"]["micro"]) >= {"p", "r", "f1", "support", "ci95"}
    assert "PERSON" in result["mentions"]["strict"]["per_label"]
    assert set(result["definitions"]) == {"mentions.strict", "mentions.iob2"}


def test_macro_is_the_mean_of_what_gold_or_prediction_has() -> None:
    pairs = [({(0, 1, "A"), (2, 2, "B")}, {(0, 1, "A")}), ({(0, 0, "A")}, {(0, 0, "A"), (1, 1, "C")})]
    result = score_spans(pairs)
    assert {name: node["f1"] for name, node in result["per_label"].items()} == {"A": 1.0, "B": 0.0, "C": 0.0}
    assert result["macro"]["f1"] == 0.3333
    assert result["micro"]["f1"] == 0.6667
    assert len(result["macro"]["ci95"]) == 2
    assert score_spans([])["micro"]["f1"] == 1.0


@given(st.lists(st.tuples(_TAGS, _TAGS).map(lambda t: tuple(tags[: min(map(len, t))] for tags in t)), min_size=1))
def test_macro_agrees_with_seqeval(sentences: list[tuple[list[str], list[str]]]) -> None:
    seqeval = pytest.importorskip("seqeval.metrics")
    gold, ours = map(list, zip(*sentences, strict=True))
    if not any(chunks(tags) for tags in gold):
        return  # seqeval needs an entity in gold
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = seqeval.f1_score(gold, ours, average="macro")
    found = score_spans([(chunks(g), chunks(p)) for g, p in sentences])
    assert found["macro"]["f1"] == pytest.approx(expected, abs=1e-4)
