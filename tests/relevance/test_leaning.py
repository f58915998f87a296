"""Trafficking, or the protection of migrants without it."""

from __future__ import annotations

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.overlay import UserRules
from tpo_ie.relevance import leaning as module
from tpo_ie.relevance.leaning import built_in_leaner, with_own_terms
from tpo_ie.relevance.scoring import themes

leaning = built_in_leaner().leaning
FILLER = " cuaca di pulau itu cerah dan pasar kembali ramai." * 30


@pytest.mark.parametrize(
    "text",
    [
        "tersangka perdagangan orang ditangkap." + FILLER,
        "korban dipaksa bekerja di kompleks scam di kamboja." + FILLER,
        "lpsk menghitung restitusi korban eksploitasi." + FILLER,
        # everyday words
        "gembok mes dirusak polisi; gadis itu dikurung, pemilik kafe dibekuk, utangnya tak pernah lunas." + FILLER,
        "sponsor itu diringkus satreskrim setelah memberangkatkan pekerja migran lewat jalur tikus." + FILLER,
    ],
)
def test_what_leans_to_trafficking(text: str) -> None:
    assert leaning(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "pekerja migran, bp2mi, pmi dan tki berkumpul; buruh migran dideportasi." + FILLER,
        "jenazah pekerja migran tiba, pmi lain menunggu, kata bp3mi." + FILLER,
        # at work and at home
        "pmi di taiwan mencairkan klaim asuransi; bpjs ketenagakerjaan membayar santunan kepada ahli waris." + FILLER,
        "pmi yang purna mendapat kredit bank; kantor polisi setempat hanya meminjamkan aula." + FILLER,
        "penyelundup dan penyelundupan manusia; pekerja migran, pmi, pmi." + FILLER,
    ],
)
def test_what_leans_to_protection(text: str) -> None:
    assert leaning(text) < 0


def test_the_lead_weighs_more() -> None:
    crime = "ini perkara tppo."
    assert leaning(crime + FILLER) > leaning(FILLER + crime)


def test_what_counts_is_how_often_per_length() -> None:
    short = "pekerja migran, pmi dan tki berkumpul." + FILLER
    crime = "perekrut itu tersangka." + FILLER
    assert leaning(crime + short) < leaning(crime + short + FILLER * 3)


def test_a_stem_takes_the_rest_of_the_word() -> None:
    assert leaning("dua muncikarinya" + FILLER) > leaning("dua orangnya" + FILLER)
    assert leaning("kata perekrutnya" + FILLER) > leaning("kata keperekrutan" + FILLER)


def test_where_no_sign_of_trafficking_stands_nothing_leans_to_it() -> None:
    assert leaning("") < 0
    assert leaning("abk kapal ikan itu belum menerima gaji." + FILLER) < 0
    assert leaning("perekrut abk itu ditangkap." + FILLER) > leaning("agen abk itu ditangkap." + FILLER)


def test_the_users_terms_reach_the_leaning() -> None:
    text = "kasus ternak manusia ditangani bp3mi." + FILLER
    rules = {
        theme: UserRules.model_validate(
            {"relevance": [{"id": "user:x", "terms": ["ternak manus*"], "theme": theme, "weight": 3}]}
        )
        for theme in ("tppo", "suspect", "migrant", "setting")
    }
    assert with_own_terms(rules["tppo"]).leaning(text) > 0 > leaning(text)
    assert with_own_terms(rules["suspect"]).leaning(text) > leaning(text)
    assert with_own_terms(rules["migrant"]).leaning(text) <= leaning(text)
    assert with_own_terms(rules["setting"]).leaning(text) == leaning(text)
    assert with_own_terms(UserRules()).leaning(text) == leaning(text)


def test_noise_is_left_out() -> None:
    text = "Harga ikan naik.\nBaca juga: Korban TPPO dipulangkan BP3MI\nPasar ramai."
    start = text.index("Baca")
    end = text.index("\nPasar")
    assert themes(text, [(start, end)]).leaning == pytest.approx(themes("Harga ikan naik.").leaning)


def test_a_wrong_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tpo_ie.resources.package_text", lambda *_: "bias: 1\nlead: 500\nsigns: {named: {terms: [tppo]}}\n"
    )
    module.built_in.cache_clear()
    module.built_in_leaner.cache_clear()
    try:
        with pytest.raises(ResourceError, match=r"leaning\.yaml: signs\.named\.weight"):
            module.built_in_leaner()
    finally:
        module.built_in.cache_clear()
        module.built_in_leaner.cache_clear()
