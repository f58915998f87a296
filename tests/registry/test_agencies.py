"""Agencies: canonical names, composition, dates, typing errors, the tree."""

from __future__ import annotations

import time
from datetime import date

import pytest

import tpo_ie.agencies
from tpo_ie.registry.agencies import AgencyRegistry
from tpo_ie.registry.knowledge import Knowledge

NAMES = {
    "Polda Sumsel": "Kepolisian Daerah Sumatera Selatan",
    "POLDA SUMSEL": "Kepolisian Daerah Sumatera Selatan",
    "Ditreskrimum Polda Kepri": "Direktorat Reserse Kriminal Umum Kepolisian Daerah Kepulauan Riau",
    "Satreskrim Polresta Barelang": "Satuan Reserse Kriminal Kepolisian Resor Kota Barelang",
    "Subdit IV Renakta Ditreskrimum Polda Lampung": (
        "Subdirektorat IV Remaja, Anak, dan Wanita Direktorat Reserse Kriminal Umum Kepolisian Daerah Lampung"
    ),
    "Polres Metro Bekasi Kota": "Kepolisian Resor Metro Bekasi Kota",
    "Bareskrim Polri": "Badan Reserse Kriminal Kepolisian Negara Republik Indonesia",
    "Ombudsman RI": "Ombudsman Republik Indonesia",
    "Kemenkumham Sumsel": "Kantor Wilayah Kementerian Hukum dan Hak Asasi Manusia Sumatera Selatan",
    "Kanwil Kemenkumham Bali": "Kantor Wilayah Kementerian Hukum dan Hak Asasi Manusia Bali",
    "BP3MI NTB": "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Nusa Tenggara Barat",
    "Balai Pelayanan Pelindungan Pekerja Migran Indonesia (BP3MI) Lampung": (
        "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Lampung"
    ),
    "Komisi V DPR": "Komisi V Dewan Perwakilan Rakyat Republik Indonesia",
    "Komisi XIII DPR RI": "Komisi XIII Dewan Perwakilan Rakyat Republik Indonesia",
    "Kodam II/Sriwijaya": "Komando Daerah Militer II/Sriwijaya",
    "Kodim 1618/TTU": "Komando Distrik Militer 1618/Timor Tengah Utara",
    "Lanal Dumai": "Pangkalan TNI Angkatan Laut Dumai",
    "Kantor Imigrasi Kelas I TPI Batam": "Kantor Imigrasi Kelas I TPI Batam",
    "Kanim Kelas II Non TPI Sukabumi": "Kantor Imigrasi Kelas II Non TPI Sukabumi",
    "Rudenim Denpasar": "Rumah Detensi Imigrasi Denpasar",
    "Kejati Sulut": "Kejaksaan Tinggi Sulawesi Utara",
    "KEJARI MIMIKA": "Kejaksaan Negeri Mimika",
    "PN Maumere": "Pengadilan Negeri Maumere",
    "PT Kalimantan Utara": "Pengadilan Tinggi Kalimantan Utara",
    "PT Sinar Abadi": "PT Sinar Abadi",
    "BNNP Riau": "Badan Narkotika Nasional Provinsi Riau",
    "P4MI Cilacap": "Pos Pelayanan Pelindungan Pekerja Migran Indonesia Cilacap",
    "Disnakertrans Kab. Sukabumi": "Dinas Tenaga Kerja dan Transmigrasi Kabupaten Sukabumi",
    "DP3A Sultra": "Dinas Pemberdayaan Perempuan dan Perlindungan Anak Provinsi Sulawesi Tenggara",
    "Dinas Peternakan Kabupaten Ngada": "Dinas Peternakan Kabupaten Ngada",
    "Pemprov Jabar": "Pemerintah Provinsi Jawa Barat",
    "Pemkot Medan": "Pemerintah Kota Medan",
    "KBRI Phnom Penh": "Kedutaan Besar Republik Indonesia Phnom Penh",
    "Kedutaan Besar RI di Bangkok": "Kedutaan Besar Republik Indonesia Bangkok",
    "KJRI Kuching": "Konsulat Jenderal Republik Indonesia Kuching",
    "Badan Anu Nasional": "Badan Anu Nasional",
    "Kementerian Kominfo": "Kementerian Komunikasi dan Informatika",
    "Kanwil Bea Cukai Khusus Kepri": ("Kantor Wilayah Direktorat Jenderal Bea dan Cukai Khusus Kepulauan Riau"),
    "Kantor Wilayah Bea Cukai Khusus Kepulauan Riau": (
        "Kantor Wilayah Direktorat Jenderal Bea dan Cukai Khusus Kepulauan Riau"
    ),
    "Kantor Imigrasi Kelas I Tempat Pemeriksaan Imigrasi Malang": "Kantor Imigrasi Kelas I TPI Malang",
    "Sentra Gakkumdu": "Sentra Penegakan Hukum Terpadu",
    "Pemko Medan": "Pemerintah Kota Medan",
    "Dinsos P3AKB Kabupaten Sanggau": (
        "Dinas Sosial, Pemberdayaan Perempuan, Perlindungan Anak, dan Keluarga Berencana Kabupaten Sanggau"
    ),
    "Dinas Tenaga Kerja dan Perindustrian Kabupaten Ngada": "Dinas Tenaga Kerja dan Perindustrian Kabupaten Ngada",
    "BBPVP Makassar": "Balai Besar Pelatihan Vokasi dan Produktivitas Makassar",
    "Satgas Intel Koarmada II": "Satuan Tugas Intelijen Komando Armada II",
}

