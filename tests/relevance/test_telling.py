"""Articles that tell of trafficking or migrants in everyday words, and tales of other matters that sound alike."""

from __future__ import annotations

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.relevance import telling as module
from tpo_ie.relevance.scoring import judge, themes
from tpo_ie.relevance.telling import TOO_FEW, built_in_teller

FILLER = " Pasar di kota itu ramai sejak pagi, dan hujan baru reda menjelang sore." * 8


def label(text: str) -> str:
    return judge(themes(text + FILLER))[0]


@pytest.mark.parametrize(
    "text",
    [
        # sold, locked up, in debt
        "Dua gadis dibawa keluar dari sebuah warung remang di tepi kota. Mereka dijanjikan kerja di toko, lalu dikunci di "
        "kamar belakang. Utangnya tak pernah lunas. Perantara dari desa kini diburu, keduanya tinggal di rumah aman "
        "dan didampingi psikolog UPTD PPA.",
        # carried over the sea
        "Perahu tanpa lampu itu kandas di bakau. Sembilan orang di atasnya hendak menyeberang ke Johor, Malaysia, tak satu "
        "pun pegang paspor. Petugas imigrasi menyerahkan nakhoda kepada polisi yang memakai UU Nomor 18 Tahun 2017; "
        "penumpangnya dipulangkan bersama P4MI.",
        # children made to work
        "Empat anak ditemukan di tambang, dipaksa mengayak pasir tanpa dibayar. Mereka dibelikan tiket oleh seorang agen dan "
        "kini dirawat di rumah perlindungan sambil menunggu pemulangan.",
    ],
)
def test_a_tale_without_names_is_of_the_field(text: str) -> None:
    assert label(text) != "other"


@pytest.mark.parametrize(
    "text",
    [
        # narcotics by sea
        "Kapal nelayan dari Malaysia dicegat di perairan Batam. Polisi menyita 20 kilogram sabu; nakhoda dan dua anak buah "
        "kapal mengaku diupah kurir narkoba untuk menyeberang.",
        # adults' own trade
        "Satpol PP merazia kafe remang-remang dan membawa tujuh perempuan ke kantor. Mereka didata, diperiksa kesehatannya, "
        "lalu pulang. Pemilik kafe didenda karena menjual miras.",
        # wages at a factory
        "Ratusan buruh pabrik sepatu mogok karena upah dua bulan belum dibayar. Serikat meminta pengusaha membayar pesangon, "
        "dinas menengahi perundingan.",
        # violence at home
        "Seorang istri melapor ke polisi setelah dianiaya suaminya. Ia didampingi psikolog dan tinggal di rumah kerabat; "
        "sang suami kini ditahan.",
        # a swindle with jobs at home
        "Puluhan pelamar tertipu lowongan palsu di sebuah bank. Korban mentransfer uang kepada perantara yang kemudian "
        "menghilang, polisi melacak rekeningnya.",
        # tourists
        "Turis itu ditangkap imigrasi karena overstay dan bekerja tanpa izin di vila; visa wisatawan lain diperiksa.",
        # pilgrims
        "Calon jemaah haji tanpa visa haji ditunda keberangkatannya oleh imigrasi di bandara. Mereka dijanjikan berangkat "
        "ke Arab Saudi oleh agen perjalanan.",
        # stolen fish
        "Dua kapal berbendera Malaysia ditangkap karena mencuri ikan. Awak kapalnya, WNI, diperiksa di pangkalan.",
        # a match
        "Pemain timnas pulang dari Malaysia setelah pertandingan; pelatih memuji gol penentu.",
        # graft
        "Jaksa menahan bekas kepala dinas dalam perkara korupsi pembangunan rumah singgah; dua perantara proyek ikut diperiksa.",
    ],
)
def test_tales_of_other_matters_stay_other(text: str) -> None:
    assert label(text) == "other"


def test_one_word_said_often_is_no_tale() -> None:
    assert built_in_teller().told("perekrut " * 40) <= TOO_FEW


def test_a_plain_tale_counts_beside_another_matter() -> None:
    pilgrims = "Tiga puluh calon jemaah haji tanpa visa haji berbalik arah di bandara. "
    tale = (
        "Sembilan perempuan di antaranya ternyata dijanjikan kerja oleh agen di Riyadh; paspor mereka ditahan, "
        "mereka menginap di shelter BP3MI dan didampingi konselor sebelum dipulangkan."
    )
    assert label(pilgrims * 2) == "other"
    assert label(pilgrims * 2 + tale) != "other"


def test_a_tale_of_another_matter_in_which_migrants_are_named_is_other() -> None:
    vote = (
        "KPU menetapkan daftar pemilih pemilu. Partai dan calon presiden berkampanye; suara dihitung dua kali. "
        "Surat suara pekerja migran dikirim lewat pos, pekerja migran memilih di aula. Pilkada menyusul, partai lain "
        "menunggu, kampanye dimulai pekan depan, calon presiden berdebat soal harga dan subsidi."
    )
    assert label(vote) == "other"
    assert judge(themes("Pemkab mengesahkan perda pelindungan pekerja migran."))[0] != "other"  # too short to tell more
    assert label("BP3MI menjemput pekerja migran dari Malaysia, pekerja migran lain dirawat di shelter.") != "other"


def test_a_fault_in_the_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tpo_ie.resources.package_text", lambda *_: "bias: much\n")
    module.built_in_telling.cache_clear()
    with pytest.raises(ResourceError, match=r"telling\.yaml"):
        module.built_in_telling()
    module.built_in_telling.cache_clear()
