from __future__ import annotations

import io
import json

import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.evaluation.conftest import empty
from tpo_ie.document import MENTION_LABELS, RELATION_TYPES, Document
from tpo_ie.evaluation.evaluate import evaluate
from tpo_ie.evaluation.report import complete, definitions, tables

PROMISED = [
    "mentions.strict.micro",
    *(f"mentions.strict.per_label.{label}" for label in MENTION_LABELS),
    "entities",
    "officials",
    *(f"relations.per_type.{type_}" for type_ in RELATION_TYPES),
    "quotes.span_speaker",
    "actions.category",
    "actions.category_actor",
]


@pytest.mark.parametrize("count", [0, 1, 8])
def test_json_holds_every_promised_key(gold: list[Document], count: int) -> None:
    result = json.loads(json.dumps(complete(evaluate((d, empty(d)) for d in gold[:count]))))
    for path in PROMISED:
        node = result
        for part in path.split("."):
            node = node[part]
        assert {"p", "r", "f1", "support", "ci95"} <= set(node), path
        assert len(node["ci95"]) == 2


def test_complete_changes_nothing_that_was_there(gold: list[Document]) -> None:
    result = evaluate((d, empty(d)) for d in gold)
    before = json.dumps(result)
    full = complete(result)
    assert json.dumps(result) == before
    assert full["mentions"]["strict"]["micro"] == result["mentions"]["strict"]["micro"]


def printed(result: dict[str, object]) -> str:
    console = Console(file=io.StringIO(), width=80)
    for table in tables(result):
        console.print(table)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert isinstance(text, str)
    return text


def test_tables_name_measures_as_the_json_does_and_fit_80_columns(gold: list[Document]) -> None:
    text = printed(complete(evaluate((d, d) for d in gold)))
    assert text.startswith("8 documents")
    for path in (
        "mentions.strict.micro",
        "entities.agency_names",
        "quotes.span_speaker_lenient",
        "actions.category_actor",
    ):
        assert path in text
    assert "…" not in text
    assert all(cell_len(line) <= 80 for line in text.split("\n"))
    assert text.index("mentions.strict.micro") < text.index("officials") < text.index("actions.category")


def test_tables_leave_out_what_nobody_had(gold: list[Document]) -> None:
    text = printed(complete(evaluate((empty(d), empty(d)) for d in gold)))
    assert "per_label" not in text
    assert "officials" in text


def test_definitions_stand_beside_the_numbers(gold: list[Document]) -> None:
    measures = dict(definitions(evaluate((d, d) for d in gold[:1])))
    assert {"mentions.strict", "officials", "quotes.span_speaker", "actions.category_actor"} <= set(measures)
