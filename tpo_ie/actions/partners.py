"""With whom an act is done: bodies behind `bersama`, and those that a request, a file or people go to."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.lists import members_after
from tpo_ie.actions.parties import Parties
from tpo_ie.actions.phrases import object_end, patient_span
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit

_WITH = 3  # words between `bersama` and the first partner
_RECIPIENT = 3  # words between `ke` and the body (`ke rumah aman Dinas Sosial …`)
_OWNED = frozenset({"milik", "punya", "kelolaan", "asuhan", "binaan"})
_OBJECT = 2  # words between `menyurati` and the body


class PartnerFinder:
    """Finds partners in the sentences of one article.

    Args:
        parties: Says who noun phrases stand for.
    """

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.words = parties.words

    def find(self, sentence: Sentence, hit: Hit, begin: int, end: int, agent: Agent) -> list[str]:
        """Return the partners of a trigger.

        Args:
            sentence: Its sentence.
            hit: The trigger.
            begin: Where its clause begins.
            end: Where its clause ends.
            agent: Who acts.

        Returns:
            Entities in text order, without those who act.
        """
        units, takes = sentence.units, hit.entry.rule.partners
        found = self._with(units, begin, end)
        if "recipient" in takes:
            found += self._behind(sentence, hit.end, end, self.words.receiving)
        if "source" in takes:
            found += self._behind(sentence, hit.end, end, frozenset({self.words.away}))
        if "host" in takes and hit.voice in ("passive", "bare"):
            found += self._behind(sentence, hit.end, end, self.words.receiving | self.words.passive_prefix)
        if "object" in takes:
            found += self._object(sentence, hit, begin, end)
        return [entity for entity in dict.fromkeys(found) if entity not in agent.entities]

    def _with(self, units: Sequence[Unit], begin: int, end: int) -> list[str]:
        """Return the bodies behind `bersama`, `menggandeng`, `dengan` and their like."""
        found: list[str] = []
        k = begin
        while k < end:
            reach = self._reach(units, k)
            k += 1
            for first in range(k, min(end, k + reach)):
                if units[first].label in BODY_LABELS:
                    members = [m for m in members_after(units, first) if m < end]
                    found += [units[m].entity for m in members]
                    k = members[-1] + 1
                    break
                if units[first].is_mark:
                    break
        return found

    def _reach(self, units: Sequence[Unit], at: int) -> int:
        """Return within how many units behind a word a partner may stand; 0 when the word opens none."""
        if units[at].label:
            return 0
        if units[at].text in self.words.with_whom:
            return _WITH
        return 1 if units[at].text == self.words.together else 0

    def _behind(self, sentence: Sentence, begin: int, end: int, openers: frozenset[str]) -> list[str]:
        """Return the bodies behind `ke`, `kepada` and their like; `jaksa` stands for its body."""
        units = sentence.units
        for k in range(begin, end - 1):
            if units[k].label or units[k].text not in openers:
                continue
            for first in range(k + 1, min(end, k + 2 + _RECIPIENT)):
                if first == k + 1 + _RECIPIENT and units[first - 1].text not in _OWNED:
                    break  # `di rumah aman milik Dinsos Sirih`
                if units[first].label in BODY_LABELS:
                    return [units[m].entity for m in members_after(units, first) if m < end]
                if units[first].label == "POSITION" or units[first].text in self.words.generic_agents:
                    return list(self.parties.read(sentence, first).entities[:1])
                if units[first].label or units[first].is_mark:
                    break
        return []

    def _object(self, sentence: Sentence, hit: Hit, begin: int, end: int) -> list[str]:
        """Return the bodies and offices that a request or a meeting goes to."""
        units = sentence.units
        if hit.voice in ("passive", "result"):
            first, last = patient_span(units, begin, hit.at)
        else:
            first, last = hit.end, min(object_end(units, hit.end, end), end)
        for k in range(first, last):
            if units[k].label in BODY_LABELS:
                return [units[m].entity for m in members_after(units, k) if m < end]
            if units[k].label == "POSITION":
                return list(self.parties.read(sentence, k).entities[:1])
            if units[k].label or k - first > _OBJECT:
                break
        return []
