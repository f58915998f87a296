from __future__ import annotations

from pathlib import Path

from tests.tables.articles import later, riau
from tpo_ie.document import Document
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.tables.facts import Facts, FactSource, built_in_facts


def facts(document: Document) -> Facts:
    return built_in_facts().facts(document)


def test_the_registry_gives_agencies_their_name_and_province() -> None:
    police = facts(riau()).things["e7"]
    assert (police.key, police.shared_key) == ("riau-1#e7", "polda:riau")
    assert (police.shared_name, police.region, police.province) == ("Kepolisian Daerah Riau", "Riau", "Riau")
    assert police.agency is not None
    assert police.agency.kind == "police"
    # The article's own name is short; all articles share the registry's.
    assert facts(later()).things["x"].shared_name == "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau"


def test_a_unit_serves_the_region_of_the_body_above() -> None:
    unit = {"id": "e1", "type": "AGENCY", "name": "Ditreskrimum", "registry_id": "polda:kepulauan-riau/ditreskrimum"}
    thing = facts(Document.from_dict({"id": "d", "text": "", "entities": [unit]})).things["e1"]
    assert (thing.region, thing.province) == ("Kepulauan Riau", "Kepulauan Riau")


def test_bodies_that_no_registry_knows_have_their_name_as_key() -> None:
    entities = [
        {"id": "e1", "type": "AGENCY", "name": "Satgas Pantai", "registry_id": "my-own:7"},
        {"id": "e2", "type": "AGENCY", "name": "Satgas Pantai"},
        {"id": "e3", "type": "ORG", "name": "Satgas Pantai"},
    ]
    found = facts(Document.from_dict({"id": "d", "text": "", "entities": entities})).things
    assert [found[i].shared_key for i in ("e1", "e2", "e3")] == [
        "my-own:7",
        "agency=satgas pantai",
        "org=satgas pantai",
    ]


def test_a_users_own_agencies_count(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("id\tname\tkind\tregion\nmy-own:7\tSatuan Tugas Pantai\ttask-force\tBatam\n", encoding="utf-8")
    entity = {"id": "e1", "type": "AGENCY", "name": "Satgas Pantai", "registry_id": "my-own:7"}
    source = FactSource(Knowledge(agencies_file=own))
    thing = source.facts(Document.from_dict({"id": "d", "text": "", "entities": [entity]})).things["e1"]
    assert (thing.shared_name, thing.province) == ("Satuan Tugas Pantai", "Kepulauan Riau")


def test_places_are_regions_where_they_are_known() -> None:
    entities = [
        {"id": "e1", "type": "LOC", "name": "Kota Batam"},
        {"id": "e2", "type": "LOC", "name": "Dermaga Uji Coba", "attributes": {"province": "Riau"}},
        {"id": "e3", "type": "LOC", "name": "Kamboja"},
        {"id": "e4", "type": "LOC", "name": "Dermaga Uji Coba", "attributes": {"province": 7}},
    ]
    found = facts(Document.from_dict({"id": "d", "text": "", "entities": entities})).things
    assert [found[i].shared_key for i in ("e1", "e2", "e3")] == [
        "loc=batam-kota",
        "loc=dermaga uji coba",
        "loc=kamboja",
    ]
    assert [found[i].province for i in ("e1", "e2", "e3", "e4")] == ["Kepulauan Riau", "Riau", None, None]


def test_persons_are_keyed_by_name_and_agency_and_not_without_one() -> None:
    known = facts(riau())
    assert known.things["e2"].shared_key == "hendra lumban gaol @ polda:riau"
    document = riau().to_dict() | {"officials": []}
    assert facts(Document.from_dict(document)).things["e2"].shared_key is None


def test_the_present_office_goes_before_a_former_one_and_both_before_an_employer() -> None:
    entities = [{"id": "p", "type": "PER", "name": "Adi Wirawan"}]
    entities += [
        {"id": i, "type": "AGENCY", "name": i, "registry_id": i} for i in ("polda:riau", "polda:jambi", "polri")
    ]
    officials = [
        {"person": "p", "title": "mantan Kapolda", "agency": "polda:riau"},
        {"person": "p", "title": "Kapolda", "agency": "polda:jambi"},
    ]
    relations = [{"type": "works_for", "head": "p", "tail": "polri"}]

    def office(**layers: object) -> tuple[str | None, str]:
        found = facts(Document.from_dict({"id": "d", "text": "", "entities": entities, **layers})).offices["p"]
        return found.title, found.body.entity.id

    assert office(officials=officials, relations=relations) == ("Kapolda", "polda:jambi")
    assert office(officials=officials[:1], relations=relations) == ("mantan Kapolda", "polda:riau")
    assert office(relations=relations) == (None, "polri")


def test_the_body_of_an_official_is_the_agency() -> None:
    known = facts(riau())
    bodies = {i: known.body_of(i) for i in ("e2", "e3", "e5")}
    assert [body and body.entity.id for body in bodies.values()] == ["e7", "e3", None]
