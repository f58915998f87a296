"""Words and patterns of calendar expressions, and points in time."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari pebruari feb",
            "maret mar",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "agustus agu ags agt",
            "september sep sept",
            "oktober okt",
            "november nopember nov nop",
            "desember des",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5, "minggu": 6, "ahad": 6}
NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "setengah",
            "satu se i pertama",
            "dua ii kedua",
            "tiga iii ketiga",
            "empat iv keempat",
            "lima",
            "enam",
            "tujuh",
            "delapan",
            "sembilan",
            "sepuluh",
            "sebelas",
        )
    )
    for word in words.split()
}
# Months that a part of the year has.
PARTS = {"semester": 6, "paruh": 6, "kuartal": 3, "triwulan": 3, "tw": 3, "caturwulan": 4}

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = "|".join(WEEKDAYS)
PAST = r"(?:yang )?(?:lalu|silam|kemarin)"
NEXT = r"(?:yang akan datang|mendatang|depan|nanti)"
CLEAN = (
    (re.compile(r"[’'`]"), ""),
    (re.compile(r"\s*(?:--|[-–—])\s*"), "-"),
    (re.compile(r"\bs(?:\.d\.?|/d)(?=\s)|\bs\.?d\.(?=\s)|\bsampai dengan\b|\bhingga\b|\bsampai\b"), "-"),
    (re.compile(r"\s*-\s*"), "-"),
    (re.compile(r"\b(?<!tadi )(?:dini hari|pagi|siang|sore|petang|malam)\b(?! (?:ini|tadi))"), " "),
    (
        re.compile(
            r"\b(?:sepanjang|selama|pada|sejak|mulai|periode|tanggal|tgl|hari(?! ini| yang| lalu)|per|dalam)\b\.?"
        ),
        " ",
    ),
    (re.compile(r"\b(?:wib|wita|wit|masehi)\b"), " "),
    (re.compile(r"[,.;]"), " "),
    (re.compile(r"\s+"), " "),
)
NUMERIC = re.compile(r"(?<![\d/])(\d{1,2})(?:-(\d{1,2}))?/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])")
BRACKET = re.compile(r"\(([^()]*)\)")
WRITTEN = re.compile(
    rf"(?:(?:{DAY})(?:-(?:{DAY}))? )?(?:(\d{{1,2}})(?:-(\d{{1,2}}))?[ (]+)?({MONTH})\b\)?(?: (?:tahun )?(\d{{4}}))?"
)
WEEK = re.compile(r"\bminggu(?= (?:ini|lalu|depan|kemarin|terakhir|mendatang|yang))")
YEAR_PAIR = re.compile(r"(?:tahun )?(?:ajaran )?((?:19|20)\d\d)/((?:19|20)\d\d)")
YEAR = re.compile(r"(?:tahun |anggaran |ajaran |tahun anggaran |tahun ajaran )?((?:19|20)\d\d)")
ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")
BARE_DAY = re.compile(r"(\d{1,2})")
STAGE = re.compile(r"(?:awal|pertengahan|akhir|penghujung|ujung|medio|bulan|tahun|sekitar|kisaran) ")
YEAR_PART = re.compile(
    rf"({'|'.join(PARTS)})(?: ke)?[ -]?(i{{1,3}}|iv|\d|pertama|kedua|ketiga|keempat)"
    r"(?: \([^)]*\))?(?: (?:tahun )?(\d{4}))?"
)
# The first week of a month is its first seven days.
WEEK_OF = re.compile(
    rf"(?:pekan|minggu)(?: ke)?[ -]?(i{{1,3}}|iv|[1-4]|pertama|kedua|ketiga|keempat) (?:bulan )?"
    rf"({MONTH})(?: (?:tahun )?(\d{{4}}))?"
)
PART_NOW = re.compile(rf"({'|'.join(PARTS)}) ini")
WEEKDAY = re.compile(rf"({DAY})(?: (?:pekan|minggu) (ini|lalu|depan)| ({PAST}|{NEXT}|ini))?")
AGO = re.compile(rf"(\d+|[a-z]+?)[ -]?(hari|pekan|minggu|bulan|tahun) ({PAST}|terakhir|belakangan|{NEXT}|ke depan)")
UNIT = re.compile(rf"(?:(awal|pertengahan|akhir) )?(pekan|minggu|bulan|tahun) (ini|{PAST}|{NEXT})")
MONTH_OF = re.compile(rf"({MONTH}) tahun (ini|{PAST}|{NEXT})|({MONTH}) (?:{PAST})")
FIXED = {
    phrase: days
    for days, phrases in {
        -2: ("kemarin lusa",),
        -1: ("kemarin", "semalam", "tadi malam", "malam tadi"),
        0: (
            *("hari ini", "hari itu", "malam ini", "pagi ini", "siang ini", "sore ini"),
            *("pagi tadi", "tadi", "tadi pagi", "tadi siang", "tadi sore"),
        ),
        1: ("besok", "esok"),
        2: ("lusa",),
    }.items()
    for phrase in phrases
}
WHOLE_YEAR = 12
LOOKING_BACK = 90  # days by which a coming date must be nearer than a past one
MONTH_IN_BRACKET = re.compile(rf"\d \((?:{MONTH})\)")


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month or year; what is unknown is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """Return the point in ISO 8601; None when it has no year or no such day exists."""
        if self.year is None or (self.day is not None and self.month is None):
            return None
        if self.month is None:
            return f"{self.year:04d}"
        if not 1 <= self.month <= WHOLE_YEAR:
            return None
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        if not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            return None
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
