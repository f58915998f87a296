from __future__ import annotations

import pytest

from tests.tables.articles import later, riau
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.tables.facts import built_in_facts
from tpo_ie.tables.rows import ROWS
from tpo_ie.tables.schema import TYPES, schema

NAMES = ["documents", "mentions", "entities", "officials", "relations", "quotes", "actions", "action_arguments"]


def test_tables_stand_in_reading_order_and_have_rows() -> None:
    assert [table.name for table in schema().tables] == NAMES
    assert list(ROWS) == NAMES
    with pytest.raises(KeyError):
        schema().table("nothing")


@pytest.mark.parametrize("relation", schema().relations, ids=lambda relation: relation.name)
def test_all_is_named_typed_and_explained_in_both_languages(relation) -> None:
    names = [column.name for column in relation.columns]
    assert len(set(names)) == len(names)
    assert relation.key in (*names, None)
    assert (relation.key is None) == (relation.kind == "view")
    for thing in (relation, *relation.columns):
        assert set(thing.meaning) == {"en", "id"}
        assert all(thing.meaning.values())
    assert {column.type for column in relation.columns} <= TYPES.keys()


@pytest.mark.parametrize("name", NAMES)
def test_rows_have_the_columns_of_their_table(name: str) -> None:
    rows = [row for document in (riau(), later()) for row in ROWS[name](built_in_facts().facts(document))]
    assert rows
    assert all(list(row) == [column.name for column in schema().table(name).columns] for row in rows)
    key = schema().table(name).key
    assert len({row[key] for row in rows}) == len(rows)


def test_no_registry_id_looks_like_a_key_made_of_a_name() -> None:
    assert not [agency.id for agency in Knowledge().agencies if "=" in agency.id]
