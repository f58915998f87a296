"""Everyday wording of protection and partnership, and what looks like it and is none."""

from __future__ import annotations

import re

import pytest

from tests.actions.helpers import acted, drafted, office
from tpo_ie.resources import package_text

POLRES = "[[AGENCY|Kepolisian Resor Bintan]]"
BP3MI = "[[AGENCY|Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau]]"
DINSOS = "[[AGENCY|Dinas Sosial Kabupaten Lingga]]"
MINISTRY = "[[AGENCY|Kementerian Luar Negeri]]"
EMBASSY = "[[AGENCY|Kedutaan Besar Republik Indonesia Phnom Penh]]"
LPSK = "[[AGENCY|Lembaga Perlindungan Saksi dan Korban]]"
COURT = "[[AGENCY|Pengadilan Negeri Bintan]]"
LBH = "[[ORG|Lembaga Bantuan Hukum Embun]]"
NGO = "[[ORG|Yayasan Embun]]"
NAVY = "[[AGENCY|Pangkalan TNI AL Batam]]"
KANIM = "[[AGENCY|Kantor Imigrasi Batam]]"
MIGRANTS = "[[GROUP|pekerja migran]]"
VICTIMS = "[[GROUP|korban]]"
GIRLS = "[[GROUP|perempuan]]"
HOME = f"Pemulangan {MIGRANTS} itu tertunda. Mereka menanti kepulangan. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Tujuh {GIRLS} ditarik dari tempat penampungan di [[LOC|Tanjung Uban]].", "rescue"),
        (f"{POLRES} menjemput tiga {GIRLS} dari sebuah rumah.", "rescue"),
        (f"Delapan {VICTIMS} diturunkan dari KM Sinar.", "rescue"),
        (f"Sebelas {VICTIMS} lepas dari cengkeraman sindikat.", "rescue"),
        (f"Gembok dirusak dan sembilan {GIRLS} berjalan keluar.", "rescue"),
        (f"Dari mes itu {POLRES} mengangkut enam {GIRLS}.", "rescue"),
        (f"Tiga {VICTIMS} ditemukan selamat di lambung kapal.", "rescue"),
        (f"{MINISTRY} menjemput 60 {MIGRANTS} yang tertahan di [[LOC|Myanmar]].", "repatriation"),
        (f"{DINSOS} menjemput 12 {MIGRANTS} dengan bus.", "repatriation"),
        (f"{HOME}Sembilan orang naik kapal dengan ongkos negara.", "repatriation"),
        (f"{HOME}{BP3MI} membelikan tiket bagi mereka.", "repatriation"),
        (f"{HOME}{BP3MI} menyewa dua bus.", "repatriation"),
        (f"{HOME}Jenazah dibawa {BP3MI} ke [[LOC|Lingga]].", "repatriation"),
        (f"Dua {VICTIMS} sudah kembali ke rumah orang tua.", "repatriation"),
        (f"Empat {GIRLS} diantar kembali ke rumah masing-masing.", "repatriation"),
        (f"{BP3MI} mengawal mereka sampai kampung.", "repatriation"),
        (f"{NGO} membayar denda visa delapan {MIGRANTS}.", "repatriation"),
        (f"Para {VICTIMS} menempati wisma penampungan.", "rehabilitation"),
        (f"{POLRES} membawa tujuh {GIRLS} ke tempat penampungan.", "rehabilitation"),
        (f"{BP3MI} memboyong para {VICTIMS} ke panti.", "rehabilitation"),
        (f"{DINSOS} berencana membangun rumah aman.", "rehabilitation"),
        (f"Seorang {VICTIMS} dirawat karena dehidrasi.", "rehabilitation"),
        (f"Dokter [[AGENCY|RSUD Lingga]] memeriksa kesehatan para {VICTIMS}.", "rehabilitation"),
        (f"{EMBASSY} menjenguk para {VICTIMS} dua kali.", "rehabilitation"),
        (f"Para {VICTIMS} ditemani psikolog.", "rehabilitation"),
        (f"{EMBASSY} menagihkan gaji seorang {MIGRANTS}.", "legal_aid"),
        (f"{BP3MI} mempertemukan {MIGRANTS} dengan pemilik agen untuk menuntut upah.", "legal_aid"),
        (f"{BP3MI} menyerahkan santunan kematian kepada ahli waris.", "legal_aid"),
        (f"{NGO} melaporkan perekrut itu ke polisi.", "legal_aid"),
        (f"Dua pengacara disediakan {NGO}.", "legal_aid"),
        (f"{NGO} menemani {VICTIMS} yang dimintai keterangan.", "legal_aid"),
        (f"Denda izin tinggal para {MIGRANTS} dihapuskan.", "legal_aid"),
        (f"{COURT} memerintahkan terdakwa membayar Rp20 juta kepada para {VICTIMS}.", "legal_aid"),
        (f"{BP3MI} memisahkan dua anak yang masih di bawah umur.", "victim_identification"),
        (f"{BP3MI} mencatat nama para {VICTIMS}.", "victim_identification"),
        (f"{DINSOS} menyodorkan formulir identifikasi korban.", "victim_identification"),
        ("Warga dapat menghubungi nomor pengaduan 0811.", "complaint_channel"),
        (f"{BP3MI} menempatkan meja konsultasi di pelabuhan.", "complaint_channel"),
        (f"{NGO} menghitung 187 pengaduan.", "complaint_channel"),
        (f"{EMBASSY} sudah dikabari.", "coordination"),
        ("Pemulangan itu berkat perundingan dengan otoritas [[LOC|Thailand]].", "coordination"),
        (f"{DINSOS} mengumpulkan kepala desa.", "coordination"),
        (f"Bekerja sama dengan {POLRES}, {EMBASSY} mencari kamar.", "cooperation"),
        (f"{POLRES} melayangkan permintaan bantuan hukum timbal balik.", "cooperation"),
        (f"{POLRES} menempatkan petugas penghubung di [[LOC|Motaain]].", "cooperation"),
        (f"Penyergapan tersebut melibatkan {KANIM}, {POLRES}, dan {NAVY}.", "joint_operation"),
        (f"{KANIM} dan {POLRES} bergerak serentak di tiga lokasi.", "joint_operation"),
    ],
)
def test_everyday_wording_tells_of_an_act(text: str, expected: str) -> None:
    assert expected in [act.category for act in acted(text)]


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (f"{POLRES} menjemput seorang pria di pintu keberangkatan.", "rescue"),
        (f"Papan nama kafe itu diturunkan {POLRES}.", "rescue"),
        ("Para tersangka lepas dari sekapan.", "rescue"),
        (f"Nyawa {VICTIMS} itu tidak tertolong.", "rescue"),
        (f"{VICTIMS} ditarik dari sekolah oleh perekrut.", "rescue"),
        (f"Sepuluh calon {MIGRANTS} naik kapal malam itu.", "repatriation"),
        ("Kami membelikan tiket konser.", "repatriation"),
        ("Jenazah itu dibawa ke rumah sakit untuk otopsi.", "repatriation"),
        (f"Seorang {VICTIMS} memilih kembali ke rumah orang tua.", "repatriation"),
        (f"{KANIM} mengawal orang asing itu sampai pintu pesawat.", "repatriation"),
        (f"Para calon {MIGRANTS} menempati mes milik sponsor.", "rehabilitation"),
        (f"Sindikat membawa tujuh {GIRLS} ke tempat penampungan.", "rehabilitation"),
        ("Mesin itu dirawat teknisi.", "rehabilitation"),
        (f"{KANIM} memeriksa kesehatan calon penumpang.", "rehabilitation"),
        (f"Rombongan {VICTIMS} didampingi pengacara.", "rehabilitation"),
        (f"Tersangka menagih utang seorang {MIGRANTS}.", "legal_aid"),
        (f"{BP3MI} menyurati perusahaan soal jadwal rapat.", "legal_aid"),
        (f"{POLRES} menyerahkan surat panggilan kepada pemilik kapal.", "legal_aid"),
        (f"Perekrut memisahkan {VICTIMS} dari keluarganya.", "victim_identification"),
        (f"{KANIM} mencatat nama pemohon paspor.", "victim_identification"),
        ("Warga bertanya apakah posko itu dapat dihubungi.", "complaint_channel"),
        (f"{KANIM} membuka loket konsultasi paspor.", "complaint_channel"),
        ("Keluarganya sudah dikabari.", "coordination"),
        (f"{POLRES} melayangkan surat panggilan.", "coordination"),
        ("Calo itu mengumpulkan ijazah.", "coordination"),
        ("Bekerja sama dengan calo, perempuan itu menipu tetangganya.", "cooperation"),
        ("Kapal itu melibatkan tiga awak.", "joint_operation"),
    ],
)
def test_what_only_looks_like_it_is_none(text: str, refused: str) -> None:
    assert refused not in [act.category for act in acted(text)]


