from __future__ import annotations

from tests.actions.helpers import acted, drafted
from tpo_ie.intake.layout import Block, Layout


def test_headline_and_lead_are_one_act() -> None:
    draft = drafted(
        "Polres Tangkap Dua Pelaku\n\n[[AGENCY|Polres Bintan]] menangkap dua pelaku, [[DATE|Rabu (12/3/2025)]]."
    )
    draft.layout = Layout(blocks=(Block(0, 25, "headline"), Block(27, len(draft.text), "body")))
    [act] = acted(draft)
    assert draft.text[slice(*act.trigger)] == "menangkap"
    assert len(act.evidence) == 2
    assert act.time == ("2025-03-12",)


def test_a_noun_takes_the_act_up() -> None:
    [act] = acted("[[AGENCY|Polres Bintan]] menangkap dua pelaku. Penangkapan itu dilakukan di [[LOC|Sirih]].")
    assert act.place == ("Sirih",)
    assert len(act.evidence) == 2


def test_a_unit_and_its_parent_may_be_the_same_actor() -> None:
    [act] = acted(
        "[[AGENCY|Satreskrim Polres Bintan]] menangkap dua pelaku. "
        "[[AGENCY|Polres Bintan]] menangkap dua pelaku itu kemarin."
    )
    assert len(act.evidence) == 2


def test_other_numbers_other_acts() -> None:
    acts = acted("[[AGENCY|BP3MI]] memulangkan 12 [[GROUP|PMI]]. [[AGENCY|BP3MI]] memulangkan 40 [[GROUP|PMI]].")
    assert [act.count for act in acts] == [12, 40]


def test_other_bodies_other_acts() -> None:
    acts = acted("[[AGENCY|Polres Bintan]] menangkap dua pelaku. [[AGENCY|Polres Batam]] menangkap dua pelaku.")
    assert len(acts) == 2


def test_what_is_done_and_what_is_not_are_two() -> None:
    acts = acted("[[AGENCY|Polres]] menangkap [[PER|AF]]. [[AGENCY|Polres]] belum menangkap [[PER|DN]].")
    assert [act.negated for act in acts] == [False, True]


def test_suspects_named_and_articles_applied_are_one_charge() -> None:
    [act] = acted(
        "[[AGENCY|Polres]] menetapkan [[PER|AF]] dan [[PER|DN]] sebagai tersangka. "
        "Keduanya dijerat [[LAW|Pasal 2 UU TPPO]]."
    )
    assert act.rule == "charge-suspect"
    assert act.legal_basis == ("Pasal 2 UU TPPO",)


def test_two_triggers_side_by_side_are_one_act() -> None:
    [act] = acted("Nama tiga [[GROUP|WNA]] akan diusulkan [[AGENCY|Kanim]] masuk daftar tangkal.")
    assert act.rule == "deportation-ban"


def test_two_verbs_joined_are_two_acts() -> None:
    acts = acted("[[AGENCY|Polres]] menyelidiki kasus itu dan memeriksa dua saksi.")
    assert len(acts) == 2


def test_people_only_pointed_out_are_no_new_act() -> None:
    [act] = acted("[[AGENCY|Kanim]] menolak 17 permohonan paspor. Pemohon paspor yang ditolak itu datang lagi.")
    assert act.count == 17


def test_a_bare_event_at_the_head_of_a_sentence_is_the_one_told_before() -> None:
    [act] = acted(
        "[[AGENCY|Dinas Sosial Kabupaten Lingga]] menggelar rapat koordinasi tentang [[CRIME|TPPO]]. "
        "Rapat dipimpin [[AGENCY|Polres Bintan]] dan dihadiri 30 peserta."
    )
    assert (act.category, len(act.evidence)) == ("coordination", 2)


def test_an_event_with_a_day_of_its_own_is_another() -> None:
    acts = acted(
        "[[AGENCY|Polres Bintan]] menggelar rapat soal [[CRIME|TPPO]], [[DATE|Rabu (12/3/2025)]]. "
        "Rapat dilanjutkan [[AGENCY|Kanim]], [[DATE|Senin (17/3/2025)]]."
    )
    assert len(acts) == 2


def test_complaints_counted_belong_to_the_channel() -> None:
    [act] = acted("[[AGENCY|BP3MI]] membuka posko aduan bagi [[GROUP|PMI]]. Dalam sebulan, 40 aduan masuk.")
    assert (act.category, len(act.evidence)) == ("complaint_channel", 2)


def test_a_channel_in_service_is_no_count() -> None:
    acts = acted("[[AGENCY|BP3MI]] membuka posko aduan. Hotline itu sejak Mei belum beroperasi.")
    assert [act.negated for act in acts] == [False, True]


def test_articles_applied_to_nobody_new_are_the_charge_told_before() -> None:
    [act] = acted(
        "[[AGENCY|Polres]] menetapkan [[PER|AF]] sebagai tersangka [[CRIME|TPPO]]. "
        "[[AGENCY|Polres]] menyangkakan [[LAW|Pasal 2 UU TPPO]]."
    )
    assert act.rule == "charge-suspect"


def test_articles_still_to_be_added_are_another_charge() -> None:
    acts = acted(
        "[[AGENCY|Polres]] menetapkan [[PER|AF]] sebagai tersangka. "
        "[[AGENCY|Polres]] akan menerapkan [[LAW|Pasal 11 UU TPPO]]."
    )
    assert [act.status for act in acts] == ["done", "planned"]
