"""What the words around a trigger say about its reality: cues with a direction and a reach that clauses end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tpo_ie.actions.cues import cues
from tpo_ie.actions.units import BODY_LABELS, Unit
from tpo_ie.actions.vocabulary import vocabulary
from tpo_ie.document.values import ActionStatus

_REACH = 16  # units between a cue and its trigger
_REACH_RIGHT = 11
_REACH_TO_NONE = 5
_AWAITING = 2
_SOFT_MARKS = "'‘’-"  # marks that end no clause


class CueWalk:
    """Collects the cues left and right of a trigger.

    Args:
        units: Units of the sentence.
        at: Index of the trigger.
        subject: Index of its subject; -1 when the sentence has none.
    """

    def __init__(self, units: Sequence[Unit], at: int, subject: int) -> None:
        self.words = cues()
        self.vocabulary = vocabulary()
        self.units = units
        self.at = at
        self.subject = subject
        self.statuses: list[tuple[ActionStatus, str]] = []
        self.negations: list[str] = []
        self.aim = False  # an aim, behind `untuk`, `agar`
        self.governed = False  # the aim of another verb
        self.unreal = False  # denied, or in a condition
        self._bridged = True  # only small words between here and the trigger

    def left(self) -> None:
        """Walk from the trigger to the beginning of its clause."""
        units, words = self.units, self.words
        joined = False
        for k in range(self.at - 1, max(-1, self.at - _REACH - 1), -1):
            unit = units[k]
            if unit.is_mark:
                if unit.is_comma and (joined or self._list_comma(k)):
                    joined = True
                elif unit.text not in _SOFT_MARKS:
                    return
                continue
            if unit.label:
                continue
            word = unit.text
            if word in words.denial or word in words.conditions or self._until(k):
                self.unreal = True
                return
            if unit.is_relative and not self.aim:
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
            elif word in words.accusing:
                self.unreal = True  # `Jaksa mendakwa keduanya menampung sembilan orang`: what the accused did
                return
            elif word in self.vocabulary.coordinators:
                joined = True
            elif word in words.terminators or word in self.vocabulary.speech:
                self.unreal = self.unreal or (k > 0 and units[k - 1].text in words.hearsay)
                return
            elif self.vocabulary.is_active(word) or self.vocabulary.is_passive(word):
                if self.aim and not (k and units[k - 1].text in words.relative_marks):
                    self.governed = True
                    return
                if not joined and not self.aim and not self._is_light(word):
                    return
            if word not in words.negation_bridge and not self._is_light(word):
                self._bridged = False

    def _is_light(self, word: str) -> bool:
        """Say whether a verb only carries a noun of action (`belum membuka penyelidikan`)."""
        return word in self.vocabulary.light_active or word in self.vocabulary.light_passive

    def _until(self, k: int) -> bool:
        """Say whether a word opens a clause of what shall come of another act (`hingga korban dapat dipulangkan`)."""
        after = self.units[k + 1]
        times = after.label in ("DATE", "LOC") or after.text in self.words.until_times or after.text[0].isdigit()
        return self.units[k].text in self.words.until and not times

    def _take(self, k: int, word: str) -> bool:
        """Note a cue; say whether the word is one."""
        words = self.words
        if word in words.negation:
            follows = self.units[k + 1].text if k + 1 < len(self.units) else ""
            if self._bridged and follows not in words.additive and not self.aim:
                self.negations.append(word)
            return True
        if word in words.awaiting:
            if k >= self.at - _AWAITING:
                self.statuses.append(("planned", word))
                return True
            return False
        if self.aim and word in words.plan_heads:
            self.aim = False
            self.statuses.append((words.plan_heads[word], word))
            return True
        behind = self.units[k + 1] if k + 1 < self.at else None
        status = words.status_of(word)
        if word in words.demanding and behind is not None and behind.label in BODY_LABELS:
            status = "urged"  # a prosecutor's `menuntut` is none
        joined = any(unit.text in self.vocabulary.coordinators for unit in self.units[k + 1 : self.at])
        thing = joined and behind is not None and behind.text in words.bare_objects and word in self.vocabulary.urging
        if status is None or thing:
            return False
        if self._of_relative(k):
            return True
        if self.aim and status != "urged":
            return True
        self.aim = False
        if status != "done" or not self.statuses:
            self.statuses.append((status, word))
        if word not in words.negation_bridge and status in ("urged", "ongoing"):
            self._bridged = self._bridged and word in words.negation_modals
        return True

    def _of_relative(self, k: int) -> bool:
        """Say whether a modal belongs to the verb of a relative clause (`orang yang hendak menuju Sirih ditolak`)."""
        units, words = self.units, self.words
        if units[k].text not in words.modal or k == 0 or not units[k - 1].is_relative:
            return False
        after = k + 1
        while after < self.at and (words.status_of(units[after].text) or units[after].text in words.negation_bridge):
            after += 1
        joined = any(unit.text in self.vocabulary.coordinators for unit in units[after : self.at])
        return after < self.at and not joined and not self._is_light(units[after].text)

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
        for first, second in pairwise(window):
            if first.text in self.words.negation and second.text in self.words.nobody:
                self.negations.append(first.text)

    def right(self) -> None:
        """Read the predicate behind a noun of action (`pemulangan masih menunggu surat`)."""
        units, words = self.units, self.words
        for k in range(self.at + 1, min(len(units), self.at + 1 + _REACH_RIGHT)):
            unit = units[k]
            if unit.is_mark:
                if unit.is_comma and k + 1 < len(units) and units[k + 1].text == words.nil:
                    self.negations.append(words.nil)
                if unit.is_comma or unit.is_stop or unit.is_quote_mark:
                    return
                continue
            if unit.label:
                continue
            word = unit.text
            if word in words.terminators or word in self.vocabulary.boundaries or word in self.vocabulary.purpose:
                return
            if word in self.vocabulary.called_off:
                self.negations.append(word)
            elif word in words.negation:
                follows = units[k + 1].text if k + 1 < len(units) else ""
                light = follows in self.vocabulary.light_passive and not self.vocabulary.is_active(follows)
                manner = units[k + 2].text if k + 2 < len(units) else ""
                if light and manner in words.manners:
                    self.unreal = True  # `penolakan tidak dilakukan secara gegabah`: how it is done
                    return
                if word == words.nil or light or follows in words.negation_bridge:
                    self.negations.append(word)
            elif word in words.awaiting:
                self.statuses.append(("planned", word))
            elif (status := words.status_of(word)) is not None and status != "done" and word not in words.before_only:
                self.statuses.append((status, word))
            elif self.vocabulary.is_active(word) or word in self.vocabulary.light_passive:
                return
