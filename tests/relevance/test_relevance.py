from __future__ import annotations

import pytest

from tpo_ie.intake.layout import Block, Layout
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.relevance.scoring import judge, themes
from tpo_ie.relevance.stage import RelevanceStage

FILLER = " Cuaca di pulau itu cerah dan pasar kembali ramai." * 40


def label(text: str) -> str:
    return judge(themes(text))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Polisi mengungkap kasus TPPO dengan korban tujuh perempuan.", "tppo"),
        ("Hakim memvonis perekrut karena perdagangan orang.", "tppo"),
        ("Imigrasi menunda keberangkatan 12 PMI nonprosedural.", "migrant_protection"),
        ("Imigrasi menggagalkan keberangkatan 12 PMI nonprosedural bersama calo.", "tppo"),
        ("Sebanyak 30 ABK Indonesia di kapal ikan asing belum menerima gaji.", "migrant_protection"),
        ("Pengungsi Rohingya mendarat lagi, warga menolak.", "migrant_protection"),
        ("WNI kabur dari kompleks online scam, KBRI Phnom Penh mendata.", "tppo"),
        ("Muncikari menjajakan anak di bawah umur; satu tamunya membawa narkoba.", "tppo"),
        ("Dua turis dideportasi Rudenim karena overstay, lalu masuk daftar penangkalan.", "other"),
        ("Pria itu ditangkap karena pencabulan anak di bawah umur; istrinya TKW.", "other"),
        ("Kapal penyeberangan tenggelam, empat anak buah kapal (ABK) dicari.", "other"),
        ("Razia menjaring perempuan yang menjajakan diri tanpa muncikari.", "other"),
        ("Muncikari itu dijerat pasal eksploitasi seksual terhadap anak.", "tppo"),
        ("BP3MI memulangkan 40 pekerja migran dari Malaysia.", "migrant_protection"),
        ("Pemkab mengesahkan perda pelindungan pekerja migran.", "migrant_protection"),
        ("Enam anak batal diberangkatkan calo sebagai awak kapal.", "tppo"),
        ("Perekrut memakai kontrak palsu, korban bekerja tanpa upah.", "tppo"),
        ("Calo tiket konser ditangkap di stadion.", "other"),
        ("Jemaah haji diberangkatkan hari ini.", "other"),
        ("Penyelundupan sabu digagalkan, nakhoda kapal ditangkap.", "other"),
        ("Penipuan daring berkedok undian merugikan warga.", "other"),
        ("Palang Merah Indonesia (PMI) menggelar donor darah.", "other"),
        ("Jaksa menahan direktur dalam kasus korupsi alat pelatihan.", "other"),
        ("Timnas menang dua gol.", "other"),
        ("", "other"),
    ],
)
def test_short_texts(text: str, expected: str) -> None:
    assert label(text) == expected


def test_a_passing_mention_in_a_long_article_does_not_count() -> None:
    assert label(FILLER + " Seorang pekerja migran menonton." + FILLER) == "other"


def test_a_long_article_on_trafficking_counts() -> None:
    assert label("Kasus TPPO terungkap." + FILLER + " Korban TPPO ditampung BP3MI sebelum dipulangkan.") == "tppo"


def test_scores_lie_between_nought_and_one() -> None:
    for text in ("", "TPPO " * 500, "sabu " * 500, FILLER):
        assert 0 <= judge(themes(text))[1] <= 1


def test_a_term_counts_only_so_often() -> None:
    assert themes("tppo " * 50).points["tppo"] == themes("tppo " * 90).points["tppo"]


def test_noise_does_not_count() -> None:
    text = "Harga ikan naik.\nBaca juga: Korban TPPO dipulangkan BP3MI"
    draft = Draft(text=text, layout=Layout(blocks=(Block(0, 16, "body"), Block(17, len(text), "noise"))))
    RelevanceStage(Knowledge())(draft)
    assert draft.relevance is not None
    assert draft.relevance.label == "other"


def test_groups_mentioned_weigh_in() -> None:
    plain = themes("Imigrasi memeriksa paspor.")
    assert themes("Imigrasi memeriksa paspor.", groups=3).points["setting"] > plain.points["setting"]


def test_the_stage_reads_mentions() -> None:
    draft = Draft(text="Korban TPPO dipulangkan.")
    draft.set_mentions([FoundMention(0, 11, "GROUP")])
    RelevanceStage(Knowledge())(draft)
    assert draft.relevance is not None
    assert draft.relevance.label == "tppo"


def test_a_return_home_that_names_trafficking_once_is_about_protection() -> None:
    text = (
        "BP3MI memulangkan deportan PMI. "
        + "Pekerja migran diterima BP3MI. " * 14
        + "Satu terindikasi korban perdagangan orang."
    )
    assert label(text) == "migrant_protection"


def test_a_broker_of_goats_is_no_trafficker() -> None:
    text = (
        "Calo kambing menipu pembeli hewan kurban. Korban mengaku uangnya dibawa calo itu. Dua korban lain melapor "
        "ke polisi; calo tersebut berdalih salah paham, sedangkan calo kedua belum ditemukan."
    )
    assert judge(themes(text, groups=4))[0] == "other"
