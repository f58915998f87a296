"""Frames of acts: which words trigger which category under which conditions, read from data files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from tpo_ie.actions.morphology import Voice, forms
from tpo_ie.document.values import ActionCategory
from tpo_ie.errors import ResourceError
from tpo_ie.resources import Rule, load_rules, package_text, parse_yaml

_PACKAGE = "tpo_ie.actions"
_PILLARS = ("prevention", "protection", "prosecution", "partnership")


class FrameRule(Rule):
    """A rule of this stage.

    Args:
        category: The category of its acts.
        durative: True when the act lasts, so that `kini`, `sejak` mean that it goes on.
        bodies: Kinds of bodies that do such acts, for acts told without an agent.
    """

    category: ActionCategory
    durative: bool = False
    bodies: tuple[str, ...] = ()


class Trigger(BaseModel):
    """One group of trigger words with its conditions; class names refer to ``classes.yaml``.

    Args:
        roots: Verb roots, inflected by the morphology module.
        nouns: Nouns of action that need a light verb, an agent or the like beside them.
        free: Nouns of action that need nothing beside them.
        active: Verbs and phrases whose subject acts, taken as they stand.
        passive: The same whose subject undergoes the act.
        result: The same without an agent (`berstatus`, `terjaring`).
        forms: The voices of the roots that count; all when empty.
        object: One of these classes must stand in the reach of the object.
        also: So must one of these.
        near: One of these must stand in the sentence.
        unless: None of these may stand in the reach of the object.
        unless_near: None of these may stand in the sentence.
        agent: True when the clause must name who acts.
        denies: True when the verb itself says that the act is refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    roots: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    active: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    result: tuple[str, ...] = ()
    forms: tuple[Voice, ...] = ()
    object: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    agent: bool = False
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word form may trigger.

    Args:
        rule: The frame's rule.
        trigger: The conditions.
        voice: Voice of the form.
        rest: The words that must follow when the trigger is a phrase.
        order: Rank of the entry; smaller ones are tried first.
    """

    rule: FrameRule
    trigger: Trigger
    voice: Voice
    rest: tuple[str, ...]
    order: tuple[int, int, int]


@dataclass
class Frames:
    """All frames: entries by word form, and the patterns of word classes."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    classes: dict[str, re.Pattern[str]] = field(default_factory=dict)

    def holds(self, names: tuple[str, ...], text: str) -> bool:
        """Say whether one of the classes occurs in a text."""
        return any(self.classes[name].search(text) for name in names)


def _class_pattern(words: list[str]) -> re.Pattern[str]:
    body = "|".join(
        word[3:] if word.startswith("re:") else re.escape(word).replace(r"\*", r"\w*")
        for word in sorted(map(str, words), key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w@-])(?:{body})(?![\w-])")


def _load(name: str) -> Any:
    return parse_yaml(package_text(_PACKAGE, name), f"{_PACKAGE}/{name}")


@cache
def load_frames() -> Frames:
    """Return the frames of the package.

    Raises:
        ResourceError: A frame has no rule, a rule no frame, or a trigger names an unknown class.
    """
    rules = load_rules(_PACKAGE, FrameRule)
    ranks = {rule_id: rank for rank, rule_id in enumerate(rules)}
    frames = Frames(classes={name: _class_pattern(words) for name, words in _load("classes.yaml").items()})
    seen: set[str] = set()
    for pillar in _PILLARS:
        source = f"{_PACKAGE}/frames_{pillar}.yaml"
        for rule_id, body in _load(f"frames_{pillar}.yaml").items():
            if rule_id not in rules:
                raise ResourceError(f"{source}: the frame {rule_id!r} has no entry in rules.yaml")
            seen.add(rule_id)
            for number, raw in enumerate(body["triggers"]):
                try:
                    trigger = Trigger.model_validate(raw)
                except ValidationError as error:
                    message = error.errors(include_url=False)[0]["msg"]
                    raise ResourceError(f"{source}: {rule_id}: trigger {number + 1}: {message}") from None
                for name in (*trigger.object, *trigger.also, *trigger.near, *trigger.unless, *trigger.unless_near):
                    if name not in frames.classes:
                        raise ResourceError(f"{source}: {rule_id}: the word class {name!r} is unknown")
                _add(frames, rules[rule_id], trigger, (ranks[rule_id], number))
    if missing := [rule_id for rule_id in rules if rule_id not in seen]:
        raise ResourceError(f"{_PACKAGE}/rules.yaml: the rule {missing[0]!r} has no frame")
    for entries in frames.entries.values():
        entries.sort(key=lambda entry: entry.order)
    return frames


def _add(frames: Frames, rule: FrameRule, trigger: Trigger, rank: tuple[int, int]) -> None:
    def add(form: str, voice: Voice) -> None:
        first, *rest = form.split()
        entry = Entry(rule, trigger, voice, tuple(rest), (-len(rest), *rank))
        frames.entries.setdefault(first, []).append(entry)

    for root in trigger.roots:
        for form, voice in forms(root).items():
            if not trigger.forms or voice in trigger.forms:
                add(form, voice)
    for words, voice in (
        (trigger.nouns, "nominal"),
        (trigger.free, "free"),
        (trigger.active, "active"),
        (trigger.passive, "passive"),
        (trigger.result, "result"),
    ):
        for word in words:
            add(word, voice)
