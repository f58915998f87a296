from __future__ import annotations

import pytest

from tpo_ie.actions.morphology import forms, without_clitic


@pytest.mark.parametrize(
    ("root", "active", "nominal"),
    [
        ("tangkap", "menangkap", "penangkapan"),
        ("periksa", "memeriksa", "pemeriksaan"),
        ("sita", "menyita", "penyitaan"),
        ("kirim", "mengirim", "pengiriman"),
        ("bongkar", "membongkar", "pembongkaran"),
        ("dampingi", "mendampingi", "pendampingian"),
        ("damping+i", "mendampingi", "pendampingan"),
        ("selamat+kan", "menyelamatkan", "penyelamatan"),
        ("ungkap", "mengungkap", "pengungkapan"),
        ("gerebek", "menggerebek", "penggerebekan"),
        ("rumus+kan", "merumuskan", "perumusan"),
        ("latih", "melatih", "pelatihan"),
        ("cek", "mengecek", "pengecekan"),
        ("fasilitasi", "memfasilitasi", "pemfasilitasian"),
    ],
)
def test_prefixes_follow_the_first_sound(root: str, active: str, nominal: str) -> None:
    found = forms(root)
    assert found[active] == "active"
    assert found[nominal] == "nominal"


def test_loan_words_keep_their_first_sound() -> None:
    found = forms("sosialisasi+kan")
    assert found["menyosialisasikan"] == found["mensosialisasikan"] == "active"
    assert forms("proses")["memproses"] == forms("perketat")["memperketat"] == "active"


def test_passive_and_bare_forms() -> None:
    found = forms("aman+kan")
    assert found["diamankan"] == "passive"
    assert found["amankan"] == "bare"
    assert "teraman" not in found


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("menghukumnya", "menghukum"),
        ("asesmennya", "asesmen"),
        ("tangkaplah", "tangkap"),
        ("nya", "nya"),
        ("razia", "razia"),
    ],
)
def test_clitics_are_cut_off(word: str, bare: str) -> None:
    assert without_clitic(word) == bare
