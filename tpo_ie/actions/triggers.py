"""Which words of a sentence trigger which frame."""

from __future__ import annotations

from dataclasses import dataclass

from tpo_ie.actions.factuality import cues
from tpo_ie.actions.frames import Entry, Frames
from tpo_ie.actions.morphology import without_clitic
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import BODY_LABELS, MARK, Sentence, Unit

_OBJECT_REACH = 11
_PATIENT_REACH = 11
_HEAD_REACH = 4
_LIST_REACH = 25
_PREDICATE_REACH = 6


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
        detached = at > 0 and not units[at - 1].label and units[at - 1].text == "di"
        if entry.voice in ("passive", "result") or self._after_pronoun(units, at) or (entry.voice == "bare" and detached):
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
            if k > begin and self._other_verb(units, k):
                return k
        return min(len(units), begin + _OBJECT_REACH)

    def _other_verb(self, units: list[Unit], at: int) -> bool:
        """Say whether a coordinated clause begins with a verb (`… serta menyita dua ponsel`)."""
        if units[at].label or units[at - 1].label and units[at - 1].text != ",":
            return False
        joined = units[at - 1].text in self.words.coordinators or units[at - 1].text == ","
        return joined and (self.words.is_active(units[at].text) or self.words.is_passive(units[at].text))

    def _left_begin(self, units: list[Unit], at: int) -> int:
        first = max(0, at - _PATIENT_REACH)
        k = at - 1
        while k >= first:
            unit = units[k]
            if unit.label == MARK and (unit.text in ";:." or unit.is_quote_mark):
                return k + 1
            if not unit.label and unit.text == "yang" and at - k <= 3:
                first = max(first, k - _HEAD_REACH)  # only the head of the relative clause undergoes the act
            elif not unit.label and unit.text == "yang":
                pass
            elif not unit.label and unit.text in self.words.boundaries:
                return k + 1
            k -= 1
        return first

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
        """Say whether a noun of action tells of an act: what stands before it, or else behind it, decides."""
        before = self._licensed_before(sentence, at, end)
        return self._licensed_behind(sentence.units, end) if before is None else before

    def _licensed_before(self, sentence: Sentence, at: int, end: int) -> bool | None:
        """Look for a light verb, a modal, the head of a list; None when nothing before the noun decides."""
        units, words = sentence.units, self.words
        if sentence.lead_in is not None and at <= 3:
            return True
        for k in range(at - 1, max(-1, at - _HEAD_REACH), -1):
            unit = units[k]
            if unit.label:
                return (self._listed(units, k) or None) if unit.label == MARK and k == at - 1 else None
            word = unit.text
            if word in words.light_active or word in words.light_passive or word in words.listing or word == "ada":
                return True
            if word in words.noun_heads:
                return False
            if word in words.background and k == at - 1:
                return self._owned(units, end)
            if cues().status_of(word) or word in cues().negation:
                return True
            if word in words.coordinators:
                return self._listed(units, k) or None
            if word in words.boundaries or word in words.prepositions:
                return None
        return None

    def _owned(self, units: list[Unit], end: int) -> bool:
        """Say whether a body stands right behind, or behind `dengan`, `oleh`; or `kami` does."""
        if end < len(units) and (units[end].label in BODY_LABELS or units[end].text in self.words.first_person):
            return True
        for k in range(end, min(len(units) - 1, end + _OBJECT_REACH)):
            if units[k].text in ("oleh", "dengan") and (k == end or units[k].text == "oleh"):
                return units[k + 1].label in BODY_LABELS
        return False

    def _listed(self, units: list[Unit], at: int) -> bool:
        """Say whether a comma or `dan` goes on with a list that `yakni` or a light verb opened."""
        if units[at].is_quote_mark:
            return True
        opened = units[max(0, at - _LIST_REACH) : at]
        return any(not u.label and u.text in self.words.listing for u in opened)

    def _licensed_behind(self, units: list[Unit], end: int) -> bool:
        """Look for an agent, an owner or a predicate."""
        words = self.words
        for k in range(end, min(len(units), end + _PREDICATE_REACH)):
            unit = units[k]
            if unit.label == MARK:
                if unit.text in ",;.:":
                    return False
                continue
            if unit.label in ("AGENCY", "ORG"):
                return k == end or units[k - 1].text in ("oleh", "dengan", "dari")
            if unit.label:
                continue
            word = unit.text
            if k == end and (word in words.generic_agents or word in words.first_person or word in words.own_body):
                return True
            if word in words.light_passive or word == "oleh" or cues().status_of(word) or word in cues().negation:
                return True
            if word == "yang":
                return k + 1 < len(units) and units[k + 1].text in words.light_passive
            if word in words.boundaries:
                return False
        return False
