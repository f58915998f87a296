"""Acts of prevention and prosecution told in everyday words, and what looks like them and is none."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted

POLRES = "[[AGENCY|Kepolisian Resor Bintan]]"
KANIM = "[[AGENCY|Kantor Imigrasi Batam]]"
MINISTRY = "[[AGENCY|Kementerian Ketenagakerjaan]]"
COURT = "[[AGENCY|Pengadilan Negeri Bintan]]"
PEMKAB = "[[AGENCY|Pemerintah Kabupaten Lingga]]"
DINAS = "[[AGENCY|Dinas Tenaga Kerja Kabupaten Lingga]]"
NAVY = "[[AGENCY|Pangkalan TNI AL Batam]]"
VICTIMS = "[[GROUP|korban]]"
CANDIDATES = "[[GROUP|calon pekerja migran]]"
CASE = "Perkara [[CRIME|perdagangan orang]] itu ramai."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{POLRES} mengajak ibu-ibu untuk bertanya ke balai desa sebelum melepas anaknya.", "awareness"),
        (f"{POLRES} mewanti-wanti penumpang supaya tidak menitipkan paspor.", "awareness"),
        (f"{KANIM} menampik 12 permohonan paspor.", "passport_control"),
        ("Di loket paspor, 30 permohonan kandas.", "passport_control"),
        (f"{PEMKAB} menghentikan penerbitan rekomendasi paspor kolektif.", "passport_control"),
        ("Empat perempuan batal ke [[LOC|Johor]] setelah ditanyai petugas.", "departure_control"),
        (f"{NAVY} memergoki sebuah perahu berpenumpang 20 orang yang hendak menyeberang.", "departure_control"),
        (f"{MINISTRY} memblokir 40 akun lowongan palsu.", "surveillance"),
        (f"{DINAS} mendatangi tujuh penampungan.", "surveillance"),
        (f"{KANIM} menempatkan kamera pengintai di dermaga.", "surveillance"),
        (f"{PEMKAB} mengirim surat edaran kepada para camat.", "policy"),
        (f"{PEMKAB} menyerahkan 12 rekomendasi kepada gubernur.", "policy"),
        (f"{PEMKAB} menganggarkan Rp 300 juta untuk pemulangan {VICTIMS}.", "policy"),
        (f"{DINAS} melatih 40 pengawas kapal.", "training"),
        (f"{DINAS} membuka kelas bahasa Jepang.", "training"),
        (f"{KANIM} dan {POLRES} akan saling memberi tahu bila ada kapal asing.", "data_exchange"),
        (f"Manifes itu mengalir ke {KANIM} setiap jam.", "data_exchange"),
        (f"{PEMKAB} menggulirkan dana bergulir bagi keluarga pekerja migran.", "community_program"),
        (f"{POLRES} menyamar dua malam sebagai pembeli.", "investigation"),
        (f"{POLRES} mengincar pemodal di [[LOC|Tanjungpinang]].", "investigation"),
        ("Dua perkara sudah naik ke penyidikan.", "investigation"),
        ("Seorang perekrut masih diburu.", "investigation"),
        ("Truknya dikandangkan.", "investigation"),
        ("Otak jaringan itu belum tersentuh.", "arrest"),
        ("Keduanya diumumkan sebagai tersangka.", "charge"),
        ("Perekrut itu terancam [[LAW|Pasal 4 UU TPPO]].", "charge"),
        ("Tiga perkara telah sampai ke meja hijau.", "charge"),
        (f"{CASE} Jaksa meminta sembilan tahun.", "sentence"),
        ("Perekrut itu dibui masing-masing delapan tahun.", "sentence"),
        ("Dua warga negara Vietnam dilarang masuk wilayah Indonesia selama dua tahun.", "deportation"),
        (f"{PEMKAB} mengenakan denda kepada perusahaan itu.", "sanction"),
        ("Izin agen itu gugur sejak April.", "sanction"),
        ("Izin cabang itu tidak diperpanjang.", "sanction"),
    ],
)
def test_everyday_words_tell_of_an_act(text: str, expected: str) -> None:
    assert expected in [act.category for act in acted(text)]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Penyanyi itu meminta penggemar datang.", "awareness"),
        ("Ibunya meminta keluarga mengirim uang.", "awareness"),
        ("Kasasi ditolak, perkara itu selesai.", "passport_control"),
        ("Kapal itu batal ke dermaga karena cuaca.", "departure_control"),
        (f"{VICTIMS} menutup akun miliknya.", "surveillance"),
        ("Bidan mendatangi penampungan itu.", "surveillance"),
        ("Perekrut mengirim surat kepada ibunya.", "policy"),
        ("Sekarang anaknya sudah kelas tiga.", "awareness"),
        ("Ia belajar bahasa Korea sendiri.", "training"),
        ("Uang perekrut mengalir ke rekening istrinya.", "data_exchange"),
        (f"{VICTIMS} dijanjikan modal usaha.", "community_program"),
        ("Puskesmas memeriksa paru-paru mereka.", "investigation"),
        ("Warga mencari anaknya.", "investigation"),
        (f"{POLRES} menarik perahu berisi 26 orang ke dermaga.", "investigation"),
        (f"{VICTIMS} diikat di kamar.", "arrest"),
        ("Dua perekrut menanti sidang.", "charge"),
        ("Peserta mengikuti sidang semu.", "charge"),
        ("Bupati mengganjar warga itu dengan piagam.", "sentence"),
        ("Pekerja itu dilarang masuk dapur.", "deportation"),
        ("Penerbangan dari [[LOC|Fiji]] ditutup.", "sanction"),
        ("Rapat itu diskors dua kali.", "sanction"),
        (f"{PEMKAB} menutup pertemuan di [[LOC|Daik]].", "sanction"),
    ],
)
def test_words_alike_tell_of_none(text: str, wrong: str) -> None:
    assert wrong not in [act.category for act in acted(text)]
