from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.report.archive import batam, jakarta, many
from tpo_ie.document import Document
from tpo_ie.errors import InputError, TpoIeError
from tpo_ie.report.sources import read_results


def refuse(error: TpoIeError) -> None:
    raise error


def read(path: Path) -> list[Document]:
    return list(read_results(path, refuse))


def without_cues(document: Document) -> Document:
    """Tables hold the words of a cue, not its place."""
    return document.model_copy(update={"quotes": tuple(q.model_copy(update={"cue": None}) for q in document.quotes)})


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    pytest.importorskip("pyarrow")
    from tpo_ie.tables import write_parquet_shard

    folder = tmp_path / "out"
    write_parquet_shard([batam(), *many(25)], folder, 0)
    write_parquet_shard([jakarta(attributes={"author": "Rini"})], folder, 1)
    return folder


def test_documents_come_back_from_lines(archive: Callable[[list[Document]], Path]) -> None:
    documents = [batam(), jakarta()]
    assert read(archive(documents)) == documents


def test_documents_come_back_from_parquet_tables(tables: Path) -> None:
    expected = [batam(), *many(25), jakarta(attributes={"author": "Rini"})]
    assert read(tables) == list(map(without_cues, expected))


def test_documents_come_back_from_a_database(tables: Path) -> None:
    pytest.importorskip("duckdb")
    from tpo_ie.tables import build_duckdb

    expected = read(tables)
    path = build_duckdb(tables)
    assert read(path) == expected
    for folder in (tables / "tables").iterdir():
        for file in folder.iterdir():
            file.unlink()
    assert read(tables) == expected  # the folder that holds the database alone


def test_documents_go_before_tables_and_stand_in_the_order_of_their_numbers(tables: Path) -> None:
    (tables / "documents").mkdir()
    for number, document in ((10, jakarta()), (9, batam())):
        (tables / "documents" / f"part-{number}.jsonl").write_text(document.to_json() + "\n", encoding="utf-8")
    assert [document.id for document in read(tables)] == ["batam-1", "jakarta-2"]


def test_a_bad_line_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = batam().to_json().encode()
    path.write_bytes(
        b"\xef\xbb\xbf"
        + good
        + b"\n\n{not json\n"
        + b'{"id": "\xff"}\n'
        + b'{"id": "x"}\n'
        + jakarta().to_json().encode()
    )
    faults: list[str] = []
    found = list(read_results(path, lambda error: faults.append(str(error))))
    assert [document.id for document in found] == ["batam-1", "jakarta-2"]
    assert [fault.removeprefix(str(path)).split(" ")[0] for fault in faults] == [":3:", ":4:", ":5:"]
    assert "not UTF-8" in faults[1]
    assert "text" in faults[2]


def test_tables_in_another_order_are_refused(tables: Path) -> None:
    import pyarrow.parquet as pq

    path = tables / "tables" / "actions" / "part-00000.parquet"
    table = pq.read_table(path)
    pq.write_table(table.take(list(range(table.num_rows))[::-1]), path)
    with pytest.raises(InputError, match=r"actions: rows of .* another order"):
        read(tables)


@pytest.mark.parametrize("name", ["nothing", "empty", "words.txt"])
def test_what_holds_no_results_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "words.txt").write_text("kata", encoding="utf-8")
    with pytest.raises(InputError, match=name):
        read(tmp_path / name)