IDS = {
    "Polda Sumsel": "polda:sumatera-selatan",
    "Ditreskrimum Polda Kepri": "polda:kepulauan-riau/ditreskrimum",
    "Imigrasi Batam": "kanim:batam",
    "Kantor Imigrasi Kelas I Khusus TPI Batam": "kanim:batam",
    "Satpol PP Kabupaten Sambas": "satpol-pp:sambas",
    "Kejari Kota Malang": "kejari:kota-malang",
    "Kejari Kabupaten Malang": "kejari:kabupaten-malang",
    "Kementerian Sosial RI": "kemensos",
    "Kodam Sriwijaya": "kodam:ii",
    "Polda Metro Jaya": "polda:metro-jaya",
    "IOM Indonesia": "iom",
}

NO_NAMES = (
    "polisi",
    "kepolisian",
    "Istana",
    "kejaksaan",
    "pemerintah",
    "Polres",
    "Ditreskrimum",
    "pt",
    "ma",
    "PT Maju Jaya",
)


@pytest.fixture(scope="module")
def registry() -> AgencyRegistry:
    return Knowledge().agencies


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_canonical_name(registry: AgencyRegistry, text: str, name: str) -> None:
    assert registry.canonical_name(text) == name


@pytest.mark.parametrize(("text", "agency_id"), IDS.items())
def test_find(registry: AgencyRegistry, text: str, agency_id: str) -> None:
    agency = registry.find(text)
    assert agency is not None
    assert agency.id == agency_id


@pytest.mark.parametrize("text", NO_NAMES)
def test_generic_words_name_no_body(registry: AgencyRegistry, text: str) -> None:
    assert registry.find(text) is None


@pytest.mark.parametrize(
    ("text", "agency_id"),
    [
        ("Kepolisan Daerah Sumsel", "polda:sumatera-selatan"),
        ("Polrse Batam", "polres:batam"),
        ("Lembaga Perlindungan Saksi dn Korban", "lpsk"),
        ("Kantor Imigrsi Kelas I TPI Dumai", "kanim:dumai"),
    ],
)
def test_typing_errors_are_forgiven(registry: AgencyRegistry, text: str, agency_id: str) -> None:
    agency = registry.find(text)
    assert agency is not None
    assert agency.id == agency_id


@pytest.mark.parametrize("text", ["Polda Sumsek", "Kejati Jatem", "BNNP Kepre"])
def test_a_misspelt_region_is_not_taken_for_another(registry: AgencyRegistry, text: str) -> None:
    assert registry.find(text) is None


def test_a_name_that_changed_hands_is_dated(registry: AgencyRegistry) -> None:
    before = registry.find("Ditjen Imigrasi", date(2023, 7, 28))
    after = registry.find("Ditjen Imigrasi", date(2025, 7, 28))
    today = registry.find("Ditjen Imigrasi")
    assert before is not None and before.parent == "kemenkumham"
    assert after is not None and after.parent == "kemenimipas"
    assert today is after
    with_parent = registry.find("Ditjen Imigrasi Kementerian Hukum dan HAM", date(2025, 7, 28))
    assert with_parent is before


def test_a_body_that_is_no_more_is_still_known(registry: AgencyRegistry) -> None:
    lantamal = registry.find("Lantamal XIII Tarakan", date(2026, 1, 1))
    assert lantamal is not None
    assert not lantamal.valid(date(2026, 1, 1))
    assert lantamal.valid(date(2024, 1, 1))
    assert "kodaeral:xiii" in lantamal.successors


