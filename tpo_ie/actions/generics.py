"""Officials and bodies without a name: `penyidik`, `kedua instansi`, `lembaga itu`, `pemerintah kota`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.agents import NO_ACTOR, UNNAMED, Agent
from tpo_ie.actions.data import load_words
from tpo_ie.actions.numbers import number_at, number_words
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.together import Together
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit
from tpo_ie.registry.regions import ABROAD, RegionRegistry

_BESIDE = 3  # units between a generic official and the name of the body
_MEMORY = 4  # sentences in which `lembaga itu` finds its meaning


class GenericWords(BaseModel):
    """The word lists of ``generics.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    apposed: frozenset[str]
    apposed_tails: frozenset[str]
    taken_up: dict[str, str]
    never_taken_up: frozenset[str]
    gathering: frozenset[str]
    between_number: frozenset[str]
    government: str
    governments: dict[str, str]
    tiers: dict[str, str]
    village: frozenset[str]
    country: str
    commanding: frozenset[str]


@cache
def generic_words() -> GenericWords:
    """Return the package's words for bodies that are taken up."""
    return load_words(GenericWords, "generics.yaml")


@cache
def places_abroad() -> frozenset[str]:
    """Return the names of countries and of cities abroad, lower case."""
    abroad = (region for region in RegionRegistry.load().regions if region.type in ABROAD)
    return frozenset(name.lower() for region in abroad for name in (region.name, *region.aliases)) - {"indonesia"}


class Generics:
    """Reads nouns that stand for bodies without naming them.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.words = scene.words
        self.own = generic_words()
        self.together = Together(scene)

    def read(self, sentence: Sentence, at: int, word: str = "") -> Agent:
        """Return the body of a generic official or body: named beside it, else known from the article.

        Args:
            sentence: The sentence.
            at: Index of the word.
            word: The word without its ending where it has one (`penyidiknya`).
        """
        units = sentence.units
        for k in range(at + 1, min(len(units), at + 1 + _BESIDE)):
            if units[k].label in BODY_LABELS:
                return Agent((units[k].entity,), at)
            if units[k].label == "LOC" and units[k].text in places_abroad():
                return self._abroad(units[at], units[k])
            if units[k].label or units[k].text not in self.words.beside_agent:
                break
        word, offset = word or units[at].text, units[at].start
        kind = self.words.generic_agents[word]
        if kind == "beside":
            return NO_ACTOR  # `pengacara terdakwa`: only those of a body act for it
        if number := self._number(units, at):
            return Agent(self.together.gathered(sentence, offset, number), at)
        if body := self._apposed(units, at, word) or self._taken_up(sentence, at, word):
            return Agent((body,), at)
        if word == self.own.government or word in self.own.governments:
            return self._government(units, at, word)
        if at + 1 < len(units) and units[at + 1].text in self.own.village and not units[at + 1].label:
            body = self.scene.bodies.with_name(self.own.tiers["desa"], offset)
            return Agent((body,) if body else (), at)
        body = self._by_kind(kind, word, offset)
        return Agent((body,) if body else (), at, official=kind, explicit=bool(body) or kind != "any")

    def _by_kind(self, kind: str, word: str, offset: int) -> str | None:
        if kind == "none":
            return None
        if kind == "named":
            return self.scene.bodies.named(word, offset)
        if kind == "any":
            return self.scene.body_of(self.scene.speaker_at(offset), offset)
        return self.scene.body_of_kind(kind, offset)

    def _abroad(self, unit: Unit, place: Unit) -> Agent:
        """Return the body of a place abroad (`kepolisian Kamboja`); unnamed when the article names none of its kind."""
        scene = self.scene
        kinds = frozenset((self.words.generic_agents.get(unit.text, ""),))
        where = scene.bodies.name_of(place.entity).lower()
        named = (mention.entity for mention in scene.bodies.mentions if scene.bodies.is_kind(mention.entity, kinds))
        body = next((body for body in named if where in scene.bodies.name_of(body).lower()), None)
        return Agent((body,)) if body else UNNAMED

    # -- several bodies ------------------------------------------------------------------------

    def _number(self, units: Sequence[Unit], at: int) -> int | None:
        """Return how many bodies a noun gathers (`kedua instansi`, `lima lembaga`)."""
        if units[at].text not in self.own.gathering:
            return None
        before = at - 1
        while before > 0 and units[before].text in self.own.between_number:
            before -= 1
        if before < 0 or units[before].label:
            return None
        if number := number_words().collective.get(units[before].text):
            return number
        read = number_at(units, before)
        return read[0] if read is not None and read[1] == before + 1 and read[0] > 1 else None

    # -- one body named before -----------------------------------------------------------------

    def _apposed(self, units: Sequence[Unit], at: int, word: str) -> str | None:
        """Return the body before the comma that a noun tells more of (`Jala Karya, lembaga yang …`)."""
        if word not in self.own.apposed or at < 2 or at + 1 >= len(units):
            return None
        before, after = units[at - 2], units[at + 1]
        tail = after.label == "LOC" or (not after.label and after.text in self.own.apposed_tails)
        return before.entity if units[at - 1].is_comma and before.label in BODY_LABELS and tail else None

    def _taken_up(self, sentence: Sentence, at: int, word: str) -> str | None:
        """Return the body that `lembaga itu` means: the last one that such a noun is said of."""
        units = sentence.units
        if word not in self.own.taken_up or at + 1 >= len(units) or units[at + 1].text not in self.words.determiners:
            return None
        for earlier in reversed(self.scene.sentences[max(0, sentence.index - _MEMORY) : sentence.index + 1]):
            named = [
                k
                for k, unit in enumerate(earlier.units)
                if unit.end <= units[at].start and self._is_said_of(unit, self.own.taken_up[word])
            ]
            plain = [k for k in named if k == 0 or earlier.units[k - 1].label != "POSITION"]
            if named:
                return earlier.units[(plain or named)[0]].entity
        return None

    def _is_said_of(self, unit: Unit, label: str) -> bool:
        bodies = self.scene.bodies
        if unit.label not in BODY_LABELS or (label and unit.label != label):
            return False
        return not bodies.is_kind(unit.entity, self.own.never_taken_up) and not bodies.is_company(unit.entity)

    def _government(self, units: Sequence[Unit], at: int, word: str) -> Agent:
        """Return the government of a tier (`pemerintah kota`, `pemkot`), or that of the country."""
        after = units[at + 1].text if at + 1 < len(units) and not units[at + 1].label else ""
        name = self.own.governments.get(word) or self.own.tiers.get(after, self.own.country)
        body = self.scene.bodies.with_name(name, units[at].start)
        return Agent((body,) if body else (), at, official="government" if name != self.own.country else "none")
