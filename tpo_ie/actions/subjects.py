"""The subject of an active verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from tpo_ie.actions.agents import NO_ACTOR, NOBODY, UNNAMED, Agent
from tpo_ie.actions.clauses import opens_sentence
from tpo_ie.actions.generics import generic_words
from tpo_ie.actions.lists import in_list
from tpo_ie.actions.numbers import number_at
from tpo_ie.actions.orders import is_hypothetical, joins_verb, leaves_open
from tpo_ie.actions.parties import Parties
from tpo_ie.actions.units import Sentence, Unit

Role = Literal["subject", "urged", "other"]

_NEAR = 4  # words that may stand between a preposition or verb and the head of its noun phrase
_REACH = 45  # units that a subject may lie before its verb
_ADVERBS = 3  # units between a subject and its verb when nothing else stands between
_FRONTED = 4  # units before the verb of a fronted clause without a subject


class SubjectFinder:
    """Finds subjects in the sentences of one article.

    Args:
        parties: Says who noun phrases stand for.
    """

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.words = parties.words

    def find(self, sentence: Sentence, verb: int) -> Agent:
        """Return the subject of the active verb at an index.

        Walks left over objects, adverbials and earlier verbs of the same subject to the nearest noun
        phrase that can be a subject.

        Args:
            sentence: The sentence.
            verb: Index of the verb.

        Returns:
            The agent; ``NOBODY`` when the sentence shows no subject.
        """
        units = sentence.units
        at = verb - 1
        while at >= max(0, verb - _REACH):
            unit = units[at]
            if unit.is_mark:
                if unit.text in ";:" or unit.is_quote_mark:
                    break
            elif unit.is_relative:
                if (head := self._relative(sentence, at)) is not None:
                    return head
            elif unit.text in self.words.ordering and leaves_open(units, at, verb):
                return self._ordered(sentence, at)
            elif self._can_be_subject(unit):
                role, beyond = self._role(units, at, verb)
                if role == "urged" and unit.text in self.words.bound_firms:
                    return replace(UNNAMED, urged=True)
                if role != "other":
                    return replace(self.parties.read(sentence, at), urged=role == "urged")
                at = beyond
                continue
            at -= 1
        if sentence.lead_in is not None:
            return self.find(sentence.lead_in, len(sentence.lead_in.units))
        return self._of_main_clause(sentence, verb)

    def _of_main_clause(self, sentence: Sentence, verb: int) -> Agent:
        """Return the subject of the main clause behind a clause without one (`Usai memeriksa saksi, Polres X …`)."""
        units, words = sentence.units, self.words
        opener = next((unit for unit in units[: verb + 1] if not unit.is_mark), None)
        fronted = opener is not None and not opener.label and opener.text in words.fronted and verb <= _FRONTED
        if not fronted and not opens_sentence(units, verb):
            return NOBODY
        for k in range(verb + 1, min(len(units) - 2, verb + _REACH)):
            if units[k].is_stop or units[k].is_quote_mark:
                break
            if units[k].is_comma and self._can_be_subject(units[k + 1]) and units[k + 1].label not in ("GROUP", "LAW"):
                named = units[k + 1].is_party or units[k + 1].text in words.own_body
                return self.parties.read(sentence, k + 1) if named else NOBODY
        return NOBODY

    def _relative(self, sentence: Sentence, at: int) -> Agent | None:
        """Return the head of a relative clause, its subject; None when that is a place or time in between."""
        units = sentence.units
        head = at - 1
        while head >= 0 and (units[head].is_comma or units[head].text in self.words.determiners):
            head -= 1
        if (
            head > 0
            and units[head].text in self.words.office_tails
            and units[head - 1].text in self.words.generic_agents
        ):
            head -= 1  # `penuntut umum`, `hakim agung`
        while head > 1 and units[head].label == "LOC" and not units[head - 1].label and units[head - 2].is_party:
            head -= 2  # `Komnas X di Jakarta, yang lantas menyurati …`
        if head < 0:
            return None
        unit = units[head]
        if unit.text in self.words.nobody_heads:
            return UNNAMED  # `belum satu pun yang …`
        if is_hypothetical(units, head, at):
            return NO_ACTOR
        if unit.is_party or unit.label == "GROUP":
            return self.parties.read(sentence, head)
        if unit.label == "LAW":
            return NO_ACTOR  # `Perdes Nomor 3, yang mewajibkan …`
        known = unit.text in self.words.generic_agents or unit.text in self.words.own_body
        if known:
            return self.parties.read(sentence, head)
        return None if unit.label else NO_ACTOR  # `pedoman yang mewajibkan …`

    def _ordered(self, sentence: Sentence, at: int) -> Agent:
        """Return who acts when somebody without a name is asked to: the body of who orders its own people."""
        if sentence.units[at].text in generic_words().commanding:
            chief = self.find(sentence, at)
            if chief.acts and chief.entities:
                return replace(chief, urged=True)
        return replace(UNNAMED, urged=True)

    def _can_be_subject(self, unit: Unit) -> bool:
        if unit.label:
            return unit.is_party or unit.label in ("GROUP", "LAW")
        words = self.words
        return (
            unit.text in words.first_person
            or (unit.text in words.third_person and unit.text not in words.plural_pointers)
            or unit.text in words.own_body
            or unit.text in words.generic_agents
            or unit.text in words.non_actors
        )

    def _role(self, units: Sequence[Unit], at: int, verb: int) -> tuple[Role, int]:
        """Say what a noun phrase is to the verb: its subject, one who is urged to act, or something else.

        A phrase right before the verb is its subject whatever verb governs it (`membantu polisi
        menangkap`). The second value is where the walk goes on when the phrase is something else.
        """
        words = self.words
        beside = self._beside(units, at, verb)
        plain = 0
        k = at - 1
        while k >= 0 and plain < _NEAR:
            unit = units[k]
            word = unit.text
            if unit.is_mark or word in words.coordinators:
                if not in_list(units, k) and not self._joins_nouns(units, k):
                    return "subject", k
            elif unit.label:
                titled = unit.label == "LOC" and k > 0 and units[k - 1].label == "POSITION"
                if not unit.is_party and unit.label != "GROUP" and not titled:
                    return "subject", k
                plain += unit.label == "GROUP"
            elif word in words.urging:
                return ("other", k - 1) if joins_verb(units, k, verb) else ("urged", k)
            elif word in words.after_which and at + 1 < verb and units[at + 1].is_comma:
                return "other", k - 1  # `setelah gelar perkara, …`
            elif word in words.speech or word in words.purpose or word in words.boundaries:
                return "subject", k
            elif word in words.with_whom or word in words.founded_by:
                return "other", k - 1
            elif word in words.prepositions:
                if word in words.addressing and units[verb - 1].text in words.purpose:
                    return "urged", k  # `memberi waktu kepada menteri untuk mengevaluasi …`
                clause = word in words.since and any(unit.label == "PER" for unit in units[k + 1 : at + 1])
                return ("subject" if beside and (plain or clause) else "other"), k - 1
            elif words.is_active(word) or words.is_passive(word):
                return ("subject" if beside else "other"), k - 1
            else:
                plain += number_at(units, k) is None  # `di enam negara` is one phrase
            k -= 1
        return "subject", k

    def _joins_nouns(self, units: Sequence[Unit], at: int) -> bool:
        """Say whether a `dan` joins two nouns for bodies (`bersama sejumlah kementerian dan lembaga`)."""
        if at == 0 or at + 1 >= len(units) or units[at].is_mark:
            return False
        return all(not unit.label and unit.text in self.words.generic_agents for unit in (units[at - 1], units[at + 1]))

    def _beside(self, units: Sequence[Unit], at: int, verb: int) -> bool:
        """Say whether only adverbs and the like stand between a noun phrase and the verb."""
        between = units[at + 1 : verb]
        return len(between) <= _ADVERBS and not any(unit.label or self._structural(unit.text) for unit in between)

    def _structural(self, word: str) -> bool:
        words = self.words
        return (
            word in words.boundaries
            or word in words.coordinators
            or word in words.prepositions
            or words.is_active(word)
            or words.is_passive(word)
        )
