from __future__ import annotations

import re
from typing import Any

import pytest

from tpo_ie.actions.cues import Cues
from tpo_ie.actions.data import PACKAGE, load_words
from tpo_ie.actions.frames import FrameRule, build_frames, load_frames
from tpo_ie.document.values import ACTION_CATEGORIES
from tpo_ie.errors import ResourceError
from tpo_ie.overlay.reading import _CLASS_FIELDS
from tpo_ie.resources import package_text, parse_yaml

SHIPPED = package_text(PACKAGE, "classes.yaml")

RULES = {"arrest": FrameRule(id="arrest", score=0.9, description="…", category="arrest")}
CLASSES = {"suspect": ["pelaku", "buron*", "*_polres", "@per", "re:dua orang"]}


def built(triggers: list[dict[str, Any]], rule: str = "arrest") -> Any:
    return build_frames(RULES, CLASSES, {"frames_x.yaml": {rule: triggers}})


def test_every_category_has_a_frame() -> None:
    frames = load_frames()
    found = {entry.rule.category for entries in frames.entries.values() for entry in entries}
    assert found == set(ACTION_CATEGORIES)


def test_word_classes() -> None:
    frames = built([{"roots": ["tangkap"], "object": ["suspect"]}])
    for text in ("seorang pelaku", "buronan itu", "@agency kepala_polres", "@per rk", "ada dua orang"):
        assert frames.holds(("suspect",), text), text
    for text in ("pelakunya", "keburon", "perantara", "@agency pelaku_usaha", "pelaku-pelakunya"):
        assert not frames.holds(("suspect",), text), text


def test_longer_phrases_come_first() -> None:
    frames = built([{"nouns": ["rapat"]}, {"nouns": ["rapat kerja"]}])
    assert [entry.rest for entry in frames.entries["rapat"]] == [("kerja",), ()]


def test_forms_can_be_chosen() -> None:
    frames = built([{"roots": ["tangkap"], "forms": ["active"]}])
    assert "menangkap" in frames.entries
    assert "ditangkap" not in frames.entries


@pytest.mark.parametrize(
    ("triggers", "rule", "message"),
    [
        ([{"roots": ["x"], "object": ["unknown"]}], "arrest", "word class 'unknown' is unknown"),
        ([{"root": ["x"]}], "arrest", "trigger 1: root"),
        ([{"roots": ["x"]}], "rescue", "no entry in rules.yaml"),
    ],
)
def test_faults_are_named(triggers: list[dict[str, Any]], rule: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        built(triggers, rule)


def test_a_rule_without_frame_is_named() -> None:
    with pytest.raises(ResourceError, match="the rule 'arrest' has no frame"):
        build_frames(RULES, CLASSES, {})


def test_a_wrong_word_file_is_named() -> None:
    with pytest.raises(ResourceError, match=r"tpo_ie.actions/numbers.yaml: \w+"):
        load_words(Cues, "numbers.yaml")


def test_no_word_stands_twice_in_a_class_and_no_two_classes_are_the_same() -> None:
    classes = {name: list(map(str, words)) for name, words in parse_yaml(SHIPPED, "classes.yaml").items()}
    assert {name: words for name, words in classes.items() if len(set(words)) < len(words)} == {}
    assert len(set(map(frozenset, classes.values()))) == len(classes)


def test_every_word_class_is_asked_for() -> None:
    pillars = (f"frames_{pillar}.yaml" for pillar in ("prevention", "protection", "prosecution", "partnership"))
    groups = {
        name
        for text in (SHIPPED, *(package_text(PACKAGE, file) for file in pillars))
        for name in re.findall(r"<(\w+)>", text)
    }
    triggers = [entry.trigger for entries in load_frames().entries.values() for entry in entries]
    asked = {name for trigger in triggers for field in _CLASS_FIELDS for name in getattr(trigger, field)}
    assert set(load_frames().classes) - asked - groups == set()
