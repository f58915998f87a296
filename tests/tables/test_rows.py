from __future__ import annotations

import json
import math
from datetime import date
from typing import Any

import pytest

from tests.tables.articles import RIAU, later, riau
from tpo_ie.document import Document
from tpo_ie.tables.facts import built_in_facts
from tpo_ie.tables.rows import ROWS
from tpo_ie.tables.rows.values import json_text, number, text_of


def rows(name: str, document: Document) -> list[dict[str, Any]]:
    return list(ROWS[name](built_in_facts().facts(document)))


def holds(row: dict[str, Any], **cells: Any) -> None:
    assert {name: row[name] for name in cells} == cells


def test_documents() -> None:
    (row,) = rows("documents", riau())
    holds(
        row,
        document_id="riau-1",
        published=date(2025, 3, 13),
        published_text="2025-03-13T08:00:00+07:00",
        report_date=date(2025, 3, 13),
        relevance="tppo",
        duplicate_of=None,
        mention_count=6,
        entity_count=7,
        action_count=2,
        text=RIAU,
        characters=len(RIAU),
        producer="tpo-ie",
        model=None,
        attributes=None,
    )
    (row,) = rows("documents", later(attributes={"duplicate_of": "riau-1", "author": ["Adi", "Budi"], "n": 1}))
    holds(row, duplicate_of="riau-1", author="Adi | Budi", published=None, relevance=None, producer=None)
    assert json.loads(row["attributes"]) == {"duplicate_of": "riau-1", "author": ["Adi", "Budi"], "n": 1}


def test_mentions_carry_their_words_and_point_to_their_entity() -> None:
    found = rows("mentions", riau())
    assert all(row["text"] == RIAU[row["start_char"] : row["end_char"]] for row in found)
    holds(
        found[0],
        mention_key="riau-1#m1",
        label="POSITION",
        entity_key="riau-1#e1",
        entity_name="Kepala Kepolisian Daerah Riau",
    )


def test_entities() -> None:
    found = {row["entity_id"]: row for row in rows("entities", riau())}
    holds(
        found["e7"],
        implied=True,
        mention_count=0,
        forms=[],
        agency_kind="police",
        province="Riau",
        agency_parent="polri",
    )
    holds(found["e3"], implied=False, mention_count=1, forms=["BP3MI Riau"], shared_key="bp3mi:riau")
    holds(found["e4"], type="LOC", shared_key="loc=dumai-kota", province="Riau", agency_kind=None)
    assert {row["role"] for row in rows("entities", later())} == {None, "victim"}


def test_officials_have_their_office_written_out() -> None:
    (row,) = rows("officials", riau())
    holds(
        row,
        official_key="riau-1#o1",
        person_key="hendra lumban gaol @ polda:riau",
        title="Kapolda",
        office="Kepala Kepolisian Daerah",
        office_status=None,
        agency_key="polda:riau",
        evidence="Kapolda Riau Irjen Pol Hendra Lumban Gaol",
        evidence_start=RIAU.index("Kapolda"),
        person_entity="riau-1#e2",
        score=0.9,
    )
    (row,) = rows("officials", later())
    holds(row, office="Kepala", office_status="Pelaksana tugas", evidence=None, evidence_start=None, score=None)


def test_relations() -> None:
    (row,) = rows("relations", riau())
    holds(row, type="cooperates_with", head_key="polda:riau", tail_key="bp3mi:riau", evidence="menggandeng BP3MI Riau")


def test_quotes_name_the_speakers_office() -> None:
    (row,) = rows("quotes", riau())
    holds(
        row,
        text="Kami menggagalkan keberangkatan 12 calon PMI,",
        cue="kata",
        speaker_key="hendra lumban gaol @ polda:riau",
        title="Kapolda",
        agency_name="Kepolisian Daerah Riau",
    )
    document = riau().to_dict() | {"officials": []}
    (row,) = rows("quotes", Document.from_dict(document))
    holds(row, speaker_key="riau-1#e2", title=None, agency_key=None)


def test_actions() -> None:
    first, second = rows("actions", riau())
    holds(
        first,
        action_key="riau-1#a1",
        pillar="prevention",
        trigger="menggagalkan",
        actors=["e2"],
        actor_names=["Hendra Lumban Gaol"],
        place_names=["Dumai"],
        provinces=["Riau"],
        provinces_from="place",
        time_start=date(2025, 3, 12),
        month=date(2025, 3, 1),
        month_from="time",
        count=12.0,
        count_unit="orang",
        destination="Malaysia | Kamboja",
        evidence=["Mereka dijerat Pasal 81 UU Nomor 18 Tahun 2017."],
        evidence_start=[RIAU.index("Mereka")],
        law_names=["Pasal 81 UU Nomor 18 Tahun 2017"],
    )
    holds(second, negated=True, count=None, times=[], time_start=None, month_from="report", provinces=["Riau"])
    assert second["provinces_from"] == "actor"
    (whole_year,) = rows("actions", later())
    holds(
        whole_year,
        time_start=date(2025, 1, 1),
        time_end=date(2025, 12, 31),
        month=date(2025, 5, 1),
        month_from="report",
    )


def test_arguments_are_the_lists_of_actions_one_row_each() -> None:
    found = [row for row in rows("action_arguments", riau()) if row["action_key"] == "riau-1#a1"]
    assert [row["role"] for row in found] == ["actor", "partner", "target", "place", "law"]
    holds(
        found[0],
        name="Hendra Lumban Gaol",
        agency_key="polda:riau",
        agency_type="AGENCY",
        province="Riau",
        month=date(2025, 3, 1),
    )
    holds(found[2], type="GROUP", agency_key=None, shared_key="group=calon pekerja migran indonesia")


def test_a_document_that_holds_nothing_has_one_row() -> None:
    empty = Document(id="kosong", text="")
    assert {name: len(rows(name, empty)) for name in ROWS} == {name: int(name == "documents") for name in ROWS}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", None),
        ([], None),
        ("a", "a"),
        (["a", None, 2], "a | 2"),
        (True, "true"),
        ({"a": [1]}, '{"a": [1]}'),
    ],
)
def test_attributes_as_text(value: object, text: str | None) -> None:
    assert text_of(value) == text


def test_attributes_as_json_are_json_in_any_case() -> None:
    assert json_text({}) is None
    found = json_text({"nama": "Nur’aini", "x": [math.nan, {"y": math.inf}], "on": date(2025, 1, 2)})
    assert json.loads(found or "") == {"nama": "Nur’aini", "x": ["nan", {"y": "inf"}], "on": "2025-01-02"}


def test_numbers_beyond_a_double_are_infinite() -> None:
    assert [number(n) for n in (None, 3, 2.5, 10**400, -(10**400))] == [None, 3.0, 2.5, math.inf, -math.inf]
