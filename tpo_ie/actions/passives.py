"""The agent behind a passive verb, and the owner behind a noun of action."""

from __future__ import annotations

from dataclasses import replace

from tpo_ie.actions.agents import NO_ACTOR, NOBODY, UNNAMED, Agent
from tpo_ie.actions.nouns import is_done_by
from tpo_ie.actions.parties import Parties
from tpo_ie.actions.units import BODY_LABELS, Sentence

_ADVERBS = 3  # words between a passive verb and its agent
_LISTED = 24  # units behind a colon in which bodies are listed
_REACH = 14  # units in which `oleh` may follow


class PassiveAgents:
    """Finds agents that follow.

    Args:
        parties: Says who noun phrases stand for.
    """

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.words = parties.words

    def find(self, sentence: Sentence, verb: int, *, nominal: bool = False) -> Agent | None:
        """Return the agent that follows a verb or noun (`ditangkap Polres X`, `dirawat oleh X`, `asesmen kami`).

        Args:
            sentence: The sentence.
            verb: Index of the verb or noun, of its last unit.
            nominal: True for a noun: `dari X` and `kami` behind it own it.

        Returns:
            The agent; None when none follows.
        """
        units, words = sentence.units, self.words
        if listed := self._listed(sentence, verb + 1):
            return listed
        for k in range(verb + 1, min(len(units), verb + 2 + _ADVERBS)):
            unit = units[k]
            if unit.is_party:
                agent = self.parties.read_list(sentence, k)
                return agent if agent.entities or not agent.acts else None
            if unit.label == "GROUP" and not nominal:
                return NO_ACTOR  # `dibuka purna pekerja migran`
            if unit.label:
                return self._farther(sentence, k) if nominal and unit.label == "CRIME" else None
            word = unit.text
            if word in words.foreign_agents:
                return UNNAMED
            if word in words.generic_agents:
                agent = self.parties.generics.read(sentence, k)
                if agent.entities or nominal:
                    return agent
                return replace(NOBODY, official=agent.official)  # `petugas`: the article may tell whose
            if word in words.own_body or (nominal and word in words.first_person):
                return self.parties.own(sentence, k)
            if word in words.attended or word in words.with_whom:
                return NOBODY
            if not nominal and word in words.bystanders:
                return NO_ACTOR
            if word not in words.after_passive and not (nominal and word == "dari"):
                return self._farther(sentence, k)
        return None

    def _listed(self, sentence: Sentence, at: int) -> Agent | None:
        """Return the bodies that a colon breaks a number down to (`318 ditolak: Kanim A 141, Kanim B 97`)."""
        units = sentence.units
        if at + 1 >= len(units) or units[at].text != ":" or units[at + 1].label not in BODY_LABELS:
            return None
        found = []
        for unit in units[at + 1 : at + 1 + _LISTED]:
            if unit.label in BODY_LABELS:
                found.append(unit.entity)
            elif not (unit.is_comma or unit.text[0].isdigit() or unit.text in self.words.coordinators):
                break
        return Agent(tuple(dict.fromkeys(found)), at + 1) if len(found) > 1 else None

    def _farther(self, sentence: Sentence, begin: int) -> Agent | None:
        """Look for `oleh X`, or `dilakukan X` behind a noun, in the rest of the clause."""
        units, words = sentence.units, self.words
        for k in range(begin, min(begin + _REACH, len(units) - 1)):
            unit, after = units[k], units[k + 1]
            if unit.is_stop:
                return None
            if unit.label:
                continue
            if unit.is_relative and is_done_by(units, k):
                light = next((j for j in range(k + 1, len(units)) if units[j].text in words.light_passive), None)
                return self.find(sentence, light) if light is not None else None
            if unit.text in words.attended:
                return None
            if unit.text in words.light_passive:
                return self.find(sentence, k)
            if unit.text in words.boundaries or words.is_active(unit.text):
                return None
            if unit.text == "oleh":
                if after.text in words.foreign_agents:
                    return UNNAMED
                known = after.is_party or after.text in words.generic_agents
                return self.parties.read_list(sentence, k + 1) if known else None
        return None
