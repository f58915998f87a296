"""Articles read end to end with chosen triggers, statuses and actors in place of the rules' own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tools.learned_actions.candidates import Place
from tpo_ie.actions.agents import NOBODY
from tpo_ie.actions.assembly import to_action
from tpo_ie.actions.factuality import judge
from tpo_ie.actions.frames import Frames
from tpo_ie.actions.merging import merge
from tpo_ie.actions.reader import ArticleReader
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence
from tpo_ie.document import Action, Document
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.positions import PositionRegistry


@dataclass
class Choice:
    """What models chose in one article.

    Args:
        hits: The triggers taken for acts.
        status: Status and negation where the rules' are not kept.
        no_actor: Triggers whose actor by the rules is doubted and left out.
    """

    hits: dict[Place, Hit] = field(default_factory=dict)
    status: dict[Place, tuple[Any, bool]] = field(default_factory=dict)
    no_actor: set[Place] = field(default_factory=set)


def read(frames: Frames, positions: PositionRegistry, draft: Draft, choice: Choice) -> list[Action]:
    """Return the acts of an article: arguments and merging by the rules, all else as chosen."""
    scene = Scene(draft, positions)
    reader = ArticleReader(frames, scene)
    reports: list[Report] = []
    for sentence in scene.sentences:
        behind = 0
        for at in sorted(at for index, at in choice.hits if index == sentence.index):
            if at >= behind:
                hit = choice.hits[sentence.index, at]
                reports.append(_report(reader, sentence, hit, choice, reports))
                behind = hit.end
    return [to_action(act) for act in merge(reports, scene.bodies)]


def _report(reader: ArticleReader, sentence: Sentence, hit: Hit, choice: Choice, before: list[Report]) -> Report:
    place, rule = (sentence.index, hit.at), hit.entry.rule
    agent = reader.attribution.agent(sentence, hit, before)
    if not agent.acts:
        agent = reader.attribution.conclusion.agent(sentence, hit, before)
    if place in choice.no_actor:
        agent = replace(NOBODY, urged=agent.urged)
    fact = judge(sentence, hit.at, hit.voice, durative=rule.durative, urged=agent.urged, subject=agent.at)
    if hit.entry.trigger.denies:
        fact = replace(fact, negated=not fact.negated)
    if agent.entities:
        reader.scene.note_actor(agent.entities[0])
    arguments = reader.arguments.find(sentence, hit, agent, negated=fact.negated, status=fact.status)
    fact = reader._in_time(fact, arguments.time)
    if place in choice.status:
        status, negated = choice.status[place]
        fact = replace(fact, status=status, negated=negated)
    return Report(sentence, hit, agent, replace(fact, real=True), arguments)


def documents(
    frames: Frames, positions: PositionRegistry, drafts: Mapping[str, Draft], choices: Mapping[str, Choice]
) -> dict[str, Document]:
    """Return the finished documents of articles, by id; those without a choice have no acts."""
    found = {}
    for article, draft in drafts.items():
        draft.actions = read(frames, positions, draft, choices.get(article, Choice()))
        found[article] = draft.to_document()
        draft.actions = []
    return found
