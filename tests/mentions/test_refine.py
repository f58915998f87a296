from __future__ import annotations

import pytest

from tpo_ie.intake.layout import Block, Layout
from tpo_ie.mentions.refine import refine
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge

KNOWLEDGE = Knowledge()


def _refined(text: str, *found: tuple[str, str], layout: Layout | None = None) -> list[tuple[str, str]]:
    mentions = []
    for surface, label in found:
        start = text.index(surface)
        mentions.append(FoundMention(start, start + len(surface), label, 0.9))
    draft = Draft(text=text, layout=layout or Layout())
    return [
        (text[m.start : m.end], m.label)
        for m in refine(draft, sorted(mentions, key=lambda m: m.start), KNOWLEDGE.agencies)
    ]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("(Kemenkum) bekerja", ("(Kemenkum)", "AGENCY"), "Kemenkum"),
        ("UU 21/2007), kata", ("UU 21/2007),", "LAW"), "UU 21/2007"),
        (
            "Kantor Wilayah (Kemenkum) Riau",
            ("Kantor Wilayah (Kemenkum) Riau", "AGENCY"),
            "Kantor Wilayah (Kemenkum) Riau",
        ),
        ("AKBP Samuel Rumbiak hadir", ("AKBP Samuel Rumbiak", "PER"), "Samuel Rumbiak"),
        ("Dr. H. Anwar hadir", ("Dr. H. Anwar", "PER"), "Anwar"),
        ("PT Timah Tbk. untung", ("PT Timah Tbk.", "ORG"), "PT Timah Tbk."),
        ("di Riau. Lalu", ("Riau.", "LOC"), "Riau"),
        ("Kolonel Arh Sumarno hadir", ("Arh Sumarno", "PER"), "Sumarno"),
        ("Letkol Laut (P) Yosafat hadir", ("Laut (P) Yosafat", "PER"), "Yosafat"),
        ("sejak Senin pekan ini", ("Senin pekan", "DATE"), "Senin"),
    ],
)
def test_edges_are_trimmed(text: str, found: tuple[str, str], expected: str) -> None:
    assert _refined(text, found) == [(expected, found[1])]


def test_a_rank_alone_is_no_person() -> None:
    assert _refined("Kombes itu", ("Kombes", "PER")) == []


def test_phrases_are_added_where_nothing_is() -> None:
    assert _refined("Satgas TPPO mencegah perdagangan orang dan pungli.", ("Satgas TPPO", "AGENCY")) == [
        ("Satgas TPPO", "AGENCY"),
        ("perdagangan orang", "CRIME"),
        ("pungli", "CRIME"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Relawan PMI, Palang Merah Indonesia, datang.",
        "Rencana Penggunaan Tenaga Kerja Asing dicatat.",
        "Kepala begalan itu lewat.",
        "suap-menyuap dibahas",
    ],
)
def test_phrases_with_another_meaning_are_left(text: str) -> None:
    assert _refined(text) == []


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "Ilham Djaya datang. Lalu Ilham Djaya pulang; Ilham-Djaya bukan."
    assert _refined(text, ("Ilham Djaya", "PER")) == [("Ilham Djaya", "PER")] * 2


def test_a_name_that_is_a_word_too_is_not_spread() -> None:
    text = "Kata Lalu di rumah, lalu pergi. Lalu ia pulang."
    assert _refined(text, ("Lalu", "PER")) == [("Lalu", "PER")]


def test_one_name_has_one_label() -> None:
    text = "Bulog bekerja. Bulog siap."
    mentions = [FoundMention(0, 5, "AGENCY", 0.95), FoundMention(15, 20, "ORG", 0.5)]
    assert {m.label for m in refine(Draft(text=text), mentions, KNOWLEDGE.agencies)} == {"AGENCY"}


def test_noise_holds_no_mentions() -> None:
    text = "Riau maju.\nPewarta: Nila Sari"
    layout = Layout(blocks=(Block(0, 10, "body"), Block(11, 29, "noise")))
    assert _refined(text, ("Riau", "LOC"), ("Nila Sari", "PER"), layout=layout) == [("Riau", "LOC")]


def _joined(text: str, *found: tuple[str, str]) -> list[str]:
    return [surface for surface, label in _refined(text, *found) if label == "AGENCY"]


