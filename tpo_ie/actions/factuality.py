"""Whether an act is done, goes on, is planned, urged, possible or denied: cue words with a reach that clauses end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.morphology import Voice
from tpo_ie.actions.units import MARK, Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary
from tpo_ie.document.values import ActionStatus
from tpo_ie.resources import package_text, parse_yaml

_REACH = 16
_REACH_RIGHT = 7
_REACH_TO_NONE = 5


class Cues(BaseModel):
    """The cue words of ``cues.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    negation: frozenset[str]
    additive: frozenset[str]
    denial: frozenset[str]
    urged: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    ongoing: frozenset[str]
    ongoing_if_durative: frozenset[str]
    done: frozenset[str]
    conditions: frozenset[str]
    plan_heads: dict[str, ActionStatus]
    aims: frozenset[str]
    terminators: frozenset[str]

    def status_of(self, word: str) -> ActionStatus | None:
        """Return the status that a word stands for."""
        if word in self.urged:
            return "urged"
        if word in self.planned:
            return "planned"
        if word in self.possible:
            return "possible"
        if word in self.ongoing:
            return "ongoing"
        return "done" if word in self.done else None


@cache
def cues() -> Cues:
    """Return the package's cue words."""
    raw: Any = parse_yaml(package_text("tpo_ie.actions", "cues.yaml"), "tpo_ie.actions/cues.yaml")
    return Cues.model_validate(raw)


@dataclass(frozen=True, slots=True)
class Factuality:
    """What the text says about the reality of an act.

    Args:
        status: The act's status.
        negated: True when it was not, is not or will not be done.
        cues: The words that say so.
        real: False when the words are no act: an aim of another act, a condition, a denied reproach.
    """

    status: ActionStatus = "done"
    negated: bool = False
    cues: tuple[str, ...] = ()
    real: bool = True


class _Walk:
    """Collects what stands left of a trigger."""

    def __init__(self, units: list[Unit], at: int) -> None:
        self.words = cues()
        self.vocabulary = vocabulary()
        self.units = units
        self.at = at
        self.statuses: list[tuple[ActionStatus, str]] = []
        self.negations: list[str] = []
        self.aim = False
        self.denied = False
        self.condition = False

    def left(self) -> None:
        """Walk from the trigger to the beginning of its clause."""
        units, words = self.units, self.words
        verb_between = joined = False
        k = self.at - 1
        while k >= max(0, self.at - _REACH):
            unit = units[k]
            if unit.label == MARK:
                if unit.text == "," and (joined or self._list_comma(k)):
                    joined = True
                    k -= 1
                    continue
                if unit.text not in "'‘’-":
                    break
                k -= 1
                continue
            if unit.label:
                k -= 1
                continue
            word = unit.text
            if word in words.denial:
                self.denied = True
                break
            if word in words.conditions:
                self.condition = True
                break
            if word == "yang" and not self.aim:
                self._none_before(k)
                break
            if self._take(k, word, verb_between):
                pass
            elif word in self.vocabulary.purpose:
                if not self.statuses:
                    self.aim = True
                    if word in words.aims:
                        break
            elif word in self.vocabulary.coordinators:
                joined = True
            elif word in words.terminators or word in self.vocabulary.speech:
                break
            elif self.vocabulary.is_active(word) or self.vocabulary.is_passive(word):
                if self.aim and not (k and units[k - 1].text in ("yang", "belum", "tidak")):
                    break
                if not joined and not self.aim and word not in self.vocabulary.light_active:
                    break
                verb_between = verb_between or word not in self.vocabulary.light_active
            k -= 1

    def _take(self, k: int, word: str, verb_between: bool) -> bool:
        """Note a cue; say whether the word is one."""
        words = self.words
        if word in words.negation:
            follows = self.units[k + 1].text if k + 1 < len(self.units) else ""
            if follows not in words.additive and not verb_between and not self.aim:
                self.negations.append(word)
            return True
        if self.aim and word in words.plan_heads:
            self.aim = False
            self.statuses.append((words.plan_heads[word], word))
            return True
        status = words.status_of(word)
        if status is None:
            return False
        if self.aim and status != "urged":
            return True
        if self.aim:
            self.aim = False
        if status == "done" and (self.statuses or self.aim):
            return True
        self.statuses.append((status, word))
        return True

    def _list_comma(self, k: int) -> bool:
        """Say whether a comma joins mentions or verbs, so that cues reach over it."""
        units = self.units
        after = k + 1
        while after < len(units) and units[after].text in self.vocabulary.coordinators:
            after += 1
        if after == self.at:
            return True
        left = units[k - 1].label if k else ""
        return bool(left) and left == units[after].label if after < len(units) else False

    def _none_before(self, relative: int) -> None:
        """Note `tidak ada`, `belum ada` before the noun that a relative clause hangs on."""
        window = self.units[max(0, relative - _REACH_TO_NONE) : relative]
        for first, second in zip(window, window[1:], strict=False):
            if first.text in self.words.negation and second.text == "ada":
                self.negations.append(first.text)

    def right(self) -> None:
        """Read the predicate behind a noun of action (`pemulangan masih menunggu surat`)."""
        units, words = self.units, self.words
        for k in range(self.at + 1, min(len(units), self.at + 1 + _REACH_RIGHT)):
            unit = units[k]
            if unit.label == MARK:
                if unit.text in ",;:." or unit.is_quote_mark:
                    return
                continue
            if unit.label:
                continue
            word = unit.text
            if word in words.terminators or word in self.vocabulary.boundaries or word in self.vocabulary.purpose:
                return
            if word in words.negation:
                self.negations.append(word)
            elif (status := words.status_of(word)) is not None and status != "done":
                self.statuses.append((status, word))
            elif self.vocabulary.is_active(word) or word in self.vocabulary.light_passive:
                return

