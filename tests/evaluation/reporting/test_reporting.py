from __future__ import annotations

import io
import re
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from tests.evaluation.conftest import damaged, empty
from tpo_ie.document import Document
from tpo_ie.evaluation.evaluate import Evaluation, evaluate
from tpo_ie.evaluation.measures import headlines
from tpo_ie.evaluation.reporting.markdown import to_markdown
from tpo_ie.evaluation.reporting.sheets import remarks, sheets
from tpo_ie.evaluation.reporting.terminal import print_result
from tpo_ie.evaluation.reporting.values import figures, number, walk
from tpo_ie.evaluation.slices import forms


@pytest.fixture(scope="module")
def result(gold: list[Document]) -> dict[str, Any]:
    """A result with all that one can have."""
    evaluation = Evaluation(slices=["year", "region", "length"], known=forms(gold[:3]), compared=True)
    for n, document in enumerate(gold):
        evaluation.add(document, damaged(document, n), empty(document))
    return evaluation.result(resamples=20)


def printed(result: dict[str, Any], *, details: bool = False, width: int = 80) -> str:
    stream = io.StringIO()
    print_result(result, Console(file=stream, width=width), details=details)
    return stream.getvalue()


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_tables_name_measures_as_the_json_does_and_fit_80_columns(result: dict[str, Any]) -> None:
    for details in (False, True):
        text = printed(result, details=details)
        assert text.startswith("8 documents")
        assert all(".".join(path) in text for path in headlines())
        assert "…" not in text
        assert all(cell_len(line) <= 80 for line in text.split("\n"))
        assert text.index("mentions.strict.micro") < text.index("officials") < text.index("actions.category")


def test_a_definition_stands_under_each_name(result: dict[str, Any]) -> None:
    chief = sheets(result)[0]
    assert [row.name for row in chief.rows] == [".".join(path) for path in headlines()]
    assert all(row.definition for row in chief.rows)
    text = printed(result, width=200)
    assert re.search(r"mentions\.strict\.micro .*\n.*same start, same end, same label", text)


def test_details_add_every_measure_label_and_confusion(result: dict[str, Any]) -> None:
    short, long = printed(result), printed(result, details=True)
    for name in (
        "quotes.span_lenient",
        "entities.muc",
        "mentions.strict.per_label",
        "mentions.confusion",
        "[Luo 2005]",
    ):
        assert name not in short
        assert name in flat(long)
    assert "--details" in short
    assert "--details" not in long


def test_what_nobody_had_is_left_out_but_for_the_chief_scores(gold: list[Document]) -> None:
    text = printed(evaluate([(empty(gold[0]), empty(gold[0]))], resamples=5), details=True)
    assert text.startswith("1 document\n") or text.startswith("1 document ")
    assert "per_label" not in text
    assert "officials" in text
    assert "quotes.span_lenient" not in text


def test_accuracies_have_one_figure(result: dict[str, Any]) -> None:
    node = {"p": 0.5, "r": 0.5, "f1": 0.5, "ci95": [0.4, 0.6], "support": 2, "predicted": 2.5}
    assert list(figures(node, one_figure=True)) == ["", "", "0.500", "0.400–0.600", "2", "2.5"]
    assert list(figures(node))[:2] == ["0.500", "0.500"]
    assert number(3) == number(3.0) == "3"
    row = next(row for row in sheets(result)[0].rows if row.name == "entities.agency_names")
    assert row.cells[:2] == ("", "")


def test_confusions_list_what_was_predicted_instead(result: dict[str, Any]) -> None:
    sheet = next(s for s in sheets(result, details=True) if s.title.startswith("mentions.confusion"))
    matrix = result["mentions"]["confusion"]
    rows = {row.name: row.cells for row in sheet.rows}
    assert set(rows) == set(matrix)
    assert rows["PER"][0] == str(matrix["PER"]["PER"])
    assert f"none {matrix['PER']['none']}" in rows["PER"][1]


def test_the_comparison_marks_what_is_not_chance(result: dict[str, Any]) -> None:
    sheet = next(s for s in sheets(result) if s.title.startswith("this system against"))
    rows = {row.name: row.cells for row in sheet.rows}
    assert list(rows) == [".".join(path) for path in headlines()]
    node = result["against"]["mentions"]["strict"]["micro"]
    assert rows["mentions.strict.micro"][2] == f"{node['difference']:+.3f}"
    assert rows["mentions.strict.micro"][-1].endswith("*")
    assert rows["relevance"][-1].endswith(" ")
    assert len(next(s for s in sheets(result, details=True) if s.title == sheet.title).rows) > len(sheet.rows)


def test_slices_stand_by_size_or_in_their_own_order(result: dict[str, Any]) -> None:
    found = {s.columns[0]: s for s in sheets(result) if s.columns[0] in ("year", "region", "length", "mentions")}
    years = [row.name for row in found["year"].rows]
    assert years == sorted(years)
    sizes = [int(row.cells[0]) for row in found["region"].rows]
    assert sizes == sorted(sizes, reverse=True)
    assert "in characters" in found["length"].title
    assert [row.name for row in found["mentions"].rows] == ["seen", "unseen"]


def test_scores_come_in_the_order_of_the_measures(result: dict[str, Any]) -> None:
    names = [".".join(path) for path, _ in walk(result, "support")]
    assert names.index("mentions.strict.micro") < names.index("mentions.boundaries.micro") < names.index("entities")
    assert not any(name.startswith(("slices", "against")) for name in names)


def test_markdown_has_every_table_and_escapes_what_documents_say(gold: list[Document]) -> None:
    nasty = "a|b <script>*x*\n"
    document = gold[0].model_copy(update={"meta": gold[0].meta.model_copy(update={"source": nasty})})
    evaluation = Evaluation(slices=["source"])
    evaluation.add(document, document)
    text = to_markdown(evaluation.result(resamples=5))
    assert r"a\|b \<script\>\*x\*" in text
    assert text.startswith("# Evaluation\n\n## 1 document\n")
    assert "same start, same end, same label" in text
    assert "mentions.strict.per" in text
    assert text.rstrip().endswith("ids never matter.")
    columns: set[int] = set()
    for line in text.split("\n"):
        if not line.startswith("|"):
            columns = set()
            continue
        columns.add(len(re.findall(r"(?<!\\)\|", line)))
        assert len(columns) == 1, line


def test_a_scheme_has_its_own_definitions() -> None:
    node = {"p": 0.5, "r": 1.0, "f1": 0.6667, "support": 3, "predicted": 6, "correct": 3, "ci95": [0.4, 0.8]}
    scheme = {
        "sentences": 9,
        "definitions": {"mentions.strict": "as seqeval counts"},
        "mentions": {"strict": {"micro": node, "per_label": {"PERSON": node}}},
    }
    text = printed(scheme)
    assert text.startswith("9 sentences")
    assert "PERSON" in text
    assert "as seqeval counts" in text
    assert len(remarks(scheme)) == 2
