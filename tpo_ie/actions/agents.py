"""Who acts: the subject of an active verb, the agent of a passive one, the owner of a noun of action."""

from __future__ import annotations

from dataclasses import dataclass

from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import BODY_LABELS, MARK, Sentence, Unit

_NEAR = 4  # words that may stand between a preposition or verb and the head of its noun phrase
_REACH = 45  # units that a subject may lie before its verb


@dataclass(frozen=True, slots=True)
class Agent:
    """The one who acts.

    Args:
        entities: Body first, then the person who acts for it; empty when nobody can be named.
        at: Index of its first unit in the sentence; -1 when it lies elsewhere.
        acts: False when the one who does it is no actor (a suspect, a victim, a law).
        urged: True when somebody else asks it to act.
        explicit: True when the sentence itself names or points to it.
    """

    entities: tuple[str, ...] = ()
    at: int = -1
    acts: bool = True
    urged: bool = False
    explicit: bool = True


NOBODY = Agent(explicit=False)
_NO_ACTOR = Agent(acts=False)


class AgentFinder:
    """Finds agents in the sentences of one article.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words

    # -- active ------------------------------------------------------------------------------

    def subject(self, sentence: Sentence, verb: int) -> Agent:
        """Return the subject of the active verb at an index.

        Walks left over objects, adverbials and earlier verbs of the same subject to the nearest noun
        phrase that can be a subject.
        """
        units = sentence.units
        at = verb - 1
        relative = False
        while at >= max(0, verb - _REACH):
            unit = units[at]
            if unit.label == MARK:
                if unit.text in ";:" or unit.is_quote_mark:
                    break
                at -= 1
                continue
            if unit.text == "yang" and not unit.label:
                head = self._head_before(units, at)
                if head is not None and self._is_plain(units[head]):
                    return _NO_ACTOR
                relative = True
                at -= 1
                continue
            if self._can_be_subject(unit):
                outcome, next_at = self._place(units, at, verb)
                if outcome == "skip":
                    at = next_at
                    continue
                agent = self._read(sentence, at)
                if agent is not None:
                    return Agent(agent.entities, agent.at, agent.acts, outcome == "urged", agent.explicit)
            at -= 1
        del relative
        return self._outside(sentence, verb)

    def _head_before(self, units: list[Unit], at: int) -> int | None:
        """Return the unit that a relative clause hangs on."""
        at -= 1
        while at >= 0 and (units[at].text == "," or units[at].text in self.words.determiners):
            at -= 1
        return at if at >= 0 else None

    def _is_plain(self, unit: Unit) -> bool:
        """Say whether a head noun is neither a party nor a generic official (`pedoman yang mewajibkan …`)."""
        return not (
            unit.is_party
            or unit.label in ("LOC", "DATE", "GROUP")
            or unit.text in self.words.generic_agents
            or unit.text in self.words.own_body
        )

    def _can_be_subject(self, unit: Unit) -> bool:
        if unit.label:
            return unit.is_party or unit.label in ("GROUP", "LAW")
        word, words = unit.text, self.words
        return (
            word in words.first_person
            or word in words.third_person
            or word in words.own_body
            or word in words.generic_agents
            or word in words.non_actors
        )

    def _place(self, units: list[Unit], at: int, verb: int) -> tuple[str, int]:
        """Say what a noun phrase is: ``subject``, ``urged`` (object of a verb of asking), or to ``skip``.

        The second value is where the walk goes on when the phrase is skipped. A phrase right before
        the verb is its subject whatever governs it (`membantu polisi menangkap`).
        """
        words = self.words
        steps = 0
        beside = self._beside(units, at, verb)
        k = at - 1
        while k >= 0 and steps < _NEAR:
            unit = units[k]
            if unit.label == MARK:
                if unit.text == "," and self._in_list(units, k):
                    k -= 1
                    continue
                return "subject", k
            if unit.label:
                if not unit.is_party:
                    return "subject", k
                k -= 1
                continue
            word = unit.text
            if beside and word not in words.urging and word not in words.with_whom and (
                word in words.prepositions or words.is_active(word) or words.is_passive(word)
            ):
                if word in words.prepositions and k == at - 1:
                    return "skip", k - 1
                return "subject", k
            if word in words.urging:
                return "urged", k
            if word in words.speech or word in ("bahwa", "yang"):
                return "subject", k
            if word in words.prepositions or word in words.with_whom:
                return "skip", k - 1
            if word in words.coordinators:
                if self._in_list(units, k):
                    k -= 1
                    continue
                return "subject", k
            if word in words.boundaries or word in words.purpose:
                return "subject", k
            if words.is_active(word):
                return "skip", k - 1
            if words.is_passive(word):
                return ("skip", k - 1) if word not in words.light_passive else ("skip", k - 1)
            steps += 1
            k -= 1
        return "subject", k

    def _beside(self, units: list[Unit], at: int, verb: int) -> bool:
        """Say whether only adverbs and the like stand between a noun phrase and the verb."""
        between = units[at + 1 : verb]
        return len(between) <= 3 and not any(
            unit.label or unit.text in self.words.boundaries or unit.text in self.words.coordinators
            or self.words.is_active(unit.text) or self.words.is_passive(unit.text) or unit.text in self.words.prepositions
            for unit in between
        )  # fmt: skip

    def _in_list(self, units: list[Unit], k: int) -> bool:
        """Say whether a comma or `dan` joins two mentions of one kind; a list of commas alone is none."""
        left, right = k, k
        joined = False
        while left >= 0 and self._joins(units[left]):
            left -= 1
        while right < len(units) and self._joins(units[right]):
            joined = joined or not units[right].label
            right += 1
        if left < 0 or right >= len(units) or not self._alike(units[left], units[right]):
            return False
        while right < len(units) and not joined:
            right += 1
            if right >= len(units) or not self._joins(units[right]):
                return False
            while right < len(units) and self._joins(units[right]):
                joined = joined or not units[right].label
                right += 1
            if right >= len(units) or not self._alike(units[left], units[right]):
                return False
        return True

    def _joins(self, unit: Unit) -> bool:
        return (unit.label == MARK and unit.text == ",") or (not unit.label and unit.text in self.words.coordinators)

    def _alike(self, first: Unit, second: Unit) -> bool:
        if first.label in BODY_LABELS:
            return second.label in BODY_LABELS
        return bool(first.label) and first.label == second.label and first.label != MARK

    def _read(self, sentence: Sentence, at: int) -> Agent | None:
        """Return who the noun phrase at an index is; None when the walk should go on."""
        unit = sentence.units[at]
        words = self.words
        if unit.is_party:
            return self.party(sentence, at)
        if unit.label:
            return _NO_ACTOR
        word = unit.text
        if word in words.first_person or word in words.own_body:
            return self.own(sentence, at)
        if word in words.third_person:
            return self._third_person(unit)
        if word in words.generic_agents:
            return self.generic(sentence, at)
        return _NO_ACTOR

    # -- noun phrases ------------------------------------------------------------------------

    def party(self, sentence: Sentence, at: int) -> Agent:
        """Return who a mention of a person, office or body stands for, with those joined to it by `dan`."""
        units = sentence.units
        unit = units[at]
        if unit.label in BODY_LABELS:
            first = at
            while (before := self._joined_before(units, first)) is not None:
                first = before
            bodies = [u.entity for u in units[first : at + 1] if u.label in BODY_LABELS]
            entities = tuple(dict.fromkeys(e for e in bodies if not self.scene.is_company(e)))
            if not entities and bodies:
                return _NO_ACTOR
            office = first - 1
            if len(entities) == 1 and office >= 0 and units[office].label == "POSITION":
                return Agent(entities, office)
            return Agent(entities, first)
        if unit.label == "PER":
            return self._person(sentence, at)
        return self._office(sentence, at)

    def _joined_before(self, units: list[Unit], at: int) -> int | None:
        """Return the body that stands before `,` or `dan` in front of this one, in a list that has a `dan`."""
        if at == 0 or not self._joins(units[at - 1]) or not self._in_list(units, at - 1):
            return None
        k = at - 1
        while k >= 0 and self._joins(units[k]):
            k -= 1
        return k

    def _person(self, sentence: Sentence, at: int) -> Agent:
        person = sentence.units[at].entity
        body = self.scene.body_of(person, sentence.units[at].end) or self._body_beside(sentence.units, at)
        if body is None or self.scene.is_company(body):
            return _NO_ACTOR
        return Agent((body, person), at)

    def _body_beside(self, units: list[Unit], at: int) -> str | None:
        """Return the body named with the office right before a person, when no official was found."""
        k = at - 1
        while k >= 0 and at - k <= _NEAR and not (units[k].label == MARK and units[k].text in ".;:"):
            if units[k].label in BODY_LABELS and k > 0 and units[k - 1].label == "POSITION":
                return units[k].entity
            k -= 1
        return None

    def _office(self, sentence: Sentence, at: int) -> Agent:
        """Read an office without its holder: the body beside it, the one it implies, else the office itself."""
        units = sentence.units
        after = units[at + 1] if at + 1 < len(units) else None
        if after is not None and after.label in BODY_LABELS:
            return Agent((after.entity,), at)
        office = units[at].entity
        body = self.scene.body_of_office(office, units[at], after)
        return Agent((body or office,), at)

    def own(self, sentence: Sentence, at: int) -> Agent:
        """Return the body that `kami`, `pihaknya` stand for: the speaker's, else that of the subject before it."""
        offset = sentence.units[at].start
        speaker = self.scene.speaker_at(offset)
        if speaker is not None:
            label = self.scene.label_of(speaker)
            word = sentence.units[at].text
            body = speaker if label in BODY_LABELS else self.scene.body_of(speaker, offset, word)
            return Agent((body,), at) if body else _NO_ACTOR
        for unit in self.scene.parties_before(offset):
            if unit.label in BODY_LABELS:
                return Agent((unit.entity,), at)
            if unit.label == "PER" and (body := self.scene.body_of(unit.entity, offset, sentence.units[at].text)):
                return Agent((body,), at)
        return Agent((), at)

    def _third_person(self, unit: Unit) -> Agent:
        """Return whom `ia`, `dia` mean: the person named last."""
        for party in self.scene.parties_before(unit.start):
            if party.label == "PER":
                body = self.scene.body_of(party.entity, unit.start)
                if body is None or self.scene.is_company(body):
                    return _NO_ACTOR
                return Agent((body, party.entity))
        return _NO_ACTOR

    def generic(self, sentence: Sentence, at: int) -> Agent:
        """Return the body of a generic official: named beside it, else known from the article."""
        units = sentence.units
        k = at + 1
        while k < len(units) and k <= at + 3 and not units[k].label:
            if units[k].text not in self.words.generic_agents and units[k].text not in ("dari", "gabungan", "pada", "umum", "tinggi"):
                break
            k += 1
        if k < len(units) and k <= at + 3 and units[k].label in BODY_LABELS:
            return Agent((units[k].entity,), at)
        kind = self.words.generic_agents[units[at].text]
        offset = units[at].start
        if kind == "any":
            speaker = self.scene.speaker_at(offset)
            body = self.scene.body_of(speaker, offset) or self.scene.last_actor.get("any")
        else:
            body = self.scene.body_of_kind(kind, offset)
        return Agent((body,) if body else (), at)

    def _outside(self, sentence: Sentence, verb: int) -> Agent:
        """Return the agent of a verb whose sentence shows no subject: the body that leads a list, else nobody."""
        if sentence.lead_in is not None:
            lead = sentence.lead_in
            return self.subject(lead, len(lead.units))
        return NOBODY

    # -- passive and nominal ----------------------------------------------------------------

    def agent_after(self, sentence: Sentence, verb: int, *, nominal: bool = False) -> Agent | None:
        """Return the agent that follows a passive verb or a noun (`oleh X`, `ditangkap Polres X`); None when none does."""
        units, words = sentence.units, self.words
        k = verb + 1
        steps = 0
        while k < len(units) and steps < 3:
            unit = units[k]
            if unit.is_party:
                agent = self.party_span(sentence, k)
                return agent if agent.entities else None
            if unit.label:
                return None
            if unit.text in words.generic_agents:
                return self.generic(sentence, k)
            if unit.text in words.own_body:
                return self.own(sentence, k)
            if unit.text == "oleh" or (nominal and unit.text == "dari"):
                k += 1
                continue
            if unit.text in words.attended:
                return NOBODY
            if nominal and unit.text in words.first_person:
                return self.own(sentence, k)
            if not nominal and unit.text in words.bystanders:
                return _NO_ACTOR
            if unit.text not in self.words.after_passive:
                return self._after_oleh(sentence, k)
            steps += 1
            k += 1
        return None

    def _after_oleh(self, sentence: Sentence, begin: int) -> Agent | None:
        units = sentence.units
        for k in range(begin, min(begin + 14, len(units) - 1)):
            unit = units[k]
            if unit.label == MARK and unit.text in ";:.":
                return None
            if not unit.label and unit.text == "yang" and units[k + 1].text in self.words.light_passive:
                return self.agent_after(sentence, k + 1)
            if not unit.label and (unit.text in self.words.boundaries or self.words.is_active(unit.text)):
                return None
            if not unit.label and unit.text == "oleh":
                if units[k + 1].is_party:
                    return self.party_span(sentence, k + 1)
                if units[k + 1].text in self.words.generic_agents:
                    return self.generic(sentence, k + 1)
                return None
        return None

    def party_span(self, sentence: Sentence, at: int) -> Agent:
        """Read a party that follows its verb, with the bodies that `dan` joins to it."""
        units = sentence.units
        agent = self.party(sentence, at)
        if units[at].label not in BODY_LABELS or not agent.entities:
            return agent
        entities = list(agent.entities)
        k = at + 1
        while k + 1 < len(units) and (units[k].text in self.words.coordinators or (units[k].label == MARK and units[k].text == ",")):
            nxt = k + 1
            if units[nxt].text in self.words.coordinators:
                nxt += 1
            if nxt >= len(units) or units[nxt].label not in BODY_LABELS:
                break
            if not self.scene.is_company(units[nxt].entity):
                entities.append(units[nxt].entity)
            k = nxt + 1
        return Agent(tuple(dict.fromkeys(entities)), at)
