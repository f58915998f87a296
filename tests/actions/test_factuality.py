from __future__ import annotations

import pytest

from tests.actions.helpers import acted, drafted, said


def status(marked: str) -> str:
    [act] = acted(marked)
    return f"{'not ' * act.negated}{act.status}"


POLICE = "[[AGENCY|Polres Bintan]]"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{POLICE} telah menangkap dua pelaku.", "done"),
        (f"{POLICE} tengah memeriksa dua saksi.", "ongoing"),
        (f"{POLICE} akan menangkap dua pelaku.", "planned"),
        (f"{POLICE} berencana untuk memeriksa dua saksi.", "planned"),
        (f"{POLICE} harus menangkap dua pelaku.", "urged"),
        (f"{POLICE} bisa menangkap dua pelaku.", "possible"),
        (f"{POLICE} belum menangkap pelaku.", "not done"),
        (f"{POLICE} tidak akan menahan pelaku.", "not planned"),
        (f"{POLICE} tidak perlu menahan pelaku.", "not urged"),
        (f"{POLICE} tidak hanya menangkap pelaku.", "done"),
        (f"{POLICE} berhasil menangkap dua pelaku.", "done"),
        (f"[[ORG|Koalisi]] mendesak {POLICE} agar menangkap pelaku.", "urged"),
        (f"Jika bukti cukup, {POLICE} menahan pelaku.", "possible"),
        (f"Rencananya pelaku itu ditahan {POLICE}.", "planned"),
        (f"Pekan depan {POLICE} memeriksa dua saksi.", "planned"),
        (f"Belum ada penahanan pelaku oleh {POLICE}.", "not done"),
        (f"Penangkapan pelaku oleh {POLICE}, nihil.", "not done"),
        (f"{POLICE} akan menangkap dua pelaku dan menahan keduanya.", "planned"),
    ],
)
def test_cues(sentence: str, expected: str) -> None:
    acts = acted(sentence)
    assert f"{'not ' * acts[-1].negated}{acts[-1].status}" == expected


@pytest.mark.parametrize(
    "sentence",
    [
        f"{POLICE} datang ke desa untuk menangkap pelaku.",
        f"{POLICE} menuduh [[ORG|Yayasan Harapan]] menampung sembilan korban.",
        f"{POLICE} membeli komputer guna mengungkap kasus itu.",
        f"{POLICE} membantah menangkap pelaku itu.",
        f"{POLICE} menunjukkan cara menangkap pelaku.",
        f"Bila {POLICE} menangkap pelaku, warga senang.",
    ],
)
def test_aims_denials_and_conditions_are_no_acts(sentence: str) -> None:
    assert acted(sentence) == []


def test_an_aim_before_the_subject_is_not_the_act_s() -> None:
    assert status(f"Untuk mencegah [[CRIME|TPPO]] {POLICE} menggelar patroli.") == "done"


def test_a_negation_binds_the_next_word_only() -> None:
    acts = acted(f"{POLICE} menyegel kafe tak berizin dan menangkap dua pelaku.")
    assert [(act.rule, act.negated) for act in acts] == [("sanction-licence", False), ("arrest-capture", False)]


def test_lasting_acts_go_on() -> None:
    assert status("Dua belas [[GROUP|korban]] kini ditampung [[AGENCY|Dinas Sosial]].") == "ongoing"
    assert status("Sejak Mei sampai Juni [[AGENCY|Dinas Sosial]] menampung 12 [[GROUP|korban]].") == "done"


def test_a_list_hangs_on_its_head() -> None:
    acts = acted(
        "[[ORG|Koalisi]] meminta:\n1. [[AGENCY|Polres Bintan]] menangkap pelaku;\n"
        "2. [[AGENCY|LPSK]] menghitung restitusi."
    )
    assert [act.status for act in acts] == ["urged", "urged"]
    agreed = acted("Isi perjanjian itu:\n- pertukaran data [[GROUP|PMI]];\n- pelatihan bagi petugas.")
    assert [act.status for act in agreed] == ["planned", "planned"]


def test_an_order_in_a_quotation_is_urged() -> None:
    draft = drafted('"Libatkan relawan," kata [[PER|Endah]].')
    said(draft, "Libatkan relawan,", "Endah")
    assert [act.status for act in acted(draft)] == ["urged"]


def test_a_date_ahead_makes_a_plan() -> None:
    draft = drafted("[[GROUP|Korban]] dipulangkan [[AGENCY|BP3MI Riau]] pada [[DATE|20 Maret 2025]].")
    [act] = acted(draft)
    assert (act.status, act.time) == ("planned", ("2025-03-20",))


def test_the_cues_are_told() -> None:
    [act] = acted(f"{POLICE} belum menangkap pelaku.")
    assert act.attributes["cues"] == ["belum"]


@pytest.mark.parametrize(
    ("text", "status", "negated"),
    [
        ("[[AGENCY|Polres Bintan]] belum membuka penyelidikan.", "done", True),
        ("[[AGENCY|Polres Bintan]] tidak pernah menggelar razia.", "done", True),
        ("Perekrut itu belum dapat ditangkap [[AGENCY|Polres Bintan]].", "done", True),
        ("Satgas TPPO tidak jadi dibentuk [[AGENCY|Pemkab Lingga]].", "done", True),
        (
            "Para [[GROUP|korban]] dipulangkan [[AGENCY|BP3MI Riau]] tanpa diasesmen [[AGENCY|Dinsos Lingga]].",
            "done",
            True,
        ),
        ("Setiap Sabtu [[AGENCY|BP3MI Riau]] menyosialisasikan bahaya [[CRIME|TPPO]] kepada warga.", "ongoing", False),
        ("[[AGENCY|BP3MI Riau]] menyosialisasikan bahaya [[CRIME|TPPO]] kepada setiap warga.", "done", False),
        ("[[AGENCY|Polres Bintan]] dapat menangkap pelaku itu.", "possible", False),
    ],
)
def test_light_verbs_modals_and_habits(text: str, status: str, negated: bool) -> None:
    act = acted(text)[-1]
    assert (act.status, act.negated) == (status, negated)


def test_what_the_accused_are_charged_with_is_no_act_of_protection() -> None:
    acts = acted("Jaksa mendakwa keduanya menampung sembilan korban di rumah itu.")
    assert [act.category for act in acts] == ["charge"]
