"""Frames of any verb: who acts, on whom and where to tell the act, whatever the verb is."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted

POLRES = "[[AGENCY|Kepolisian Resor Bintan]]"
KANIM = "[[AGENCY|Kantor Imigrasi Batam]]"
NAVY = "[[AGENCY|Pangkalan TNI AL Batam]]"
BP3MI = "[[AGENCY|Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau]]"
DINSOS = "[[AGENCY|Dinas Sosial Kabupaten Lingga]]"
COURT = "[[AGENCY|Pengadilan Negeri Bintan]]"
KEJARI = "[[AGENCY|Kejaksaan Negeri Bintan]]"
PEMKAB = "[[AGENCY|Pemerintah Kabupaten Lingga]]"
HEALTH = "[[AGENCY|Puskesmas Daik]]"
VICTIMS = "[[GROUP|korban]]"
CANDIDATES = "[[GROUP|calon pekerja migran]]"


@pytest.mark.parametrize(
    ("text", "category"),
    [
        (f"{NAVY} memutar perahu berisi 22 {CANDIDATES}.", "departure_control"),
        (f"{COURT} mengirim nakhoda itu ke penjara, enam tahun.", "sentence"),
        (f"{POLRES} mencabuti 64 paspor.", "investigation"),
        (f"Perkara itu dipegang {POLRES}.", "investigation"),
        (f"Mereka diboyong {POLRES} ke kantor {BP3MI}.", "rehabilitation"),
        (f"Tujuh orang diinfus {HEALTH}.", "rehabilitation"),
        (f"{DINSOS} memboncengkan tiga {VICTIMS} ke rumah orang tuanya.", "repatriation"),
        (f"{POLRES} menggotong tujuh {VICTIMS} dari palka kapal.", "rescue"),
        (f"{BP3MI} memoles posko pengaduan.", "complaint_channel"),
        (f"{KEJARI} menagihkan restitusi itu.", "legal_aid"),
        (f"{PEMKAB} menyodorkan rancangan peraturan daerah itu.", "policy"),
        (f"{KANIM} menyambangi tiga rumah kos.", "surveillance"),
        (f"{PEMKAB} mengguyur bantuan modal bagi keluarga pekerja migran.", "community_program"),
        (f"{BP3MI} menggantungkan spanduk di dermaga.", "awareness"),
        (f"Perangkat desa didudukkan {PEMKAB} untuk belajar membedakan visa.", "training"),
    ],
)
def test_the_conditions_tell_the_act(text: str, category: str) -> None:
    assert category in [act.category for act in acted(text)]


@pytest.mark.parametrize(
    "text",
    [
        f"Sindikat memutar perahu berisi 22 {CANDIDATES}.",
        "Perekrut mencabuti 64 paspor.",
        f"Tekong memboyong tujuh {VICTIMS} dari palka kapal.",
        f"Majikan memboncengkan tiga {VICTIMS} ke rumah orang tuanya.",
        f"{DINSOS} memuji restitusi itu.",
        f"{COURT} mengingat penjara itu, enam tahun.",
        f"{PEMKAB} menilai rancangan peraturan daerah itu.",
        f"{BP3MI} melihat spanduk di dermaga.",
        f"{BP3MI} membaca posko pengaduan.",
        "Perkara itu dipegang calo.",
        "Tujuh orang diinfus.",
    ],
)
def test_without_a_body_of_the_kind_or_with_a_verb_of_nothing_they_do_not(text: str) -> None:
    assert acted(text) == []


def test_several_bodies_at_one_place_run_a_joint_operation() -> None:
    assert [act.category for act in acted(f"{POLRES} dan {NAVY} menyerbu rumah kos itu.")] == ["joint_operation"]
    assert "joint_operation" not in [act.category for act in acted(f"{POLRES} menyerbu rumah kos itu.")]


def test_an_official_without_a_name_is_of_a_kind_too() -> None:
    assert [act.category for act in acted("Perkara itu dipegang penyidik.")] == ["investigation"]
    assert acted("Perkara itu dipegang petugas.") == []


def test_behind_kami_a_word_in_kan_is_a_verb() -> None:
    [act] = acted(f"{KEJARI} bersuara. Restitusi itu kami menangkan. Restitusi itu mereka menangkan.")
    assert act.category == "legal_aid"
