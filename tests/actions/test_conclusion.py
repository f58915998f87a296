"""Who acts where the clause does not say it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.actions.helpers import KNOWLEDGE, acted, drafted, office, said
from tpo_ie.actions.agents import Agent
from tpo_ie.actions.candidates import Candidates
from tpo_ie.actions.conclusion import Conclusion, Weights, weights
from tpo_ie.actions.frames import load_frames
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import TriggerFinder

POLRES = "[[AGENCY|Polres Bintan]]"
POLSEK = "[[AGENCY|Polsek Sirih]]"
DINSOS = "[[AGENCY|Dinas Sosial Kabupaten Lingga]]"
COURT = "[[AGENCY|Pengadilan Negeri Bintan]]"
BP3MI = "[[AGENCY|BP3MI Riau]]"


def signs_of(marked: str) -> dict[str, dict[str, float]]:
    """Return the signs for the bodies of a text at its last trigger."""
    scene = Scene(drafted(marked), KNOWLEDGE.positions)
    finder = TriggerFinder(load_frames(), scene)
    found = [(sentence, hits[0]) for sentence in scene.sentences for hits in finder.find(sentence)]
    return Candidates(scene, weights().affinity).signs(*found[-1], [])


def test_the_speaker_acts() -> None:
    draft = drafted(f'{COURT} sepi. "Dua pelaku sudah ditangkap," kata [[PER|Hendra Siregar]] dari {POLRES}.')
    office(draft, "Hendra Siregar", "Kapolres", "Polres Bintan")
    said(draft, "Dua pelaku sudah ditangkap,", "Hendra Siregar")
    [act] = acted(draft)
    assert act.actors == ("Polres Bintan",)
    assert act.attributes["actor_from"] in ("own_speaker", "next")


def test_who_acted_acts_on() -> None:
    first, second = acted(f"{POLRES} menangkap [[PER|AF]]. Dua hari kemudian tujuh [[GROUP|korban]] dievakuasi.")
    assert first.attributes["actor_from"] == "clause"
    assert second.actors == ("Polres Bintan",)
    assert second.attributes["actor_from"] not in ("clause", "pronoun")


def test_the_kind_of_body_decides() -> None:
    text = f"{DINSOS} dan {POLRES} hadir. Perekrut itu ditangkap."
    assert acted(text)[0].actors == ("Polres Bintan",)
    text = f"{POLRES} dan {COURT} menjadi sorotan. Terdakwa divonis lima tahun penjara."
    assert acted(text)[-1].actors == ("Pengadilan Negeri Bintan",)


@pytest.mark.parametrize(
    "text",
    [
        f"Dua pelaku ditangkap kemarin.\n{POLRES} dan {POLSEK} diam.",
        f"Dua perekrut ditangkap.\n\nKemudian {POLSEK} berkabar.\n\n{POLRES} belum.",
    ],
)
def test_one_of_many_named_later_stays_open(text: str) -> None:
    assert acted(text)[0].actors == ()


def test_a_body_of_another_kind_does_not_act() -> None:
    assert acted(f"{COURT} berdiri di tepi jalan.\n\nPaspor dua [[GROUP|calon PMI]] ditolak.")[0].actors == ()


def test_a_firm_never_acts() -> None:
    assert acted("[[ORG|PT Laut Biru]] terkenal.\nDua pelaku ditangkap.")[0].actors == ()


def test_who_gets_something_does_not_send_it() -> None:
    [act] = acted(f"Permohonan restitusi [[GROUP|korban]] masuk ke [[AGENCY|LPSK]]. {POLRES} tahu.")
    assert act.actors != ("LPSK",)


def test_who_is_taken_in_at_the_head_acts() -> None:
    [act] = acted(f"Dengan menggandeng {POLRES}, pekan ini diharapkan dilakukan pengawasan [[GROUP|orang asing]].")
    assert (act.actors, act.attributes["actor_from"]) == (("Polres Bintan",), "sentence")


def test_a_task_force_does_not_set_itself_up() -> None:
    for text in (
        "[[AGENCY|Gugus Tugas TPPO Lingga]] baru. Pembentukan gugus tugas itu lama.",
        "Terbentuknya [[AGENCY|Gugus Tugas TPPO Lingga]] dinanti.",
    ):
        for act in acted(text):
            assert act.actors == ()


def test_signs_tell_where_a_body_stands() -> None:
    found = signs_of(f"{DINSOS} datang.\n\n{POLRES} datang pula. Dua pelaku ditangkap di sana.\n\n{BP3MI} menyusul.")
    assert found["Dinas Sosial Kabupaten Lingga"]["first"] == 1
    assert found["Polres Bintan"]["paragraph"] == 1
    assert found["Dinas Sosial Kabupaten Lingga"]["paragraph"] == 0
    assert found["BP3MI Riau"]["later"] == 1
    assert found["Polres Bintan"]["unfit"] == 0
    assert found["BP3MI Riau"]["unfit"] == 1
    assert found["Polres Bintan"]["affinity"] > found["BP3MI Riau"]["affinity"]


def test_signs_tell_whose_unit_acted() -> None:
    draft = drafted(
        "[[AGENCY|Polda Riau]] gempar. [[AGENCY|Ditreskrimum Polda Riau]] menangkap [[PER|AF]]. Dua rekannya ditahan."
    )
    acts = acted(draft)
    assert acts[0].actors == ("Ditreskrimum Polda Riau",)
    assert acts[1].actors[:1] in (("Ditreskrimum Polda Riau",), ("Polda Riau",))


def test_every_weight_names_a_sign() -> None:
    known = set()
    for signs in signs_of(f"{DINSOS} datang. {POLRES} datang. Dua pelaku ditangkap. {BP3MI} menyusul.").values():
        known |= set(signs)
    # Signs that only acts read so far, quotes and lists give:
    known |= {"acted_last", "acted_before", "acted_in_paragraph", "list", "paragraph", "sentence", "near"}
    assert set(weights().body) <= known
    assert 0 < weights().threshold < 1
    assert weights().affinity["arrest"]["police"] > 0 > weights().affinity["arrest"]["court"]


def test_weights_of_another_shape_are_refused() -> None:
    with pytest.raises(ValidationError):
        Weights.model_validate({"threshold": 0.5, "body": {}, "nobody": {}, "affinity": {}, "more": 1})


def test_an_article_without_bodies_leaves_it_open() -> None:
    scene = Scene(drafted("Dua pelaku ditangkap."), KNOWLEDGE.positions)
    [[hit]] = TriggerFinder(load_frames(), scene).find(scene.sentences[0])
    assert Conclusion(scene).agent(scene.sentences[0], hit, []) == Agent(explicit=False)
