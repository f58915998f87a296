"""Agencies of a text."""

from __future__ import annotations

from datetime import date

from tests.entities.reading import entity_of, groups, resolve


def test_acronym_and_long_form_are_one() -> None:
    draft = resolve(
        "[[AGENCY|Lembaga Perlindungan Saksi dan Korban]] ([[AGENCY|LPSK]]) datang. "
        "[[AGENCY|LPSK]] dan [[AGENCY|BP3MI Kepri]] rapat."
    )
    assert groups(draft) == {
        "Lembaga Perlindungan Saksi dan Korban": ["Lembaga Perlindungan Saksi dan Korban", "LPSK", "LPSK"],
        "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Kepulauan Riau": ["BP3MI Kepri"],
    }
    assert entity_of(draft, "LPSK").registry_id == "lpsk"


def test_class_of_an_office_may_be_left_out() -> None:
    draft = resolve(
        "[[AGENCY|KANTOR IMIGRASI BATAM]] Tunda Paspor\n\n[[AGENCY|Kantor Imigrasi Kelas I Khusus TPI Batam]] menunda."
    )
    assert list(groups(draft)) == ["Kantor Imigrasi Kelas I Khusus TPI Batam"]


def test_a_regional_body_is_not_its_parent() -> None:
    draft = resolve("[[AGENCY|Polri]], [[AGENCY|Polda Sumsel]], [[AGENCY|Kemenkumham]], [[AGENCY|Kemenkumham Sumsel]].")
    assert len(draft.entities) == 4


def test_a_short_form_means_the_body_named_last_before_it() -> None:
    draft = resolve(
        "[[AGENCY|Polres Asahan]] bergerak. [[AGENCY|Polres]] menyita. "
        "[[AGENCY|Polres Batu Bara]] juga. [[AGENCY|Polres]] menahan."
    )
    assert groups(draft) == {
        "Kepolisian Resor Asahan": ["Polres Asahan", "Polres"],
        "Kepolisian Resor Batu Bara": ["Polres Batu Bara", "Polres"],
    }


def test_a_short_form_before_the_body_is_named() -> None:
    draft = resolve("[[AGENCY|Gugus Tugas TPPO]] Rapat\n\n[[AGENCY|Gugus Tugas TPPO Kabupaten Ende]] rapat.")
    assert len(draft.entities) == 1


def test_a_conjunct_shares_the_head() -> None:
    draft = resolve("Rapat [[AGENCY|Kantor Imigrasi Palembang]], dan [[AGENCY|Muara Enim]] itu.")
    assert entity_of(draft, "Muara Enim").name == "Kantor Imigrasi Muara Enim"
    assert entity_of(draft, "Muara Enim").registry_id == "kanim:muara-enim"


def test_conjuncts_past_brackets_and_of_ministries() -> None:
    draft = resolve(
        "[[AGENCY|Polres Asahan]] (9 perkara), [[AGENCY|Batu Bara]] (7), dan [[AGENCY|Tanjungbalai]] (6). "
        "[[AGENCY|Kementerian Sosial]], [[AGENCY|Kesehatan]], dan [[AGENCY|Dalam Negeri]] hadir."
    )
    assert list(groups(draft)) == [
        "Kepolisian Resor Asahan",
        "Kepolisian Resor Batu Bara",
        "Kepolisian Resor Tanjungbalai",
        "Kementerian Sosial",
        "Kementerian Kesehatan",
        "Kementerian Dalam Negeri",
    ]


def test_another_body_behind_a_comma_is_no_conjunct() -> None:
    draft = resolve(
        "[[AGENCY|Pemprov Bali]], [[AGENCY|Indonesia Maritime Center]], dan [[AGENCY|Sekretariat Bersama]]."
    )
    assert list(groups(draft)) == ["Pemerintah Provinsi Bali", "Indonesia Maritime Center", "Sekretariat Bersama"]


def test_a_unit_alone_gets_the_parent_that_the_text_names() -> None:
    draft = resolve("[[AGENCY|Polda Jambi]] turun tangan. [[AGENCY|Ditreskrimum]] dan [[AGENCY|Satreskrim]] bekerja.")
    assert entity_of(draft, "Ditreskrimum").name == "Direktorat Reserse Kriminal Umum Kepolisian Daerah Jambi"
    assert entity_of(draft, "Ditreskrimum").registry_id == "polda:jambi/ditreskrimum"
    assert entity_of(draft, "Satreskrim").name == "Satuan Reserse Kriminal"  # no Polres in the text


def test_a_title_implies_the_body_of_a_short_form() -> None:
    draft = resolve("[[POSITION|Kapolsek]] [[LOC|Cisaat]] datang. [[AGENCY|Polsek]] menyelidiki.")
    assert entity_of(draft, "Polsek").name == "Kepolisian Sektor Cisaat"


