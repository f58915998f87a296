"""Datelines of many houses, and openings that are none."""

from __future__ import annotations

import pytest

from tpo_ie.intake.datelines import find_dateline
from tpo_ie.intake.lines import lines_of

STORY = "Petugas mencegah keberangkatan dua belas calon pekerja migran di pelabuhan pada malam hari."


@pytest.mark.parametrize(
    ("head", "place", "outlet"),
    [
        ("Palembang (ANTARA) - ", "Palembang", "ANTARA"),
        ("Palembang (ANTARA) – ", "Palembang", "ANTARA"),
        ("Palembang(ANTARA)-", "Palembang", "ANTARA"),
        ("Palembang (ANTARA) ", "Palembang", "ANTARA"),
        ("Ponorogo, Jatim (ANTARA) - ", "Ponorogo", "ANTARA"),
        ("Jakarta, 12/12 (ANTARA) - ", "Jakarta", "ANTARA"),
        ("Pasuruan, 12/12 (Kantor Berita Wira) - ", "Pasuruan", "Kantor Berita Wira"),
        ("JAKARTA, KOMPAS.com - ", "JAKARTA", "KOMPAS.com"),
        ("JAKARTA, KOMPAS.com -- ", "JAKARTA", "KOMPAS.com"),
        ("WASHINGTON DC, KOMPAS.com --- ", "WASHINGTON DC", "KOMPAS.com"),
        ("KENDAL,KOMPAS.com- ", "KENDAL", "KOMPAS.com"),
        ("KOMPAS.com -", None, "KOMPAS.com"),
        ("KOMPAS.com-", None, "KOMPAS.com"),
        ("Liputan6.com, Jakarta ", "Jakarta", "Liputan6.com"),
        ("Liputan6.com, Jakarta - ", "Jakarta", "Liputan6.com"),
        ("TEMPO.CO, Jakarta - ", "Jakarta", "TEMPO.CO"),
        ("TRIBUNNEWS.COM, KOTA BATAM - ", "KOTA BATAM", "TRIBUNNEWS.COM"),
        ("SRIPOKU.COM, PALEMBANG --", "PALEMBANG", "SRIPOKU.COM"),
        ("jpnn.com, MEDAN - ", "MEDAN", "jpnn.com"),
        ("REPUBLIKA.CO.ID, JAKARTA -- ", "JAKARTA", "REPUBLIKA.CO.ID"),
        ("SUKABUMI, Palabuhanpos.id – ", "SUKABUMI", "Palabuhanpos.id"),
        ("WONOSOBO, KEDUPOST — ", "WONOSOBO", "KEDUPOST"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta", "CNN Indonesia"),
        ("Parepare, KemenP2MI (23/9) – ", "Parepare", "KemenP2MI"),
        ("JAKARTA | Suara Timur – ", "JAKARTA", "Suara Timur"),
        ("JAKARTA (12/01) — ", "JAKARTA", None),
        ("VIVA – ", None, "VIVA"),
        ("KBRN, Palembang : ", "Palembang", "KBRN"),
        ("Slawi – ", "Slawi", None),
        ("IDI RAYEUK — ", "IDI RAYEUK", None),
        ("\ufeff\u200bPalembang (ANTARA) - ", "Palembang", "ANTARA"),
    ],
)
def test_dateline(head: str, place: str | None, outlet: str | None) -> None:
    text = head + STORY
    dateline = find_dateline(lines_of(text)[0], lambda name: name == "Jatim")
    assert dateline is not None
    assert (dateline.place and text[slice(*dateline.place)]) == place
    assert dateline.outlet == outlet
    assert (dateline.outlet_span and text[slice(*dateline.outlet_span)]) == outlet
    assert text[dateline.end :] == STORY


def test_two_regions_name_no_outlet() -> None:
    dateline = find_dateline(lines_of("Ponorogo, Jatim - " + STORY)[0], lambda name: name == "Jatim")
    assert dateline is not None
    assert dateline.outlet is None


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "Viral - Warga Kejar Truk",
        "Papan tulis itu - satu-satunya di desa - dibeli dengan uang kiriman dari luar negeri.",
        "Polda Metro Jaya: " + STORY,
        "Kapal KM-12 berangkat malam itu dari dermaga kecil di ujung utara pulau yang sepi.",
        "Batam-Singapura hanya satu jam dengan feri, dan itulah yang dijual para calo kepada mereka.",
        "",
        "-",
        "(((((-",
    ],
)
def test_no_dateline(text: str) -> None:
    assert all(find_dateline(line, lambda name: False) is None for line in lines_of(text))
