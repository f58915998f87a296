"""Rows of the user's own over built-in entries: what stays, what is taken away, what is warned of."""

from __future__ import annotations

from pathlib import Path

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.own import laid_over, own_rows, written
from tpo_ie.resources import Row

COLUMNS = ("id", "name", "kind", "aliases")


def knowledge(folder: Path, **files: str) -> Knowledge:
    paths = {}
    for name, text in files.items():
        path = folder / f"own-{name}.tsv"
        path.write_text(text, encoding="utf-8")
        paths[f"{name}_file"] = path
    return Knowledge(**paths)  # type: ignore[arg-type]


def table(*rows: str) -> str:
    return "\n".join(row.replace(";", "\t") for row in rows) + "\n"


@pytest.mark.parametrize(
    ("cell", "expected"), [("", "lama|tua"), ("baru", "baru"), ("-", ""), ("+baru|anyar", "lama|tua|baru|anyar")]
)
def test_a_cell_over_another(cell: str, expected: str) -> None:
    row = laid_over(Row({"id": "x", "aliases": cell}, "own.tsv:2"), {"aliases": "lama|tua"})
    assert (row["aliases"], row.source) == (expected, "own.tsv:2")


def test_names_written_in_cells() -> None:
    assert written("Badan A", "", "-", "+Badan B", "Badan C") == ["Badan A", "Badan B", "Badan C"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id name kind\n", "own.tsv:1: one column 'id name kind'; columns are divided by tabs"),
        ("# mine\n\nid\tname\tkind\tname\n", "own.tsv:3: the column 'name' stands twice"),
        ("id\tname\tkind\n\tA\tb\n", "own.tsv:2: id is empty"),
        ("id\tname\tkind\nx\tA\tb\n# more\nx\tC\td\n", "own.tsv:4: the id 'x' stands twice, first at own.tsv:2"),
    ],
)
def test_wrong_rows_are_named(text: str, message: str) -> None:
    with pytest.raises(ResourceError) as error:
        own_rows(text, "own.tsv", ("id", "name", "kind"), COLUMNS)
    assert str(error.value) == message


def test_a_column_that_is_not_read_is_warned_of() -> None:
    read = own_rows("id\tname\tkind\talias\tnote\nx\tA\tb\tc\td\n", "own.tsv", ("id",), COLUMNS)
    assert read.warnings == ("own.tsv:1: the column 'alias' is not read (did you mean 'aliases'?)",)
    assert read.rows[0].values == {"id": "x", "name": "A", "kind": "b", "aliases": ""}


def test_a_corrected_name_keeps_the_rest_of_the_entry(tmp_path: Path) -> None:
    agencies = knowledge(tmp_path, agencies=table("id;name;kind", "lpsk;Lembaga Saksi dan Korban;")).agencies
    body = agencies.find("LPSK")
    assert body is not None
    assert (body.name, body.acronyms, body.kind) == ("Lembaga Saksi dan Korban", ("LPSK",), "state-agency")
    assert agencies.find("Lembaga Perlindungan Saksi dan Korban") == body
    assert agencies.canonical_name("Lembaga Perlindungan Saksi dan Korban") == "Lembaga Saksi dan Korban"


def test_a_composed_body_can_be_corrected(tmp_path: Path) -> None:
    rows = table("id;name;kind;aliases", "polres:dumai;Polisi Resor Dumai;;Polres Kota Minyak")
    agencies = knowledge(tmp_path, agencies=rows).agencies
    for name in ("Polres Dumai", "Polres Kota Minyak", "Kepolisian Resor Dumai"):
        assert agencies.canonical_name(name) == "Polisi Resor Dumai", name
        found = agencies.find(name)
        assert found is not None
        assert (found.id, found.parent) == ("polres:dumai", "polda:riau")
    assert agencies.canonical_name("Satreskrim Polres Dumai").endswith("Kriminal Polisi Resor Dumai")
    assert agencies.canonical_name("Polres Bintan") == "Kepolisian Resor Bintan"


def test_entries_say_where_they_stand(tmp_path: Path) -> None:
    plain = Knowledge().agencies
    polri, composed = plain.find("Polri"), plain.find("Satreskrim Polres Bintan")
    assert polri is not None
    assert composed is not None
    assert polri.origin.startswith("tpo_ie/registry/agencies.tsv:")
    assert composed.origin == "pattern:satreskrim"
    body = knowledge(tmp_path, agencies=table("id;name;kind;source", "a-b;Badan Apung;police;SK 12")).agencies.get(
        "a-b"
    )
    assert body is not None
    assert (body.source, body.origin) == ("SK 12", f"{tmp_path / 'own-agencies.tsv'}:2")


def test_what_is_odd_in_agencies_is_warned_of(tmp_path: Path) -> None:
    rows = table(
        "id;name;kind;parent;successors",
        "a;Badan A;polise;polri;",
        "b;Badan B;police;polda:riuau;a|c",
        "d;Badan D;a-kind-of-its-own;a;b",
    )
    place = tmp_path / "own-agencies.tsv"
    assert knowledge(tmp_path, agencies=rows).warnings() == (
        f"{place}:2: kind: no other agency is 'polise' (did you mean 'police'?)",
        f"{place}:3: parent: there is no agency with the id 'polda:riuau'",
        f"{place}:3: successors: there is no agency with the id 'c'",
    )


def test_a_position_keeps_what_is_left_empty(tmp_path: Path) -> None:
    plain = Knowledge().positions.find("Kapolda")
    assert plain is not None
    rows = table("id;abbreviation;expansion;type;bodi", f"{plain.id};+Kapoldanya;;;x")
    own = knowledge(tmp_path, positions=rows)
    assert own.positions.find("Kapoldanya") == own.positions.find("Kapolda")
    assert own.positions.expand("Kapoldanya") == plain.expansion
    assert own.positions.implied_body("Kapoldanya", "Riau") == "Kepolisian Daerah Riau"
    assert own.positions.own_forms == ("Kapoldanya",)
    assert own.warnings() == (
        f"{tmp_path / 'own-positions.tsv'}:1: the column 'bodi' is not read (did you mean 'body'?)",
    )


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"none\.tsv: No such file"):
        Knowledge(agencies_file=tmp_path / "none.tsv").warnings()
    (tmp_path / "latin.tsv").write_bytes("id\tname\tkind\nx\tCafé\tpolice\n".encode("latin-1"))
    with pytest.raises(ResourceError, match=r"latin\.tsv:2: the file is not UTF-8"):
        Knowledge(positions_file=tmp_path / "latin.tsv").warnings()
