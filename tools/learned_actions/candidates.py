"""Everything that may tell of an act: each trigger word of the lexicon, whatever its conditions say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.learned_actions.features import Features, features
from tpo_ie.actions.aspect import settled
from tpo_ie.actions.factuality import judge, states_law
from tpo_ie.actions.frames import Entry, Frames
from tpo_ie.actions.morphology import without_clitic
from tpo_ie.actions.reader import ArticleReader
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence
from tpo_ie.document import Action, Document
from tpo_ie.evaluation.layers.actions import _touching as touch
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.positions import PositionRegistry

Place = tuple[int, int]
"""Number of a sentence, and of the unit in it at which a trigger begins."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one trigger word.

    Args:
        article: Id of the article.
        sentence: Number of its sentence.
        hit: The trigger.
        span: Its characters.
        accepted: True when the rules take it for an act.
        status: Status and negation by the rules.
        actor: Entity that acts by the rules; empty when they name none.
        features: What models see of it.
        gold: The gold act of its category whose trigger it touches; None when there is none.
        repeats: True when it only stands in the evidence of a gold act: neither right nor wrong.
    """

    article: str
    sentence: int
    hit: Hit
    span: tuple[int, int]
    accepted: bool
    status: tuple[str, bool]
    actor: str
    features: Features
    gold: Action | None
    repeats: bool

    @property
    def category(self) -> str:
        """Return the category of the act that it would be."""
        return self.hit.entry.rule.category

    @property
    def place(self) -> Place:
        """Return where its trigger begins."""
        return self.sentence, self.hit.at


def candidates(frames: Frames, positions: PositionRegistry, draft: Draft, gold: Document) -> list[Candidate]:
    """Return the candidates of an article, read in step with the rules, so that models see what the rules know.

    Args:
        frames: The lexicon.
        positions: Known offices.
        draft: The article with all layers below actions; one on another subject has no candidates.
        gold: The same article with its gold acts.
    """
    if draft.relevance is not None and draft.relevance.label == "other":
        return []
    scene = Scene(draft, positions)
    reader = ArticleReader(frames, scene)
    reports: list[Report] = []
    found: list[Candidate] = []
    for sentence in scene.sentences:
        before = tuple(reports)
        if not states_law(sentence):
            for hits in reader.triggers.find(sentence):
                if (report := reader._first_report(sentence, hits, reports)) is not None:
                    reports.append(report)
        told = reports[len(before) :]
        for hit, fits in _readings(frames, reader, sentence):
            earlier = (*before, *(report for report in told if report.hit.at < hit.at))
            mine = next((r for r in told if (r.hit.at, r.rule.category) == (hit.at, hit.entry.rule.category)), None)
            found.append(_candidate(reader, sentence, mine.hit if mine else hit, fits, mine, earlier, gold))
    return found


def _readings(frames: Frames, reader: ArticleReader, sentence: Sentence) -> Iterator[tuple[Hit, bool]]:
    """Yield for each word and category the likeliest entry, and whether its conditions hold."""
    units = sentence.units
    for at, unit in enumerate(units):
        best: dict[str, tuple[tuple[bool, int, int], Hit]] = {}
        entries: Sequence[Entry] = () if unit.label else frames.entries.get(unit.text, ())
        for rank, entry in enumerate(entries or frames.entries.get(without_clitic(unit.text), ())):
            end = at + 1 + len(entry.rest)
            if unit.label or tuple(u.text for u in units[at + 1 : end]) != entry.rest:
                continue
            hit = reader.triggers._hit(sentence, entry, at)
            key = (hit is None, -len(entry.rest), rank)
            category = entry.rule.category
            if category not in best or key < best[category][0]:
                best[category] = key, hit or Hit(entry, entry.voice, at, end)
        for (missed, _, _), hit in best.values():
            yield hit, not missed


def _candidate(
    reader: ArticleReader,
    sentence: Sentence,
    hit: Hit,
    fits: bool,
    report: Report | None,
    before: Sequence[Report],
    gold: Document,
) -> Candidate:
    units, rule = sentence.units, hit.entry.rule
    agent = report.agent if report else reader.attribution.agent(sentence, hit, before)
    fact = judge(sentence, hit.at, hit.voice, durative=rule.durative, urged=agent.urged, subject=agent.at)
    fact = settled(fact, sentence, hit) if fact.real else fact
    told = report.fact if report else fact
    span = units[hit.at].start, units[hit.end - 1].end
    same = [action for action in gold.actions if action.category == rule.category]
    touched = next((action for action in same if touch(action.trigger, span)), None)
    seen = features(reader, sentence, hit, agent, fact, before)
    verdicts = {"rules accept": report is not None, "conditions hold": fits}
    seen |= {name: 1.0 for name, holds in verdicts.items() if holds}
    return Candidate(
        article=gold.id,
        sentence=sentence.index,
        hit=hit,
        span=span,
        accepted=report is not None,
        status=(told.status, told.negated),
        actor=next(iter(agent.entities), ""),
        features=seen,
        gold=touched,
        repeats=touched is None and any(touch(part, span) for action in same for part in action.evidence),
    )
