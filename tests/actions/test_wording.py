"""Ways in which the news tells of acts beside the plain verb: near synonyms, light verbs, lists, headlines, requests."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted, drafted
from tpo_ie.intake.layout import Block, Layout
from tpo_ie.pipeline.draft import Draft

DINSOS = "[[AGENCY|Dinas Sosial Kabupaten Lingga]]"
POLRES = "[[AGENCY|Kepolisian Resor Bintan]]"
KANIM = "[[AGENCY|Kantor Imigrasi Batam]]"
BP3MI = "[[AGENCY|Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau]]"
MINISTRY = "[[AGENCY|Kementerian Ketenagakerjaan]]"


def categories(text: str) -> list[str]:
    return [act.category for act in acted(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{KANIM} mengimbau agar warga memeriksa izin perusahaan.", "awareness"),
        (f"{BP3MI} menitip pesan kepada warga yang hendak merantau.", "awareness"),
        (f"{KANIM} meminta warga yang masih di sana agar segera melapor.", "awareness"),
        (f"Sebanyak 12 permohonan ditunda {KANIM} sampai syarat lengkap.", "passport_control"),
        (f"{KANIM} memasukkan tujuh nama ke daftar cegah.", "departure_control"),
        (f"{POLRES} mencegat sampan berisi [[GROUP|calon pekerja migran]].", "departure_control"),
        (f"{MINISTRY} menghentikan sementara penempatan [[GROUP|pekerja migran]].", "policy"),
        (f"{MINISTRY} mengevaluasi moratorium itu.", "policy"),
        (f"{MINISTRY} melatih 40 lurah mengenali perekrut.", "training"),
        (f"{BP3MI} menyerahkan daftar nama korban kepada {POLRES}.", "data_exchange"),
        (f"{BP3MI} melepas 30 [[GROUP|calon pekerja migran]] ke Korea.", "community_program"),
        (f"{DINSOS} menggelar pelatihan usaha bagi 20 keluarga.", "community_program"),
        (f"Tiga lainnya dijemput {POLRES} dari sebuah kafe.", "rescue"),
        (f"Mereka diselamatkan patroli {POLRES}.", "rescue"),
        (f"Dua gadis itu kini tidur di rumah aman {DINSOS}.", "rehabilitation"),
        (f"{DINSOS} menyediakan barak.", "rehabilitation"),
        (f"{DINSOS} mendatangkan psikolog.", "rehabilitation"),
        (f"{DINSOS} mengantar pulang tiga [[GROUP|korban]].", "repatriation"),
        (f"Sebanyak 12 aduan dimediasi {DINSOS}.", "legal_aid"),
        (f"{BP3MI} menampung keluhan.", "complaint_channel"),
        (f"{BP3MI} memasang nomor aduan di pelabuhan.", "complaint_channel"),
        (f"Calo itu diborgol {POLRES}.", "arrest"),
        (f"{KANIM} menaikkan warga negara asing itu ke pesawat.", "deportation"),
        (f"PT Sirih ditegur {MINISTRY}.", "sanction"),
        ("Putusan dibacakan [[AGENCY|Pengadilan Negeri Bintan]].", "sentence"),
        ("[[AGENCY|Pengadilan Tinggi Riau]] meringankan hukumannya.", "sentence"),
        (f"{BP3MI} akan menyurati [[POSITION|Menteri Hukum]].", "coordination"),
        (f"Delapan kasus diteruskan {BP3MI} ke {POLRES}.", "coordination"),
        ("[[AGENCY|Pemerintah Kabupaten Lingga]] membentuk tim tanggap darurat.", "task_force"),
    ],
)
def test_news_words(text: str, expected: str) -> None:
    assert categories(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Anak itu dijanjikan menjaga kasir di [[LOC|Sirih]].",
        f"Penghuni penampungan {DINSOS} berkurang.",
        f"Pencabutan izin bukan wewenang {DINSOS}.",
        "Pelapor dikurung tanpa ponsel.",
        "Pekerja itu dipecat majikannya ketika hamil.",
        "Korban dijerat utang oleh calo.",
        "Mereka tinggal di rumah singgah milik majikan.",
        "Permohonan praperadilan ditunda.",
        "Umur mereka tidak tercantum di paspor.",
    ],
)
def test_words_that_look_like_acts(text: str) -> None:
    assert categories(text) == []


def test_a_proposal_is_what_its_addressee_is_urged_to_do() -> None:
    [act] = acted(f"{BP3MI} mengusulkan pencabutan izin perusahaan itu kepada {MINISTRY}.")
    assert (act.category, act.status, act.actors) == ("sanction", "urged", ("Kementerian Ketenagakerjaan",))


def test_a_proposal_to_nobody_has_no_actor() -> None:
    [act] = acted(f"{BP3MI} merekomendasikan pencabutan izin perusahaan itu.")
    assert (act.status, act.actors) == ("urged", ())


def test_time_given_to_somebody_urges_it() -> None:
    [act] = acted(f"{BP3MI} memberi waktu kepada {MINISTRY} untuk mengevaluasi moratorium.")
    assert (act.status, act.actors) == ("urged", ("Kementerian Ketenagakerjaan",))


def test_a_sentence_may_open_a_list_without_a_colon() -> None:
    [act] = acted(drafted(f"{BP3MI} akan mengerjakan hal berikut.\na. Memasang nomor aduan di pelabuhan.\n"))
    assert act.category == "complaint_channel"
    assert act.status == "planned"


def test_a_body_called_by_its_kind_is_not_the_one_named_in_between() -> None:
    [_, act] = acted(f"{DINSOS} meneruskan aduan ke {POLRES}. Tiga kasus dimediasi dinasnya.")
    assert act.actors == ("Dinas Sosial Kabupaten Lingga",)


def test_somebodys_investigators_are_the_police() -> None:
    text = f"{POLRES} menunggu di [[AGENCY|RSUD Lingga]]. Dua penyidiknya mencari perekrut itu."
    assert [act.actors for act in acted(text)] == [("Kepolisian Resor Bintan",)]


def headlined(headline: str, body: str) -> Draft:
    draft = drafted(f"{headline}\n\n{body}")
    end = draft.text.index("\n")
    draft.layout = Layout(blocks=(Block(0, end, "headline"), Block(end + 2, len(draft.text), "body")))
    return draft


def test_a_headline_tells_what_the_body_named_below_it_did() -> None:
    draft = headlined("Sampan Berisi 12 [[GROUP|Calon TKI]] Dicegat", f"{POLRES} berjaga.")
    assert acted(draft)[0].actors == ("Kepolisian Resor Bintan",)


def test_a_headline_that_denies_tells_no_act() -> None:
    draft = headlined(f"Perekrut Ditangkap, {POLRES} Membantah", "Kabar itu beredar di grup.")
    assert acted(draft) == []
