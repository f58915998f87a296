from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.tables.articles import later, riau
from tpo_ie.document import Document
from tpo_ie.errors import InputError, MissingExtraError
from tpo_ie.tables import build_duckdb, write_parquet_shard
from tpo_ie.tables.reading import batches, rows, shard_files
from tpo_ie.tables.schema import schema

pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")


def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
    return found


def built(folder: Path, *documents: Document) -> Path:
    write_parquet_shard(documents, folder, 0)
    return build_duckdb(folder)


def test_the_tables_are_those_of_the_parquet_files(out: Path) -> None:
    path = build_duckdb(str(out))
    assert path == out / "results.duckdb"
    for table in schema().tables:
        expected = [row for batch in batches(out, table) for row in rows(batch)]
        assert expected
        assert ask(path, f"FROM {table.name}") == expected


def test_names_and_types_are_as_documented_and_need_no_quotes(made_database: Path) -> None:
    path = made_database
    for relation in schema().relations:
        columns = ", ".join(column.name for column in relation.columns)
        found = ask(path, f"DESCRIBE SELECT {columns} FROM {relation.name}")
        assert [row[:2] for row in found] == [(column.name, column.sql_type) for column in relation.columns]
        everything = ask(path, f"DESCRIBE FROM {relation.name}")
        assert len(everything) == len(found)
    assert {row[0] for row in ask(path, "SHOW TABLES")} == {relation.name for relation in schema().relations} | {
        "schema_info"
    }


def test_the_meanings_are_in_the_file(made_database: Path) -> None:
    path = made_database
    (row,) = ask(path, "FROM schema_info WHERE name = 'actions' AND column_name = 'month'")
    assert row[0] == schema().version
    assert row[2:6] == ("table", 15, "month", "DATE")
    assert "Month" in row[6]
    assert "Bulan" in row[7]
    count = sum(1 + len(relation.columns) for relation in schema().relations)
    assert ask(path, "SELECT count(*), count(DISTINCT (name, column_number)) FROM schema_info") == [(count, count)]
    table, view = (
        f"SELECT comment FROM duckdb_{kind}s() WHERE {kind}_name = '{name}' AND NOT internal"
        for kind, name in (("table", "quotes"), ("view", "agencies"))
    )
    assert ask(path, table) == [(schema().table("quotes").meaning["en"],)]
    assert ask(path, view)[0] == ("Agencies of the archive.",)
    comment = "SELECT DISTINCT comment FROM duckdb_columns() WHERE table_name = 'quotes' AND column_name = 'cue'"
    assert ask(path, comment) == [("Word that attributes it, e.g. kata",)]


def test_actions_per_agency_and_month(made_database: Path) -> None:
    found = ask(
        made_database, "SELECT agency_key, province, month, category, status, actions FROM actions_per_agency_month"
    )
    # The head's act is the agency's; an act by an agency and its head is one; the denied one is none.
    assert found == [
        ("bp3mi:riau", "Riau", date(2025, 5, 1), "repatriation", "done", 1),
        ("polda:riau", "Riau", date(2025, 3, 1), "departure_control", "done", 1),
    ]


def test_actions_by_category_tell_denied_ones_apart(made_database: Path) -> None:
    found = ask(
        made_database, "SELECT category, negated, actions, first_month FROM actions_by_category ORDER BY category"
    )
    assert found == [
        ("departure_control", False, 1, date(2025, 3, 1)),
        ("repatriation", False, 1, date(2025, 5, 1)),
        ("rescue", True, 1, date(2025, 3, 1)),
    ]


def test_actions_by_province_keep_those_without_one(tmp_path: Path) -> None:
    nowhere = Document.from_dict(
        {"id": "d", "text": "x", "actions": [{"category": "policy", "trigger": [0, 1], "status": "urged"}]}
    )
    found = ask(built(tmp_path, riau(), nowhere), "SELECT province, category, status, actions FROM actions_by_province")
    assert found == [("Riau", "departure_control", "done", 1), (None, "policy", "urged", 1)]


