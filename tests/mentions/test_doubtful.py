"""Classes of people, offences and titles that the model found and that are none."""

from __future__ import annotations

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.mentions import doubtful as module
from tpo_ie.mentions.doubtful import without_doubtful, without_generic_titles
from tpo_ie.mentions.edges import split_at_bracket, trimmed
from tpo_ie.mentions.refine import refine
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge

KNOWLEDGE = Knowledge()


def _found(text: str, *found: tuple[str, str, float]) -> list[FoundMention]:
    mentions = []
    for surface, label, score in found:
        start = text.index(surface)
        mentions.append(FoundMention(start, start + len(surface), label, score))
    return sorted(mentions, key=lambda mention: mention.start)


def _kept(text: str, surface: str, label: str, score: float = 0.95) -> list[str]:
    return [text[m.start : m.end] for m in without_doubtful(text, _found(text, (surface, label, score)))]


def _titles(text: str, *found: tuple[str, str], score: float = 0.95) -> list[str]:
    mentions = _found(text, *((surface, label, score) for surface, label in found))
    kept = without_generic_titles(text, mentions, KNOWLEDGE.positions)
    return [text[m.start : m.end] for m in kept if m.label == "POSITION"]


def _refined(text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    mentions = _found(text, *((surface, label, 0.95) for surface, label in found))
    return [(text[m.start : m.end], m.label) for m in refine(Draft(text=text), mentions, KNOWLEDGE.agencies)]


@pytest.mark.parametrize(
    ("surface", "score", "kept"),
    [
        ("pelantikan", 0.6, False),
        ("pelantikan", 0.9, True),  # the model is sure
        ("pungli", 0.6, True),  # the lexicon has it
    ],
)
def test_an_offence_unknown_to_the_lexicon_has_to_be_sure(surface: str, score: float, kept: bool) -> None:
    assert bool(_kept(f"Lurah menyinggung {surface} kemarin.", surface, "CRIME", score)) is kept


@pytest.mark.parametrize(
    ("surface", "score", "kept"),
    [
        ("montir", 0.6, False),
        ("montir", 0.9, True),
        ("korban", 0.4, True),  # a class by its first word
        ("jaksa muda", 0.95, False),  # an occupation
        ("agen bodong", 0.95, False),
        ("calon jemaah", 0.95, False),
        ("calon pekerja", 0.5, True),
    ],
)
def test_a_class_of_people_is_sure_or_known_and_no_occupation(surface: str, score: float, kept: bool) -> None:
    assert bool(_kept(f"Ada dua {surface} di sana.", surface, "GROUP", score)) is kept


@pytest.mark.parametrize(
    ("text", "surface", "kept"),
    [
        ("Seorang perempuan paruh baya datang.", "perempuan", False),
        ("Petugas wanita menjaga kamar itu.", "wanita", False),
        ("Tiga perempuan dipulangkan.", "perempuan", True),
        ("Seorang pekerja migran datang.", "pekerja migran", True),
        ("Seorang gadis dipulangkan.", "gadis", True),
    ],
)
def test_somebody_told_by_sex_is_no_class(text: str, surface: str, kept: bool) -> None:
    assert bool(_kept(text, surface, "GROUP")) is kept


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Dua Anak Asal Jabar pulang", "Anak Asal", "Anak"),
        ("narapidana kasus pencurian kabur", "narapidana kasus pencurian", "narapidana"),
        ("kami cari anak-anaknya dulu", "anak", "anak-anak"),
        ("anak asuh panti itu", "anak asuh", "anak asuh"),
        ("PMI asal Blitar", "PMI", "PMI"),
    ],
)
def test_ends_of_classes(text: str, surface: str, expected: str) -> None:
    assert _kept(text, surface, "GROUP") == [expected]


