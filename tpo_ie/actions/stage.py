"""The stage that fills the actions layer."""

from __future__ import annotations

from dataclasses import replace

from tpo_ie.actions.arguments import ArgumentFinder
from tpo_ie.actions.attribution import Attribution
from tpo_ie.actions.factuality import judge
from tpo_ie.actions.frames import load_frames
from tpo_ie.actions.merging import Report, merge, to_action
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.times import TimeFinder
from tpo_ie.actions.triggers import TriggerFinder
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge


class ActionStage:
    """Reads acts against trafficking: trigger, category, who, with whom, on whom, when, whether.

    Args:
        knowledge: The registries.
    """

    name = "actions"

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.frames = load_frames()

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.actions``; articles on other matters have none unless ``all_actions`` is asked for."""
        if draft.relevance is not None and draft.relevance.label == "other" and not draft.options.get("all_actions"):
            return
        scene = Scene(draft, self.knowledge.positions)
        triggers = TriggerFinder(self.frames, scene)
        attribution = Attribution(scene)
        arguments = ArgumentFinder(scene)
        times = TimeFinder(draft)
        reports: list[Report] = []
        for sentence in scene.sentences:
            for hit in triggers.find(sentence):
                agent = attribution.agent(sentence, hit, reports)
                if not agent.acts:
                    continue
                rule = hit.entry.rule
                quoted = hit.at > 0 and sentence.units[hit.at - 1].is_quote_mark and sentence.units[hit.end].text != "bukan"
                if hit.entry.voice == "active" and not (agent.explicit or sentence.headline or sentence.lead_in or quoted):
                    continue  # `perlu melibatkan banyak pihak`: nobody is said to do it
                if hit.entry.trigger.agent and not (agent.explicit and agent.entities):
                    continue
                fact = judge(sentence, hit.at, hit.entry.voice, durative=rule.durative, urged=agent.urged, subject=agent.at)
                if not fact.real:
                    continue
                if hit.entry.trigger.denies:
                    fact = replace(fact, negated=not fact.negated)
                for entity in agent.entities[:1]:
                    scene.note_actor(entity)
                begin, end = arguments.clause(sentence.units, hit)
                time = times.find(sentence, hit.at, begin, end)
                if fact.status == "done" and not fact.negated and not fact.cues and times.lies_ahead(time):
                    fact = replace(fact, status="planned")
                reports.append(Report(sentence, hit, agent, fact, arguments.find(sentence, hit, agent), time))
        draft.actions = [to_action(act) for act in merge(reports, scene.name_of)]
