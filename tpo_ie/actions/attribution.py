"""The agent of a trigger: read from its clause, else concluded from the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tpo_ie.actions.agents import NOBODY, UNNAMED, Agent
from tpo_ie.actions.cues import cues
from tpo_ie.actions.parties import Parties
from tpo_ie.actions.passives import PassiveAgents
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.subjects import SubjectFinder
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence

_ADDRESSEE_REACH = 14
_LIGHT_REACH = 4  # units between a light verb and its noun
_HOST_REACH = 3  # units between a verb and the `di` of the house
_HOUSE_REACH = 4
_SENTENCE_REACH = 60
_MEMORY = 4  # sentences over which a body that acted stays the one meant
_NEXT = 1
_LOOKED_AT = 40  # reports among which the body that acted last is looked for
_HELD = frozenset({"arrest", "charge"})  # whoever arrested also charges


class Attribution:
    """Finds who acts.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        parties = Parties(scene)
        self.subjects = SubjectFinder(parties)
        self.passives = PassiveAgents(parties)

    def agent(self, sentence: Sentence, hit: Hit, reports: Sequence[Report]) -> Agent:
        """Return the agent of a trigger.

        A passive without agent has none unless the speaker's body, the body that has just acted, or
        the only body of its kind in the article is meant (annotation guide, section 7).

        Args:
            sentence: The trigger's sentence.
            hit: The trigger.
            reports: Acts read so far.

        Returns:
            The agent; ``acts`` is False when the trigger is no act of the state or of helpers.
        """
        agent = self._stated(sentence, hit)
        if agent.acts and not agent.entities and not agent.explicit:
            return Agent(self._concluded(sentence, hit, reports), explicit=False)
        return agent

    # -- stated in the clause ------------------------------------------------------------------

    def _stated(self, sentence: Sentence, hit: Hit) -> Agent:
        if hit.voice in ("active", "bare"):
            return self.subjects.find(sentence, hit.at)
        nominal = hit.voice in ("nominal", "free")
        behind = self.passives.find(sentence, hit.end - 1, nominal=nominal)
        if behind is not None:
            return behind
        return self._of_light_verb(sentence, hit) if nominal else self._host(sentence, hit)

    def _of_light_verb(self, sentence: Sentence, hit: Hit) -> Agent:
        """Return the agent of the light verb before a noun of action."""
        units, words = sentence.units, self.scene.words
        for k in range(hit.at - 1, max(-1, hit.at - _LIGHT_REACH), -1):
            if units[k].label:
                break
            word = units[k].text
            if word in words.proposing:
                return self._proposed_to(sentence, hit)
            if k == hit.at - 1 and cues().status_of(word) and word not in cues().before_only:
                return self.subjects.find(sentence, hit.at)  # `belum pernah rapat`: the noun is the verb
            if word in words.light_patient:
                return self._host(sentence, hit)
            if word in words.light_active:
                return self.subjects.find(sentence, k)
            if word in words.light_passive:
                return self.passives.find(sentence, k) or NOBODY
        return NOBODY

    def _proposed_to(self, sentence: Sentence, hit: Hit) -> Agent:
        """Return the body that a proposal goes to, urged to act (`mengusulkan pencabutan izin kepada X`)."""
        units, words = sentence.units, self.scene.words
        for k in range(hit.end, min(len(units) - 1, hit.end + _ADDRESSEE_REACH)):
            if units[k].is_stop:
                break
            if units[k].text in words.addressing and units[k + 1].label in BODY_LABELS:
                return replace(self.passives.parties.read_list(sentence, k + 1), urged=True)
        return replace(UNNAMED, urged=True)

    def _host(self, sentence: Sentence, hit: Hit) -> Agent:
        """Return the body in whose house people are kept (`ditampung di shelter P4MI`)."""
        category, units = hit.entry.rule.category, sentence.units
        if category not in ("rehabilitation", "arrest"):
            return NOBODY
        for k in range(hit.end, min(len(units) - 1, hit.end + _HOST_REACH)):
            if units[k].label or units[k].text not in self.scene.words.passive_prefix:
                continue
            for unit in units[k + 1 : k + 1 + _HOUSE_REACH]:
                if unit.label in BODY_LABELS and category == "rehabilitation":
                    return Agent((unit.entity,))
                if unit.label == "LOC" and (body := self.scene.bodies.of_seat(unit.text)):
                    return Agent((body,))
        return NOBODY

    # -- concluded from the article --------------------------------------------------------------

    def _concluded(self, sentence: Sentence, hit: Hit, reports: Sequence[Report]) -> tuple[str, ...]:
        """Return who acts where the clause does not say; nobody when the article leaves it open."""
        if sentence.lead_in is not None and reports:
            return reports[-1].agent.entities
        rule, bodies = hit.entry.rule, self.scene.bodies
        offset = sentence.units[hit.at].start
        speaker = self.scene.body_behind(self.scene.speaker_at(offset) or "", offset)
        kinds = frozenset(rule.bodies)
        if not kinds:
            return (speaker,) if speaker else self._last(sentence, reports, kinds, _NEXT)
        if speaker and bodies.is_kind(speaker, kinds):
            return (speaker,)
        if beside := self._in_sentence(sentence, hit, kinds):
            return beside
        held = [report for report in reports[-_LOOKED_AT:] if report.rule.category in _HELD]
        if rule.category in _HELD and (last := self._last(sentence, held, kinds, _MEMORY)):
            return last
        if last := self._last(sentence, reports, kinds, _MEMORY):
            return last
        if sentence.headline:  # a headline tells what the body named first below it has done
            first = bodies.nearest(kinds, offset)
            return (first,) if first else ()
        fitting = [body for body in bodies.kinds if bodies.is_kind(body, kinds)]
        return (fitting[0],) if len(fitting) == 1 else ()

    def _in_sentence(self, sentence: Sentence, hit: Hit, kinds: frozenset[str]) -> tuple[str, ...]:
        """Return the body of a fitting kind that the sentence names last before the trigger."""
        for unit in reversed(sentence.units[max(0, hit.at - _SENTENCE_REACH) : hit.at]):
            if unit.label in BODY_LABELS and self.scene.bodies.is_kind(unit.entity, kinds):
                return (unit.entity,)
        return ()

    def _last(
        self, sentence: Sentence, reports: Sequence[Report], kinds: frozenset[str], memory: int
    ) -> tuple[str, ...]:
        """Return the body, of some kinds where there are any, that acted last within some sentences."""
        for report in reversed(reports[-_LOOKED_AT:]):
            if sentence.index - report.sentence.index > memory:
                return ()
            for body in report.agent.entities[:1]:
                if not kinds or self.scene.bodies.is_kind(body, kinds):
                    return (body,)
        return ()
