"""Which words of a sentence trigger which frame."""

from __future__ import annotations

from dataclasses import dataclass

from tpo_ie.actions.frames import Entry, Frames
from tpo_ie.actions.morphology import without_clitic
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import MARK, Sentence, Unit

_OBJECT_REACH = 9
_PATIENT_REACH = 11
_HEAD_REACH = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found.

    Args:
        entry: The frame entry it satisfies.
        at: Index of its first unit.
        end: Index behind its last unit.
    """

    entry: Entry
    at: int
    end: int


class TriggerFinder:
    """Finds triggers of frames.

    Args:
        frames: The frames.
        scene: The article.
    """

    def __init__(self, frames: Frames, scene: Scene) -> None:
        self.frames = frames
        self.scene = scene
        self.words = scene.words

    def find(self, sentence: Sentence) -> list[Hit]:
        """Return the triggers of a sentence in text order, at most one at each word."""
        hits: list[Hit] = []
        units = sentence.units
        covered = 0
        for at, unit in enumerate(units):
            if unit.label or at < covered:
                continue
            entries = self.frames.entries.get(unit.text) or self.frames.entries.get(without_clitic(unit.text))
            if not entries:
                continue
            for entry in entries:
                end = at + 1 + len(entry.rest)
                if entry.rest and tuple(u.text for u in units[at + 1 : end]) != entry.rest:
                    continue
                if self._fits(sentence, entry, at, end):
                    hits.append(Hit(entry, at, end))
                    covered = end
                    break
        return hits

    def _fits(self, sentence: Sentence, entry: Entry, at: int, end: int) -> bool:
        if entry.voice == "bare" and not self.bare_verb(sentence, at):
            return False
        trigger, frames = entry.trigger, self.frames
        if trigger.object or trigger.also or trigger.unless:
            zone = self._zone(sentence, entry, at, end)
            if trigger.object and not frames.holds(trigger.object, zone):
                return False
            if trigger.also and not frames.holds(trigger.also, zone):
                return False
            if trigger.unless and frames.holds(trigger.unless, zone):
                return False
        if trigger.near or trigger.unless_near:
            text = sentence.text_of(0, len(sentence.units))
            if trigger.near and not frames.holds(trigger.near, text):
                return False
            if trigger.unless_near and frames.holds(trigger.unless_near, text):
                return False
        return entry.voice != "nominal" or self.licensed(sentence, at, end)

    # -- where the object lies -----------------------------------------------------------------

    def _zone(self, sentence: Sentence, entry: Entry, at: int, end: int) -> str:
        """Return the text in which a trigger's object must lie, by voice."""
        units = sentence.units
        right = self._right_end(units, end)
        if entry.voice in ("passive", "result") or self._after_pronoun(units, at):
            return sentence.text_of(self._left_begin(units, at), right)
        if entry.voice in ("nominal", "free"):
            return sentence.text_of(max(0, at - _HEAD_REACH), right)
        return sentence.text_of(at + 1, right)

    def _right_end(self, units: list[Unit], begin: int) -> int:
        for k in range(begin, min(len(units), begin + _OBJECT_REACH)):
            unit = units[k]
            if unit.label == MARK and (unit.text in ";." or unit.is_quote_mark):
                return k
            if not unit.label and (unit.text in self.words.boundaries or unit.text in self.words.purpose):
                return k
        return min(len(units), begin + _OBJECT_REACH)

    def _left_begin(self, units: list[Unit], at: int) -> int:
        for k in range(at - 1, max(-1, at - _PATIENT_REACH), -1):
            unit = units[k]
            if unit.label == MARK and (unit.text in ";:." or unit.is_quote_mark):
                return k + 1
            if not unit.label and unit.text in self.words.boundaries and unit.text != "yang":
                return k + 1
        return max(0, at - _PATIENT_REACH)

    # -- bare roots and nouns -------------------------------------------------------------------

    def _after_pronoun(self, units: list[Unit], at: int) -> bool:
        return at > 0 and not units[at - 1].label and units[at - 1].text in self.words.first_person

    def bare_verb(self, sentence: Sentence, at: int) -> bool:
        """Say whether a bare root is a verb: in a headline, behind `kami`, behind a detached `di`, as an order."""
        units = sentence.units
        if sentence.headline or self._after_pronoun(units, at):
            return True
        if at == 0:
            return False
        before = units[at - 1]
        if not before.label and before.text == "di":
            return True
        if self.scene.in_direct_quote(units[at].start):
            return before.is_quote_mark or (before.label == MARK and before.text in ".!?") or before.text in ("perlu", "harus")
        return False

    def licensed(self, sentence: Sentence, at: int, end: int) -> bool:
        """Say whether a noun of action tells of an act: a light verb, an agent, a number of people, a predicate beside it."""
        units, words = sentence.units, self.words
        if at == 0 or sentence.lead_in is not None and at <= 3:
            return True
        for k in range(at - 1, max(-1, at - 4), -1):
            unit = units[k]
            if unit.label:
                break
            if unit.text in words.light_active or unit.text in words.light_passive or unit.text == "ada":
                return True
            if unit.text in words.boundaries:
                break
        for k in range(end, min(len(units), end + 6)):
            unit = units[k]
            if unit.label == MARK and unit.text in ",;.":
                return False
            if unit.label in ("AGENCY", "ORG"):
                return k == end or units[k - 1].text in ("oleh", "dengan")
            if not unit.label and (unit.text in words.light_passive or unit.text == "oleh"):
                return True
            if not unit.label and unit.text in words.boundaries:
                return False
        return False
