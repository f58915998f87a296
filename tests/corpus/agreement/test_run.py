"""Two annotations of a corpus."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.drafts import action, document
from tests.strategies import documents
from tpo_ie.corpus.agreement import Agreement, compare
from tpo_ie.corpus.agreement.pairing import pairs
from tpo_ie.corpus.agreement.reporting import remarks, sheets
from tpo_ie.corpus.agreement.run import definitions
from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError

_TEXT = '[[a1|Polda Riau]] menangkap [[k1|calo]] dan memeriksa [[p1|Budi]]. "Kami siap," kata [[p2|Sari]].'


def two(**changes: Any) -> tuple[Document, Document]:
    actions = [
        action("menangkap", "arrest", actors=["a1"], targets=["k1"], count=2),
        action("memeriksa", "investigation", targets=["p1"]),
    ]
    quotes = [{"said": "Kami siap,", "speaker": "p2", "kind": "direct"}]
    ours = document(_TEXT, actions=actions, quotes=quotes, relevance={"label": "tppo", "score": 1})
    other = [actions[0] | changes, actions[1] | {"category": changes.get("second", "investigation")}]
    other[0].pop("second", None)
    theirs = document(_TEXT, actions=other, quotes=quotes, relevance={"label": "tppo", "score": 1})
    return ours, theirs


@given(st.lists(documents(), min_size=1, max_size=3))
@settings(max_examples=40)
def test_a_corpus_agrees_with_itself(found: list[Document]) -> None:
    result = compare([(document, document) for document in found], resamples=5)
    figures = list(_f1(result))
    assert figures
    assert set(figures) == {1.0}


def _f1(node: Any) -> Any:
    if isinstance(node, dict):
        if isinstance(node.get("f1"), float):
            yield node["f1"]
        for value in node.values():
            yield from _f1(value)


def test_differences_show_where_they_are() -> None:
    result = compare([two(count=3, status="planned", second="charge")], resamples=5)
    assert result["mentions"]["exact"]["micro"]["f1"] == 1
    assert result["actions"]["category"]["f1"] == 0.5
    assert result["actions"]["per_category"]["arrest"]["f1"] == 1
    assert result["actions"]["per_argument"]["count"]["f1"] == 0
    assert result["actions"]["category"]["chance"]["units"] == 2
    assert result["actions"]["status"]["chance"] == {"kappa": 0.0, "alpha": 0.0, "units": 1}
    assert result["quotes"]["span_speaker"] == {"f1": 1.0, "ci95": [1.0, 1.0], "a": 1, "b": 1, "agreed": 1}
    assert result["relevance"]["label"]["chance"] == {"kappa": None, "alpha": None, "units": 1}
    assert json.loads(json.dumps(result)) == result


@given(st.data())
@settings(max_examples=25)
def test_it_does_not_matter_who_is_called_a(data: st.DataObject) -> None:
    ours = data.draw(documents())
    theirs = ours.model_copy(
        update={
            "mentions": ours.mentions[::2],
            "actions": ours.actions[1:],
            "relations": ours.relations[:1],
            "quotes": (),
        }
    )
    one, other = compare([(ours, theirs)], resamples=2), compare([(theirs, ours)], resamples=2)
    for layer in ("mentions", "officials", "relations", "quotes", "actions"):
        assert list(_f1(one[layer])) == pytest.approx(list(_f1(other[layer])))
    assert one["mentions"]["tokens"] == other["mentions"]["tokens"]


def test_different_texts_are_refused() -> None:
    with pytest.raises(DocumentError, match="d: the two annotations have different texts"):
        Agreement().add(document("satu"), document("dua"))


def test_tables_hold_every_figure_beside_its_definition() -> None:
    result = compare([two()], resamples=5)
    tables = {sheet.title: sheet for sheet in sheets(result)}
    assert [row.name for row in tables["Mentions (1 documents)"].rows] == ["AGENCY", "GROUP", "PER", "all"]
    layers = tables["Layers"].rows
    named = [name for name in definitions()["f1"] if not name.startswith("mentions")]
    assert [row.name for row in layers] == named
    assert all(row.definition for row in (*layers, *tables["Beyond chance"].rows))
    assert [row.name for row in tables["Beyond chance"].rows] == list(definitions()["chance"])
    assert any("Not unitised" in line for line in remarks())
    assert {"Actions, per category", "Actions, per argument"} < set(tables)


def test_an_empty_comparison_has_tables_too() -> None:
    assert sheets(compare([(document("halo"), document("halo"))], resamples=2))[0].rows


def test_documents_are_paired_by_id(tmp_path: Path) -> None:
    a, b = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    a.write_text("".join(document("satu", id=i).to_json() + "\n" for i in "xyz"), encoding="utf-8")
    b.write_text("".join(document("satu", id=i).to_json() + "\n" for i in "wzx"), encoding="utf-8")
    told: list[str] = []
    assert [(one.id, other.id) for one, other in pairs(a, b, told.append)] == [("x", "x"), ("z", "z")]
    assert told == [f"{b}: there is no 'y', which {a} has", f"{a}: there is no 'w', which {b} has"]
    a.write_text(a.read_text() + a.read_text())
    with pytest.raises(InputError, match=r"a\.jsonl: the id 'x' stands twice"):
        list(pairs(a, b, told.append))
    with pytest.raises(InputError, match=r"a\.jsonl: the id 'x' stands twice"):
        list(pairs(b, a, told.append))
