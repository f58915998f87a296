"""Whose words they are."""

from __future__ import annotations

import pytest

from tests.quotes.drafts import said


@pytest.mark.parametrize(
    ("tag", "speaker"),
    [
        ("kata [[POSITION|Kepala]] [[AGENCY|BP3MI Riau]], [[PER|Fanny]], di kantornya, Senin.", "Fanny"),
        ("kata jaksa dari [[AGENCY|Kejari Dumai]], [[PER|Fanny]] di pengadilan.", "Fanny"),
        ("kata pendiri [[ORG|Rumah Faye]], psikolog [[PER|Fanny]], kemarin.", "Fanny"),
        ("kata politikus yang juga anggota dewan, [[PER|Fanny]].", "Fanny"),
        ("kata [[PER|Anton]] melalui [[POSITION|Kabid Humas]] Kombes [[PER|Fanny]].", "Fanny"),
        ("kata [[PER|Fanny]] didampingi [[PER|Anton]].", "Fanny"),
        ("kata suami [[PER|Anton]], [[PER|Fanny]].", "Fanny"),
        ("kata pihak [[AGENCY|Polda Riau]].", "Polda Riau"),
        ("tulis [[AGENCY|Kementerian Sosial]] dalam siaran pers.", "Kementerian Sosial"),
        ("kata koordinator lembaga itu, Sr. [[PER|Fanny]].", "Fanny"),
        ("kata nenek yang biasa disapa [[PER|Fanny]] itu.", "Fanny"),
        ("kata manajer untuk [[LOC|Indonesia]] [[PER|Fanny]].", "Fanny"),
        ("kata suami [[PER|Anton]].", None),
        ("kata kuasa hukum [[PER|Anton]].", None),
        ("kata [[PER|Anton]] dan [[PER|Fanny]].", None),
        ("kata warga yang tinggal di dekat rumah [[PER|Anton]].", None),
        ("kata petugas, [[DATE|Senin]]. [[PER|Anton]] diam.", None),
        ("kata [[POSITION|Kapolres]].", None),
    ],
)
def test_after_the_verb(tag: str, speaker: str | None) -> None:
    expected = [] if speaker is None else [(speaker, "Kami siap,")]
    assert said(f'"Kami siap," {tag}')[:1] == expected


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("[[POSITION|Kapolres]] [[LOC|Bintan]] AKBP [[PER|Fanny]]", "Fanny"),
        ("[[PER|Fanny]], [[POSITION|Kapolres]] [[LOC|Bintan]],", "Fanny"),
        ("[[PER|Fanny]], S.H., M.H.,", "Fanny"),
        ("[[PER|Fanny]] (41), satu dari empat yang sudah pulang,", "Fanny"),
        ("[[PER|Fanny]], yang duduk di samping [[PER|Anton]],", "Fanny"),
        ("[[PER|Fanny]], istri [[PER|Anton]],", "Fanny"),
        ("[[PER|Fanny]], koordinator [[ORG|Tim Kargo]],", "Fanny"),
        ("[[PER|Fanny]] di [[LOC|Dumai]], [[DATE|Selasa]],", "Fanny"),
        ("[[PER|Fanny]], kepala dinas itu,", "Fanny"),
        ("[[PER|Fanny]] selaku [[POSITION|Kepala Seksi]] di balai itu", "Fanny"),
        ("Kuasa hukum [[PER|Anton]], [[PER|Fanny]],", "Fanny"),
        ("Saat ditemui [[PER|Anton]], [[PER|Fanny]]", "Fanny"),
        ("[[AGENCY|Polda Riau]] melalui [[POSITION|Kabid Humas]] [[PER|Fanny]]", "Fanny"),
        ("Dari [[LOC|Senayan]], [[PER|Fanny]] juga", "Fanny"),
        ("[[AGENCY|Polda Riau]]", "Polda Riau"),
        ("Kuasa hukum [[PER|Anton]]", None),
        ("Keluarga [[PER|Anton]]", None),
        ("Warga di dekat rumah [[PER|Anton]]", None),
        ("[[PER|Anton]] dan [[PER|Fanny]]", None),
        ("Sejumlah anggota [[AGENCY|DPRD Riau]]", None),
        ("Surat dari [[PER|Anton]] itu", None),
        ("Setelah [[PER|Anton]] pulang, polisi", None),
    ],
)
def test_before_the_verb(subject: str, speaker: str | None) -> None:
    expected = [] if speaker is None else [(speaker, "kapal itu tidak punya izin")]
    assert said(f"{subject} menyatakan bahwa kapal itu tidak punya izin.") == expected


OFFICIAL = "[[POSITION|Kapolres]] [[LOC|Bintan]] AKBP [[PER|Fanny]] menahan dua orang. "
COALITION = "[[ORG|Koalisi Anti Perbudakan]] datang. "


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ia menambahkan, kapalnya disita.", "Fanny"),
        ("Pihaknya menegaskan, kapalnya disita.", "Fanny"),
        ("Perwira menengah itu menambahkan, kapalnya disita.", "Fanny"),
        ("[[POSITION|Kapolres]] menambahkan, kapalnya disita.", "Fanny"),
        ("Koalisi itu menegaskan, kapalnya disita.", "Koalisi Anti Perbudakan"),
        ("Laporan tersebut menyebutkan, kapalnya disita.", None),
    ],
)
def test_pointing_back(sentence: str, speaker: str | None) -> None:
    expected = [] if speaker is None else [(speaker, "kapalnya disita")]
    assert said(OFFICIAL + COALITION + sentence) == expected


def test_a_short_name_without_mention_is_known_by_its_word() -> None:
    text = '"Kami siap," kata [[PER|Fanny Siregar]].\n\nPolisi datang.\n\n"Kami menunggu," kata Siregar.'
    assert said(text)[1] == ("Fanny Siregar", "Kami menunggu,")


def test_after_an_unnamed_speaker_a_pronoun_names_nobody() -> None:
    text = '"Kami siap," kata [[PER|Fanny]].\n\n"Saya melihat truk," kata seorang saksi.\n\n"Lampunya mati," katanya.'
    assert said(text) == [("Fanny", "Kami siap,")]


def test_a_title_has_the_holder_named_last_before_it() -> None:
    names = {"Kapolres": "Kapolres Bintan"}
    text = (
        "[[POSITION|Kapolres]] AKBP [[PER|Anton]] diganti [[POSITION|Kapolres]] AKBP [[PER|Fanny]]. "
        "[[POSITION|Kapolres]] menyatakan bahwa razia berlanjut."
    )
    assert said(text, names) == [("Fanny", "razia berlanjut")]


def test_a_continuing_verb_means_who_spoke_last() -> None:
    text = (
        "[[PER|Fanny]] menyatakan kapal itu karam. Seorang lagi, [[PER|Anton]], melompat ke laut.\n\n"
        "Ia menambahkan, pencarian berlanjut."
    )
    assert said(text)[-1] == ("Fanny", "pencarian berlanjut")
