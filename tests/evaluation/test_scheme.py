from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.evaluation.scheme import chunks, score_scheme, strict_chunks

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
