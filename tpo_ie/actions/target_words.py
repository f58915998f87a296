"""Words by which targets are found, the crime that a clause names as its case or aim, the firm of its licence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.data import load_words
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary

_FIRMS = 8  # sentences over which a firm is remembered
_CASE_REACH = 3  # units between `perkara` and its crime
_AIM_REACH = 7  # units between `untuk mencegah` and the crime


class TargetWords(BaseModel):
    """The word lists of ``targets.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    naming: frozenset[str]
    then: frozenset[str]
    upon: frozenset[str]
    ways: frozenset[str]
    of_firms: frozenset[str]


@cache
def target_words() -> TargetWords:
    """Return the package's words of targets."""
    return load_words(TargetWords, "targets.yaml")


def crime_of(units: Sequence[Unit], behind: int, begin: int, end: int, found: Sequence[Unit]) -> list[Unit]:
    """Return the crime that a clause names as its case (`dalam perkara TPPO`) or aim (`untuk mencegah TPPO`).

    Args:
        units: Units of a sentence.
        behind: Index behind the trigger.
        begin: Where its clause begins.
        end: Where its clause ends.
        found: Targets already found; with a crime among them nothing is added.

    Returns:
        One crime at most.
    """
    if any(unit.label == "CRIME" for unit in found):
        return []
    words = vocabulary()
    for k in range(behind, end):
        near = units[max(0, k - _CASE_REACH) : k]
        if units[k].label == "CRIME" and any(unit.text in words.case_words for unit in near):
            return [units[k]]
    for k in range(begin, end):
        if units[k].label or units[k].text not in words.aim_words:
            continue
        for unit in units[k + 1 : k + _AIM_REACH]:
            if unit.label == "CRIME":
                return [unit]
            if unit.is_stop:
                break
    return []


def firm_named(scene: Scene, sentence: Sentence, begin: int, end: int) -> tuple[str, ...]:
    """Return the firm named last, when a clause speaks of its licence or people (`Izinnya sudah dicabut`).

    Args:
        scene: The article.
        sentence: The clause's sentence.
        begin: Where the clause begins.
        end: Where it ends.
    """
    if not any(not unit.label and unit.text in target_words().of_firms for unit in sentence.units[begin:end]):
        return ()
    for k in range(sentence.index, max(-1, sentence.index - _FIRMS), -1):
        for unit in reversed(scene.sentences[k].units):
            if unit.label == "ORG" and unit.start < sentence.units[begin].start and _is_firm(scene, unit):
                return (unit.entity,)
    return ()


def _is_firm(scene: Scene, unit: Unit) -> bool:
    return unit.text.partition(" ")[0] in vocabulary().company_prefixes or scene.bodies.is_company(unit.entity)
