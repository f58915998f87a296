"""Offices of a text."""

from __future__ import annotations

from tests.entities.reading import groups, resolve


def test_title_and_body_make_the_office() -> None:
    draft = resolve(
        "[[POSITION|Kapolda]] [[LOC|Sumsel]] dan [[POSITION|Kapolda]] [[LOC|Kepri]], [[POSITION|Kabid Humas]] "
        "[[AGENCY|Polda Kepri]], [[POSITION|Kepala]] [[AGENCY|BP3MI Kepri]]."
    )
    assert [
        name for name, surfaces in groups(draft).items() if surfaces[0] in ("Kapolda", "Kabid Humas", "Kepala")
    ] == [
        "Kepala Kepolisian Daerah Sumatera Selatan",
        "Kepala Kepolisian Daerah Kepulauan Riau",
        "Kepala Bidang Hubungan Masyarakat Kepolisian Daerah Kepulauan Riau",
        "Kepala Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kepulauan Riau",
    ]


def test_a_bare_title_is_the_office_named_before() -> None:
    draft = resolve(
        "[[POSITION|Kapolres]] [[LOC|Nabire]] datang. [[POSITION|Kapolres]] bicara. [[POSITION|Bupati]] diam."
    )
    assert groups(draft)["Kepala Kepolisian Resor Nabire"] == ["Kapolres", "Kapolres"]
    assert groups(draft)["Bupati"] == ["Bupati"]


def test_variants_of_a_title() -> None:
    draft = resolve(
        "[[POSITION|Kepala Satuan Reserse Kriminal]] ([[POSITION|Kasat Reskrim]]) [[AGENCY|Polres Ende]] dan "
        "[[POSITION|Kasatreskrim]] [[AGENCY|Polres Ende]]; [[POSITION|Walikota]] [[LOC|Bitung]], "
        "[[POSITION|mantan wali kota]] [[LOC|Bitung]]; "
        "[[POSITION|Menteri Sosial]], [[POSITION|Mensos]], [[POSITION|Menteri]]."
    )
    assert sum(entity.type == "POSITION" for entity in draft.entities.values()) == 3


def test_titles_joined_share_the_region() -> None:
    draft = resolve("[[POSITION|Wali Kota]] dan [[POSITION|Wakil Wali Kota]] [[LOC|Ternate]] hadir.")
    assert {"Wali Kota Ternate", "Wakil Wali Kota Ternate"} <= set(groups(draft))


def test_a_title_in_brackets_repeats_the_office() -> None:
    draft = resolve(
        "[[POSITION|Kepala]] [[AGENCY|Dinas Pemuda dan Olahraga]] ([[POSITION|Kadispora]]) [[LOC|Riau]], Tono."
    )
    names = groups(draft)
    assert names["Kepala Dinas Pemuda dan Olahraga Provinsi Riau"] == ["Kepala", "Kadispora"]
    assert "Dinas Pemuda dan Olahraga Provinsi Riau" in names


def test_presidents() -> None:
    draft = resolve(
        "[[POSITION|Presiden]] [[LOC|RI]] [[PER|Satrio Agung]] menerima [[POSITION|Presiden]] [[LOC|Kolombia]], "
        "[[PER|Pedro Gomez]]. [[POSITION|Presiden]] [[PER|Gomez]] berterima kasih. "
        "[[POSITION|Presiden]] [[PER|Satrio]] tersenyum."
    )
    assert groups(draft)["Presiden Kolombia"] == ["Presiden", "Presiden"]
    assert groups(draft)["Presiden Republik Indonesia"] == ["Presiden", "Presiden"]


def test_a_place_further_off_is_no_part_of_the_office() -> None:
    draft = resolve("[[POSITION|Gubernur]] [[LOC|Bali]] pergi. Acara [[POSITION|Gubernur]] di [[LOC|Ubud]] batal.")
    assert groups(draft)["Gubernur Bali"] == ["Gubernur", "Gubernur"]
