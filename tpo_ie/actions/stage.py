"""The stage that fills the actions layer."""

from __future__ import annotations

from tpo_ie.actions.agents import NOBODY, Agent, AgentFinder
from tpo_ie.actions.arguments import ArgumentFinder
from tpo_ie.actions.factuality import judge
from tpo_ie.actions.frames import load_frames
from tpo_ie.actions.merging import Report, merge, to_action
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit, TriggerFinder
from tpo_ie.actions.units import Sentence
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
        scene = Scene(draft)
        triggers = TriggerFinder(self.frames, scene)
        agents = AgentFinder(scene)
        arguments = ArgumentFinder(scene)
        reports: list[Report] = []
        for sentence in scene.sentences:
            for hit in triggers.find(sentence):
                agent = self._agent(agents, sentence, hit)
                if not agent.acts:
                    continue
                rule = hit.entry.rule
                fact = judge(sentence, hit.at, hit.entry.voice, durative=rule.durative, urged=agent.urged)
                if not fact.real:
                    continue
                for entity in agent.entities[:1]:
                    scene.note_actor(entity)
                reports.append(Report(sentence, hit, agent, fact, arguments.find(sentence, hit, agent)))
        draft.actions = [to_action(act) for act in merge(reports)]

    def _agent(self, agents: AgentFinder, sentence: Sentence, hit: Hit) -> Agent:
        voice = hit.entry.voice
        units = sentence.units
        if voice == "active":
            return agents.subject(sentence, hit.at)
        if voice == "bare":
            if hit.at and units[hit.at-1].text == "di":
                return agents.agent_after(sentence, hit.end - 1) or NOBODY
            return agents.subject(sentence, hit.at)
        if voice in ("passive", "result"):
            return agents.agent_after(sentence, hit.end - 1) or NOBODY
        after = agents.agent_after(sentence, hit.end - 1)
        if after is not None:
            return after
        for k in range(hit.at - 1, max(-1, hit.at - 4), -1):
            if not units[k].label and units[k].text in agents.words.light_active:
                return agents.subject(sentence, k)
        return NOBODY
