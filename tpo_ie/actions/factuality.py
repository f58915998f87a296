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
_AHEAD = 8


class Cues(BaseModel):
    """The cue words of ``cues.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    negation: frozenset[str]
    negation_bridge: frozenset[str]
    additive: frozenset[str]
    denial: frozenset[str]
    urged: frozenset[str]
    planned: frozenset[str]
    possible: frozenset[str]
    ongoing: frozenset[str]
    ongoing_if_durative: frozenset[str]
    closing: frozenset[str]
    awaiting: frozenset[str]
    ahead: frozenset[str]
    planned_lists: frozenset[str]
    before_only: frozenset[str]
    done: frozenset[str]
    conditions: frozenset[str]
    plan_heads: dict[str, ActionStatus]
    aims: frozenset[str]
    that: frozenset[str]
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


_RANK: dict[ActionStatus, int] = {"urged": 0, "planned": 1, "possible": 2, "ongoing": 3, "done": 4}


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
    """Collects what stands left and right of a trigger."""

    def __init__(self, units: list[Unit], at: int, subject: int) -> None:
        self.words = cues()
        self.vocabulary = vocabulary()
        self.units = units
        self.at = at
        self.subject = subject
        self.statuses: list[tuple[ActionStatus, str]] = []
        self.negations: list[str] = []
        self.aim = False  # behind `untuk`, `agar`
        self.governed = False  # … of another verb
        self.unreal = False  # denied, or in a condition
        self._bridged = True  # only small words between here and the trigger

    def left(self) -> None:
        """Walk from the trigger to the beginning of its clause."""
        units, words = self.units, self.words
        joined = False
        for k in range(self.at - 1, max(-1, self.at - _REACH - 1), -1):
            unit = units[k]
            if unit.label == MARK:
                if unit.text == "," and (joined or self._list_comma(k)):
                    joined = True
                elif unit.text not in "'‘’-":
                    return
                continue
            if unit.label:
                continue
            word = unit.text
            if word in words.denial or word in words.conditions:
                self.unreal = True
                return
            if word == "yang" and not self.aim:
                self._none_before(k)
                return
            if self._take(k, word):
                continue
            if word in self.vocabulary.purpose:
                if any(status in ("urged", "planned") for status, _ in self.statuses):
                    continue
                if k < self.subject - 1 and word not in words.that:
                    return  # `untuk mencegah TPPO pihaknya menggelar …`: the aim ends before the subject
                self.aim = True
                if word in words.aims:
                    self.governed = True
                    return
            elif word in self.vocabulary.coordinators:
                joined = True
            elif word in words.terminators or word in self.vocabulary.speech:
                return
            elif self.vocabulary.is_active(word) or self.vocabulary.is_passive(word):
                if self.aim and not (k and units[k - 1].text in ("yang", "belum", "tidak")):
                    self.governed = True
                    return
                light = word in self.vocabulary.light_active or word in self.vocabulary.light_passive
                if not joined and not self.aim and not light:
                    return
            if word not in words.negation_bridge:
                self._bridged = False

    def _take(self, k: int, word: str) -> bool:
        """Note a cue; say whether the word is one."""
        words = self.words
        if word in words.negation:
            follows = self.units[k + 1].text if k + 1 < len(self.units) else ""
            if self._bridged and follows not in words.additive and not self.aim:
                self.negations.append(word)
            return True
        if word in words.awaiting:
            if k >= self.at - 2:
                self.statuses.append(("planned", word))
                return True
            return False
        if self.aim and word in words.plan_heads:
            self.aim = False
            self.statuses.append((words.plan_heads[word], word))
            return True
        status = words.status_of(word)
        if status is None:
            return False
        if self.aim and status != "urged":
            return True
        self.aim = False
        if status != "done" or not self.statuses:
            self.statuses.append((status, word))
        if word not in words.negation_bridge and status in ("urged", "ongoing"):
            self._bridged = self._bridged and word in ("harus", "wajib", "masih", "perlu")
        return True

    def _list_comma(self, k: int) -> bool:
        """Say whether a comma joins mentions or verbs, so that cues reach over it."""
        units = self.units
        after = k + 1
        while after < len(units) and units[after].text in self.vocabulary.coordinators:
            after += 1
        if after == self.at:
            return True
        if k == 0 or after >= len(units) or not units[k - 1].label or units[k - 1].label != units[after].label:
            return False
        return any(unit.text in self.vocabulary.coordinators for unit in units[k + 1 : self.at])

    def _none_before(self, relative: int) -> None:
        """Note `tidak ada`, `belum ada`, `belum satu pun` before the noun that a relative clause hangs on."""
        window = self.units[max(0, relative - _REACH_TO_NONE) : relative]
        for first, second in zip(window, window[1:], strict=False):
            if first.text in self.words.negation and second.text in ("ada", "satu"):
                self.negations.append(first.text)

    def right(self) -> None:
        """Read the predicate behind a noun of action (`pemulangan masih menunggu surat`)."""
        units, words = self.units, self.words
        for k in range(self.at + 1, min(len(units), self.at + 1 + _REACH_RIGHT)):
            unit = units[k]
            if unit.label == MARK:
                if unit.text == "," and k + 1 < len(units) and units[k + 1].text == "nihil":
                    self.negations.append("nihil")
                if unit.text in ",;:." or unit.is_quote_mark:
                    return
                continue
            if unit.label:
                continue
            word = unit.text
            if word in words.terminators or word in self.vocabulary.boundaries or word in self.vocabulary.purpose:
                return
            if word in words.negation:
                follows = units[k + 1].text if k + 1 < len(units) else ""
                if word == "nihil" or follows in self.vocabulary.light_passive or follows in words.negation_bridge:
                    self.negations.append(word)
            elif word in words.awaiting:
                self.statuses.append(("planned", word))
            elif (status := words.status_of(word)) is not None and status != "done" and word not in words.before_only:
                self.statuses.append((status, word))
            elif self.vocabulary.is_active(word) or word in self.vocabulary.light_passive:
                return


def judge(
    sentence: Sentence, at: int, voice: Voice, *, durative: bool = False, urged: bool = False, subject: int = -1
) -> Factuality:
    """Say whether an act is real and how far it has come.

    Args:
        sentence: The sentence.
        at: Index of the trigger in its units.
        voice: The trigger's voice.
        durative: True for acts that last (housing, accompanying).
        urged: True when the subject is asked to act by somebody else.
        subject: Index of its subject in the sentence; -1 when it has none there.

    Returns:
        Status, negation, the cue words, and whether it is an act at all (annotation guide, sections 6 and 7).
    """
    units = sentence.units
    walk = _Walk(units, at, subject)
    walk.left()
    if voice in ("nominal", "free"):
        walk.right()
    if walk.unreal or walk.governed or (walk.aim and not urged):
        return Factuality(real=False)
    statuses = list(walk.statuses)
    if urged and not any(name == "urged" for name, _ in statuses):
        statuses.append(("urged", ""))
    if not statuses:
        statuses = _implied(sentence, at, voice)
    status: ActionStatus = min((name for name, _ in statuses), key=_RANK.__getitem__, default="done")
    if statuses and statuses[0][0] == "done":
        status = "done"
    found = [word for _, word in statuses if word] + walk.negations
    if durative and status == "done" and not walk.negations and (lasting := _lasting(units, at, bool(statuses))):
        status = "ongoing"
        found.append(lasting)
    if status in ("done", "planned") and _under_condition(units, at):
        status = "possible"
    return Factuality(status, bool(walk.negations), tuple(found))


def _implied(sentence: Sentence, at: int, voice: Voice) -> list[tuple[ActionStatus, str]]:
    """Return the status that follows from elsewhere: the head of a list, an order, a time that lies ahead."""
    words, units = cues(), sentence.units
    if sentence.lead_in is not None:
        for unit in sentence.lead_in.units:
            if not unit.label and unit.text in words.urged:
                return [("urged", unit.text)]
            if not unit.label and unit.text in words.planned_lists:
                return [("planned", unit.text)]
    if voice == "bare" and at and (units[at - 1].is_quote_mark or units[at - 1].text in (".", "!", "?")):
        return [("urged", units[at].text)]
    for unit in units[max(0, at - _AHEAD) : at + _AHEAD]:
        if not unit.label and unit.text in words.ahead:
            return [("planned", unit.text)]
    return []


def _lasting(units: list[Unit], at: int, done: bool) -> str | None:
    """Return the word that says that a lasting act goes on; a cue of doneness leaves only one close by."""
    words = cues()
    for k in range(max(0, at - (2 if done else _AHEAD)), min(len(units), at + (1 if done else 2 * _AHEAD))):
        if units[k].label or units[k].text not in words.ongoing_if_durative:
            continue
        closed = any(u.text in words.closing for u in units[k : k + 6])
        if not (units[k].text == "sejak" and closed):
            return units[k].text
    return None


def _under_condition(units: list[Unit], at: int) -> bool:
    """Say whether a condition stands before the trigger's clause in the same sentence."""
    for k in range(at - 1, -1, -1):
        unit = units[k]
        if unit.label == MARK and (unit.text in ".;!?" or unit.is_quote_mark):
            return False
        if not unit.label and unit.text in cues().conditions:
            return any(u.label == MARK and u.text == "," for u in units[k:at])
    return False
