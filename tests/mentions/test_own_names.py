"""Names of the user's files among the model's mentions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.mentions.own_names import OwnNames
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.knowledge import Knowledge

AGENCIES = """id\tname\tkind\tacronyms\taliases
satgas-laut\tSatuan Tugas Laut Riau\ttask-force\t\tSatgasla Riau
pelita\tYayasan Rumah Pelita\tngo\tYRP\tRumah Pelita
"""
POSITIONS = """id\tabbreviation\texpansion\ttype
kabalat\tKabalat\tKepala Balai Latihan\tposition
"""


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> OwnNames:
    folder = tmp_path_factory.mktemp("own")
    for name, text in (("agencies.tsv", AGENCIES), ("positions.tsv", POSITIONS)):
        (folder / name).write_text(text, encoding="utf-8")
    return OwnNames(Knowledge(folder / "agencies.tsv", folder / "positions.tsv"))


def mentions(text: str, *given: tuple[str, str]) -> list[FoundMention]:
    at = [(text.index(surface), surface, label) for surface, label in given]
    return [FoundMention(start, start + len(surface), label, 0.95) for start, surface, label in sorted(at)]


def read(names: OwnNames, text: str, *given: tuple[str, str]) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.label) for m in names.add(text, mentions(text, *given))]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Satgasla Riau berlayar.", [], [("Satgasla Riau", "AGENCY")]),
        ("SATGASLA RIAU berlayar.", [], [("SATGASLA RIAU", "AGENCY")]),
        ("Satgasla\u00a0Riau berlayar.", [], [("Satgasla\u00a0Riau", "AGENCY")]),
        ("satgasla riau berlayar.", [], []),
        ("Satgasla Riauan berlayar.", [], []),
        ("Rumah Pelita dan YRP hadir.", [], [("Rumah Pelita", "ORG"), ("YRP", "ORG")]),
        ("Yayasan Rumah Pelita hadir.", [("Yayasan Rumah", "PER")], [("Yayasan Rumah Pelita", "ORG")]),
        ("Satgasla Riau tiba.", [("Satgasla", "PER"), ("Riau", "LOC")], [("Satgasla Riau", "AGENCY")]),
        ("Satgasla Riau tiba.", [("Satgasla Riau", "LOC")], [("Satgasla Riau", "AGENCY")]),
        ("Regu Satgasla Riau tiba.", [("Regu Satgasla Riau", "AGENCY")], [("Regu Satgasla Riau", "AGENCY")]),
        ("Kepala Satgasla Riau tiba.", [("Kepala Satgasla Riau", "POSITION")], [("Kepala", "POSITION"), ("Satgasla Riau", "AGENCY")]),
        ("Kabalat Budi Hartono tiba.", [("Kabalat Budi Hartono", "PER")], [("Kabalat", "POSITION"), ("Budi Hartono", "PER")]),
        ("Kepala Balai Latihan, Ani.", [("Kepala", "POSITION"), ("Balai Latihan", "AGENCY"), ("Ani", "PER")], [("Kepala Balai Latihan", "POSITION"), ("Ani", "PER")]),
        ("Jalan Rumah Pelita Raya macet.", [("Jalan Rumah Pelita Raya", "LOC")], [("Jalan Rumah Pelita Raya", "LOC")]),
    ],
)  # fmt: skip
def test_names(names: OwnNames, text: str, given: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    assert read(names, text, *given) == expected


def test_without_files_nothing_changes() -> None:
    found = mentions("Polda Riau", ("Polda Riau", "AGENCY"))
    assert OwnNames(Knowledge()).add("Polda Riau", found) is found


PIECES = st.sampled_from(["Satgasla Riau", "Rumah Pelita", "Kabalat", "YRP", "Budi", "dan", ",", "Regu", "\n"])


@given(st.lists(PIECES, max_size=14), st.data())
def test_mentions_stay_in_order_and_apart(names: OwnNames, pieces: list[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=8)))
    labels = data.draw(st.lists(st.sampled_from(["PER", "AGENCY", "LOC", "POSITION"]), min_size=4, max_size=4))
    given = [
        FoundMention(a, b, label) for a, b, label in zip(cuts[::2], cuts[1::2], labels, strict=False) if a < b
    ]  # fmt: skip
    found = names.add(text, given)
    ends = 0
    for mention in found:
        assert ends <= mention.start < mention.end <= len(text)
        ends = mention.end
    covered = {i for mention in given for i in range(mention.start, mention.end)}
    lost = covered - {i for mention in found for i in range(mention.start, mention.end)}
    assert all(text[i] in " ,\n" for i in lost)
