"""Whether an act is done, goes on, is planned, urged, possible or denied, and whether it is an act at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tpo_ie.actions.cues import cues
from tpo_ie.actions.morphology import Voice
from tpo_ie.actions.nouns import is_done_by
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.actions.walk import CueWalk
from tpo_ie.document.values import ActionStatus

_AHEAD = 8  # units around a trigger in which `depan`, `kini` count
_CLOSE = 2
_HABIT = 14  # units around a trigger in which `setiap Sabtu` counts
_LAW_REACH = 5  # units from the beginning to a law, and from there to its verb
_CLOSED = 6
_RELATIVE = 5  # units from a noun to the light verb of its relative clause
_CONDITION_REACH = 60

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
    if sentence.headline and any(unit.text in cues().disputing for unit in units):
        return Factuality(real=False)
    walk = CueWalk(units, at, subject)
    done_by = voice in ("nominal", "free") and is_done_by(units, at + 1)
    if not done_by:  # `menunggu hasil asesmen yang sedang dikerjakan X`: the relative clause tells
        walk.left()
    if voice in ("nominal", "free"):
        walk.right()
    if walk.unreal or walk.governed or (walk.aim and not urged):
        return Factuality(real=False)
    if voice == "result" and at and units[at - 1].text in cues().meanwhile:
        return Factuality(real=False)  # `Selama tinggal di shelter, …`
    statuses = list(walk.statuses)
    if done_by:
        relative = (unit.text for unit in units[at + 2 : at + _RELATIVE] if not unit.label)
        statuses += [(told, word) for word in relative if (told := cues().status_of(word))]
    if urged and not any(name == "urged" for name, _ in statuses):
        statuses.append(("urged", ""))
    if not statuses:
        statuses = _implied(sentence, at, voice)
    status: ActionStatus = min((name for name, _ in statuses), key=_RANK.__getitem__, default="done")
    if statuses and statuses[0][0] == "done":
        status = "done"
    if walk.negations and statuses and all(word in cues().unable for _, word in statuses):
        status = "done"  # `belum dapat ditangkap`
    if {word for _, word in statuses} == cues().able and not walk.negations and _came_true(units, at):
        status = "done"
    found = [word for _, word in statuses if word] + walk.negations
    if durative and status == "done" and not walk.negations and (lasting := _lasting(units, at, bool(statuses))):
        status = "ongoing"
        found.append(lasting)
    if status == "done" and not statuses and not walk.negations and (habit := _habit(units, at)):
        status = "ongoing"
        found.append(habit)
    if status in ("done", "planned") and _under_condition(units, at):
        status = "possible"
    return Factuality(status, bool(walk.negations), tuple(found))


def _came_true(units: Sequence[Unit], at: int) -> bool:
    """Say whether what could be done was done (`dapat digagalkan setelah kapal kehabisan bahan bakar`)."""
    behind = units[at + 1 : at + 1 + _CLOSED]
    return any(not unit.label and unit.text in cues().came_true for unit in behind)


def _implied(sentence: Sentence, at: int, voice: Voice) -> list[tuple[ActionStatus, str]]:
    """Return the status that follows from elsewhere: the head of a list, an order, a time that lies ahead."""
    words, units = cues(), sentence.units
    if sentence.lead_in is not None:
        for unit in sentence.lead_in.units:
            if not unit.label and unit.text in (words.urged | words.urged_lists):
                return [("urged", unit.text)]
            if not unit.label and (unit.text in words.planned_lists or words.status_of(unit.text) == "planned"):
                return [("planned", unit.text)]
    if voice == "bare" and at and (units[at - 1].is_quote_mark or units[at - 1].text in (".", "!", "?")):
        return [("urged", units[at].text)]
    for k in range(max(0, at - _AHEAD), min(len(units), at + _AHEAD)):
        if not units[k].label and units[k].text in words.ahead and not _in_front(units, k):
            return [("planned", units[k].text)]
    return []


def _in_front(units: Sequence[Unit], at: int) -> bool:
    """Say whether `depan` is a place (`di depan loket`), not a time (`pekan depan`)."""
    before = units[at - 1] if at else None
    of_time = before is not None and (before.label == "DATE" or before.text in cues().coming)
    return units[at].text == cues().in_front and not of_time


def _lasting(units: Sequence[Unit], at: int, done: bool) -> str | None:
    """Return the word that says that a lasting act goes on; a cue of doneness leaves only one close by."""
    words = cues()
    for k in range(max(0, at - (_CLOSE if done else _AHEAD)), min(len(units), at + (1 if done else 2 * _AHEAD))):
        if units[k].label or units[k].text not in words.ongoing_if_durative:
            continue
        closed = any(u.text in words.closing for u in units[k : k + _CLOSED])
        if not (units[k].text == words.opening and closed):
            return units[k].text
    return None


def _habit(units: Sequence[Unit], at: int) -> str | None:
    """Return the word that says that an act is done again and again (`setiap Sabtu`, `tiap bulan`)."""
    words = cues()
    for k in range(max(0, at - _HABIT), min(len(units) - 1, at + _HABIT)):
        again = not units[k].label and units[k].text in words.each
        if again and (units[k + 1].label == "DATE" or units[k + 1].text in words.each_time):
            return units[k].text
    return None


def _under_condition(units: Sequence[Unit], at: int) -> bool:
    """Say whether a condition stands before the trigger's clause in the same sentence."""
    for k in range(at - 1, max(-1, at - _CONDITION_REACH), -1):
        unit = units[k]
        if unit.is_quote_mark or (unit.is_mark and unit.text in ".;!?"):
            return False
        if not unit.label and unit.text in cues().conditions:
            return any(u.is_comma for u in units[k:at])
    return False


def states_law(sentence: Sentence) -> bool:
    """Say whether a sentence tells what a law says (`Pasal 48 menjamin bahwa restitusi harus …`), not what is done."""
    for k, unit in enumerate(sentence.units[:_LAW_REACH]):
        if unit.label == "LAW":
            behind = sentence.units[k + 1 : k + 1 + _LAW_REACH]
            return any(not after.label and after.text in cues().law_verbs for after in behind)
        if unit.label and unit.label != "MARK":
            return False
    return False