def test_an_operation_that_involves_bodies_is_theirs() -> None:
    [act] = acted(f"Penyergapan tersebut melibatkan {KANIM} dan {POLRES}.")
    assert act.category == "joint_operation"


def test_a_verb_that_opens_the_sentence_has_the_subject_of_the_main_clause() -> None:
    first, *_ = acted(f"[[LOC|Batam]] – Menggandeng {NGO}, {POLRES} menyebar poster peringatan.")
    assert (first.category, first.actors) == ("cooperation", ("Kepolisian Resor Bintan",))
    assert acted("Menggandeng banyak pihak, kata pengamat, tidak cukup.") == []


def test_the_holder_of_an_office_acts_though_nobody_knows_the_body() -> None:
    [act] = acted(f"[[POSITION|Duta Besar]] [[LOC|RI]] [[PER|Santyo]] menemui {POLRES}.")
    assert (act.category, act.actors) == ("coordination", ("Santyo",))
    assert acted(f"[[PER|Santyo]] menemui {POLRES}.") == []


def test_the_own_body_of_a_speaker_acts() -> None:
    draft = drafted(f"[[POSITION|Kepala]] {LPSK} [[PER|Rini]] berkata, lembaganya menghitung kerugian 40 {VICTIMS}.")
    office(draft, "Rini", "Kepala", "Lembaga Perlindungan Saksi dan Korban")
    assert [act.category for act in acted(draft)] == ["legal_aid"]


def test_what_must_stand_in_the_sentence_does_not_count_in_the_one_before() -> None:
    assert [act.category for act in acted(f"Seorang {VICTIMS} dirawat karena infeksi.")] == ["rehabilitation"]
    assert acted(f"Ia terkena infeksi. Seorang {VICTIMS} dirawat.") == []


def test_no_word_class_is_written_twice() -> None:
    names = re.findall(r"^(\w+):", package_text("tpo_ie.actions", "classes.yaml"), re.MULTILINE)
    assert [name for name in set(names) if names.count(name) > 1] == []
