"""Counts of a corpus."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import documents
from tpo_ie.corpus.statistics import Statistics, collect, sheets, to_dict
from tpo_ie.corpus.tables import to_markdown
from tpo_ie.document import Document


def test_every_layer_is_counted(small: dict[str, Any]) -> None:
    small["meta"] |= {"source": "Kabar Riau", "dateline_place": "Pekanbaru"}
    small["actions"][0]["negated"] = True
    small["entities"][0]["registry_id"] = "polda-riau"
    small["entities"].append({"id": "x", "type": "LOC", "name": "Riau", "attributes": {"implied": True}})
    document = Document.from_dict(small)
    found = to_dict(collect([("train", document), ("dev", document), ("train", document)]))
    train = found["splits"]["train"]
    assert train["totals"] == {
        "documents": 2, "characters": 116, "tokens": 28, "mentions": 6, "entities": 8, "implied_entities": 2,
        "entities_with_registry_id": 2, "officials": 2, "relations": 2, "quotes": 2, "actions": 2, "negated_actions": 2,
    }  # fmt: skip
    assert train["mentions"] == {"AGENCY": 4, "PER": 2}
    assert train["relations"] == {"cooperates_with": 2}
    assert train["quotes"] == {"direct": 2}
    assert (train["action_categories"], train["action_statuses"]) == ({"cooperation": 2}, {"done": 2})
    assert (train["sources"], train["years"], train["regions"]) == ({"Kabar Riau": 2}, {"2025": 2}, {"Riau": 2})
    assert train["relevance"] == {"none": 2}
    assert found["all"]["totals"]["documents"] == 3
    assert json.loads(json.dumps(found)) == found


def test_tables_have_a_column_a_split_and_show_what_is_lacking(small: dict[str, Any]) -> None:
    document = Document.from_dict(small)
    tables = {sheet.title: sheet for sheet in sheets(collect([("train", document), ("dev", document)]))}
    assert tables["Corpus"].columns == ("", "train", "dev", "all")
    mentions = {row.name: row.cells for row in tables["Mentions"].rows}
    assert mentions["AGENCY"] == ("2", "2", "4")
    assert mentions["LAW"] == ("0", "0", "0")
    assert {row.name for row in tables["Relations"].rows} > {"part_of", "located_in"}
    assert [row.name for row in tables["Sources"].rows] == ["unknown"]
    assert len(sheets(collect([("a", document)]))[0].columns) == 2


def test_many_sources_are_summed_on_the_terminal_only() -> None:
    found = collect(("a", Document(id=str(n), text="", meta={"source": f"Kabar {n}"})) for n in range(40))
    (rows,) = (sheet.rows for sheet in sheets(found) if sheet.title == "Sources")
    assert (rows[-1].name, rows[-1].cells, len(rows)) == ("15 others", ("15",), 26)
    assert len(to_dict(found)["splits"]["a"]["sources"]) == 40


def test_years_stand_in_order() -> None:
    dates = ["2025-01-01", "2023-01-01", "2025-02-01"]
    found = collect(("a", Document(id=day, text="", meta={"published": day})) for day in dates)
    assert [[row.name for row in sheet.rows] for sheet in sheets(found) if sheet.title == "Years"] == [["2023", "2025"]]


def test_markdown_is_escaped() -> None:
    found = collect([("a|b", Document(id="x", text="", meta={"source": "<b> | *x*"}))])
    page = to_markdown("Corpus", sheets(found), ["a * b"])
    assert "| \\<b\\> \\| \\*x\\* | 1 |" in page
    assert page.startswith("# Corpus\n\n## Corpus\n")
    assert page.endswith("- a \\* b\n")


@given(st.lists(documents(), max_size=4))
def test_parts_add_up_to_the_whole(found: list[Document]) -> None:
    apart = sum((collect([("a", document)])["a"] for document in found), Statistics())
    together = collect(("a", document) for document in found).get("a", Statistics())
    assert apart.to_dict()["totals"] == together.to_dict()["totals"]
    assert {name: dict(counts) for name, counts in apart.groups.items()} == {
        name: dict(counts) for name, counts in together.groups.items()
    }
