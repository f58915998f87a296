"""What a file of the user's own rules holds; one class for each layer that rules can be added to."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from tpo_ie.actions.frames import FrameRule, Trigger
from tpo_ie.quotes.lexicon import Bare, Group, Verb

PREFIX = "user:"
_PATTERN = "re:"  # opens a regular expression among the words of a class
VERSION = 1
SCORE = 0.8  # of results of rules whose writer gives none

OwnId = Annotated[str, Field(pattern=r"^user:[a-z0-9][a-z0-9-]*$")]
Score = Annotated[float, Field(ge=0, le=1)]
TextRelation = Literal["part_of", "member_of", "cooperates_with", "located_in", "works_for"]
Theme = Literal["tppo", "suspect", "migrant", "setting", "elsewhere"]


def _one_line(value: str) -> str:
    words = " ".join(value.split())
    if not words.strip("* "):
        raise ValueError("a word or phrase is expected")
    return words


def _small(value: str) -> str:
    return _one_line(value).lower()


def _small_unless_pattern(value: str) -> str:
    # In a pattern the case of a letter can be its meaning: \S is not \s.
    return _one_line(value) if value.lstrip().startswith(_PATTERN) else _small(value)


def _single(value: str) -> str:
    if " " in _small(value):
        raise ValueError(f"{value!r} is more than one word")
    return _small(value)


Form = Annotated[str, AfterValidator(_one_line)]
Phrase = Annotated[str, AfterValidator(_small)]
ClassWord = Annotated[str, AfterValidator(_small_unless_pattern)]
Word = Annotated[str, AfterValidator(_single)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class OwnTrigger(Trigger):
    """Words that trigger an act; in small letters, since that is how texts are compared."""

    @field_validator("roots", "nouns", "free", "active", "passive", "result", mode="after")
    @classmethod
    def _lowered(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_small(word) for word in words)

    @model_validator(mode="after")
    def _has_words(self) -> OwnTrigger:
        if not (self.roots or self.nouns or self.free or self.active or self.passive or self.result):
            raise ValueError("one of roots, nouns, free, active, passive, result is expected")
        return self


class ActionRule(FrameRule):
    """A frame of the user's own.

    Args:
        triggers: Its words, each group with conditions; see :class:`tpo_ie.actions.frames.Trigger`.
    """

    id: OwnId
    score: Score = SCORE
    description: str = ""
    triggers: tuple[OwnTrigger, ...] = Field(min_length=1)

    def frame(self) -> FrameRule:
        """Return the rule without its triggers."""
        return FrameRule(**self.model_dump(exclude={"triggers"}))


class TitleRule(_Strict):
    """A title of officials.

    Args:
        id: Id of the rule; stands on officials of this title.
        forms: How the title is written.
        expansion: Written out; the first form when left out.
        body: Name of the body that the title implies when no region follows.
        regional_body: Name of the body that it implies with the region behind it, which stands for ``{region}``.
        agency_kind: Kind of the body.
        relation: ``head``, ``deputy``, ``member``, ``spokesperson`` …
        description: What the rule reads.
    """

    id: OwnId
    forms: tuple[Form, ...] = Field(min_length=1)
    expansion: str = ""
    body: str | None = None
    regional_body: str | None = Field(default=None, pattern=r"\{region\}")
    agency_kind: str = "any"
    relation: str = ""
    description: str = ""


class RelationRule(_Strict):
    """Words between two entities that tie them.

    Args:
        id: Id of the rule.
        type: Type of the relation.
        cues: The words; ``*`` alone stands for up to three words, at the end of a word for any letters.
        head: Where the relation's head stands: ``before`` or ``after`` the words.
        score: Score of its results.
        description: What the rule reads.
    """

    id: OwnId
    type: TextRelation
    cues: tuple[Phrase, ...] = Field(min_length=1)
    head: Literal["before", "after"] = "before"
    score: Score = SCORE
    description: str = ""


class QuoteRule(Verb):
    """A verb of saying; the fields are those of ``tpo_ie/quotes/verbs.yaml``.

    Args:
        id: Id of the rule.
        root: Bare root as it follows a quotation (`"…," kata X`); the form in `-nya` is added.
        active: Finite forms behind the speaker.
        passive: Forms with the speaker behind them; those in `-nya` are added.
        group: ``say``, ``opine``, ``confess``, ``direct`` or ``commit``.
        bare: What may follow an active form without `bahwa`: ``free``, ``clause``, ``other``, ``never``.
        denies: True when a negation in front keeps it an utterance.
        noun: True when the root is a noun too.
        continues: True when its speaker has spoken before.
        score: Score of its results.
        description: What the rule reads.
    """

    id: OwnId
    root: Word | None = None
    active: tuple[Word, ...] = ()
    passive: tuple[Word, ...] = ()
    group: Group = "say"
    bare: Bare = "clause"
    denies: bool = False
    noun: bool = False
    continues: bool = False
    score: Score = SCORE
    description: str = ""

    @model_validator(mode="after")
    def _has_forms(self) -> QuoteRule:
        if self.root is None and not self.active and not self.passive:
            raise ValueError("one of root, active, passive is expected")
        return self


class RelevanceRule(_Strict):
    """Terms that say what an article is about.

    Args:
        id: Name of the rule, for messages: relevance is a sum over all terms and names none.
        terms: The terms; ``*`` at the end stands for the rest of a word.
        theme: What they speak for; see ``tpo_ie/relevance/cues.tsv``.
        weight: Points each time, at most 10; below zero for ``elsewhere``.
        most: How often a term counts.
        description: What the terms are.
    """

    id: OwnId
    terms: tuple[Phrase, ...] = Field(min_length=1)
    theme: Theme
    weight: float = Field(ge=-10, le=10)
    most: int = Field(default=3, ge=1)
    description: str = ""


class UserRules(_Strict):
    """The user's rules and switches.

    Args:
        version: Version of the format.
        disable: Ids of rules that are switched off.
        classes: Word classes of the user's own, for conditions of actions.
        actions: Frames.
        titles: Titles of officials.
        relations: Cues of relations.
        quotes: Verbs of saying.
        relevance: Terms.
    """

    version: int = Field(default=VERSION, ge=1)
    disable: tuple[str, ...] = ()
    classes: dict[str, tuple[ClassWord, ...]] = {}
    actions: tuple[ActionRule, ...] = ()
    titles: tuple[TitleRule, ...] = ()
    relations: tuple[RelationRule, ...] = ()
    quotes: tuple[QuoteRule, ...] = ()
    relevance: tuple[RelevanceRule, ...] = ()

    def layers(self) -> dict[str, tuple[Any, ...]]:
        """Return the rules by layer, in file order."""
        return {name: getattr(self, name) for name in ("actions", "titles", "relations", "quotes", "relevance")}
