from __future__ import annotations

import json

from tests.cli.conftest import Run


def test_find_says_which_body_a_name_means(run: Run) -> None:
    result = run("agencies", "find", "Polda Sumsel")
    assert result.code == 0
    identifier, name = result.stdout.strip().split("\t")
    assert name == "Kepolisian Daerah Sumatera Selatan"
    assert run("agencies", "find", identifier).stdout == result.stdout


def test_json_holds_the_entry(run: Run) -> None:
    entry = json.loads(run("agencies", "find", "Polri", "--json").stdout)
    assert entry["name"] == "Kepolisian Negara Republik Indonesia"
    assert json.loads(run("agencies", "show", "Polri", "--json").stdout) == entry


def test_show_names_what_stands_above(run: Run) -> None:
    text = " ".join(run("agencies", "show", "Polda Sumsel", "--lang", "id").stdout.split())
    assert "nama Kepolisian Daerah Sumatera Selatan" in text
    assert "bagian dari Kepolisian Negara Republik Indonesia" in text


def test_tree_shows_above_and_below(run: Run) -> None:
    text = run("agencies", "tree", "Polda Sumsel", "--depth", "1").stdout
    lines = [line for line in text.splitlines() if line]
    own = next(i for i, line in enumerate(lines) if "polda:sumatera-selatan" in line)
    assert any("Kepolisian Negara Republik Indonesia" in line for line in lines[:own])
    assert len(lines) > own + 1


def test_the_day_decides_between_bodies(run: Run) -> None:
    before = run("agencies", "find", "Kemenkumham", "--on", "2023-07-28")
    assert before.code == 0
    assert "Hukum dan Hak Asasi Manusia" in before.stdout
    assert run("agencies", "find", "Kemenkumham", "--on", "28 Juli").code == 2


def test_unknown_names_are_said_to_be_unknown(run: Run) -> None:
    result = run("agencies", "find", "Kedai Kopi Uji Coba", "--lang", "id")
    assert (result.code, result.stdout) == (1, "")
    assert "tidak ada instansi" in result.stderr