def test_parents_and_children(registry: AgencyRegistry) -> None:
    assert [a.id for a in registry.parents("polda:kepulauan-riau/ditreskrimum")] == [
        "polda:kepulauan-riau",
        "polri",
        "pemerintah-ri",
    ]
    assert [a.id for a in registry.parents("polsek:antah/unit-reskrim")][:1] == ["polsek:antah"]
    assert "polda:bali" in {a.id for a in registry.children("polri")}
    assert registry.children("kanim:batam") == ()


def test_get_composes(registry: AgencyRegistry) -> None:
    agency = registry.get("polres:nias-utara/satreskrim")
    assert agency is not None
    assert agency.name == "Satuan Reserse Kriminal Kepolisian Resor Nias Utara"
    assert registry.get("polda") is None
    assert registry.get("nothing:here") is None


def test_a_composed_body_has_region_parent_and_source(registry: AgencyRegistry) -> None:
    agency = registry.find("Dinas Sosial Kabupaten Ende")
    assert agency is not None
    assert (agency.parent, agency.region, agency.source) == ("pemkab:ende", "Kabupaten Ende", "pattern:dinsos")
    police = registry.find("Polres Lembata")
    assert police is not None
    assert police.parent == "polda:nusa-tenggara-timur"


def test_every_parent_and_successor_exists(registry: AgencyRegistry) -> None:
    for agency in registry:
        for other in (agency.parent, *agency.successors):
            assert other is None or registry.get(other) is not None, (agency.id, other)


def test_every_listed_name_is_found(registry: AgencyRegistry) -> None:
    for agency in registry:
        found = registry.find(agency.name)
        assert found is not None, agency.id
        assert found.name == agency.name


def test_knowledge_loads_fast() -> None:
    best = 1.0
    for _ in range(3):
        start = time.process_time()
        knowledge = Knowledge()
        _ = knowledge.regions, knowledge.agencies, knowledge.positions
        best = min(best, time.process_time() - start)
    assert best < 0.3  # 0.08 s on an idle machine


def test_public_module() -> None:
    agency = tpo_ie.agencies.find("Polda Sumsel")
    assert agency is not None
    assert tpo_ie.agencies.get(agency.id) == agency
    assert tpo_ie.agencies.parents(agency.id)[0].id == "polri"
    assert agency in tpo_ie.agencies.children("polri")


@pytest.mark.parametrize(
    "text",
    [
        "Lanal Dumai dan Bea Cukai Dumai",
        "Satreskrim Polres Cianjur dan Kantor Imigrasi Bogor",
        "Posal Temajuk serta BP3MI Kalbar",
    ],
)
def test_two_bodies_are_not_one(registry: AgencyRegistry, text: str) -> None:
    assert registry.find(text) is None


def test_a_region_may_have_an_and(registry: AgencyRegistry) -> None:
    found = registry.find("Polresta Pulau Ambon dan Pulau-Pulau Lease")
    assert found is not None
    assert found.region == "Pulau Ambon dan Pulau-Pulau Lease"


def test_of_two_heads_as_close_the_one_with_the_first_letter_is_meant(registry: AgencyRegistry) -> None:
    assert registry.canonical_name("Kantor Imgrasi Batam") == registry.canonical_name("Kantor Imigrasi Batam")


def test_the_ministry_of_education_by_day(registry: AgencyRegistry) -> None:
    assert registry.canonical_name("Kemendikbud", date(2020, 5, 1)) == "Kementerian Pendidikan dan Kebudayaan"
    assert registry.canonical_name("Kemendikbud", date(2023, 5, 1)).startswith(
        "Kementerian Pendidikan, Kebudayaan, Riset"
    )


def test_a_head_written_twice_counts_once(registry: AgencyRegistry) -> None:
    assert registry.canonical_name("Kepolisian Resor Polres Cimahi") == "Kepolisian Resor Cimahi"
    assert registry.canonical_name("Polres Cimahi Polda Jawa Barat").count("Kepolisian") == 2


def test_names_that_mean_several_bodies(registry: AgencyRegistry) -> None:
    assert registry.is_ambiguous("KKP")
    assert not registry.is_ambiguous("Polri")


def test_writing_out_mends_nothing(registry: AgencyRegistry) -> None:
    assert registry.written_out("Polres Cimahi") == "Kepolisian Resor Cimahi"
    assert registry.written_out("Dinas Lingkungan Hdup") == "Dinas Lingkungan Hdup"
