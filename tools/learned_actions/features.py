"""What models see of a candidate: its rule, words, agent, cues and place in the article, as named numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tpo_ie.actions.agents import Agent
from tpo_ie.actions.factuality import Factuality, states_law
from tpo_ie.actions.nouns import is_done_by, tells_of_act
from tpo_ie.actions.reader import ArticleReader
from tpo_ie.actions.reports import Report
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit

Features = dict[str, float]

WORDS = ("word=", "word & category=", "L=", "R=", "L1=", "R1=", "L2=", "R2=")
"""How the names of features begin that stand for single words."""

VERDICTS = frozenset(
    ["rules accept", "conditions hold", "fits", "object", "object lacks", "barred", "needs agent", "tells", "done by",
     "noun head", "bare verb", "has actor", "real", "agent of fitting kind"]
)  # fmt: skip
"""Features that tell what the rules think of a candidate."""

_AROUND = 4  # units on either side whose words count
_NEXT = 2  # of these, those whose place counts too
_REACH = 10  # units on either side in which mentions count
_NEAR = 2  # sentences
_MANY = 5
_LONG = 60  # units
_LABELS = ("GROUP", "CRIME", "PER", "AGENCY", "ORG", "LOC", "DATE", "LAW", "POSITION")


def features(
    reader: ArticleReader, sentence: Sentence, hit: Hit, agent: Agent, fact: Factuality, before: Sequence[Report]
) -> Features:
    """Return the features of a candidate; those that are 0 are left out.

    Args:
        reader: The rules.
        sentence: Its sentence.
        hit: Its trigger.
        agent: Who acts, by the rules.
        fact: Whether it is real, by the rules.
        before: The acts that the rules found before it.
    """
    seen: Features = dict.fromkeys(_names(sentence, hit, agent, fact), 1.0)
    seen |= _conditions(reader, sentence, hit) | _agent(reader, sentence, hit, agent)
    seen |= _place(reader, sentence, hit) | _history(sentence, hit, before)
    units = sentence.units
    for label in _LABELS:
        seen["left " + label] = any(u.label == label for u in units[max(0, hit.at - _REACH) : hit.at])
        seen["right " + label] = any(u.label == label for u in units[hit.end : hit.end + _REACH])
    seen |= {"negated": fact.negated, "real": fact.real}
    return {name: float(value) for name, value in seen.items() if value}


def _names(sentence: Sentence, hit: Hit, agent: Agent, fact: Factuality) -> Iterator[str]:
    units, rule = sentence.units, hit.entry.rule
    word = " ".join(unit.text for unit in units[hit.at : hit.end])
    yield from (f"rule={rule.id}", f"category={rule.category}", f"voice={hit.voice}")
    yield from (f"word={word}", f"word & category={word} {rule.category}")
    yield from (f"status={fact.status}", f"agent from={agent.source}")
    yield from (f"cue={cue}" for cue in fact.cues)
    for k in range(1, _AROUND + 1):
        for side, at in (("L", hit.at - k), ("R", hit.end - 1 + k)):
            if 0 <= at < len(units):
                yield f"{side}={_shape(units[at])}"
                if k <= _NEXT:
                    yield f"{side}{k}={_shape(units[at])}"
            elif k == 1:
                yield f"{side}1=<edge>"


def _shape(unit: Unit) -> str:
    if unit.label and not unit.is_mark:
        return "@" + unit.label
    return "#" if unit.text[0].isdigit() else unit.text


def _conditions(reader: ArticleReader, sentence: Sentence, hit: Hit) -> Features:
    """Return which conditions of the frame hold, one by one."""
    trigger, finder, units = hit.entry.trigger, reader.triggers, sentence.units
    zone = finder._zone(sentence, hit.voice, hit.at, hit.end)
    holds = finder.frames.holds
    noun = hit.voice in ("nominal", "free")
    return {
        "fits": finder._fits(sentence, hit.entry, hit.voice, hit.at, hit.end),
        "phrase": float(len(hit.entry.rest)),
        "object": holds(trigger.object, zone),
        "object lacks": bool(trigger.object) and not holds(trigger.object, zone),
        "barred": holds(trigger.unless, zone),
        "needs agent": trigger.agent,
        "tells": noun and tells_of_act(sentence, hit.at, hit.end),
        "done by": noun and is_done_by(units, hit.end),
        "noun head": noun and finder._follows(units, hit.at, finder.words.noun_heads),
        "bare verb": hit.voice == "bare" and finder._is_verb(sentence, hit.at),
        "relative": any(unit.is_relative for unit in units[max(0, hit.at - 3) : hit.at]),
    }


def _agent(reader: ArticleReader, sentence: Sentence, hit: Hit, agent: Agent) -> Features:
    seen: Features = {
        "agent acts": agent.acts,
        "agent stated": agent.explicit,
        "agent named": bool(agent.entities),
        "agent stated and named": agent.explicit and bool(agent.entities),
        "agent urged": agent.urged,
        "has actor": reader._has_actor(sentence, hit, agent),
    }
    if agent.at >= 0:
        seen[f"agent distance={max(-9, min(9, (hit.at - agent.at) // 3))}"] = 1.0
    if agent.entities:
        bodies, body = reader.scene.bodies, agent.entities[0]
        seen["agent label=" + bodies.label_of(body)] = 1.0
        seen["agent of fitting kind"] = bodies.is_kind(body, frozenset(hit.entry.rule.bodies))
        seen |= {f"agent kind={kind}": 1.0 for kind in bodies.kinds.get(body) or ("other",)}
    return seen


def _place(reader: ArticleReader, sentence: Sentence, hit: Hit) -> Features:
    draft, offset = reader.scene.draft, sentence.units[hit.at].start
    relevance = draft.relevance
    return {
        "headline": sentence.headline,
        "heading": sentence.heading,
        "item": sentence.item,
        "lead-in": sentence.lead_in is not None,
        "law": states_law(sentence),
        "direct quote": reader.scene.in_direct_quote(offset),
        "quote": reader.scene.speaker_at(offset) is not None,
        "depth": offset / len(draft.text),
        "opening": sentence.index <= _NEAR,
        "length": min(len(sentence.units), _LONG) / _LONG,
        "relevance": relevance.score or 0.0 if relevance else 0.0,
        f"about={relevance.label if relevance else ''}": 1.0,
    }


def _history(sentence: Sentence, hit: Hit, before: Sequence[Report]) -> Features:
    same = [report for report in before if report.rule.category == hit.entry.rule.category]
    return {
        "same before": min(len(same), _MANY) / _MANY,
        "same near": any(sentence.index - report.sentence.index <= _NEAR for report in same),
        "same in sentence": any(report.sentence is sentence for report in same),
        "act in sentence": any(report.sentence is sentence for report in before),
    }
