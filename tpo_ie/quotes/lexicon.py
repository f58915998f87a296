"""Verbs of saying and the words around them: the data of this stage, read once and validated."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter

from tpo_ie.errors import ResourceError
from tpo_ie.resources import checked, package_data, package_text, parse_yaml

_PACKAGE = "tpo_ie.quotes"
_Data = TypeVar("_Data")
Group = Literal["say", "opine", "confess", "direct", "commit"]
Bare = Literal["free", "clause", "other", "never"]
Shape = Literal["root", "suffixed", "active", "passive"]


class Verb(BaseModel):
    """A verb of saying; its fields are explained in ``verbs.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    root: str | None
    active: tuple[str, ...]
    passive: tuple[str, ...]
    bare: Bare
    denies: bool = False
    noun: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class SpeechForm:
    """One form of a verb of saying.

    Args:
        shape: ``root`` (`kata`), ``suffixed`` (`katanya`), ``active`` (`mengatakan`), ``passive`` (`dikatakan`).
        group: ``say``, ``opine``, ``confess``, ``direct`` (asking someone to act) or ``commit``.
        bare: What may follow without `bahwa` or comma; see ``verbs.yaml``.
        denies: A negation in front keeps it an utterance.
        noun: It may be a noun, too (`nilainya`).
        continues: Its speaker has spoken before (`menambahkan`).
    """

    shape: Shape
    group: Group
    bare: Bare
    denies: bool
    noun: bool
    continues: bool


_in_use: ContextVar[Mapping[str, SpeechForm] | None] = ContextVar("speech_forms", default=None)


@dataclass(frozen=True)
class Words:
    """Word groups of ``words.yaml``; see there."""

    adverbs: frozenset[str]
    negators: frozenset[str]
    irrealis: frozenset[str]
    coordinators: frozenset[str]
    openers: frozenset[str]
    linkers: frozenset[str]
    purposes: frozenset[str]
    no_clause: frozenset[str]
    pronouns: frozenset[str]
    demonstratives: frozenset[str]
    asides: frozenset[str]
    owners: frozenset[str]
    speaker_stops: frozenset[str]
    nominal_heads: frozenset[str]
    asked_for: frozenset[str]
    predicate_signs: frozenset[str]
    finite: frozenset[str]
    half_signs: frozenset[str]
    adjectives: frozenset[str]
    after_adjectives: frozenset[str]
    naming: frozenset[str]
    no_verbs: frozenset[str]
    embedders: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    plurals: frozenset[str]
    bodies: frozenset[str]
    testimonies: frozenset[str]
    connectives: frozenset[str]
    reports: frozenset[str]
    no_tags: frozenset[str]
    captions: frozenset[str]
    clause_nouns: frozenset[str]
    said_first: frozenset[str]
    according: frozenset[str]
    for_whom: frozenset[str]
    sources: frozenset[str]
    place_words: frozenset[str]
    gap_openers: frozenset[str]
    body_heads: frozenset[str]
    proxies: frozenset[str]
    origin_nouns: frozenset[str]
    ties: frozenset[str]
    contrasts: frozenset[str]
    came_from: frozenset[str]
    turns: frozenset[str]
    presenting: frozenset[str]
    so: frozenset[str]
    sides: frozenset[str]
    likeness: frozenset[str]
    leads: frozenset[str]
    name_asides: frozenset[str]
    bare_tails: frozenset[str]
    agents: frozenset[str]
    manners: frozenset[str]
    called: frozenset[str]
    unashamed: frozenset[str]
    hearers: frozenset[str]
    benches: frozenset[str]
    suspects: frozenset[str]
    victims: frozenset[str]
    offices: frozenset[str]
    courts: frozenset[str]
    reckonings: frozenset[str]
    relatives: frozenset[str]
    stirring: frozenset[str]
    announced: frozenset[str]
    announcers: frozenset[str]


def speech_forms() -> Mapping[str, SpeechForm]:
    """Return the forms of all verbs of saying by their lower-case spelling, the user's own among them.

    Raises:
        ResourceError: An entry is wrong or a form stands twice.
    """
    return _in_use.get() or built_in_forms()


@contextlib.contextmanager
def using(forms: Mapping[str, SpeechForm] | None) -> Iterator[None]:
    """Let :func:`speech_forms` return other forms: those of a pipeline with verbs of the user's own."""
    token = _in_use.set(forms)
    try:
        yield
    finally:
        _in_use.reset(token)


@cache
def built_in_forms() -> dict[str, SpeechForm]:
    """Return the forms of ``verbs.yaml``; see :func:`speech_forms`."""
    return speech_forms_from(package_text(_PACKAGE, "verbs.yaml"), f"{_PACKAGE}/verbs.yaml")


def speech_forms_from(text: str, source: str) -> dict[str, SpeechForm]:
    """Read verbs of saying from YAML; see :func:`speech_forms`."""
    groups = checked(TypeAdapter(dict[Group, list[Verb]]), parse_yaml(text, source), source)
    forms: dict[str, SpeechForm] = {}
    for group, verbs in groups.items():
        for verb in verbs:
            for spelling, form in forms_of(verb, group):
                if spelling in forms:
                    raise ResourceError(f"{source}: the form {spelling!r} stands twice")
                forms[spelling] = form
    return forms


def forms_of(verb: Verb, group: Group) -> Iterator[tuple[str, SpeechForm]]:
    """Yield the forms of a verb with their spelling."""

    def form(shape: Shape) -> SpeechForm:
        return SpeechForm(shape, group, verb.bare, verb.denies, verb.noun, verb.continues)

    # A root that is an active form too (`bilang`) is entered once, as active.
    if verb.root is not None:
        if verb.root not in verb.active:
            yield verb.root, form("root")
        yield verb.root + "nya", form("suffixed")
    for spelling in verb.active:
        yield spelling, form("active")
    for spelling in verb.passive:
        yield spelling, form("passive")
        yield spelling + "nya", form("passive")


@cache
def words() -> Words:
    """Return the word groups.

    Raises:
        ResourceError: A group is missing, unknown or holds something other than words.
    """
    source = f"{_PACKAGE}/words.yaml"
    groups = package_data(_PACKAGE, "words.yaml", TypeAdapter(dict[str, list[str]]))
    try:
        return Words(**{name: frozenset(group) for name, group in groups.items()})
    except TypeError as error:
        raise ResourceError(f"{source}: {error}") from None
