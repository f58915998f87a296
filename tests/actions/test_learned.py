"""Triggers that a model finds: what it sees, what it stores, what it may not say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.actions.helpers import KNOWLEDGE, drafted
from tpo_ie.actions.frames import load_frames
from tpo_ie.actions.learned.finder import LEAST, LearnedTriggers
from tpo_ie.actions.learned.model import TriggerModel, load_model, pack, unpack
from tpo_ie.actions.learned.signs import SentenceSigns, is_derived, stem
from tpo_ie.actions.scene import Scene
from tpo_ie.document import ACTION_CATEGORIES
from tpo_ie.errors import ResourceError

TEXT = "[[AGENCY|Polres Bintan]] menggiring dua [[GROUP|korban]] pulang. Sapi itu digiring ke kandang."


def scene_of(marked: str = TEXT) -> Scene:
    """Return the article as the stage reads it."""
    return Scene(drafted(marked), KNOWLEDGE.positions)


def model_of(**weights: tuple[float, float]) -> TriggerModel:
    """Return a model of two categories: by sign what it adds to an act, and to a rescue against an arrest."""
    act = np.array([*(act for act, _ in weights.values()), -3.0], dtype=np.float32)
    rescue = np.array([*(rescue for _, rescue in weights.values()), 0.0], dtype=np.float32)
    index = {name.replace("_", " "): row for row, name in enumerate(weights)}
    return TriggerModel(index, act, ("arrest", "rescue"), np.stack([-rescue, rescue], axis=1))


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("menggiring", "giring"),
        ("digiring", "giring"),
        ("penggiringan", "giring"),
        ("beri", "beri"),
    ],
)
def test_forms_of_a_word_share_a_stem(word: str, root: str) -> None:
    assert stem(word) == stem(root)


def test_verbs_are_known_by_their_form() -> None:
    assert all(is_derived(word) for word in ("digiring", "pemulangan", "bertemu", "antarkan"))
    assert not any(is_derived(word) for word in ("rumah", "itu", "kapal"))


def test_a_word_is_seen_with_its_neighbours_and_the_body_before_it() -> None:
    scene = scene_of()
    seen = SentenceSigns(scene, scene.sentences[0])
    assert list(seen.candidates()) == [1]
    signs = seen.of(1)
    assert {"word menggiring", "root giring", "form me", "<1 @AGENCY", ">2 @GROUP", "giring > @GROUP"} <= signs
    assert {"body < police", "giring body < police", "story"} <= signs
    assert not any(sign.startswith("body >") for sign in signs)


def test_a_body_behind_a_passive_is_seen_too() -> None:
    scene = scene_of("Korban digiring oleh [[AGENCY|Polres Bintan]].")
    assert "di body > police" in SentenceSigns(scene, scene.sentences[0]).of(1)


def test_the_model_says_how_likely_and_what() -> None:
    model = model_of(root_giring=(4.0, 2.0))
    likely, category, both = model.judge({"root giring", "unknown"}, 0.5)
    assert category == "rescue"
    assert 0.7 < likely < 0.75
    assert both == pytest.approx(likely * 0.982, abs=0.001)
    assert model.judge({"unknown"}, 0.5) == (pytest.approx(0.047, abs=0.001), "", 0.0)


def test_weights_come_back_as_they_were() -> None:
    model = model_of(root_giring=(4.0, 2.0), word_sapi=(-1.5, 0.0))
    again = unpack(pack(model), "test")
    assert (again.index, again.categories) == (model.index, model.categories)
    assert np.array_equal(again.act, model.act)
    assert np.array_equal(again.category, model.category)


def test_broken_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="somewhere: not the weights"):
        unpack(b"PK no archive", "somewhere")
    model = model_of(root_giring=(4.0, 2.0))
    for cut in (b"", pack(model)[:60], pack(model)[:-40]):
        with pytest.raises(ResourceError, match="somewhere: not the weights"):
            unpack(cut, "somewhere")
    short = TriggerModel(model.index, model.act[:1], model.categories, model.category)
    with pytest.raises(ResourceError, match="1 signs do not fit"):
        unpack(pack(short), "somewhere")


def test_a_sentence_gives_each_category_once_and_none_that_is_told() -> None:
    scene = scene_of("[[AGENCY|Polres Bintan]] menggiring dan menggiring lagi dua [[GROUP|korban]].")
    finder = LearnedTriggers(load_frames(), scene, model_of(root_giring=(4.0, 2.0)))
    [hit] = finder.find(scene.sentences[0], ())
    assert (hit.entry.rule.id, hit.voice, hit.end - hit.at) == ("learned-rescue", "active", 1)
    assert finder.find(scene.sentences[0], {"rescue"}) == []


def test_unlikely_words_are_left_alone() -> None:
    scene = scene_of()
    assert LearnedTriggers(load_frames(), scene, model_of(root_giring=(2.0, 2.0))).find(scene.sentences[0], ()) == []
    doubtful = model_of(root_giring=(3.5, 0.0))  # an act, but of which category?
    assert LearnedTriggers(load_frames(), scene, doubtful).find(scene.sentences[0], ()) == []


def test_voices_follow_the_form() -> None:
    scene = scene_of("Korban digiring, tergiring, dan penggiringan itu menggiring [[AGENCY|Polres Bintan]].")
    model = model_of(root_giring=(4.0, 2.0))
    found = {}
    for at in (1, 3, 6, 8):
        lone = LearnedTriggers(load_frames(), scene, model)
        found[scene.sentences[0].units[at].text] = lone._hit(scene.sentences[0], "rescue", at).voice
    assert found == {"digiring": "passive", "tergiring": "result", "penggiringan": "free", "menggiring": "active"}


def test_the_model_that_ships_fits_its_rules() -> None:
    model = load_model()
    assert set(model.categories) <= set(ACTION_CATEGORIES)
    assert set(load_frames().learned) <= set(model.categories)  # those that are wrong too often have no rule
    assert 0 < LEAST[1] <= LEAST[0] < 1
