"""Who acts where the clause leaves it out: concluded from the speaker, the sentence and the article, or left open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tpo_ie.actions.agents import NOBODY, Agent
from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence

_SENTENCE_REACH = 60
_MEMORY = 2  # sentences over which a body that acted stays the one meant
_HOLDING = 4  # … when it holds the suspects of the case
_MOST = 0.6  # share of the acts or mentions that makes a body the main one
_BY_ACTS = frozenset({"arrest", "passport_control", "departure_control"})
_BY_MENTIONS = frozenset({"deportation"})
_LOOKED_AT = 40  # reports among which the body that acted last is looked for
# Any of many bodies may do these, whichever the article names.
_ANYBODY = frozenset({"repatriation", "rehabilitation", "victim_identification"})
# These only one kind of body can do, so that the only one named has done it.
_COURTS = frozenset({"sentence", "legal_aid"})
_HELD = frozenset({"arrest", "charge"})  # whoever arrested also charges


class Conclusion:
    """Concludes who acts in the clauses of one article that do not say it.

    A passive without agent has no actor unless the article leaves one possible body only (annotation guide,
    section 7): that of the speaker, of the sentence, the one that holds the suspects, or the only one of its kind.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def agent(self, sentence: Sentence, hit: Hit, reports: Sequence[Report]) -> Agent:
        """Return who acts.

        Args:
            sentence: The trigger's sentence.
            hit: The trigger.
            reports: Acts read so far.

        Returns:
            The body with what it was concluded from, nobody when the article leaves it open; never explicit.
        """
        for source, entities in self._candidates(sentence, hit, reports):
            if entities:
                return Agent(entities, explicit=False, source=source)
        return NOBODY

    def _candidates(
        self, sentence: Sentence, hit: Hit, reports: Sequence[Report]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what may tell who acts, surest first, each with the bodies that it gives."""
        if sentence.lead_in is not None and reports:
            yield "list", reports[-1].agent.entities
            return
        rule, bodies = hit.entry.rule, self.scene.bodies
        kinds = frozenset(rule.bodies)
        if not kinds:
            yield "sentence", self._acted_last(sentence, reports, kinds, 0)
            return
        offset = sentence.units[hit.at].start
        speaker = self.scene.body_behind(self.scene.speaker_at(offset) or "", offset)
        if speaker and bodies.is_kind(speaker, kinds):
            yield "speaker", (speaker,)
        if rule.category in _ANYBODY:
            yield "last_actor", self._acted_last(sentence, reports, kinds, 1)
            return
        yield "sentence", self._in_sentence(sentence, hit, kinds)
        if rule.category in _HELD:
            holding = [report for report in reports[-_LOOKED_AT:] if report.rule.category in _HELD]
            yield "last_actor", self._acted_last(sentence, holding, kinds, _HOLDING)
        yield "last_actor", self._acted_last(sentence, reports, kinds, _MEMORY)
        yield "main_body", self._main(rule.category, reports, kinds)
        if sentence.headline:  # a headline tells what the body named first below it has done
            first = bodies.nearest(kinds, offset)
            yield "headline", (first,) if first else ()
            return
        fitting = [body for body in bodies.kinds if bodies.is_kind(body, kinds)]
        acted = {report.agent.entities[0] for report in reports[-_LOOKED_AT:] if report.agent.entities}
        if len(fitting) == 1 and (rule.category in _COURTS or fitting[0] in acted):
            yield "only_body", (fitting[0],)

    def _main(self, category: str, reports: Sequence[Report], kinds: frozenset[str]) -> tuple[str, ...]:
        """Return the body of a fitting kind that most acts of the article so far, or most mentions, are of."""
        bodies = self.scene.bodies
        if category in _BY_ACTS:
            named = [report.agent.explicit_body for report in reports[-_LOOKED_AT:] if report.agent.explicit_body]
        elif category in _BY_MENTIONS:
            named = [mention.entity for mention in bodies.mentions[:_LOOKED_AT]]
        else:
            return ()
        counts = Counter(body for body in named if bodies.is_kind(body, kinds))
        if not counts:
            return ()
        body, number = counts.most_common(1)[0]
        return (body,) if number >= _MOST * counts.total() else ()

    def _in_sentence(self, sentence: Sentence, hit: Hit, kinds: frozenset[str]) -> tuple[str, ...]:
        """Return the body of a fitting kind that the sentence names last before the trigger."""
        for unit in reversed(sentence.units[max(0, hit.at - _SENTENCE_REACH) : hit.at]):
            if unit.label in BODY_LABELS and self.scene.bodies.is_kind(unit.entity, kinds):
                return (unit.entity,)
        return ()

    def _acted_last(
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
