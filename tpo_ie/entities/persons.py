"""Persons of a text: short names, nicknames and misspelt names tied to the full name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from tpo_ie.entities.clusters import Cluster
from tpo_ie.entities.nicknames import known_nicknames
from tpo_ie.pipeline.draft import Draft, FoundMention

_TOKEN = re.compile(r"[^\W_](?:[\w'’`.-]*[^\W_])?")
_ALIAS = re.compile(
    r"\s*(?:,?\s*(?:alias|atau|a\.?k\.?a\.?|als)\b|,?\s*(?:yang\s+)?(?:akrab|biasa|kerap|lebih dikenal|dikenal)?\s*"
    r"(?:disapa|dipanggil|disebut|sapaan(?:nya)?|dengan (?:nama|sapaan))(?:\s+akrab)?)\s*[\"“'‘(]?\s*"
)
_BRACKET = re.compile(r"\s*[(\"“'‘]\s*")
_LEAST_PREFIX = 3
_LEAST_FUZZY = 6


@dataclass(slots=True)
class _Person:
    names: list[tuple[str, ...]]
    mentions: list[FoundMention] = field(default_factory=list)
    surfaces: list[str] = field(default_factory=list)


class PersonResolver:
    """Resolves the mentions of persons; two people who share a name stay two."""

    def resolve(self, draft: Draft) -> list[Cluster]:
        """Return one cluster per person.

        Args:
            draft: The draft, for its text and mentions.
        """
        mentions = [mention for mention in draft.mentions if mention.label == "PER"]
        people: list[_Person] = []
        by_mention: dict[int, _Person] = {}
        full = [i for i, mention in enumerate(mentions) if len(_tokens(draft.surface(mention))) > 1]
        for i in sorted(full, key=lambda i: -len(_tokens(draft.surface(mentions[i])))):
            self._place(draft, mentions[i], people, by_mention, _fits_full)
        order = [i for i in range(len(mentions)) if i not in set(full)]
        for i in order:
            previous = by_mention.get(id(mentions[i - 1])) if i else None
            if previous is not None and self._is_alias(draft, mentions[i - 1], mentions[i]):
                self._add(previous, draft, mentions[i], by_mention)
                previous.names.append(_tokens(draft.surface(mentions[i])))
            else:
                self._place(draft, mentions[i], people, by_mention, _fits_short)
        self._join_aliases(draft, mentions, people, by_mention)
        return [_cluster(person) for person in people if person.mentions]

    def _place(
        self, draft: Draft, mention: FoundMention, people: list[_Person], by_mention: dict[int, _Person], fits: object
    ) -> None:
        tokens = _tokens(draft.surface(mention))
        best: tuple[int, int, int] | None = None
        chosen: _Person | None = None
        for person in people:
            degree = max(fits(tokens, name) for name in person.names)  # type: ignore[operator]
            if degree:
                before = [m.start for m in person.mentions if m.start <= mention.start]
                rank = (degree, 1 if before else 0, before[-1] if before else -min(m.start for m in person.mentions))
                if best is None or rank > best:
                    best, chosen = rank, person
        if chosen is None:
            chosen = _Person([tokens])
            people.append(chosen)
            nickname = known_nicknames().get(" ".join(tokens))
            if nickname:
                owner = next((p for p in people if any(_fits_full(_tokens(nickname), n) for n in p.names)), None)
                if owner is not None and owner is not chosen:
                    people.remove(chosen)
                    chosen = owner
                    chosen.names.append(tokens)
        self._add(chosen, draft, mention, by_mention)

    def _add(self, person: _Person, draft: Draft, mention: FoundMention, by_mention: dict[int, _Person]) -> None:
        person.mentions.append(mention)
        person.mentions.sort(key=lambda m: m.start)
        person.surfaces.append(draft.surface(mention))
        by_mention[id(mention)] = person

    def _is_alias(self, draft: Draft, first: FoundMention, second: FoundMention) -> bool:
        between = draft.text[first.end : second.start]
        if len(between) > 40:
            return False
        if _ALIAS.fullmatch(between):
            return True
        return bool(_BRACKET.fullmatch(between)) and draft.text[second.end : second.end + 1] in ")\"”'’" != ""

    def _join_aliases(
        self, draft: Draft, mentions: list[FoundMention], people: list[_Person], by_mention: dict[int, _Person]
    ) -> None:
        for first, second in zip(mentions, mentions[1:], strict=False):
            one, other = by_mention[id(first)], by_mention[id(second)]
            if one is not other and self._is_alias(draft, first, second):
                one.names += other.names
                one.surfaces += other.surfaces
                one.mentions = sorted(one.mentions + other.mentions, key=lambda m: m.start)
                for mention in other.mentions:
                    by_mention[id(mention)] = one
                other.mentions = []


def _tokens(surface: str) -> tuple[str, ...]:
    return tuple(token.casefold().replace("’", "'") for token in _TOKEN.findall(surface))


def _fits_full(tokens: tuple[str, ...], name: tuple[str, ...]) -> int:
    """Say how well a name of several words fits a longer one: 3 equal, 2 its words in order, 1 misspelt; 0 not at all."""
    if tokens == name:
        return 3
    short, long = sorted((tokens, name), key=len)
    if len(short) > 1 and _in_order(short, long):
        return 2
    if len(tokens) == len(name) and all(_alike(a, b) for a, b in zip(tokens, name, strict=True)):
        return 1
    return 0


def _fits_short(tokens: tuple[str, ...], name: tuple[str, ...]) -> int:
    """Say how well a single word fits a name: 4 equal, 3 one of its words, 2 a word cut short, 1 misspelt; 0 not at all."""
    if tokens == name:
        return 4
    if len(tokens) != 1:
        return _fits_full(tokens, name)
    word = tokens[0]
    if len(name) == 1 and len(word) <= _LEAST_PREFIX:
        return 0
    if word in name:
        return 3
    if len(word) >= _LEAST_PREFIX and len(name) > 1 and name[0].startswith(word):
        return 2
    if len(word) >= _LEAST_FUZZY and any(len(part) >= _LEAST_FUZZY and _alike(word, part) for part in name):
        return 1
    return 0


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(any(_same_word(word, other) for other in rest) for word in short)


def _same_word(word: str, other: str) -> bool:
    """`M` and `Muhammad`, `S.` and `Setya` may be one word."""
    if word == other:
        return True
    initial, full = sorted((word.rstrip("."), other.rstrip(".")), key=len)
    return len(initial) == 1 and full.startswith(initial)


def _alike(word: str, other: str) -> bool:
    if _same_word(word, other):
        return True
    return min(len(word), len(other)) >= _LEAST_FUZZY - 2 and OSA.distance(word, other, score_cutoff=1) <= 1


def _cluster(person: _Person) -> Cluster:
    best = max(person.surfaces, key=lambda surface: (len(_tokens(surface)), not surface.isupper(), len(surface)))
    name = " ".join(best.split())
    if name.isupper() and len(name) > 4:
        name = name.title()
    return Cluster("PER", name, person.mentions)