@pytest.mark.parametrize(
    ("text", "found", "kept"),
    [
        # no-office
        ("Pengamat hukum Rina Sari berkata", [("Pengamat hukum", "POSITION"), ("Rina Sari", "PER")], False),
        ("Staf KBRI datang", [("Staf", "POSITION"), ("KBRI", "AGENCY")], False),
        ("Staf Khusus Presiden Rina Sari", [("Staf Khusus", "POSITION"), ("Rina Sari", "PER")], True),
        ("Anggota Polres Ende berjaga", [("Anggota", "POSITION"), ("Polres Ende", "AGENCY")], False),
        ("Anggota DPRD Ende Budi Luru", [("Anggota", "POSITION"), ("DPRD Ende", "AGENCY"), ("Budi Luru", "PER")], True),
        # no-holder
        ("Hakim PN Ende memvonisnya", [("Hakim", "POSITION"), ("PN Ende", "AGENCY")], False),
        ("Hakim ketua Budi Luru memvonisnya", [("Hakim ketua", "POSITION"), ("Budi Luru", "PER")], True),
        ("Mereka menyurati bupati.", [("bupati", "POSITION")], False),
        ("Mereka menyurati bupati Ende.", [("bupati", "POSITION"), ("Ende", "LOC")], True),
        ("Mereka menemui bupati, Budi Luru.", [("bupati", "POSITION"), ("Budi Luru", "PER")], True),
        ("Budi Luru pergi. Mereka menyurati bupati.", [("bupati", "POSITION"), ("Budi Luru", "PER")], False),
        ("Bupati meneken aturan itu.", [("Bupati", "POSITION")], True),
    ],
)
def test_titles_that_name_no_office(text: str, found: list[tuple[str, str]], kept: bool) -> None:
    assert bool(_titles(text, *found)) is kept


@pytest.mark.parametrize(("score", "kept"), [(0.6, False), (0.9, True)])
def test_a_title_unknown_to_the_positions_has_to_be_sure(score: float, kept: bool) -> None:
    text = "Juru Kunci Budi Luru hadir"
    assert bool(_titles(text, ("Juru Kunci", "POSITION"), ("Budi Luru", "PER"), score=score)) is kept
    assert _titles("Kapolres Budi Luru", ("Kapolres", "POSITION"), ("Budi Luru", "PER"), score=score) == ["Kapolres"]


def test_an_offence_takes_in_the_class_inside_it() -> None:
    assert ("jual beli anak", "CRIME") in _refined("Ia mengecam jual beli anak di kota itu.", ("anak", "GROUP"))
    assert ("penyintas TPPO", "GROUP") in _refined("Dua penyintas TPPO pulang.", ("TPPO", "CRIME"))
    assert ("anak", "GROUP") in _refined("Ia mengecam jual beli mainan anak.", ("anak", "GROUP"))


def test_a_class_ends_at_its_acronym() -> None:
    text = "penempatan pekerja migran Indonesia (PMI) prosedural naik"
    mention = _found(text, ("pekerja migran Indonesia (PMI) prosedural", "GROUP", 0.9))[0]
    assert [text[m.start : m.end] for m in split_at_bracket(text, mention)] == ["pekerja migran Indonesia", "PMI"]
    text = "Kantor Wilayah (Kanwil) Riau"
    whole = FoundMention(0, len(text), "AGENCY", 0.9)
    assert split_at_bracket(text, whole) == [whole]


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Malam 9 Desember 2021 kapal", "Malam 9 Desember 2021", "9 Desember 2021"),
        ("pulang malam Natal nanti", "malam Natal", "malam Natal"),
        ("ke sana terakhir Mei lalu", "terakhir Mei", "Mei"),
        ("laporan tiap triwulan", "triwulan", None),
        ("pada triwulan II 2026", "triwulan II 2026", "triwulan II 2026"),
    ],
)
def test_edges_of_dates(text: str, surface: str, expected: str | None) -> None:
    mention = trimmed(text, _found(text, (surface, "DATE", 0.9))[0])
    assert (mention and text[mention.start : mention.end]) == expected


def test_a_range_is_one_date() -> None:
    text = "Selama 6 s.d. 12 Juni 2023, lalu 14 dan 15 Juni 2023"
    found = [("6", "DATE"), ("12 Juni 2023", "DATE"), ("14", "DATE"), ("15 Juni 2023", "DATE")]
    assert _refined(text, *found) == [("6 s.d. 12 Juni 2023", "DATE"), ("14", "DATE"), ("15 Juni 2023", "DATE")]


def test_a_fault_in_the_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpo_ie.resources.package_text", lambda *_: "sure: much\n")
    module.doubts.cache_clear()
    with pytest.raises(ResourceError, match=r"doubtful\.yaml"):
        module.doubts()
    module.doubts.cache_clear()


@pytest.mark.parametrize("label", ["GROUP", "CRIME", "POSITION", "AGENCY"])
def test_a_mention_of_white_space_alone_is_none(label: str) -> None:
    assert _refined("Warga\xa0lokal", ("\xa0", label)) == []
