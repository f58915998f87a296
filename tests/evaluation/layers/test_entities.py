"""Chains of mentions against worked examples and, by hand, against other ways to count."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from tests.evaluation.strategies import pairs
from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import Counts, prf
from tpo_ie.evaluation.layers.entities import score

LETTERS = "a b c d e f g h i"


def chains(*groups: str) -> Document:
    """A document in which each group of letters is one entity."""
    mentions, entities = [], []
    for n, group in enumerate(groups):
        entities.append({"id": f"e{n}", "type": "PER", "name": group})
        for letter in group:
            start = LETTERS.index(letter)
            mentions.append(
                {"id": letter, "start": start, "end": start + 1, "text": letter, "label": "PER", "entity": f"e{n}"}
            )
    mentions.sort(key=lambda m: str(m["id"]))
    return Document.from_dict({"id": "x", "text": LETTERS, "mentions": mentions, "entities": entities})


def test_the_worked_example_of_pradhan_et_al_2014() -> None:
    counts = score(Pair(chains("abc", "defg"), chains("ab", "cd", "fghi")))
    expected = {
        "muc": (0.4, 0.4, 0.4),
        "b3": (0.5, 0.4167, 0.4545),
        "ceaf_e": (0.4333, 0.65, 0.52),
    }
    for name, figures in expected.items():
        assert prf(counts[name,]) == pytest.approx(figures, abs=1e-4), name


def test_one_chain_of_everything_has_full_recall() -> None:
    counts = score(Pair(chains("abc", "de"), chains("abcde")))
    assert prf(counts["muc",])[1] == 1.0
    assert prf(counts["b3",])[1] == 1.0
    assert prf(counts["b3",])[0] == pytest.approx((9 + 4) / 25)
    assert prf(counts["ceaf_e",])[0] == pytest.approx(0.75)


def test_everything_alone_has_full_precision_and_no_links() -> None:
    counts = score(Pair(chains("abc"), chains("a", "b", "c")))
    assert counts["muc",] == Counts(0, 0, 2)
    assert prf(counts["b3",]) == pytest.approx((1.0, 1 / 3, 0.5))
    assert counts[()] == Counts(0, 0, 3)


@given(pairs())
def test_links_are_pairs_of_mentions(pair: tuple[Document, Document]) -> None:
    def links(document: Document) -> set[Any]:
        return {
            ((a.start, a.end), (b.start, b.end)) for a, b in combinations(document.mentions, 2) if a.entity == b.entity
        }

    gold, predicted = (links(document) for document in pair)
    assert score(Pair(*pair))[()] == Counts(len(gold & predicted), len(predicted), len(gold))


def with_roles(**roles: Any) -> Document:
    entities = [
        {"id": name, "type": "PER", "name": name, "attributes": {"role": role} if role else {}}
        for name, role in roles.items()
    ]
    return Document.from_dict({"id": "x", "text": LETTERS, "entities": entities})


def test_roles_count_where_gold_states_any() -> None:
    gold = with_roles(ana="victim", budi="suspect", cici=None)
    counts = score(Pair(gold, with_roles(ana="victim", budi="witness", cici="victim")))
    assert counts["roles", "micro"] == Counts(1, 3, 2)
    assert counts["roles", "per_role", "victim"] == Counts(1, 2, 1)
    both = score(Pair(with_roles(ana=["victim", "minor"]), with_roles(ana="minor")))
    assert both["roles", "micro"] == Counts(1, 1, 2)
    silent = score(Pair(with_roles(ana=None), with_roles(ana="victim")))
    assert not any(path[:1] == ("roles",) for path in silent)


def test_names_of_agencies_are_compared_without_case(paired: Any, small: dict[str, Any]) -> None:
    renamed = [e | {"name": e["name"].upper() if e["id"] == "a1" else "Polres"} for e in small["entities"]]
    assert score(paired(entities=renamed))["agency_names",] == Counts(1, 2, 2)
    assert score(paired(entities=renamed))["agency_names_exact",] == Counts(1, 2, 2)


def test_a_body_is_right_whether_or_not_its_name_is_written_out(paired: Any, small: dict[str, Any]) -> None:
    renamed = [e | {"name": "Polda Riau"} if e["id"] == "a1" else e for e in small["entities"]]
    counts = score(paired(entities=renamed))
    assert counts["agency_names",] == Counts(2, 2, 2)
    assert counts["agency_names_exact",] == Counts(1, 2, 2)
