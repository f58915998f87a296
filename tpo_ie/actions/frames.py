"""Frames of acts: which words trigger which category under which conditions, read from data files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.data import PACKAGE
from tpo_ie.actions.morphology import Voice, bare_form, forms
from tpo_ie.actions.wordclasses import class_pattern, with_groups
from tpo_ie.document.values import ActionCategory, MentionLabel
from tpo_ie.errors import ResourceError
from tpo_ie.resources import Rule, checked, load_rules, package_text, parse_yaml

PartnerPlace = Literal["recipient", "source", "object", "host"]

_PILLARS = tuple(f"frames_{pillar}.yaml" for pillar in ("prevention", "protection", "prosecution", "partnership"))
LEARNED = "learned-"  # how the ids of rules begin whose triggers a model finds (`learned/`); they have no frame


class FrameRule(Rule):
    """A rule of this stage.

    Args:
        category: The category of its acts.
        durative: True when the act lasts, so that `kini`, `sejak` mean that it goes on.
        bodies: Kinds of bodies that do such acts, for acts told without an agent.
        targets: Labels of what such acts can be aimed at.
        partners: Where partners stand besides `bersama`: ``recipient`` (`ke X`), ``source`` (`dari X`), ``object``
            (`menyurati X`), ``host`` (`dititipkan di X`).
        leads: True when people are brought somewhere, so that the place behind `ke` is one of the act.
        departs: True when the place behind `dari` is where the act is done.
        counted: False for acts that count neither people nor cases.
        attended: True when those count who take part (`diikuti 80 siswa`).
        mutual: True when those between whom it is (`antara A dan B`) act.
        open: True when private people count as actors too (teaching, caring), because no crime looks like such acts.
        elliptic: True when the act is aimed at the suspect of the case even if nothing points back.
    """

    category: ActionCategory
    durative: bool = False
    bodies: tuple[str, ...] = ()
    targets: tuple[MentionLabel, ...] = ("GROUP", "PER", "CRIME")
    partners: tuple[PartnerPlace, ...] = ()
    leads: bool = False
    departs: bool = False
    counted: bool = True
    attended: bool = False
    mutual: bool = False
    open: bool = False
    elliptic: bool = False


class Trigger(BaseModel):
    """One group of trigger words with its conditions; class names refer to ``classes.yaml``.

    Args:
        roots: Verb roots, inflected by the morphology module; ``<name>`` in the data files stands for a group of verbs.
        nouns: Nouns of action that need a light verb, an agent or the like beside them.
        free: Nouns of action that need nothing beside them.
        active: Verbs and phrases whose subject acts, taken as they stand.
        passive: The same whose subject undergoes the act.
        result: The same without an agent (`berstatus`, `terjaring`).
        forms: The voices of the roots that count; all when empty.
        object: One of these classes must stand in the reach of the object.
        also: So must one of these.
        near: One of these must stand in the sentence or the one before.
        beside: One of these must stand in the sentence itself.
        unless: None of these may stand in the reach of the object.
        unless_near: None of these may stand in the sentence.
        about: One of these must stand twice in the article.
        unless_about: None of these may.
        agent: True when the clause must name who acts.
        kinds: The clause must name who acts, a body of one of these kinds.
        several: True when several bodies must act together.
        any: Voices in which any other verb counts, when the conditions alone tell the act.
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
    beside: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    unless_about: tuple[str, ...] = ()
    agent: bool = False
    kinds: tuple[str, ...] = ()
    several: bool = False
    any: tuple[Voice, ...] = ()
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
        bound: True for a bare root that counts only behind a pronoun (`belum kami wawancarai`).
    """

    rule: FrameRule
    trigger: Trigger
    voice: Voice
    rest: tuple[str, ...]
    order: tuple[int, int, int]
    bound: bool = False


@dataclass
class Frames:
    """All frames: entries by word form, the patterns of word classes, and by category the rule of learned triggers."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)
    classes: dict[str, re.Pattern[str]] = field(default_factory=dict)
    learned: dict[str, FrameRule] = field(default_factory=dict)

    def holds(self, names: tuple[str, ...], text: str) -> bool:
        """Say whether one of the classes occurs in a text."""
        return any(self.classes[name].search(text) for name in names)


