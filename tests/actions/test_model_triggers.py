"""Triggers that the model sees beside those of the frames."""

from __future__ import annotations

import numpy as np
import pytest

from tests.actions.helpers import acted, drafted
from tpo_ie.actions.learned import DOUBT, learned_rules
from tpo_ie.document import Action
from tpo_ie.document.values import ACTION_CATEGORIES
from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.mentions.triggers import ModelTriggers
from tpo_ie.mentions.words import split_words
from tpo_ie.pipeline.draft import Draft
from tpo_ie.pipeline.rules import built_in_rules, rule_ids

UNKNOWN = "[[AGENCY|Polres Bintan]] menggotong sembilan koper itu."
ARREST = "[[AGENCY|Polres Bintan]] menangkap dua pelaku di [[LOC|Sirih]]."


def told(draft: Draft, **shares: tuple[str, float]) -> list[Action]:
    """Return the actions when the model gives words a category with some probability, and all others none."""
    words = split_words(draft.text)
    scheme = SCHEMES["actions"]
    probabilities = np.full((len(words), len(scheme.tags)), 1e-6)
    probabilities[:, 0] = 1.0
    for word, (category, share) in shares.items():
        at = words.texts.index(word)
        probabilities[at, 0] = 1.0 - share
        probabilities[at, scheme.tag_index[f"B-{category}"]] = share
    draft.triggers = ModelTriggers(words, np.log(probabilities, dtype=np.float64).astype(np.float32))
    return acted(draft)


def test_every_category_has_a_rule_that_can_be_switched_off() -> None:
    assert list(learned_rules()) == list(ACTION_CATEGORIES)
    ids = {rule.id for rule in learned_rules().values()}
    assert ids <= built_in_rules()
    assert not ids & rule_ids("actions")  # those are the frames, which read a text without a model


def test_a_word_that_no_frame_has_tells_an_act() -> None:
    assert acted(UNKNOWN) == []
    [act] = told(drafted(UNKNOWN), menggotong=("rescue", 0.97))
    assert (act.category, act.rule, act.actors, act.status) == ("rescue", "learned-rescue", ("Polres Bintan",), "done")


def test_what_the_model_is_not_sure_of_is_left() -> None:
    least = learned_rules()["rescue"].least
    assert told(drafted(UNKNOWN), menggotong=("rescue", least - 0.02)) == []


def test_negation_is_read_as_ever() -> None:
    [act] = told(drafted(UNKNOWN.replace("menggotong", "belum menggotong")), menggotong=("rescue", 0.97))
    assert act.negated


def test_what_the_frames_tell_is_not_told_twice() -> None:
    [act] = told(drafted(ARREST), menangkap=("arrest", 0.9), dua=("arrest", 0.95))
    assert act.rule == "arrest-capture"
    [other] = told(drafted(ARREST), menangkap=("arrest", 0.3))
    assert other.rule == "arrest-capture"


def test_a_frame_is_refused_where_the_model_sees_nothing_of_the_kind() -> None:
    assert told(drafted(ARREST), menangkap=("arrest", DOUBT / 2)) == []
    [act] = acted(drafted(ARREST))  # a model without the head refuses nothing
    assert act.rule == "arrest-capture"


def test_a_name_is_no_trigger() -> None:
    assert told(drafted("[[AGENCY|Satgas Jemput Bola]] rapat."), Jemput=("rescue", 0.99)) == []


def test_shares_are_those_of_the_words_in_a_span() -> None:
    words = split_words("satu dua tiga")
    scheme = SCHEMES["actions"]
    probabilities = np.full((3, len(scheme.tags)), 1e-6)
    probabilities[1, scheme.tag_index["I-arrest"]] = 0.25
    probabilities[1, scheme.tag_index["B-arrest"]] = 0.5
    triggers = ModelTriggers(words, np.log(probabilities).astype(np.float32))
    assert triggers.share(5, 8, "arrest") == pytest.approx(0.75, abs=0.01)
    assert triggers.share(0, 13, "arrest") == pytest.approx(0.75, abs=0.01)
    assert triggers.share(9, 13, "arrest") < 0.01
    assert triggers.share(5, 8, "rescue") < 0.01
    [found] = triggers.inside(0, 13)
    assert (found.start, found.end, found.category) == (5, 8, "arrest")
    assert not triggers.inside(6, 13)
