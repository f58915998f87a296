"""``Report``: what one sentence tells of an act."""

from __future__ import annotations

from dataclasses import dataclass

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.arguments import Arguments
from tpo_ie.actions.factuality import Factuality
from tpo_ie.actions.frames import FrameRule
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence
from tpo_ie.actions.vocabulary import vocabulary

_NOUN = 2  # units behind a noun of action in which `itu` makes it one told before
_SUBJECT = 6  # units before a verb in which its subject stands


@dataclass(frozen=True, slots=True)
class Report:
    """What one sentence tells of an act.

    Args:
        sentence: The sentence.
        hit: Its trigger.
        agent: Who acts.
        fact: Whether it is real.
        arguments: The rest.
    """

    sentence: Sentence
    hit: Hit
    agent: Agent
    fact: Factuality
    arguments: Arguments

    @property
    def rule(self) -> FrameRule:
        """Return the rule that found it."""
        return self.hit.entry.rule

    @property
    def weak(self) -> bool:
        """Say whether it may only take an act up again: a headline, a noun of action, a relative clause."""
        return self.sentence.headline or self.hit.voice in ("nominal", "free") or self.relative

    @property
    def relative(self) -> bool:
        """Say whether it only tells which people are meant (`pemohon yang ditolak`)."""
        at = self.hit.at
        return self.hit.voice in ("passive", "result") and at > 0 and self.sentence.units[at - 1].is_relative

    @property
    def definite(self) -> bool:
        """Say whether its subject is people known already (`Para tersangka ditangkap di Sirih`)."""
        units, at = self.sentence.units, self.hit.at
        before = units[max(0, at - _SUBJECT) : at]
        return self.hit.voice == "passive" and any(
            not unit.label and unit.text in vocabulary().plural_pointers for unit in before
        )

    @property
    def known_suspect(self) -> bool:
        """Say whether its subject is the suspect told of before (`Pelaku telah diamankan polisi`)."""
        at = self.hit.at
        if self.hit.voice != "passive":
            return False
        for k in range(at - 1, max(-1, at - _SUBJECT), -1):
            unit = self.sentence.units[k]
            if not unit.label and unit.text in vocabulary().suspect_nouns:
                return k == 0 or self.sentence.units[k - 1].is_mark
            if unit.label or unit.is_mark:
                return False
        return False

    @property
    def definite_noun(self) -> bool:
        """Say whether it is a noun with `itu`: an act told before (`Pengungkapan kasus itu dilakukan …`)."""
        units, end = self.sentence.units, self.hit.end
        behind = units[end : end + _NOUN]
        return self.hit.voice in ("nominal", "free") and any(
            not unit.label and unit.text in vocabulary().determiners for unit in behind
        )

    @property
    def resumed(self) -> bool:
        """Say whether a bare noun opens its sentence: an event told before (`Rapat diikuti …`, `Usai rapat, …`)."""
        units, at, end = self.sentence.units, self.hit.at, self.hit.end
        words = vocabulary()
        if self.hit.voice not in ("nominal", "free") or end >= len(units) or self.sentence.headline:
            return False
        if any(unit.label or unit.text not in words.event_openers for unit in units[:at]):
            return False
        behind = units[end]
        return behind.is_comma or (
            not behind.label
            and (
                behind.is_relative
                or behind.text in words.determiners
                or words.is_active(behind.text)
                or behind.text in words.light_passive
            )
        )

    @property
    def informative(self) -> bool:
        """Say whether it has anything of its own: an agent, a number, a place, a law, a partner."""
        found = self.arguments
        return bool(self.agent.explicit or found.count or found.place or found.laws or found.partners)
