"""Articles made of invented sentences: as many as a test needs, alike or not."""

from __future__ import annotations

import random

_SUBJECTS = (
    "Petugas",
    "Relawan desa",
    "Kepala dinas",
    "Nelayan setempat",
    "Ketua yayasan",
    "Seorang perawat",
    "Panitia",
)
_VERBS = ("membuka", "memeriksa", "menyusun", "menolak", "mengunjungi", "mencatat", "membahas", "menutup", "meninjau")
_OBJECTS = (
    "posko",
    "daftar penumpang",
    "rumah aman",
    "laporan",
    "dermaga kecil",
    "ruang kelas",
    "kapal kayu",
    "berkas",
)
_PLACES = ("di hulu sungai", "dekat pasar", "di tepi kota", "di balai warga", "sepanjang pantai", "di kantor lama")


def article(number: int, sentences: int = 12) -> str:
    """Return an article of its own, about seven words a sentence."""
    rng = random.Random(number)
    parts = (_SUBJECTS, _VERBS, _OBJECTS, _PLACES)
    lines = (
        " ".join(rng.choice(part) for part in parts) + f" bernomor {rng.randrange(10_000)}." for _ in range(sentences)
    )
    return "\n".join(lines)


def reprinted(text: str) -> str:
    """Return an article as another paper prints it: another first and last sentence."""
    lines = text.split("\n")
    return "\n".join(["Warta pagi ini menurut kabar.", *lines[1:-1], "Demikian kabar tersebut."])
