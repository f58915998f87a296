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
    r"\s*+(?:\(\d{1,2}(?: tahun)?\))?\s*+,?\s*+(?:alias|als|a\.?k\.?a\.?|atau|(?:atau )?(?:yang )?"
    r"(?:akrab |biasa |kerap |sering |lebih |kini )?(?:disapa|dipanggil|disebut|dikenal|bernama asli)"
    r"(?: akrab| sebagai| dengan)?(?: (?:nama|sapaan|panggilan|nama panggilan))?)\s*[\"“'‘(]?\s*"
)
_BRACKET = re.compile(r"\s*[(\"“'‘]\s*")
_CLOSERS = frozenset(")\"”'’")
_LEAST_PREFIX = 3
_LEAST_FUZZY = 6
_LEAST_SUFFIX = 4
# Forms of address; with one of them a name is still the name (`Kang Marhaen` is Marhaen Djumadi).
_ADDRESSES = frozenset(
    {"abah", "acil", "bang", "bapak", "bu", "bung", "cak", "cece", "cik", "dek", "encik", "gus", "ibu", "kak",
     "kang", "ko", "koh", "mas", "mbak", "mbok", "ning", "om", "pak", "pakde", "tante", "teh", "tuan", "uda",
     "uni", "wak"}
)  # fmt: skip
_LONGEST_GAP = 60


@dataclass(slots=True, eq=False)
class _Person:
    names: list[tuple[str, ...]]
    mentions: list[FoundMention] = field(default_factory=list)
    surfaces: list[str] = field(default_factory=list)


class _People:
    """The persons found so far, looked up by the beginnings and ends of their names' words."""

    def __init__(self) -> None:
        self._by_piece: dict[str, dict[int, _Person]] = {}

    def know(self, person: _Person, name: tuple[str, ...]) -> None:
        """Know a person by a name."""
        person.names.append(name)
        for token in name:
            for piece in _pieces(token):
                self._by_piece.setdefault(piece, {})[id(person)] = person

    def like(self, tokens: tuple[str, ...]) -> list[_Person]:
        """Return the persons whose names share the beginning or end of a word with a name."""
        found: dict[int, _Person] = {}
        for token in tokens:
            for piece in _pieces(token):
                found.update(self._by_piece.get(piece, {}))
        return list(found.values())


class PersonResolver:
    """Resolves the mentions of persons; two people who share a name stay two."""

    def resolve(self, draft: Draft) -> list[Cluster]:
        """Return one cluster per person.

        Full names come first, the longest before those it may hold; then every single word goes to the person it
        fits best, of several the one named last.

        Args:
            draft: The draft, for its text and mentions.
        """
        mentions = [mention for mention in draft.mentions if mention.label == "PER"]
        names = [_tokens(draft.surface(mention)) for mention in mentions]
        people = _People()
        owner: dict[int, _Person] = {}
        full = sorted((i for i, name in enumerate(names) if len(name) > 1), key=lambda i: -len(names[i]))
        short = [i for i, name in enumerate(names) if len(name) <= 1]
        aliases = {i for i in short if i and _is_alias(draft, mentions[i - 1], mentions[i])}
        for i in (*full, *sorted(short, key=lambda i: i not in aliases)):
            alias = i in aliases and i - 1 in owner
            person = owner[i - 1] if alias else _best(people, mentions[i], names[i])
            if person is None:
                person = _known_by_nickname(people, draft.surface(mentions[i])) or _Person([])
            if names[i] not in person.names and (alias or len(names[i]) > 1 or not person.names):
                people.know(person, names[i])
            person.mentions.append(mentions[i])
            person.surfaces.append(draft.surface(mentions[i]))
            owner[i] = person
        for i in range(1, len(mentions)):
            if owner[i] is not owner[i - 1] and _is_alias(draft, mentions[i - 1], mentions[i]):
                _unite(owner, i - 1, i)
        return [_cluster(person) for person in dict.fromkeys(owner[i] for i in range(len(mentions)))]


def _best(people: _People, mention: FoundMention, tokens: tuple[str, ...]) -> _Person | None:
    fits = _fits_full if len(tokens) > 1 else _fits_short
    best: tuple[int, bool, int] | None = None
    chosen = None
    for person in people.like(tokens):
        degree = max(fits(tokens, name) for name in person.names)
        if degree:
            last = max((m.start for m in person.mentions if m.start <= mention.start), default=None)
            nearest = last if last is not None else -min(m.start for m in person.mentions)
            rank = (degree, last is not None, nearest)
            if best is None or rank > best:
                best, chosen = rank, person
    return chosen


def _known_by_nickname(people: _People, surface: str) -> _Person | None:
    full = known_nicknames().get(" ".join(surface.split()).casefold())
    if full is None:
        return None
    name = _tokens(full)
    return next((p for p in people.like(name) if any(_fits_full(name, other) for other in p.names)), None)


def _unite(owner: dict[int, _Person], first: int, second: int) -> None:
    kept, gone = owner[first], owner[second]
    kept.names += gone.names
    kept.surfaces += gone.surfaces
    kept.mentions += gone.mentions
    for i, person in owner.items():
        if person is gone:
            owner[i] = kept


def _is_alias(draft: Draft, first: FoundMention, second: FoundMention) -> bool:
    """Say whether a name is given as another name of the one before it: `Rudi Hasan atau Gus Rud`."""
    between = draft.text[first.end : second.start]
    if len(between) > _LONGEST_GAP:
        return False
    if _ALIAS.fullmatch(between):
        return True
    return bool(_BRACKET.fullmatch(between)) and draft.text[second.end : second.end + 1] in _CLOSERS


def _pieces(token: str) -> tuple[str, str]:
    return token[:_LEAST_PREFIX], "…" + token[-_LEAST_SUFFIX:]


def _tokens(surface: str) -> tuple[str, ...]:
    tokens = tuple(token.casefold().replace("’", "'") for token in _TOKEN.findall(surface))
    return tokens[1:] if len(tokens) > 1 and tokens[0] in _ADDRESSES else tokens


def _fits_full(tokens: tuple[str, ...], name: tuple[str, ...]) -> int:
    """Say how well a name of several words fits another: 3 equal, 2 its words in order, 1 misspelt, 0 not."""
    if tokens == name:
        return 3
    short, long = sorted((tokens, name), key=len)
    if len(short) > 1 and _in_order(short, long):
        return 2
    if len(tokens) == len(name) and all(_alike(a, b) for a, b in zip(tokens, name, strict=True)):
        return 1
    return 0


def _fits_short(tokens: tuple[str, ...], name: tuple[str, ...]) -> int:
    """Say how well a single word fits a name: 4 equal, 3 one of its words, 2 one cut short, 1 misspelt, 0 not."""
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
    if len(word) >= _LEAST_SUFFIX and any(part.endswith(word) or part.startswith(word) for part in name):
        return 1  # `Lastri`, Sulastri; `Pram`, Pramono
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
    return Cluster("PER", name, sorted(person.mentions, key=lambda mention: mention.start))
