"""Titles that the model cut, and bodies that look like them."""

from __future__ import annotations

import pytest

from tpo_ie.corpus.markup import unmark
from tpo_ie.mentions.known_titles import add_known_titles
from tpo_ie.mentions.titles import mend_titles
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.knowledge import Knowledge


def _mended(marked: str) -> list[str]:
    text, marks = unmark(marked)
    found = mend_titles(text, [FoundMention(start, end, label) for label, start, end in marks], Knowledge())
    found = add_known_titles(text, found, Knowledge())
    return [f"{m.label} {text[m.start : m.end]}" for m in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[[POSITION|Kepala]] [[AGENCY|Kejaksaan Tinggi]] ([[AGENCY|Kajati]])",
            ["POSITION Kepala", "AGENCY Kejaksaan Tinggi", "POSITION Kajati"],
        ),
        (
            "[[POSITION|Direktur Jenderal]] ([[POSITION|Dirjen]]) Perumahan Perkotaan [[AGENCY|Kementerian PKP]]",
            ["POSITION Direktur Jenderal (Dirjen) Perumahan Perkotaan", "AGENCY Kementerian PKP"],
        ),
        (
            "[[POSITION|Direktur Jenderal]] ([[POSITION|Dirjen) Politik]] [[AGENCY|Kemendagri]]",
            ["POSITION Direktur Jenderal (Dirjen) Politik", "AGENCY Kemendagri"],
        ),
        (
            "[[POSITION|Direktur Tindak Pidana]] [[AGENCY|Pelindungan Perempuan]] ([[AGENCY|PP]]) [[AGENCY|Bareskrim Polri]]",
            ["POSITION Direktur Tindak Pidana Pelindungan Perempuan", "AGENCY Bareskrim Polri"],
        ),
        ("[[POSITION|Kabid]] [[AGENCY|Propam Polda Riau]]", ["POSITION Kabid Propam", "AGENCY Polda Riau"]),
        ("[[POSITION|Kepala]] [[AGENCY|Satreskrim Polres Ende]]", ["POSITION Kepala", "AGENCY Satreskrim Polres Ende"]),
        ("[[POSITION|Kalapas Ambon]] [[PER|Budi Luru]]", ["POSITION Kalapas", "LOC Ambon", "PER Budi Luru"]),
        ("[[POSITION|Menteri Sosial]] [[PER|Budi Luru]]", ["POSITION Menteri Sosial", "PER Budi Luru"]),
        ("[[POSITION|jaksa]] penuntut umum [[PER|Budi Luru]]", ["POSITION jaksa penuntut umum", "PER Budi Luru"]),
        ("[[POSITION|jaksa]] penuntut itu", ["POSITION jaksa"]),
        ("[[POSITION|Karopenmas Divhumas]] [[AGENCY|Polri]]", ["POSITION Karopenmas", "AGENCY Divhumas Polri"]),
        ("kata Jaksa [[PER|Budi Hartono]]", ["POSITION Jaksa", "PER Budi Hartono"]),
        ("kata [[POSITION|ketua]] harian [[PER|Budi]]", ["POSITION ketua harian", "PER Budi"]),
        ("kata [[PER|Jaksa Budi Hartono]]", ["POSITION Jaksa", "PER Budi Hartono"]),
        ("ujar [[PER|Seskab Budi]] di Jakarta", ["POSITION Seskab", "PER Budi"]),
        ("[[AGENCY|Camat Boyolangu]] hadir", ["POSITION Camat", "LOC Boyolangu"]),
        ("[[POSITION|Konjen]] [[PER|Kuching Budi Hartono]]", ["POSITION Konjen", "LOC Kuching", "PER Budi Hartono"]),
        ("[[AGENCY|KBRI]] [[PER|Yangon Budi Hartono]]", ["AGENCY KBRI Yangon", "PER Budi Hartono"]),
    ],
)
def test_titles_are_put_right(marked: str, expected: list[str]) -> None:
    assert _mended(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[[AGENCY|Polri]] ([[AGENCY|Bareskrim]])",
        "[[POSITION|Kepala]] ([[POSITION|Dirjen]]) [[LOC|Jakarta]]",
        "[[POSITION|Direktur]] [[AGENCY|Badan Narkotika Nasional]] [[AGENCY|Polri]]",
        "[[POSITION|Kabid Humas]] [[AGENCY|Polda Riau]]",
        "[[PER|Hakim Budi]] menari",
        "[[POSITION|ketua]] pergi",
        "menurut hakim, [[PER|Budi]] bersalah",
        "[[POSITION|Wakil Menteri Dalam Negeri]] [[PER|Bima Budi Hartono]]",
        "[[PER|Bima Budi Hartono]]",
        "[[AGENCY|Polres Bintan]] hadir",
    ],
)
def test_what_is_right_stays(marked: str) -> None:
    text, marks = unmark(marked)
    assert _mended(marked) == [f"{label} {text[start:end]}" for label, start, end in marks]
