"""The agent of a trigger: read from its clause, else concluded from the article."""

from __future__ import annotations

from tpo_ie.actions.agents import NOBODY, Agent
from tpo_ie.actions.factuality import cues
from tpo_ie.actions.merging import Report
from tpo_ie.actions.parties import Parties
from tpo_ie.actions.passives import PassiveAgents
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.subjects import SubjectFinder
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence

_LIGHT_REACH = 4
_MEMORY = 4  # sentences over which a body that acted stays the one meant
_NEAR = 1
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

    def agent(self, sentence: Sentence, hit: Hit, reports: list[Report]) -> Agent:
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

    def _stated(self, sentence: Sentence, hit: Hit) -> Agent:
        voice, units, words = hit.entry.voice, sentence.units, self.scene.words
        if voice == "bare" and hit.at and not units[hit.at - 1].label and units[hit.at - 1].text == "di":
            voice = "passive"
        if voice in ("active", "bare"):
            return self.subjects.find(sentence, hit.at)
        after = self.passives.find(sentence, hit.end - 1, nominal=voice in ("nominal", "free"))
        if after is not None:
            return after
        if voice in ("passive", "result"):
            return self._host(sentence, hit) or NOBODY
        for k in range(hit.at - 1, max(-1, hit.at - _LIGHT_REACH), -1):
            if units[k].label:
                break
            word = units[k].text
            if k == hit.at - 1 and cues().status_of(word) and word not in cues().before_only:
                return self.subjects.find(sentence, hit.at)  # `belum pernah rapat`: the noun is the verb
            if word in words.light_patient:
                return self._host(sentence, hit) or NOBODY
            if word in words.light_active:
                return self.subjects.find(sentence, k)
            if word in words.light_passive:
                return self.passives.find(sentence, k) or NOBODY
        return NOBODY

    def _host(self, sentence: Sentence, hit: Hit) -> Agent | None:
        """Return the body in whose house people are kept (`ditampung di shelter P4MI`)."""
        if hit.entry.rule.category not in ("rehabilitation", "arrest"):
            return None
        units = sentence.units
        for k in range(hit.end, min(len(units) - 1, hit.end + 3)):
            if not units[k].label and units[k].text == "di":
                for unit in units[k + 1 : k + 5]:
                    if unit.label in BODY_LABELS and hit.entry.rule.category == "rehabilitation":
                        return Agent((unit.entity,))
                    if unit.label == "LOC" and (body := self.scene.body_of_seat(unit.text)):
                        return Agent((body,))
        return None

    def _concluded(self, sentence: Sentence, hit: Hit, reports: list[Report]) -> tuple[str, ...]:
        """Return who acts where the clause does not say; nobody when the article leaves it open."""
        rule, scene = hit.entry.rule, self.scene
        if sentence.lead_in is not None and reports:
            return reports[-1].agent.entities
        speaker = self._speaker(sentence.units[hit.at].start)
        if not rule.bodies:
            if speaker:
                return (speaker,)
            return self._last(sentence, reports, frozenset(), _NEAR)
        kinds = frozenset(rule.bodies)
        if speaker and scene.kinds.get(speaker, frozenset()) & kinds:
            return (speaker,)
        if beside := self._in_sentence(sentence, hit, kinds):
            return beside
        if rule.category in _HELD and (held := self._last(sentence, reports, kinds, _MEMORY, _HELD)):
            return held
        if last := self._last(sentence, reports, kinds, _MEMORY):
            return last
        fitting = [body for body, own in scene.kinds.items() if own & kinds]
        return (fitting[0],) if len(fitting) == 1 else ()

    def _in_sentence(self, sentence: Sentence, hit: Hit, kinds: frozenset[str]) -> tuple[str, ...]:
        """Return the body of a fitting kind that the sentence names last before the trigger."""
        for unit in reversed(sentence.units[: hit.at]):
            if unit.label in BODY_LABELS and self.scene.kinds.get(unit.entity, frozenset()) & kinds:
                return (unit.entity,)
        return ()

    def _speaker(self, offset: int) -> str | None:
        """Return the body whose words cover an offset."""
        speaker = self.scene.speaker_at(offset)
        if speaker is None or self.scene.label_of(speaker) in BODY_LABELS:
            return speaker
        return self.scene.body_of(speaker, offset)

    def _last(
        self,
        sentence: Sentence,
        reports: list[Report],
        kinds: frozenset[str],
        memory: int,
        group: frozenset[str] | None = None,
    ) -> tuple[str, ...]:
        """Return the body that acted last within some sentences, of the kinds and categories asked for."""
        for report in reversed(reports):
            if sentence.index - report.sentence.index > memory:
                return ()
            if group is not None and report.hit.entry.rule.category not in group:
                continue
            for body in report.agent.entities[:1]:
                if not kinds or self.scene.kinds.get(body, frozenset()) & kinds:
                    return (body,)
        return ()