def test_a_local_service_gets_the_regency_of_the_text() -> None:
    draft = resolve(
        "[[POSITION|Bupati]] [[LOC|Brebes]] marah di [[LOC|Kabupaten Brebes]]. [[AGENCY|Inspektorat]] memeriksa."
    )
    assert entity_of(draft, "Inspektorat").name == "Inspektorat Kabupaten Brebes"


def test_the_region_behind_the_last_conjunct_serves_all() -> None:
    draft = resolve("[[AGENCY|Dinas Sosial]] dan [[AGENCY|Dinas Kesehatan Kabupaten Ende]] hadir.")
    assert entity_of(draft, "Dinas Sosial").name == "Dinas Sosial Kabupaten Ende"


def test_bare_imigrasi() -> None:
    local = resolve("[[AGENCY|Kantor Imigrasi Sambas]] rapat. Bupati meminta [[AGENCY|imigrasi]] sigap.")
    assert list(groups(local)) == ["Kantor Imigrasi Sambas"]
    national = resolve(
        "[[AGENCY|Ditjen Imigrasi]] dan [[AGENCY|Kantor Imigrasi Sambas]] rapat. [[AGENCY|Imigrasi]] sigap."
    )
    assert entity_of(national, "Imigrasi").registry_id == "ditjen-imigrasi"


def test_the_articles_own_acronym_counts() -> None:
    draft = resolve("[[AGENCY|Satuan Tugas (Satgas) Nuri Jaya]] dibentuk. [[AGENCY|Satgas Nuri Jaya]] bekerja.")
    assert list(groups(draft)) == ["Satuan Tugas Nuri Jaya"]


def test_the_day_decides_between_bodies_of_one_name() -> None:
    text = "[[AGENCY|Ditjen Imigrasi]] menunda paspor."
    before = resolve(text, anchor=date(2023, 5, 1))
    after = resolve(text, published="2025-05-01")
    assert entity_of(before, "Ditjen Imigrasi").registry_id == "ditjen-imigrasi-kemenkumham"
    assert entity_of(after, "Ditjen Imigrasi").registry_id == "ditjen-imigrasi"


def test_unknown_bodies_keep_their_name() -> None:
    draft = resolve("[[AGENCY|Tim Sapu Jagat]] dan [[AGENCY|tim Sapu Jagat]] sama.")
    assert groups(draft) == {"Tim Sapu Jagat": ["Tim Sapu Jagat", "tim Sapu Jagat"]}
    assert entity_of(draft, "Tim Sapu Jagat").registry_id is None


def test_a_count_between_conjuncts() -> None:
    found = groups(
        resolve("Ditolak [[AGENCY|Kanim Pontianak]] 141, [[AGENCY|Sambas]] 97 permohonan, dan [[AGENCY|Entikong]] 80.")
    )
    assert list(found) == ["Kantor Imigrasi Pontianak", "Kantor Imigrasi Sambas", "Kantor Imigrasi Entikong"]


def test_a_ship_with_a_number_is_not_its_owner() -> None:
    found = groups(resolve("Kapal [[AGENCY|BC 10009]] milik [[AGENCY|Bea Cukai Batam]]; petugas [[AGENCY|BC]] turun."))
    assert sorted(len(surfaces) for surfaces in found.values()) == [1, 2]


def test_a_unit_has_its_offices_full_name() -> None:
    marked = "[[AGENCY|Kantor Imigrasi Kelas II TPI Bitung]] mengirim [[AGENCY|Tim Inteldakim Kanim Bitung]]."
    assert "Tim Intelijen dan Penindakan Keimigrasian Kantor Imigrasi Kelas II TPI Bitung" in groups(resolve(marked))


def test_a_team_of_a_task_force_is_the_task_force() -> None:
    draft = resolve(
        "[[AGENCY|Tim Satgas TPPO]] bergerak. [[AGENCY|Satgas TPPO Polres Asahan]] menahan dua orang. "
        "[[AGENCY|Satgas TPPO]] pulang."
    )
    assert len(groups(draft)) == 1
    draft = resolve(
        "[[AGENCY|Tim Satgas Pangan]] bergerak. [[AGENCY|Satgas Pangan Kota Medan]] dan "
        "[[AGENCY|Satgas Pangan Kota Binjai]] menahan dua orang."
    )
    assert len(groups(draft)) == 3


def test_a_bare_immigration_is_the_office_and_not_its_team() -> None:
    draft = resolve("[[AGENCY|Tim Pora Kanim Batam]] rapat. Kata [[AGENCY|Imigrasi]], cukup.")
    assert entity_of(draft, "Imigrasi").name == "Kantor Imigrasi Batam"
    draft = resolve("[[AGENCY|Tim Pora Kanim Batam]] rapat. Kata [[AGENCY|Ditjen Imigrasi]], [[AGENCY|Imigrasi]] tahu.")
    assert entity_of(draft, "Imigrasi").name == "Direktorat Jenderal Imigrasi"


