"""Who a noun phrase stands for: a name, an office, `kami`, `pihaknya`, `polisi`, `ketiga instansi`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tpo_ie.actions.agents import NO_ACTOR, PRIVATE, Agent
from tpo_ie.actions.generics import Generics
from tpo_ie.actions.lists import member_before, members_after
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit

_NEAR = 4  # units between an office and the person who holds it
_UNKINDED = ("any", "named", "none")  # generic officials of no kind of body
_AND = frozenset({"dan", "serta"})
_APPOSED = 2  # units from a body to the one before the comma


class Parties:
    """Reads noun phrases of one article.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.generics = Generics(scene)

    def read(self, sentence: Sentence, at: int) -> Agent:
        """Return who the noun phrase at an index stands for.

        Args:
            sentence: The sentence.
            at: Index of its head: a mention, a pronoun or a noun for people.

        Returns:
            The agent; ``acts`` is False for suspects, victims, the public, laws and firms.
        """
        unit = sentence.units[at]
        if unit.label in BODY_LABELS:
            return self._bodies(sentence.units, at)
        if unit.label == "PER":
            return self._person(sentence.units, at)
        if unit.label == "POSITION":
            return self._office(sentence.units, at)
        if unit.label == "GROUP" and not self.words.suspect_group(unit.text):
            return PRIVATE
        if unit.label:
            return NO_ACTOR
        if unit.text in self.words.first_person or unit.text in self.words.own_body:
            return self.own(sentence, at)
        if unit.text in self.words.third_person:
            return self._last_person(unit)
        if unit.text in self.words.generic_agents:
            return self._behind_others(sentence.units, at, self.generics.read(sentence, at))
        return PRIVATE if unit.text in self.words.private_nouns else NO_ACTOR

    def read_list(self, sentence: Sentence, at: int) -> Agent:
        """Read a party that follows its verb, with the bodies that `dan` joins to it."""
        units = sentence.units
        agent = self.read(sentence, at)
        if units[at].label not in BODY_LABELS or not agent.entities:
            return agent
        return Agent(self._state_bodies([units[k] for k in members_after(units, at)]), at)

    # -- names ---------------------------------------------------------------------------------

    def _state_bodies(self, units: Sequence[Unit]) -> tuple[str, ...]:
        """Return the bodies among units, firms left out."""
        return tuple(dict.fromkeys(u.entity for u in units if not self.scene.bodies.is_company(u.entity)))

    def _bodies(self, units: Sequence[Unit], at: int) -> Agent:
        at = self._apposed_to(units, at)
        first = at
        while (before := member_before(units, first)) is not None:
            first = before
        entities = self._state_bodies([unit for unit in units[first : at + 1] if unit.label in BODY_LABELS])
        if not entities:
            return NO_ACTOR
        if len(entities) == 1 and first > 0 and units[first - 1].label == "POSITION":
            return Agent(entities, first - 1)
        return Agent(entities, first)

    def _behind_others(self, units: Sequence[Unit], at: int, agent: Agent) -> Agent:
        """Return a body without a name together with those that `dan` joins it to (`LPSK dan kejaksaan`)."""
        joined = at > 1 and not units[at - 1].label and units[at - 1].text in _AND
        if not joined or not agent.entities or units[at - 2].label not in BODY_LABELS:
            return agent
        others = self._bodies(units, at - 2)
        return replace(agent, entities=tuple(dict.fromkeys((*others.entities, *agent.entities))), at=others.at)

    def _apposed_to(self, units: Sequence[Unit], at: int) -> int:
        """Return the body before a comma that the one at an index only places (`Polres Bintan, Polda Kepri`)."""
        if at < _APPOSED or not units[at - 1].is_comma or units[at - 2].label not in BODY_LABELS:
            return at
        before = units[at - 3] if at > _APPOSED else None
        if before is not None and not (before.is_mark or before.label or before.text in self.words.boundaries):
            return at
        return at - 2

    def _person(self, units: Sequence[Unit], at: int) -> Agent:
        person = units[at].entity
        body = self.scene.body_behind(person, units[at].end) or self._body_beside(units, at)
        if body is None:
            return self._private(person, at)
        if self.scene.bodies.is_company(body):
            return NO_ACTOR
        return Agent((body, person), at)

    def _private(self, person: str, at: int) -> Agent:
        """Return a person of no body: one who may teach or care for others, unless suspect or victim."""
        bodies = self.scene.bodies
        if bodies.is_suspect(person) or bodies.is_victim(person):
            return NO_ACTOR
        if person in self.scene.titled:
            return Agent((person,), at)  # an office whose body nobody knows: `Duta Besar RI X menemui …`
        return Agent((person,), at, acts=False, private=True)

    def _body_beside(self, units: Sequence[Unit], at: int) -> str | None:
        """Return the body named with an office right before a person whom nobody has recognised as its holder."""
        for k in range(at - 1, max(0, at - _NEAR - 1), -1):
            if units[k].is_stop:
                return None
            if units[k].label in BODY_LABELS and units[k - 1].label == "POSITION":
                return units[k].entity
        return None

    def _office(self, units: Sequence[Unit], at: int) -> Agent:
        """Read an office without its holder: the body beside it, the one it implies, else the office itself."""
        after = units[at + 1] if at + 1 < len(units) else None
        if after is not None and after.label in BODY_LABELS:
            return Agent((after.entity,), at)
        body = self.scene.bodies.of_office(units[at], after)
        return Agent((body or units[at].entity,), at)

    def _office_alone(self, office: Unit) -> Agent | None:
        """Return whom an office means in whose sentence nobody is named before (`Di sela acara, Wamen …`)."""
        units = self.scene.sentences[self.scene.draft.sentence_index(office.start)].units
        at = next((k for k, unit in enumerate(units) if unit.start == office.start), None)
        if at is None or any(unit.label == "PER" for unit in units):
            return None
        return replace(self._office(units, at), at=-1)

    # -- pronouns ------------------------------------------------------------------------------

    def own(self, sentence: Sentence, at: int) -> Agent:
        """Return the body that `kami`, `pihaknya` stand for: the speaker's, else that of the party named last."""
        unit = sentence.units[at]
        speaker = self.scene.speaker_at(unit.start)
        if speaker is not None:
            body = self.scene.body_behind(speaker, unit.start, unit.text)
            if body:
                return Agent((self.scene.unit_or_whole(body),), at, source="pronoun")
            if unit.text not in self.words.own_body:
                return Agent((speaker,), at, source="pronoun") if speaker in self.scene.titled else NO_ACTOR
        stem = unit.text.removesuffix("nya")
        if self.words.generic_agents.get(stem, "any") not in _UNKINDED:
            return self.generics.read(sentence, at, stem)  # `penyidiknya`
        bodies = [
            body
            for party in self.scene.parties_before(unit.start)
            if not self.scene.is_partner(party)
            and (body := self.scene.body_behind(party.entity, unit.start, unit.text))
        ]
        called = (body for body in bodies if stem != unit.text and stem in self.scene.bodies.name_of(body).lower())
        body = next(called, bodies[0] if bodies else None)  # `dinasnya`: not the police named in between
        return Agent((body,) if body else (), at, source="pronoun")

    def _last_person(self, unit: Unit) -> Agent:
        """Return whom `ia`, `dia` mean: the person named last."""
        for party in self.scene.parties_before(unit.start):
            if party.label == "POSITION" and (agent := self._office_alone(party)):
                return agent
            if party.label == "PER":
                body = self.scene.body_behind(party.entity, unit.start)
                if body is None:
                    return self._private(party.entity, -1)
                return NO_ACTOR if self.scene.bodies.is_company(body) else Agent((body, party.entity))
        return NO_ACTOR
