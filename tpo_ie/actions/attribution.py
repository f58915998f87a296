"""The agent of a trigger: read from its clause, else concluded from the article."""

from __future__ import annotations

from tpo_ie.actions.agents import NOBODY, Agent, AgentFinder
from tpo_ie.actions.merging import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence

_LIGHT_REACH = 4
_MEMORY = 4  # sentences over which a body that acted stays the one meant


class Attribution:
    """Finds who acts.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.finder = AgentFinder(scene)

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
            body = self._concluded(sentence, hit, reports)
            if body:
                return Agent((body,), explicit=False)
        return agent

    def _stated(self, sentence: Sentence, hit: Hit) -> Agent:
        voice, units, words = hit.entry.voice, sentence.units, self.scene.words
        if voice == "bare" and hit.at and not units[hit.at - 1].label and units[hit.at - 1].text == "di":
            voice = "passive"
        if voice in ("active", "bare"):
            return self.finder.subject(sentence, hit.at)
        after = self.finder.agent_after(sentence, hit.end - 1, nominal=voice in ("nominal", "free"))
        if after is not None:
            return after
        if voice in ("passive", "result"):
            return self._host(sentence, hit) or NOBODY
        for k in range(hit.at - 1, max(-1, hit.at - _LIGHT_REACH), -1):
            if units[k].label:
                break
            word = units[k].text
            if word in words.light_patient:
                return self._host(sentence, hit) or NOBODY
            if word in words.light_active:
                return self.finder.subject(sentence, k)
            if word in words.light_passive:
                return self.finder.agent_after(sentence, k) or NOBODY
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

    def _concluded(self, sentence: Sentence, hit: Hit, reports: list[Report]) -> str | None:
        kinds = set(hit.entry.rule.bodies)
        if not kinds:
            return None
        scene = self.scene
        speaker = scene.speaker_at(sentence.units[hit.at].start)
        if speaker is not None:
            body = speaker if scene.label_of(speaker) in BODY_LABELS else scene.body_of(speaker, sentence.units[hit.at].start)
            if body and scene.kinds.get(body, frozenset()) & kinds:
                return body
        for report in reversed(reports):
            if sentence.index - report.sentence.index > _MEMORY:
                break
            for body in report.agent.entities[:1]:
                if scene.kinds.get(body, frozenset()) & kinds:
                    return body
        fitting = [body for body, own in scene.kinds.items() if own & kinds]
        return fitting[0] if len(fitting) == 1 else None
