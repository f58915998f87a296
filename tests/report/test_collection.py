from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import pytest

from tests.report.archive import batam, jakarta, many
from tpo_ie.document import ACTION_CATEGORIES, Document
from tpo_ie.report.cleaning import shown
from tpo_ie.report.collection import Collection, TooLarge
from tpo_ie.report.days import REPORT, TIME, UNKNOWN, day_number
from tpo_ie.report.details import ACCUSED, WITHHELD
from tpo_ie.report.offsets import browser_offsets
from tpo_ie.report.provinces import tiles
from tpo_ie.tables.times import day_of


def collect(*documents: Document, most: int = 10**9) -> Collection:
    collection = Collection(most)
    for document in documents:
        collection.add(shown(document, whole_text=True))
    return collection


def rows(table: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(table, values, strict=True)) for values in zip(*table.values(), strict=True)]


def unpacked(collection: Collection) -> list[dict[str, Any]]:
    return [a for block in collection.blocks() for a in json.loads(zlib.decompress(base64.b64decode(block)))]


def test_actions_are_columns_of_numbers() -> None:
    data = collect(batam()).to_dict()
    bodies = data["bodies"]["name"]
    cooperation, rescue, arrest, home = rows(data["actions"])
    assert [bodies[n] for n in cooperation["actors"]] == ["Kepolisian Daerah Kepulauan Riau"]
    assert [data["people"]["name"][n] for n in cooperation["people"]] == ["Anwar Hidayat"]
    assert [bodies[n] for n in cooperation["partners"]] == [
        "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kepulauan Riau"
    ]
    assert [data["provinces"][n][0] for n in cooperation["provinces"]] == ["Kepulauan Riau"]
    assert [data["categories"][a["category"]][0] for a in (cooperation, rescue, arrest)] == [
        "cooperation",
        "rescue",
        "arrest",
    ]
    assert (rescue["count"], data["texts"][rescue["unit"]]) == (3, "orang")
    assert (arrest["negated"], home["negated"]) == (1, 0)


def test_days_are_those_of_actions_else_of_reports() -> None:
    data = collect(batam(), jakarta()).to_dict()
    report = day_number(day_of("2025-03-14"))
    own = day_number(day_of("2025-02-03"))
    # `2025` is a whole year: the report's day counts.
    assert data["actions"]["day"] == [report, own, report, report, None]
    assert data["actions"]["dayFrom"] == [REPORT, TIME, REPORT, REPORT, UNKNOWN]
    assert day_number(day_of("1970-01-02")) == 1


def test_one_agency_of_two_articles_is_one_body() -> None:
    data = collect(batam(), jakarta()).to_dict()
    assert sorted(data["bodies"]["id"]) == ["bp3mi:kepulauan-riau", "lpsk", "polda:kepulauan-riau"]
    police = data["bodies"]["id"].index("polda:kepulauan-riau")
    assert data["bodies"]["short"][police] == "Polda Kepri"
    assert data["provinces"][data["bodies"]["province"][police]][0] == "Kepulauan Riau"


def test_suspects_are_marked_and_victims_have_no_name() -> None:
    collection = collect(batam())
    data = collection.to_dict()
    things = dict(zip(data["things"]["name"], data["things"]["flag"], strict=True))
    assert things["Toni Wibisono"] == ACCUSED
    assert things[""] == WITHHELD
    assert "Sari" not in json.dumps(data) + json.dumps(unpacked(collection))


def test_a_victim_is_no_speaker_and_no_official() -> None:
    data = collect(batam()).to_dict()
    assert [data["people"]["name"][q["person"]] for q in rows(data["quotes"])] == ["Anwar Hidayat"]
    victim = batam().to_dict()
    victim["officials"][0]["person"] = "p3"
    assert collect(Document.from_dict(victim)).to_dict()["officials"]["person"] == []


def test_a_name_alone_joins_no_two_people() -> None:
    other = jakarta().to_dict()
    other["entities"].append({"id": "p", "type": "PER", "name": "Anwar Hidayat"})
    other["quotes"] = [{"start": 0, "end": 4, "speaker": "p", "kind": "direct"}]
    data = collect(batam(), Document.from_dict(other)).to_dict()
    assert data["people"]["name"] == ["Anwar Hidayat", "Anwar Hidayat"]
    assert data["quotes"]["body"][1] == -1


def test_links_are_relations_and_common_actions_each_pair_once() -> None:
    data = collect(batam()).to_dict()
    kinds = [data["kinds"][link["kind"]] for link in rows(data["links"])]
    assert kinds == ["cooperates_with", "acts_with"]
    denied = batam().to_dict()
    denied["actions"][0]["negated"] = True
    denied["relations"] *= 2
    data = collect(Document.from_dict(denied)).to_dict()
    assert [data["kinds"][kind] for kind in data["links"]["kind"]] == ["cooperates_with"]


def test_details_hold_every_layer_in_units_of_the_browser() -> None:
    (article,) = unpacked(collect(jakarta()))
    units = article["text"].encode("utf-16-le")

    def piece(start: int, end: int) -> str:
        return units[2 * start : 2 * end].decode("utf-16-le")

    assert [piece(start, end) for start, end, _ in article["mentions"]] == ["LPSK", "Polda Kepri"]
    trigger, evidence, roles, *_ = article["actions"][0]
    assert piece(*trigger) == "sosialisasi"
    assert piece(*evidence[0]) == "LPSK dan Polda Kepri menggelar sosialisasi."
    assert roles[0] == [0, 1]


def test_offsets_count_units() -> None:
    at = browser_offsets("a😀b😀")
    assert [at(offset) for offset in range(5)] == [0, 1, 3, 4, 6]


def test_blocks_that_grow_too_large_are_refused() -> None:
    with pytest.raises(TooLarge):
        collect(*many(400), most=1000)


def test_every_province_has_a_tile_of_its_own() -> None:
    found = tiles()
    assert len(found) == 38
    assert len({(tile.column, tile.row) for tile in found}) == 38
    assert len({tile.short for tile in found}) == 38
    places = {tile.name: tile for tile in found}
    west_to_east = ("Aceh", "Riau", "Kalimantan Barat", "Kalimantan Utara", "Sulawesi Tengah", "Maluku", "Papua")
    columns = [places[name].column for name in west_to_east]
    assert columns == sorted(set(columns))
    north_to_south = ("Aceh", "Sumatera Utara", "Jambi", "Lampung", "Banten", "Jawa Barat", "Nusa Tenggara Timur")
    assert [places[name].row for name in north_to_south] == sorted(places[name].row for name in north_to_south)


def test_categories_are_those_of_documents() -> None:
    data = Collection(0).to_dict()
    assert sorted(name for name, _ in data["categories"]) == sorted(ACTION_CATEGORIES)
    assert data["pillars"][dict(data["categories"])["rescue"]] == "protection"