def test_an_acronym_in_the_middle_stays_inside() -> None:
    text = "Kepolisian Resor Kota (Polresta) Barelang bekerja"
    found = ("Kepolisian Resor Kota", "AGENCY"), ("Polresta", "AGENCY"), ("Barelang", "LOC")
    assert _joined(text, *found) == ["Kepolisian Resor Kota (Polresta) Barelang"]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("dua anggota Polres Bintan datang", [("Polres", "AGENCY"), ("Bintan", "LOC")], "Polres Bintan"),
        ("dua anggota Polresta Barelang datang", [("Polresta", "AGENCY")], "Polresta Barelang"),
        ("Kasat Reskrim Polres Kombes Budi", [("Polres", "AGENCY")], "Polres"),
        ("di Polres, Bintan", [("Polres", "AGENCY"), ("Bintan", "LOC")], "Polres"),
        ("Komandan Kodim 1002/HST Letkol Inf Bagus", [("Kodim 1002/HST Letkol", "AGENCY")], "Kodim 1002/HST"),
        ("Kementerian Hukum (Kemenkum), Riau", [("Kementerian Hukum", "AGENCY"), ("Riau", "LOC")], "Kementerian Hukum"),
    ],
)
def test_a_head_takes_its_region(text: str, found: list[tuple[str, str]], expected: str) -> None:
    assert _joined(text, *found) == [expected]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("jajaran TNI-Polri hadir", [("TNI-Polri", "AGENCY")], ["TNI", "Polri"]),
        (
            "oleh Kementerian PU dan Pemkab Blora",
            [("Kementerian PU dan Pemkab Blora", "AGENCY")],
            ["Kementerian PU", "Pemkab Blora"],
        ),
        ("juru bicara Kemendagri Bahtiar hadir", [("Kemendagri Bahtiar", "AGENCY")], ["Kemendagri"]),
        ("Kementerian Hukum dan HAM siap", [("Kementerian Hukum dan HAM", "AGENCY")], ["Kementerian Hukum dan HAM"]),
        ("laporan KPK dibaca", [("KPK", "ORG")], ["KPK"]),
        (
            "Balai Contoh Baru (BCB) siap. BCB buka",
            [("Balai Contoh Baru", "AGENCY"), ("BCB", "ORG")],
            ["Balai Contoh Baru", "BCB"],
        ),
    ],
)
def test_the_registry_is_heard(text: str, found: list[tuple[str, str]], expected: list[str]) -> None:
    assert _joined(text, *found)[: len(expected)] == expected


def test_an_ngo_is_no_agency() -> None:
    assert _refined("kata Migrant CARE kemarin", ("Migrant CARE", "AGENCY")) == [("Migrant CARE", "ORG")]


def test_the_field_before_a_body_belongs_to_the_title() -> None:
    text = "Kasi Intelijen dan Penindakan Keimigrasian Kanim Banggai hadir"
    found = ("Kasi Intelijen dan Penindakan", "POSITION"), ("Keimigrasian Kanim Banggai", "AGENCY")
    assert _refined(text, *found) == [
        ("Kasi Intelijen dan Penindakan Keimigrasian", "POSITION"),
        ("Kanim Banggai", "AGENCY"),
    ]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("bersama tim Basarnas Banjarmasin ke sana", [("tim Basarnas Banjarmasin", "AGENCY")], "Basarnas Banjarmasin"),
        ("Kapolsek Polres Bintan ke sana", [("Kapolsek", "POSITION"), ("Polres Bintan", "AGENCY")], "Polres Bintan"),
        ("oleh tim pora setempat", [("tim pora setempat", "AGENCY")], "tim pora setempat"),
    ],
)
def test_small_words_before_a_body(text: str, found: list[tuple[str, str]], expected: str) -> None:
    assert expected in _joined(text, *found)


def test_a_bracket_that_stays_open_holds_a_second_mention() -> None:
    text = "Peraturan Gubernur (Pergub) itu terbit."
    assert _refined(text, ("Peraturan Gubernur (Pergub", "LAW")) == [("Peraturan Gubernur", "LAW"), ("Pergub", "LAW")]


def test_an_offence_read_as_a_class_of_people_is_an_offence() -> None:
    assert _refined("Dua terdakwa penganiayaan diadili.", ("penganiayaan", "GROUP")) == [("penganiayaan", "CRIME")]


@pytest.mark.parametrize("surface", ["Jaksa Penuntut Umum", "JPU", "majelis hakim"])
def test_a_part_in_court_is_no_body(surface: str) -> None:
    assert _refined(f"{surface} meminta waktu.", (surface, "AGENCY")) == []


def test_the_press_is_no_state_body() -> None:
    assert _refined("Dikutip dari Tribunnews kemarin.", ("Tribunnews", "AGENCY")) == [("Tribunnews", "ORG")]


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Kaburnya narapidana (napi) itu.", ("narapidana (napi)", "GROUP"), ["narapidana", "napi"]),
        ("Ada dua Filipina di sana.", ("dua Filipina", "GROUP"), ["Filipina"]),
        ("Para pekerja migran pulang.", ("Para pekerja migran", "GROUP"), ["pekerja migran"]),
        ("Pasal 2 ayat (1) berlaku.", ("Pasal 2 ayat (1)", "LAW"), ["Pasal 2 ayat (1)"]),
        (
            "Kanwil Kemenkum (Kemenkum) Riau ada.",
            ("Kanwil Kemenkum (Kemenkum) Riau", "AGENCY"),
            ["Kanwil Kemenkum (Kemenkum) Riau"],
        ),
    ],
)
def test_brackets_and_numerals(text: str, found: tuple[str, str], expected: list[str]) -> None:
    assert [surface for surface, _ in _refined(text, found)] == expected


@pytest.mark.parametrize(("surface", "label"), [("bunuh", "CRIME"), ("peraturan", "LAW"), ("calon", "GROUP")])
def test_words_that_are_no_mention_alone(surface: str, label: str) -> None:
    assert _refined(f"Soal {surface} itu dibahas.", (surface, label)) == []


