"""One article read for acts: triggers, who acts, whether it is real, the arguments."""

from __future__ import annotations

from dataclasses import replace

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.arguments import ArgumentFinder
from tpo_ie.actions.aspect import settled
from tpo_ie.actions.attribution import Attribution
from tpo_ie.actions.cues import cues
from tpo_ie.actions.factuality import Factuality, judge, states_law
from tpo_ie.actions.frames import Frames
from tpo_ie.actions.learned.finder import LearnedTriggers
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.times import TimeFinder
from tpo_ie.actions.triggers import Hit, TriggerFinder
from tpo_ie.actions.units import BODY_LABELS, Sentence


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
        self.learned = LearnedTriggers(frames, scene)
        self.attribution = Attribution(scene)
        self.arguments = ArgumentFinder(scene, self.times)

    def reports(self) -> list[Report]:
        """Return a report for each trigger that tells of an act, in text order."""
        found: list[Report] = []
        for sentence in self.scene.sentences:
            if states_law(sentence):
                continue
            told: list[Report] = []
            for hits in self.triggers.find(sentence):
                report = self._first_report(sentence, hits, [*found, *told])
                if report is not None:
                    told.append(report)
            told += self._learned_reports(sentence, told, found)
            found += sorted(told, key=lambda report: report.hit.at)
        return found

    def _learned_reports(self, sentence: Sentence, told: list[Report], before: list[Report]) -> list[Report]:
        """Return the reports of triggers that no frame knows; a sentence has one of each category at most."""
        found: list[Report] = []
        taken = {at for report in told for at in range(report.hit.at, report.hit.end)}
        for hit in self.learned.find(sentence, {report.rule.category for report in told}):
            if hit.at in taken:
                continue
            report = self._first_report(sentence, (hit,), [*before, *told, *found])
            if report is not None:
                found.append(report)
        return found

    def _first_report(self, sentence: Sentence, hits: tuple[Hit, ...], before: list[Report]) -> Report | None:
        """Return the report of the first reading of a word that has the agent it needs."""
        for hit in hits:
            agent = self.attribution.agent(sentence, hit, before)
            if agent.private and hit.entry.rule.open:
                agent = replace(agent, acts=True)
            if not hit.needs_agent or self._is_named(hit, agent):
                return self._report(sentence, hit, agent)
        return None

    def _is_named(self, hit: Hit, agent: Agent) -> bool:
        """Say whether the clause states who acts, by name or as an official, and of a kind asked for."""
        trigger, bodies = hit.entry.trigger, self.scene.bodies
        if trigger.several:
            acting = [entity for entity in agent.entities if bodies.label_of(entity) in BODY_LABELS]
            return agent.explicit and len(acting) > 1
        if not trigger.kinds:
            stated = agent.explicit or bool(agent.official)
            return (stated and bool(agent.entities)) or agent.official in self.scene.words.body_kinds
        kinds = frozenset(trigger.kinds)
        if agent.explicit and agent.entities:
            return bodies.is_kind(agent.entities[0], kinds)
        official = self.scene.words.investigator_kinds if agent.official == "investigator" else (agent.official,)
        return not kinds.isdisjoint(official)

    def _report(self, sentence: Sentence, hit: Hit, agent: Agent) -> Report | None:
        if not agent.acts or not self._has_actor(sentence, hit, agent):
            return None
        if sentence.heading and not agent.explicit_body:
            return None
        rule, trigger = hit.entry.rule, hit.entry.trigger
        fact = judge(sentence, hit.at, hit.voice, durative=rule.durative, urged=agent.urged, subject=agent.at)
        if not fact.real:
            return None
        fact = settled(fact, sentence, hit)
        if trigger.denies:
            fact = replace(fact, negated=not fact.negated)
        if agent.entities:
            self.scene.note_actor(agent.entities[0])
        found = self.arguments.find(sentence, hit, agent, negated=fact.negated, status=fact.status)
        self.attribution.together.note(sentence.index, (*agent.entities, *found.partners))
        return Report(sentence, hit, agent, self._in_time(fact, found.time), found)

    def _has_actor(self, sentence: Sentence, hit: Hit, agent: Agent) -> bool:
        """Say whether the clause names an actor where it must: active verbs without a subject tell no act."""
        if hit.voice != "active" or agent.explicit or sentence.headline or sentence.lead_in is not None:
            return True
        units, words = sentence.units, self.scene.words
        first = hit.at
        while first > 0 and not units[first - 1].label and cues().status_of(units[first - 1].text):
            first -= 1
        if first == 0:
            return False  # `Menolak paspor saja tidak cukup`, `Perlu melibatkan banyak pihak`
        before = units[first - 1]
        if before.is_quote_mark:  # "“Membebaskan terdakwa …”": a verdict is quoted without its subject
            return hit.end < len(units) and units[hit.end].text not in words.equating
        if before.is_mark or before.label in ("CRIME", "LAW"):
            return False
        return bool(before.label) or not (before.text in words.subjectless or before.text in words.bystanders)

    def _in_time(self, fact: Factuality, time: list[str]) -> Factuality:
        """Return what is planned when an act without other cues lies ahead of the day of the article."""
        if fact.negated or not time:
            return fact
        ahead = self.times.lies_ahead(time)
        if fact.status == "done" and not fact.cues and ahead:
            return replace(fact, status="planned")
        if fact.status == "possible" and not ahead and cues().able.issuperset(fact.cues):
            return replace(fact, status="done")  # `tanggal 9 Desember 31 orang tersebut dapat diselamatkan`
        return fact