def test_agencies_are_one_across_articles(made_database: Path) -> None:
    found = ask(
        made_database,
        "SELECT agency_key, agency_name, kind, documents, mentions, first_seen, last_seen FROM agencies",
    )
    name = "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau"
    assert found == [
        ("bp3mi:riau", name, "regional-office", 2, 2, date(2025, 3, 13), date(2025, 5, 2)),
        ("polda:riau", "Kepolisian Daerah Riau", "police", 1, 0, date(2025, 3, 13), date(2025, 3, 13)),
    ]


def test_the_network_joins_relations_and_partners_both_ways_round(tmp_path: Path) -> None:
    entities = [
        {"id": "a", "type": "AGENCY", "name": "BP3MI Riau", "registry_id": "bp3mi:riau"},
        {"id": "p", "type": "AGENCY", "name": "Polda Riau", "registry_id": "polda:riau"},
    ]
    relations = [
        {"type": "cooperates_with", "head": "a", "tail": "p"},
        {"type": "cooperates_with", "head": "a", "tail": "a"},
    ]
    act = {"category": "coordination", "trigger": [0, 1], "actors": ["a"], "partners": ["p"]}
    actions = [{**act, "status": "planned"}, {**act, "status": "done", "negated": True}]
    other = {
        "id": "d",
        "text": "x",
        "meta": {"published": "2024-01-31"},
        "entities": entities,
        "relations": relations,
        "actions": actions,
    }
    found = ask(built(tmp_path, riau(), Document.from_dict(other)), "FROM agency_network")
    assert [row[:2] + row[3:5] for row in found] == [
        (
            "bp3mi:riau",
            "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau",
            "polda:riau",
            "Kepolisian Daerah Riau",
        )
    ]
    # Two articles; a relation in each; one act done, one planned, a denied one that does not count.
    assert found[0][6:] == (2, 2, 1, 1, date(2024, 1, 31), date(2025, 3, 13))


def holder(
    document_id: str, name: str, title: str, registry_id: str, published: str, title2: str = "", body2: str = ""
) -> Document:
    entities = [
        {"id": "p", "type": "PER", "name": name},
        {"id": "a", "type": "AGENCY", "name": registry_id, "registry_id": registry_id},
    ]
    officials = [{"person": "p", "title": title, "agency": "a"}]
    if body2:
        entities.append({"id": "b", "type": "AGENCY", "name": body2, "registry_id": body2})
        officials.append({"person": "p", "title": title2, "agency": "b"})
    return Document.from_dict(
        {"id": document_id, "text": "", "meta": {"published": published}, "entities": entities, "officials": officials}
    )


def test_officials_over_time(tmp_path: Path) -> None:
    path = built(
        tmp_path,
        holder("1", "Adi Wirawan", "Kapolda", "polda:riau", "2024-05-01"),
        holder("2", "ADI WIRAWAN", "Kepala Kepolisian Daerah", "polda:riau", "2023-01-01"),
        holder("3", "Budi Santika", "Kapolda", "polda:riau", "2025-02-01"),
        holder("4", "Adi Wirawan", "mantan Kapolda", "polda:riau", "2025-02-02"),
        holder("5", "Adi Wirawan", "Kapolda", "polda:jambi", "2025-02-02"),
    )
    found = ask(
        path,
        "SELECT agency_key, office, office_status, person_name, first_seen, last_seen, documents FROM officials_over_time",
    )
    head = "Kepala Kepolisian Daerah"
    assert found == [
        ("polda:jambi", head, None, "Adi Wirawan", date(2025, 2, 2), date(2025, 2, 2), 1),
        ("polda:riau", head, None, "ADI WIRAWAN", date(2023, 1, 1), date(2024, 5, 1), 2),
        ("polda:riau", head, None, "Budi Santika", date(2025, 2, 1), date(2025, 2, 1), 1),
        ("polda:riau", head, "mantan", "Adi Wirawan", date(2025, 2, 2), date(2025, 2, 2), 1),
    ]


