"""Lines that are no part of the story, and lines that look like them."""

from __future__ import annotations

import time

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.intake.lines import lines_of
from tpo_ie.intake.noise import NoiseFinder
from tpo_ie.intake.patterns import noise_patterns_from

BODY = (
    "Petugas mencegah keberangkatan dua belas calon pekerja migran di pelabuhan pada malam hari setelah menerima "
    "laporan warga yang melihat sebuah truk berhenti lama di dermaga kecil itu."
)


def noise(text: str) -> list[str]:
    return [text[start:end] for start, end in NoiseFinder(lines_of(text)).spans()]


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Harga lada naik",
        "Baca Juga : Harga lada naik",
        "BACA JUGA | Harga lada naik",
        "* Baca juga Harga lada naik",
        "Lihat juga: Video razia",
        "Simak Video: Razia di pelabuhan",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Scroll untuk melanjutkan membaca",
        "ADVERTISEMENT",
        "Advertisement - Gulir ke bawah",
        "[Gambas:Video 20detik]",
        "Halaman selanjutnya >",
        "Halaman 2 dari 3",
        "Pilihan Editor: Kisah dari dermaga",
        "Cek Berita dan Artikel yang lain di Google News",
        "Dapatkan update berita pilihan setiap hari. Mari bergabung di Grup Telegram kami",
        "Follow akun WhatsApp Channel kami",
        "Laporan Wartawan Tribunnews.com, Budi",
        "Penulis: Budi | Editor: Ani",
        "PENULIS: BUDI/PADANG",
        "Pewarta : Budi",
        "Rep: Budi/ Red: Ani",
        "Copyright © ANTARA 2024",
        "Dilarang keras mengambil konten, melakukan crawling atau pengindeksan otomatis untuk AI di situs web ini.",
        "Foto: Dok. Polres",
        "(rdp/ts)",
        "(M10-LIN)",
        "***",
        "Tags: imigrasi, paspor",
        "#paspor #imigrasi",
        "Facebook Twitter WhatsApp",
    ],
)
def test_noise_line(line: str) -> None:
    assert noise(f"{BODY}\n{line}\n{BODY}") == [line]


@pytest.mark.parametrize(
    "foot",
    [
        "(Humas Kanim Pemalang)",
        "*** (Humas BP3MI Kalbar)",
        "BIRO HUKUM DAN HUMAS KEMENTERIAN SOSIAL",
        "Teks dan foto: Budi",
    ],
)
def test_noise_below_the_story(foot: str) -> None:
    assert noise(f"{BODY}\n\n{foot}") == [foot]


@pytest.mark.parametrize(
    "head", ["Oleh Budi Santoso", "SELASA, 12 MEI 2020 | 19:44 WIB | LAPORAN: BUDI", "Senin, 3 Maret 2025"]
)
def test_noise_above_the_story(head: str) -> None:
    assert noise(f"Judul Berita\n{head}\n\n{BODY}") == [head]


@pytest.mark.parametrize(
    "tail", ["(mel)", "(ril/fn)", "(Red)", "(Humas Kejari Mimika)", "(OL-4)", "(***)", "Baca juga: Harga lada naik"]
)
def test_noise_at_the_end_of_a_paragraph(tail: str) -> None:
    assert noise(f"{BODY} {tail}") == [tail]


@pytest.mark.parametrize(
    "line",
    [
        BODY,
        "Ia juga membaca: “Pulanglah, Nak.”",
        "Editor majalah itu, Budi, menolak menerbitkan tulisan tentang kapal yang tenggelam.",
        "Foto para korban dipasang di dinding balai desa sejak kapal mereka hilang di selat.",
        "Iklan lowongan palsu itu beredar di Facebook sejak Maret.",
        "Penulis buku itu hadir.",
        "Korban dibawa ke Polda (Sulut)",
        "Oleh karena itu, desa membuat aturan sendiri untuk para perekrut.",
        "Bagikan nomor pengaduan ini kepada keluarga Anda.",
        "Simak selengkapnya penjelasan Budi.",
    ],
)
def test_story_line(line: str) -> None:
    assert noise(f"{BODY}\n{line}\n{BODY}") == []


def test_a_label_takes_the_name_on_the_next_line() -> None:
    assert noise(f"{BODY}\n\nPenulis:\nBudi Santoso\nEditor:\nAni") == ["Penulis:", "Budi Santoso", "Editor:", "Ani"]


def test_nothing_is_noise_when_hardly_anything_else_is_there() -> None:
    assert noise("Baca juga: Harga lada naik\nEditor: Budi\nCopyright 2024") == []


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("- {id: a, scope: line, longest: 10, pattern: '(('}", "pattern"),
        ("- {id: a, scope: page, longest: 10, pattern: 'a'}", "scope"),
        ("a: 1", "list"),
    ],
)
def test_bad_patterns_are_named(yaml: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        noise_patterns_from(yaml, "noise.yaml")


@pytest.mark.parametrize("unit", ["Editor: a\n", "(abc)\n", "(", "a (b", "oleh aaaaa", "# ", "Baca juga: " * 3, "Aa-"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    begin = time.perf_counter()
    noise(unit * (300_000 // len(unit)))
    assert time.perf_counter() - begin < 10