_RANK: dict[ActionStatus, int] = {"urged": 0, "planned": 1, "possible": 2, "ongoing": 3, "done": 4}


def judge(sentence: Sentence, at: int, voice: Voice, *, durative: bool = False, urged: bool = False) -> Factuality:
    """Say whether an act is real and how far it has come.

    Args:
        sentence: The sentence.
        at: Index of the trigger in its units.
        voice: The trigger's voice.
        durative: True for acts that last (housing, accompanying).
        urged: True when the subject is asked to act by somebody else.

    Returns:
        Status, negation, the cue words, and whether it is an act at all (annotation guide, sections 6 and 7).
    """
    walk = _Walk(sentence.units, at)
    walk.left()
    if voice in ("nominal", "free"):
        walk.right()
    if walk.denied or walk.condition or (walk.aim and not urged):
        return Factuality(real=False)
    statuses = walk.statuses
    found = tuple(word for _, word in statuses) + tuple(walk.negations)
    status: ActionStatus = min((name for name, _ in statuses), key=_RANK.__getitem__, default="done")
    if statuses and statuses[0][0] == "done":
        status = "done"
    if urged and status != "done":
        status = "urged"
    if urged and not statuses:
        status = "urged"
    if status == "done" and durative and not walk.negations and not any(word in cues().done for word in found):
        lasting = _lasting(sentence.units, at)
        if lasting:
            status, found = "ongoing", (*found, lasting)
    if status in ("done", "planned") and _under_condition(sentence.units, at):
        status = "possible"
    return Factuality(status, bool(walk.negations), found)


def _lasting(units: list[Unit], at: int) -> str | None:
    """Return the word near a trigger that says that the act goes on."""
    words = cues().ongoing_if_durative
    for unit in units[max(0, at - 8) : at + 10]:
        if not unit.label and unit.text in words:
            return unit.text
    return None


def _under_condition(units: list[Unit], at: int) -> bool:
    """Say whether a condition stands before the trigger's clause in the same sentence."""
    for k in range(at - 1, -1, -1):
        unit = units[k]
        if unit.label == MARK and unit.text in ".;!?":
            return False
        if not unit.label and unit.text in cues().conditions:
            return any(u.label == MARK and u.text == "," for u in units[k:at])
    return False
