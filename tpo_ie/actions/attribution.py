"""The agent of a trigger: read from its clause, else concluded from the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tpo_ie.actions.agents import NOBODY, UNNAMED, Agent
from tpo_ie.actions.conclusion import Conclusion
from tpo_ie.actions.cues import cues
from tpo_ie.actions.parties import Parties
from tpo_ie.actions.passives import PassiveAgents
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.subjects import SubjectFinder
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit

_ADDRESSEE_REACH = 14
_LIGHT_REACH = 4  # units between a light verb and its noun
_HOST_REACH = 3  # units between a verb and the `di` of the house
_HOUSE_REACH = 4
_FOR_PEOPLE = frozenset({"rehabilitation", "repatriation", "rescue"})
_PAID = ("atas", "biaya")
_PAID_REACH = 9  # units between an act and `atas biaya X`
_COURT = frozenset({"court"})
_TASK_FORCE = frozenset({"task_force"})


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
        self.conclusion = Conclusion(scene)
        self.together = parties.generics.together

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
        if hit.entry.rule.category == "task_force" and self._is_founded(hit, agent):
            agent = NOBODY
        if agent.acts and not agent.entities and not agent.explicit:
            concluded = self.conclusion.agent(sentence, hit, reports, official=bool(agent.official))
            return replace(concluded, official=agent.official)
        return agent

    def _is_founded(self, hit: Hit, agent: Agent) -> bool:
        """Say whether who seems to act is the task force that is set up (`terbentuknya Gugus Tugas`)."""
        passive = hit.voice not in ("active", "bare")
        return passive and bool(agent.entities) and self.scene.bodies.is_kind(agent.entities[0], _TASK_FORCE)

    # -- stated in the clause ------------------------------------------------------------------

    def _stated(self, sentence: Sentence, hit: Hit) -> Agent:
        if hit.voice in ("active", "bare"):
            return self.subjects.find(sentence, hit.at)
        nominal = hit.voice in ("nominal", "free")
        if nominal and (holder := self._holder(sentence, hit)) is not None:
            return holder
        behind = self.passives.find(sentence, hit.end - 1, nominal=nominal)
        if behind is not None and (behind.acts or hit.voice != "result"):
            return behind  # `kembali ke pelukan keluarga`: what follows a result is no agent
        if hit.entry.rule.mutual and (sides := self._between(sentence, hit)) is not None:
            return sides
        found = self._of_light_verb(sentence, hit) if nominal else self._host(sentence, hit)
        return found if found is not NOBODY else self._before_court(sentence, hit)

    def _before_court(self, sentence: Sentence, hit: Hit) -> Agent:
        """Return the court in which a case is heard or judged (`menjalani sidang di PN X`)."""
        units = sentence.units
        if hit.entry.rule.category not in ("charge", "sentence"):
            return NOBODY
        for k in range(hit.end, min(len(units) - 1, hit.end + _HOST_REACH)):
            in_house = not units[k].label and units[k].text in self.scene.words.passive_prefix
            if in_house and self.scene.bodies.is_kind(units[k + 1].entity, _COURT):
                return Agent((units[k + 1].entity,), k + 1)
        return NOBODY

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

    def _holder(self, sentence: Sentence, hit: Hit) -> Agent | None:
        """Return the body that holds what another owns (`Sudis X menggelar pertemuan Gugus Tugas TPPO`)."""
        units, words = sentence.units, self.scene.words
        for k in range(hit.at - 1, max(-1, hit.at - _LIGHT_REACH), -1):
            if units[k].label or units[k].is_mark:
                return None
            if units[k].text in words.holding:
                agent = self.subjects.find(sentence, k)
                return agent if agent.entities else None
        return None

    def _between(self, sentence: Sentence, hit: Hit) -> Agent | None:
        """Return the first of those between whom an agreement or an exchange is (`antara A, B, dan C`)."""
        units, words = sentence.units, self.scene.words
        before = range(max(0, hit.at - _ADDRESSEE_REACH), hit.at) if hit.voice == "passive" else range(0)
        for k in (*before, *range(hit.end, min(len(units) - 1, hit.end + _ADDRESSEE_REACH))):
            if units[k].is_stop:
                return None
            if units[k].text in words.between and units[k + 1].label in BODY_LABELS:
                return Agent((units[k + 1].entity,), k + 1)
        return None

    def _proposed_to(self, sentence: Sentence, hit: Hit) -> Agent:
        """Return the body that a proposal goes to, urged to act (`mengusulkan pencabutan izin kepada X`)."""
        units, words = sentence.units, self.scene.words
        for k in range(hit.end, min(len(units) - 1, hit.end + _ADDRESSEE_REACH)):
            if units[k].is_stop:
                break
            if units[k].text in words.receiving and units[k + 1].label in BODY_LABELS:
                return replace(self.passives.parties.read_list(sentence, k + 1), urged=True)
        return replace(UNNAMED, urged=True)

    def _host(self, sentence: Sentence, hit: Hit) -> Agent:
        """Return the body in whose house people are kept (`ditampung di shelter P4MI`)."""
        category, units, words = hit.entry.rule.category, sentence.units, self.scene.words
        if payer := self._payer(units, hit):
            return payer
        told = [unit.text for unit in units[hit.at : hit.end]]
        if category not in ("rehabilitation", "arrest") or not words.entrusting.isdisjoint(told):
            return NOBODY
        behind = range(hit.end, min(len(units) - 1, hit.end + _HOST_REACH))
        for k in (*behind, *range(min(1, hit.at))):
            if units[k].label or units[k].text not in words.passive_prefix:
                continue
            for unit in units[k + 1 : k + 1 + _HOUSE_REACH]:
                if unit.label in BODY_LABELS and category == "rehabilitation":
                    return NOBODY if self.scene.bodies.only_houses(unit.entity, told) else Agent((unit.entity,))
                if unit.label == "LOC" and (body := self.scene.bodies.of_seat(unit.text)):
                    return Agent((body,))
        return NOBODY

    def _payer(self, units: Sequence[Unit], hit: Hit) -> Agent | None:
        """Return the body that pays for what is done for people (`berobat di RSUD X atas biaya Pemkot Y`)."""
        if hit.entry.rule.category not in _FOR_PEOPLE:
            return None
        for k in range(hit.end, min(len(units) - 2, hit.end + _PAID_REACH)):
            if units[k].is_stop or units[k].is_comma:
                return None
            if (units[k].text, units[k + 1].text) == _PAID and units[k + 2].label in BODY_LABELS:
                return Agent((units[k + 2].entity,))
        return None