@cache
def load_frames() -> Frames:
    """Return the frames of the package.

    Raises:
        ResourceError: A frame has no rule, a rule no frame, or a trigger is wrong; names file and frame.
    """
    classes = parse_yaml(package_text(PACKAGE, "classes.yaml"), f"{PACKAGE}/classes.yaml")
    pillars = {name: parse_yaml(package_text(PACKAGE, name), f"{PACKAGE}/{name}") for name in _PILLARS}
    return build_frames(load_rules(PACKAGE, FrameRule), classes, pillars)


def build_frames(rules: dict[str, FrameRule], classes: dict[str, list[str]], pillars: dict[str, Any]) -> Frames:
    """Put rules, word classes and triggers together.

    Args:
        rules: Rules by id, in the order in which they are tried.
        classes: Words by class.
        pillars: By file: triggers by rule id.

    Returns:
        The frames.

    Raises:
        ResourceError: See :func:`load_frames`.
    """
    try:
        frames = Frames(classes={name: class_pattern(words, classes) for name, words in classes.items()})
    except KeyError as error:
        raise ResourceError(f"{PACKAGE}/classes.yaml: the word class {error} is unknown") from None
    frames.learned = {rule.category: rule for rule_id, rule in rules.items() if rule_id.startswith(LEARNED)}
    ranks = {rule_id: rank for rank, rule_id in enumerate(rules)}
    seen: set[str] = set()
    for file, body in pillars.items():
        for rule_id, triggers in body.items():
            source = f"{PACKAGE}/{file}: {rule_id}"
            if rule_id not in rules:
                raise ResourceError(f"{source}: the frame has no entry in rules.yaml")
            seen.add(rule_id)
            for number, raw in enumerate(triggers, start=1):
                trigger = _trigger(raw, classes, frames, f"{source}: trigger {number}")
                add_trigger(frames, rules[rule_id], trigger, (ranks[rule_id], number))
    if missing := [rule_id for rule_id in rules if rule_id not in seen and not rule_id.startswith(LEARNED)]:
        raise ResourceError(f"{PACKAGE}/rules.yaml: the rule {missing[0]!r} has no frame")
    for entries in frames.entries.values():
        entries.sort(key=lambda entry: entry.order)
    return frames


def _trigger(raw: Any, classes: dict[str, list[str]], frames: Frames, source: str) -> Trigger:
    try:
        raw = with_groups(raw, classes)
    except KeyError as error:
        raise ResourceError(f"{source}: the group of verbs {error} is unknown") from None
    trigger = checked(Trigger, raw, source)
    asked = (trigger.object, trigger.also, trigger.near, trigger.beside, trigger.about)
    barred = (trigger.unless, trigger.unless_near, trigger.unless_about)
    for name in chain.from_iterable((*asked, *barred)):
        if name not in frames.classes:
            raise ResourceError(f"{source}: the word class {name!r} is unknown")
    return trigger


def any_verb(voice: Voice) -> str:
    """Return the key under which entries for any verb of a voice lie."""
    return f"<{voice}>"


def add_trigger(frames: Frames, rule: FrameRule, trigger: Trigger, rank: tuple[int, int]) -> None:
    """Enter every form of a trigger's words.

    Args:
        frames: Where to enter them.
        rule: The frame's rule.
        trigger: The words and their conditions.
        rank: Smaller ones are tried first among phrases of one length.
    """
    found: list[tuple[str, Voice]] = [
        (form, voice)
        for root in trigger.roots
        for form, voice in forms(root).items()
        if not trigger.forms or voice in trigger.forms
    ]
    found += [(any_verb(voice), voice) for voice in trigger.any]
    found += [(noun, "nominal") for noun in trigger.nouns]
    found += [(noun, "free") for noun in trigger.free]
    found += [(verb, "active") for verb in trigger.active]
    found += [(verb, "passive") for verb in trigger.passive]
    found += [(verb, "result") for verb in trigger.result]
    bound = (
        [bare_form(root) for root in trigger.roots]
        if "passive" in trigger.forms and "bare" not in trigger.forms
        else []
    )
    for form, voice in (*found, *((form, "bare") for form in bound)):
        first, *rest = form.split()
        entry = Entry(rule, trigger, voice, tuple(rest), (-len(rest), *rank), bound=form in bound)
        frames.entries.setdefault(first, []).append(entry)
