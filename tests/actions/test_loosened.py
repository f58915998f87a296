"""Who acts where the clause does not name a body: clauses without a subject, private people, firms, fronted clauses."""

from __future__ import annotations

import pytest

from tests.actions.helpers import acted, drafted
from tpo_ie.actions.frames import FrameRule, build_frames
from tpo_ie.actions.wordclasses import class_pattern
from tpo_ie.errors import ResourceError

POLRES = "[[AGENCY|Kepolisian Resor Bintan]]"
KANIM = "[[AGENCY|Kantor Imigrasi Batam]]"
DINSOS = "[[AGENCY|Dinas Sosial Kabupaten Lingga]]"
MINISTRY = "[[AGENCY|Kementerian Ketenagakerjaan]]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lima kabupaten belum membentuk gugus tugas.", "task_force"),
        ("Posko itu juga menerima 40 aduan.", "complaint_channel"),
        (f"Setelah digelar, {POLRES} pulang. Kecamatan bakal membentuk satgas.", "task_force"),
    ],
)
def test_a_subject_without_a_name_may_act(text: str, expected: str) -> None:
    assert [act.category for act in acted(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Menolak paspor saja tidak cukup.",
        "Bus itu menurunkan tujuh [[GROUP|pekerja migran]] di terminal.",
        "Nelayan menyelamatkan tujuh [[GROUP|korban]].",
        "Gaji itu dibayar tanpa mengusut calonya.",
    ],
)
def test_others_without_a_name_do_not(text: str) -> None:
    assert acted(text) == []


def test_a_fronted_clause_has_the_subject_of_the_main_clause() -> None:
    first, *_ = acted(f"Usai memeriksa tujuh saksi, {POLRES} menggelar jumpa pers.")
    assert (first.category, first.actors) == ("investigation", ("Kepolisian Resor Bintan",))


def test_private_people_teach_but_do_not_arrest() -> None:
    [act] = acted("[[PER|Sumirah]] melatih 14 kader desa.")
    assert (act.category, act.actors) == ("training", ("Sumirah",))
    assert acted("[[PER|Sumirah]] menangkap calo itu.") == []


def test_a_suspect_teaches_nobody() -> None:
    draft = drafted("[[PER|Sumirah]] melatih 14 kader desa.")
    draft.entities["Sumirah"].attributes["role"] = "suspect"
    assert acted(draft) == []


def test_firms_that_are_asked_to_act_leave_the_actor_open() -> None:
    [act] = acted(f"{MINISTRY} meminta perusahaan menyetorkan data awak kapal.")
    assert (act.category, act.status, act.actors) == ("data_exchange", "urged", ())
    assert acted("Perusahaan itu menyetorkan data awak kapal.") == []


def test_the_aim_of_going_somewhere_is_the_act() -> None:
    [act] = acted(f"{DINSOS} turun ke desa untuk mengasesmen tujuh [[GROUP|korban]].")
    assert (act.category, act.status) == ("victim_identification", "done")
    assert acted(f"{DINSOS} menyiapkan mobil untuk mengasesmen tujuh [[GROUP|korban]].") == []


def test_a_raid_of_two_bodies_is_a_joint_operation() -> None:
    [act] = acted(f"{POLRES} dan {KANIM} menggerebek mes itu.")
    assert (act.category, act.rule) == ("joint_operation", "investigation-raid")
    [act] = acted(f"{POLRES} menggerebek mes itu.")
    assert (act.category, act.rule) == ("investigation", "investigation-raid")
    assert acted("Tersangka mendobrak pintu itu.") == []


def test_the_outcome_of_an_act_that_a_body_owns_tells_of_it() -> None:
    assert [act.category for act in acted(f"Hasil asesmen {DINSOS} keluar.")] == ["victim_identification"]
    assert acted("Hasil asesmen keluar.") == []


def test_classes_name_classes_and_roots_name_groups_of_verbs() -> None:
    rules = {"arrest": FrameRule(id="arrest", score=0.9, description="…", category="arrest")}
    classes = {"number": ["dua", "tiga"], "people": ["re:<number> orang"], "catch": ["tangkap", "ringkus"]}
    frames = build_frames(rules, classes, {"frames_x.yaml": {"arrest": [{"roots": ["<catch>"], "object": ["people"]}]}})
    assert {"menangkap", "diringkus"} <= frames.entries.keys()
    assert frames.holds(("people",), "ada dua orang")
    assert not frames.holds(("people",), "ada lima orang")


def test_a_class_that_names_an_unknown_one_is_a_fault() -> None:
    with pytest.raises(ResourceError, match="the word class 'number' is unknown"):
        build_frames({}, {"people": ["re:<number> orang"]}, {})


def test_a_root_that_names_an_unknown_group_is_a_fault() -> None:
    rule = FrameRule(id="x", score=0.5, description="x", category="arrest")
    with pytest.raises(ResourceError, match="frames: x: trigger 1: the group of verbs 'provid' is unknown"):
        build_frames({"x": rule}, {"provide": ["beri"]}, {"frames": {"x": [{"roots": ["<provid>"]}]}})


def test_patterns_of_users_may_name_their_groups() -> None:
    assert class_pattern(["re:(?P<a>rumah) singgah"]).search("di rumah singgah itu")
    assert class_pattern(["re:(?P<a>rumah) singgah"], {}).search("di rumah singgah itu")
    assert class_pattern(["re:(?<=di )rumah"]).search("di rumah itu")


def test_a_relative_clause_does_not_cut_the_subject_off() -> None:
    told = (
        "yang selama dua tahun menyalurkan gadis dari tiga desa di dua kabupaten ke rumah-rumah mewah di Irak, akhirnya"
    )
    assert [act.category for act in acted(f"Jaringan {told} terbongkar.")] == ["investigation"]
    assert acted(f"Kebohongan {told} terbongkar.") == []
