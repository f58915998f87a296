"""Names of one body, and names that only look like it."""

from __future__ import annotations

import pytest

from tpo_ie.evaluation.bodies import same_body


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Polres Cirebon", "Kepolisian Resor Cirebon"),
        ("kepolisian  resor CIREBON", "Kepolisian Resor Cirebon"),
        ("Satreskrim Polres Dumai", "Satuan Reserse Kriminal Kepolisian Resor Dumai"),
        ("DPR RI", "Dewan Perwakilan Rakyat"),
        ("Komisi III DPR", "Komisi III Dewan Perwakilan Rakyat Republik Indonesia"),
        ("Kementerian Pertahanan Republik Indonesia", "Kemhan"),
        ("Dinas Sosial Jawa Barat", "Dinas Sosial Provinsi Jawa Barat"),
        ("Pemprov DKI", "Pemerintah Provinsi Daerah Khusus Ibukota Jakarta"),
        ("Kanwil BPN Sulawesi Tenggara", "Kantor Wilayah Badan Pertanahan Nasional Provinsi Sulawesi Tenggara"),
        ("SMP Negeri 2 Sumowono", "SMPN 2 Sumowono"),
    ],
)
def test_written_out_or_not_it_is_the_same_body(first: str, second: str) -> None:
    assert same_body(first, second)
    assert same_body(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Polres Bogor", "Polresta Bogor"),
        ("Polres Bogor", "Polsek Bogor"),
        ("Komisi II DPR RI", "Komisi III DPR RI"),
        ("Polda Sumatera Selatan", "Polda Sumatera Utara"),
        ("Polda Sumatera Selatan", "Kepolisian Negara Republik Indonesia"),
        ("Dinas Sosial Gorontalo", "Dinas Sosial Provinsi Gorontalo"),
        ("Dinas Sosial Kota Cirebon", "Dinas Sosial Kabupaten Cirebon"),
        ("Dinas Sosial", "Dinas Sosial Kota Batam"),
        ("KKP", "Kementerian Kelautan dan Perikanan"),
        ("Imigrasi Amerika Serikat", "Direktorat Jenderal Imigrasi"),
        ("Dinas Lingkungan Hdup Jakarta", "Dinas Lingkungan Hidup Jakarta"),
        ("Kementerian Hukum", "Kementerian Hukum dan Hak Asasi Manusia"),
        ("Satgas TPPO Polri", "Satgas TPPO Polda Riau"),
    ],
)
def test_another_body_stays_another(first: str, second: str) -> None:
    assert not same_body(first, second)
    assert not same_body(second, first)