def test_a_name_cut_at_the_bracket_in_its_middle_is_whole_again() -> None:
    text = "Kementerian Luar Negeri (Kemlu) RI menjemput korban."
    found = [("Kementerian Luar Negeri", "AGENCY"), ("Kemlu) RI", "AGENCY")]
    assert _refined(text, *found)[0] == ("Kementerian Luar Negeri (Kemlu) RI", "AGENCY")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satuan Reserse Kriminal Polres Cianjur dan Kantor Imigrasi Kelas I Non TPI Bogor datang.",
         ["Satuan Reserse Kriminal Polres Cianjur", "Kantor Imigrasi Kelas I Non TPI Bogor"]),
        ("Dinas Sosial dan Tenaga Kerja Riau datang.", ["Dinas Sosial dan Tenaga Kerja Riau"]),
        ("Kementerian Hukum dan HAM datang.", ["Kementerian Hukum dan HAM"]),
        ("Kanim Pontianak 141 datang.", ["Kanim Pontianak"]),
        ("Kodim 1002 datang.", ["Kodim 1002"]),
    ],
)  # fmt: skip
def test_two_bodies_and_counts(text: str, expected: list[str]) -> None:
    surface = text.removesuffix(" datang.")
    assert [s for s, _ in _refined(text, (surface, "AGENCY"))] == expected


def test_the_acronym_of_a_crime_behind_a_task_force_is_that_of_the_crime() -> None:
    text = "Satgas Tindak Pidana Perdagangan Orang (TPPO) bertugas."
    found = ("Satgas Tindak Pidana Perdagangan Orang", "AGENCY"), ("TPPO", "AGENCY")
    assert _refined(text, *found)[1] == ("TPPO", "CRIME")
    text = "Badan Tenaga Palang Orang (TPPO) bertugas."
    assert _refined(text, ("Badan Tenaga Palang Orang", "AGENCY"), ("TPPO", "AGENCY"))[1] == ("TPPO", "AGENCY")


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Sidang Pengadilan Negeri Palu hening.", ("Pengadilan Negeri Palu hening", "AGENCY"), "Pengadilan Negeri Palu"),
        ("Kerja Dinas Pendidikan dan Kebudayaan.", ("Dinas Pendidikan dan Kebudayaan", "AGENCY"), ""),
        ("Di Direktorat Jenderal Kota, dan Budi Hartono.", ("Direktorat Jenderal Kota, dan Budi Hartono", "AGENCY"),
         "Direktorat Jenderal Kota"),
        ("Badan Riset, Teknologi, dan Inovasi.", ("Badan Riset, Teknologi, dan Inovasi", "AGENCY"), ""),
    ],
)  # fmt: skip
def test_what_is_no_part_of_a_body_is_cut_off(text: str, found: tuple[str, str], expected: str) -> None:
    assert _refined(text, found)[0] == (expected or found[0], "AGENCY")


def test_a_body_all_over_a_region_and_the_region() -> None:
    assert _refined("rapat Kesbangpol se-Kalteng.", ("Kesbangpol se-Kalteng", "AGENCY")) == [
        ("Kesbangpol", "AGENCY"),
        ("Kalteng", "LOC"),
    ]
    assert _refined("rapat Kesbangpol se-Nusa.", ("Kesbangpol se-Nusa", "AGENCY")) == [("Kesbangpol se-Nusa", "AGENCY")]


def test_a_chamber_and_its_court_are_one_body() -> None:
    text = "di Pengadilan Tipikor pada Pengadilan Negeri Medan"
    found = ("Pengadilan Tipikor", "AGENCY"), ("Pengadilan Negeri Medan", "AGENCY")
    assert _refined(text, *found) == [("Pengadilan Tipikor pada Pengadilan Negeri Medan", "AGENCY")]
    text = "Berkas Polda Riau pada Kejaksaan Tinggi Riau"
    found = ("Polda Riau", "AGENCY"), ("Kejaksaan Tinggi Riau", "AGENCY")
    assert len(_refined(text, *found)) == 2


def test_a_unit_alone_and_a_state_bank_are_state_bodies() -> None:
    assert _refined("tercatat di Satlantas.", ("Satlantas", "ORG")) == [("Satlantas", "AGENCY")]
    assert _refined("kata Bank Indonesia.", ("Bank Indonesia", "ORG")) == [("Bank Indonesia", "AGENCY")]
    assert _refined("kata Bank Melati.", ("Bank Melati", "ORG")) == [("Bank Melati", "ORG")]


def test_ranks_written_out_and_forms_of_address_are_no_part_of_names() -> None:
    assert _refined("di Polresta Bogor Kota Ajun Komisaris", ("Polresta Bogor Kota Ajun", "AGENCY")) == [
        ("Polresta Bogor Kota", "AGENCY")
    ]
    assert _refined("rapat Dewan Komisaris", ("Dewan Komisaris", "AGENCY")) == [("Dewan Komisaris", "AGENCY")]
    assert _refined("kata Pater Budi", ("Pater Budi", "PER")) == [("Budi", "PER")]
