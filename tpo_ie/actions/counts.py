"""Numbers of people or cases beside a trigger: digits and number words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tpo_ie.actions.units import MARK, Unit

_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,6}")
_UNITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "se": 1, "sebelas": 11, "sepuluh": 10, "seratus": 100, "seribu": 1000,
}  # fmt: skip
_POWERS = {"belas": 10, "puluh": 10, "ratus": 100, "ribu": 1000}
_SINGLE = frozenset({"seorang", "sesosok"})
COLLECTIVE = {
    "keduanya": 2, "ketiganya": 3, "keempatnya": 4, "kelimanya": 5, "keenamnya": 6, "ketujuhnya": 7,
    "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10, "kesebelas": 11,
}  # fmt: skip
_VAGUE = frozenset({"belasan", "puluhan", "ratusan", "ribuan", "beberapa", "sejumlah", "sekitar"})
PEOPLE = frozenset(
    "orang korban tersangka pelaku saksi perempuan wanita pria lelaki laki-laki remaja anak gadis bayi calon pekerja warga terdakwa"
    " terpidana anggota buronan calo tekong perekrut siswa peserta relawan pelintas penumpang jenazah lainnya buronan terduga"
    " awak pengungsi permohonan pemohon paspor kasus perkara laporan kafe kantor desa pegawai petugas pelajar mahasiswa imigran"
    " kandidat nakhoda muncikari penghuni kepala keluarga abk wna wni pmi cpmi tki cabang titik jaringan sindikat berkas pria"
    " laki permintaan pengaduan akun perusahaan izin komisaris pengelola kurir santri peti ibu".split()
)


def number_at(units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """Read the number that begins at an index.

    Args:
        units: Units of a sentence.
        at: Where to read.

    Returns:
        The number and the index behind it; None when there is none or a vague one (`puluhan`).
    """
    word = units[at].text
    if units[at].label:
        return None
    if word in _SINGLE:
        return 1, at
    if word in COLLECTIVE:
        return COLLECTIVE[word], at + 1
    bare = word.removeprefix("ke-")
    if _DIGITS.fullmatch(bare):
        number = int(bare.replace(".", ""))
        after = units[at + 1] if at + 1 < len(units) else None
        if after is not None and not after.label and after.text == "ribu":
            return number * 1000, at + 2
        return number, at + 1
    if word not in _UNITS:
        return None
    total = current = _UNITS[word]
    k = at + 1
    total = 0
    while k < len(units) and not units[k].label:
        word = units[k].text
        if word == "belas":
            current += 10
        elif word in _POWERS:
            power = _POWERS[word]
            current *= power
            if power == 1000:
                total, current = total + current, 0
            elif power == 100:
                total, current = total + current, 0
        elif word in _UNITS and (current == 0 or units[k - 1].text in _POWERS or current >= 10):
            if word in ("sepuluh", "seratus", "seribu", "sebelas") and current:
                total, current = total + current, _UNITS[word]
            else:
                total, current = total + current, _UNITS[word]
        else:
            break
        k += 1
    return total + current, k


def count_in(units: Sequence[Unit], begin: int, end: int) -> tuple[int, str] | None:
    """Return the first number of people or cases in a stretch of units.

    Args:
        units: Units of a sentence.
        begin: First index.
        end: Index behind the last one.

    Returns:
        The number and what is counted; None when nobody is counted.
    """
    k = begin
    while k < end:
        if not units[k].label and units[k].text in _VAGUE:
            k += 2
            continue
        read = number_at(units, k)
        if read is None:
            k += 1
            continue
        number, after = read
        if units[k].text.endswith("nya") and number > 1:
            return number, "orang"
        for j in range(after, min(len(units), after + 2)):
            unit = units[j]
            if unit.label in ("GROUP", "PER"):
                return number, unit.text
            if unit.label or unit.label == MARK:
                break
            if unit.text in PEOPLE:
                return number, unit.text
        k = max(after, k + 1)
    return None
