"""What a trigger's own words and its clause say beyond modal cues: that an act goes on, is promised, was given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.clauses import bounds
from tpo_ie.actions.data import load_words
from tpo_ie.actions.factuality import Factuality
from tpo_ie.actions.numbers import number_at
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import Sentence, Unit

_CLOSE = 2  # units between `kini` and its verb, itself included
_BEHIND = 8  # units behind a trigger in which a habit is told
_PLAN_REACH = 12  # units around a trigger in which its plan is given up
_CLAUSE_SUBJECT = 6  # units before `mencakup` in which the agreement is named
_VERDICT = "sentence"


class AspectWords(BaseModel):
    """The word lists of ``aspect.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    now: frozenset[str]
    momentary: frozenset[str]
    states: frozenset[str]
    begun: frozenset[str]
    since: str
    once: frozenset[str]
    spans: frozenset[str]
    every: frozenset[str]
    promises: frozenset[str]
    searching: frozenset[str]
    once_planned: frozenset[str]
    ever: str
    still: str
    intended: frozenset[str]
    given_up: frozenset[str]
    must: frozenset[str]
    urges: frozenset[str]
    ruling: str
    agreements: frozenset[str]
    holding: frozenset[str]


@cache
def aspect_words() -> AspectWords:
    """Return the package's words of aspect."""
    return load_words(AspectWords, "aspect.yaml")


def settled(fact: Factuality, sentence: Sentence, hit: Hit) -> Factuality:
    """Return what the text says of an act when the trigger itself and its clause have been heard.

    Args:
        fact: What the words around the trigger say.
        sentence: The trigger's sentence.
        hit: The trigger.

    Returns:
        The act's status and negation (annotation guide, section 6).
    """
    words, category = aspect_words(), hit.entry.rule.category
    units = sentence.units
    if fact.status in ("planned", "urged") and (word := _given_up(units, hit, fact.cues)):
        return replace(fact, status="done", negated=True, cues=(*fact.cues, word))
    if fact.negated:
        return fact
    if category == _VERDICT and fact.status == "urged" and fact.cues and words.must.issuperset(fact.cues):
        return replace(fact, status="done")
    if fact.status == "ongoing" and fact.cues == (words.since,) and category in words.begun:
        return replace(fact, status="done")
    if fact.status != "done" or fact.cues:
        return fact
    own = [unit.text for unit in units[hit.at : hit.end] if not unit.label]
    if word := next((word for word in own if word in words.promises), ""):
        return replace(fact, status="planned", cues=(word,))
    if word := next((word for word in own if word in words.searching), ""):
        return replace(fact, status="ongoing", cues=(word,))
    if category == words.ruling and (word := next((word for word in own if word in words.urges), "")):
        return replace(fact, status="urged", cues=(word,))
    if hit.voice == "nominal" and (word := _agreed(units, hit)):
        return replace(fact, status="planned", cues=(word,))
    lasting = "" if category in words.momentary else _goes_on(units, hit)
    return replace(fact, status="ongoing", cues=(lasting,)) if lasting else fact


def _given_up(units: Sequence[Unit], hit: Hit, told: Sequence[str]) -> str:
    """Return the word that says that a plan came to nothing (`semula akan …`, `rencana … dibatalkan`)."""
    words = aspect_words()
    first, last = max(0, hit.at - _PLAN_REACH), min(len(units), hit.end + _PLAN_REACH)
    for k in chain(range(first, hit.at), range(hit.end, last)):
        unit = units[k]
        if unit.is_stop or unit.is_quote_mark:
            if k > hit.at:
                return ""
            continue
        if unit.label or unit.text == words.still:
            continue
        behind = units[k + 1].text if k + 1 < len(units) else ""
        if unit.text == words.ever and k < hit.at and behind in told:
            return unit.text
        if unit.text in words.once_planned and not any(u.text == words.still for u in units[k:last]):
            return unit.text
        if k >= hit.end and unit.text in words.given_up and not words.intended.isdisjoint(told):
            return unit.text
    return ""


def _agreed(units: Sequence[Unit], hit: Hit) -> str:
    """Return the verb by which an agreement holds an act (`kesepakatan itu mencakup pertukaran data`)."""
    words = aspect_words()
    begin, _ = bounds(units, hit.at, hit.end)
    verb = next((k for k in range(hit.at - 1, begin, -1) if units[k].text in words.holding), None)
    if verb is None:
        return ""
    subject = units[max(begin, verb - _CLAUSE_SUBJECT) : verb]
    return units[verb].text if any(not unit.label and unit.text in words.agreements for unit in subject) else ""


def _goes_on(units: Sequence[Unit], hit: Hit) -> str:
    """Return the word that says that an act goes on (`kini menelusuri`, `mengirim psikolog sebulan sekali`)."""
    words = aspect_words()
    before = [unit.text for unit in units[max(0, hit.at - _CLOSE) : hit.at] if not unit.label]
    for phrase in (*before, " ".join(before)):
        if phrase in words.now:
            return phrase
    if units[hit.at].text in words.states:
        return units[hit.at].text
    begin, end = bounds(units, hit.at, hit.end)
    habits = (k for k in range(begin, min(end, hit.end + _BEHIND)) if _is_habit(units, k))
    return next((units[k].text for k in habits), "")


def _is_habit(units: Sequence[Unit], at: int) -> bool:
    """Say whether words tell how often something is done (`sebulan sekali`, `sekali sepekan`, `tiap enam jam`)."""
    words = aspect_words()
    if units[at].label:
        return False
    around = [unit.text for unit in (*units[max(0, at - 1) : at], *units[at + 1 : at + 2]) if not unit.label]
    if units[at].text in words.once:
        return any(text in words.spans for text in around)
    if units[at].text not in words.every or at + 1 >= len(units):
        return False
    read = number_at(units, at + 1)
    after = read[1] if read else at + 1
    return after < len(units) and not units[after].label and units[after].text in words.spans
