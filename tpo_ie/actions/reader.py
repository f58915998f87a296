"""One article read for acts: triggers, who acts, whether it is real, the arguments."""

from __future__ import annotations

from dataclasses import replace

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.arguments import ArgumentFinder
from tpo_ie.actions.attribution import Attribution
from tpo_ie.actions.factuality import Factuality, judge, states_law
from tpo_ie.actions.frames import Frames
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.times import TimeFinder
from tpo_ie.actions.triggers import Hit, TriggerFinder
from tpo_ie.actions.units import Sentence


class ArticleReader:
    """Reads the acts of one article, sentence by sentence.

    Args:
        frames: The frames.
        scene: The article.
    """

    def __init__(self, frames: Frames, scene: Scene) -> None:
        self.scene = scene
        self.times = TimeFinder(scene.draft)
        self.triggers = TriggerFinder(frames, scene)
        self.attribution = Attribution(scene)
        self.arguments = ArgumentFinder(scene, self.times)

    def reports(self) -> list[Report]:
        """Return a report for each trigger that tells of an act, in text order."""
        found: list[Report] = []
        for sentence in self.scene.sentences:
            if states_law(sentence):
                continue
            for hit in self.triggers.find(sentence):
                report = self._report(sentence, hit, found)
                if report is not None:
                    found.append(report)
        return found

    def _report(self, sentence: Sentence, hit: Hit, before: list[Report]) -> Report | None:
        agent = self.attribution.agent(sentence, hit, before)
        if not agent.acts or not self._has_actor(sentence, hit, agent):
            return None
        if sentence.heading and not agent.explicit_body:
            return None
        rule, trigger = hit.entry.rule, hit.entry.trigger
        fact = judge(sentence, hit.at, hit.voice, durative=rule.durative, urged=agent.urged, subject=agent.at)
        if not fact.real:
            return None
        if trigger.denies:
            fact = replace(fact, negated=not fact.negated)
        if agent.entities:
            self.scene.note_actor(agent.entities[0])
        found = self.arguments.find(sentence, hit, agent, negated=fact.negated)
        return Report(sentence, hit, agent, self._in_time(fact, found.time), found)

    def _has_actor(self, sentence: Sentence, hit: Hit, agent: Agent) -> bool:
        """Say whether the clause names an actor where it must: active verbs without a subject tell no act."""
        if hit.entry.trigger.agent and not (agent.explicit and agent.entities):
            return False
        if hit.voice != "active" or agent.explicit or sentence.headline or sentence.lead_in is not None:
            return True
        units = sentence.units  # "“Membebaskan terdakwa …”": a verdict is quoted without its subject
        behind = units[hit.end].text if hit.end < len(units) else ""
        return hit.at > 0 and units[hit.at - 1].is_quote_mark and behind not in self.scene.words.equating

    def _in_time(self, fact: Factuality, time: list[str]) -> Factuality:
        """Return what is planned when an act without other cues lies ahead of the day of the article."""
        if fact.status == "done" and not fact.negated and not fact.cues and self.times.lies_ahead(time):
            return replace(fact, status="planned")
        return fact