def test_persons_who_may_be_one_are_shown_to_a_reader(tmp_path: Path) -> None:
    path = built(
        tmp_path,
        holder("1", "Adi Wirawan", "Kapolda", "polda:riau", "2024-05-01"),
        holder("2", "Adi Wirawan", "Kapolda", "polda:jambi", "2024-05-01"),
        holder("3", "Wirawan", "Kapolda", "polda:riau", "2024-05-01"),
        holder("4", "Citra", "Kepala", "bnn", "2024-05-01", "Ketua", "polri"),
        holder("5", "Citra", "Kepala", "komnas-ham", "2024-05-01"),
        holder("6", "RS", "Kapolda", "polda:riau", "2024-05-01"),
    )
    found = ask(path, "SELECT reason, person_key, other_person_key FROM official_match_candidates")
    assert found == [
        ("both in one article", "citra @ bnn", "citra @ polri"),
        ("same name, other agency", "adi wirawan @ polda:jambi", "adi wirawan @ polda:riau"),
        ("shorter name, same office", "wirawan @ polda:riau", "adi wirawan @ polda:riau"),
    ]


def test_quotes_per_speaker(made_database: Path) -> None:
    found = ask(
        made_database,
        "SELECT speaker_key, title, agency_key, quotes, direct, indirect, characters FROM quotes_per_speaker",
    )
    assert found == [
        ("hendra lumban gaol @ polda:riau", "Kapolda", "polda:riau", 1, 1, 0, 45),
        ("ni luh sekar wardani @ bp3mi:riau", "Plt Kepala", "bp3mi:riau", 1, 1, 0, 9),
    ]


def test_laws_and_months(made_database: Path) -> None:
    path = made_database
    assert ask(path, "SELECT law, documents FROM laws_cited") == [("Pasal 81 UU Nomor 18 Tahun 2017", 1)]
    assert ask(path, "FROM documents_per_month") == [
        (date(2025, 3, 1), "Kabar", "tppo", 1),
        (date(2025, 5, 1), None, None, 1),
    ]


def test_repeated_articles_are_in_the_tables_but_do_not_count(tmp_path: Path) -> None:
    again = later("riau-3", attributes={"duplicate_of": "riau-2", "date_anchor": "2025-05-02"})
    alone, path = built(tmp_path / "a", riau(), later()), built(tmp_path / "b", riau(), later(), again)
    assert ask(path, "SELECT count(*) FROM documents") == [(3,)]
    for view in schema().views:
        assert ask(path, f"FROM {view.name}") == ask(alone, f"FROM {view.name}")


def test_without_documents_there_are_all_tables_and_views(tmp_path: Path) -> None:
    path = build_duckdb(tmp_path / "new")
    for relation in schema().relations:
        assert ask(path, f"FROM {relation.name}") == []


def test_a_file_is_replaced_and_nothing_else_left(out: Path) -> None:
    build_duckdb(out)
    (out / "results.duckdb.tmp").write_bytes(b"left by a run that was killed")
    write_parquet_shard([later("riau-9")], out, 2)
    assert ask(build_duckdb(out), "SELECT count(*) FROM documents") == [(3,)]
    assert sorted(path.name for path in out.iterdir()) == ["results.duckdb", "tables"]


def test_a_broken_shard_is_named_and_the_old_file_stays(out: Path) -> None:
    path = build_duckdb(out)
    before = path.read_bytes()
    file = shard_files(out, "actions")[0]
    file.write_bytes(b"PAR1 no more")
    with pytest.raises(InputError, match=r"actions.part-00000\.parquet: not a whole Parquet file"):
        build_duckdb(out)
    assert path.read_bytes() == before
    assert sorted(path.name for path in out.iterdir()) == ["results.duckdb", "tables"]


def test_a_spoilt_page_is_told_in_one_line(out: Path) -> None:
    file = shard_files(out, "documents")[0]
    data = bytearray(file.read_bytes())
    data[4:400] = bytes(396)
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"documents.part-00000\.parquet: not a whole Parquet file") as caught:
        build_duckdb(out)
    assert "\n" not in str(caught.value)
    assert [path.name for path in out.iterdir()] == ["tables"]


def test_without_duckdb_the_extra_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(MissingExtraError, match=r'duckdb.*pip install "tpo-ie\[archives\]"'):
        build_duckdb(out)