def test_digits_in_an_acronym_count_letters() -> None:
    draft = resolve(
        "[[AGENCY|Dinas Sosial dan Pemberdayaan Perempuan dan Perlindungan Anak]] ([[AGENCY|Dinsos P3A]]) rapat."
    )
    assert len(groups(draft)) == 1
    draft = resolve("[[AGENCY|Dinas Sosial dan Pemberdayaan Perempuan]] ([[AGENCY|Dinkes P3A]]) rapat.")
    assert len(groups(draft)) == 2


def test_a_regional_office_has_the_place_alone() -> None:
    draft = resolve(
        "[[AGENCY|Pemkab Nunukan]] dan [[AGENCY|Kantor Kesehatan Pelabuhan]] memeriksa mereka, kata [[AGENCY|Dinsos]]."
    )
    assert entity_of(draft, "Kantor Kesehatan Pelabuhan").name == "Kantor Kesehatan Pelabuhan Nunukan"
    assert entity_of(draft, "Dinsos").name == "Dinas Sosial Kabupaten Nunukan"


def test_the_seats_of_bodies_tell_the_regency() -> None:
    draft = resolve("[[AGENCY|Polres Tanah Bumbu]], [[AGENCY|Dinas Sosial]], dan [[AGENCY|BNNK]] turun bersama.")
    assert entity_of(draft, "Dinas Sosial").name == "Dinas Sosial Kabupaten Tanah Bumbu"
    assert entity_of(draft, "BNNK").name == "Badan Narkotika Nasional Kabupaten Tanah Bumbu"


def test_a_board_of_the_province() -> None:
    draft = resolve("[[AGENCY|Pemprov Jatim]] mendata mereka. [[AGENCY|Disnakertrans]] membuka posko.")
    assert entity_of(draft, "Disnakertrans").name == "Dinas Tenaga Kerja dan Transmigrasi Provinsi Jawa Timur"
    draft = resolve("Warga [[LOC|Jawa Timur]] mengadu. [[AGENCY|Disnakertrans]] membuka posko.")
    assert entity_of(draft, "Disnakertrans").name == "Dinas Tenaga Kerja dan Transmigrasi"


def test_a_bare_embassy_is_that_of_the_one_country() -> None:
    draft = resolve("Mereka kabur di [[LOC|Kamboja]] dan menelepon [[AGENCY|KBRI]].")
    assert entity_of(draft, "KBRI").name == "Kedutaan Besar Republik Indonesia Phnom Penh"
    draft = resolve("Dari [[LOC|Kamboja]] ke [[LOC|Myanmar]] mereka menelepon [[AGENCY|KBRI]].")
    assert entity_of(draft, "KBRI").name == "Kedutaan Besar Republik Indonesia"


def test_a_kind_of_body_means_the_one_named() -> None:
    draft = resolve("[[AGENCY|BPJS Ketenagakerjaan]] menunggu. [[AGENCY|BPJS]] membuka berkas.")
    assert len(draft.entities) == 1
    draft = resolve("[[AGENCY|BPJS Ketenagakerjaan]], [[AGENCY|BPJS Kesehatan]]: [[AGENCY|BPJS]] membuka berkas.")
    assert len(draft.entities) == 3


def test_customs_mean_their_regional_office() -> None:
    draft = resolve("[[AGENCY|Kanwil Bea Cukai Aceh]] mengejar kapal. [[AGENCY|Bea Cukai]] menyita muatan.")
    assert len(draft.entities) == 1
    draft = resolve("[[AGENCY|Kanwil Bea Cukai Aceh]], [[AGENCY|Ditjen Bea dan Cukai]]: [[AGENCY|Bea Cukai]] menyita.")
    assert len(draft.entities) == 2


def test_a_unit_of_its_own_shares_no_head() -> None:
    draft = resolve("[[AGENCY|Dinas Sosial Kota Tarakan]] dan [[AGENCY|Satuan Bakti Pekerja Sosial]] hadir.")
    assert entity_of(draft, "Satuan Bakti Pekerja Sosial").name == "Satuan Bakti Pekerja Sosial"


def test_a_body_at_a_site_whose_name_is_given_elsewhere() -> None:
    draft = resolve(
        "[[AGENCY|Polresta Bandara Soekarno-Hatta]] menahan dua orang. [[AGENCY|Polresta Bandara]] menyelidiki."
    )
    assert len(draft.entities) == 1
    regions = resolve("[[AGENCY|Polres Lombok Tengah]] menahan dua orang. [[AGENCY|Polres Lombok Barat]] menyelidiki.")
    assert len(regions.entities) == 2
    two = resolve("[[AGENCY|Polsek Bandara Juanda]], [[AGENCY|Polsek Bandara Kualanamu]]. [[AGENCY|Polsek Bandara]]")
    assert len(two.entities) == 3


def test_an_unknown_acronym_shares_no_head() -> None:
    draft = resolve("[[AGENCY|Kementerian Kesehatan]], [[AGENCY|XBNQ]], dan [[AGENCY|Pertanian]] hadir.")
    assert "XBNQ" in groups(draft)
