"""The rules of roles and the word groups they speak of, read once and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tpo_ie.errors import ResourceError
from tpo_ie.resources import Rule, load_rules, package_text, parse_yaml

Role = Literal["victim", "minor", "suspect", "witness"]
Phrase = tuple[str, ...]

_PACKAGE = "tpo_ie.roles"
_WORDS = "tpo_ie/roles/words.yaml"


class RoleRule(Rule):
    """One way in which a text ties a person to a role; the fields are explained in ``rules.yaml``."""

    role: Role
    direction: Literal["forward", "backward", "age"]
    cues: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    open: bool = False
    asides: bool = False
    scope: int = 0
    linked: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    comma: Literal["never", "may", "must"] = "never"
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    subject: Literal["strict", "loose", "any"] = "any"
    factual: bool = False
    weak: bool = False
    article: tuple[str, ...] = ()
    lists: Literal["none", "tight", "described"] = "none"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue phrase of a rule.

    Args:
        phrase: Its words.
        rule: The rule.
    """

    phrase: Phrase
    rule: RoleRule


class RuleBook:
    """Rules with their word groups resolved.

    Args:
        rules: The rules, in the order in which they are tried on one cue.
        groups: Word groups by name.

    Raises:
        ResourceError: A rule names a group that does not exist.
    """

    def __init__(self, rules: dict[str, RoleRule], groups: dict[str, tuple[Phrase, ...]]) -> None:
        self.rules = rules
        self.groups = groups
        self._words: dict[tuple[str, ...], frozenset[str]] = {}
        self.forward: dict[str, list[Cue]] = {}
        """Cues of forward rules by their last word."""
        self.backward: dict[str, list[Cue]] = {}
        """Cues of backward rules by their first word."""
        for rule in rules.values():
            used = (
                *rule.between,
                *rule.linked,
                *rule.beside,
                *rule.not_before,
                *rule.not_after,
                *rule.only_after,
                *rule.article,
            )
            for name in (*used, *(cue[1:] for cue in rule.cues if cue.startswith("@"))):
                if name not in groups:
                    raise ResourceError(f"tpo_ie/roles/rules.yaml: rule {rule.id}: there is no group {name!r}")
            for phrase in self._cues(rule):
                if rule.direction == "forward":
                    self.forward.setdefault(phrase[-1], []).append(Cue(phrase, rule))
                else:
                    self.backward.setdefault(phrase[0], []).append(Cue(phrase, rule))
        for cues in (*self.forward.values(), *self.backward.values()):
            cues.sort(key=lambda cue: -len(cue.phrase))

    def _cues(self, rule: RoleRule) -> list[Phrase]:
        found: list[Phrase] = []
        for cue in rule.cues:
            found += self.groups[cue[1:]] if cue.startswith("@") else [tuple(cue.casefold().split())]
        return found

    def words(self, *groups: str) -> frozenset[str]:
        """Return the single words of groups, those of longer phrases too."""
        if groups not in self._words:
            self._words[groups] = frozenset(
                word for group in groups for phrase in self.groups[group] for word in phrase
            )
        return self._words[groups]

    def phrases(self, *groups: str) -> tuple[Phrase, ...]:
        """Return the phrases of groups."""
        return tuple(phrase for group in groups for phrase in self.groups[group])


def _groups_of(rule: RoleRule) -> Iterator[str]:
    """Yield the names of the word groups that a rule speaks of."""
    yield from (cue[1:] for cue in rule.cues if cue.startswith("@"))
    for names in (rule.between, rule.linked, rule.beside, rule.not_before, rule.not_after, rule.only_after):
        yield from names
    yield from rule.article


@cache
def rule_book() -> RuleBook:
    """Return the rules that travel in the package.

    Raises:
        ResourceError: A file is wrong; names the rule or group.
    """
    data = parse_yaml(package_text(_PACKAGE, "words.yaml"), _WORDS)
    groups: dict[str, tuple[Phrase, ...]] = {}
    for name, words in data.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ResourceError(f"{_WORDS}: {name}: a list of words is expected")
        groups[name] = tuple(tuple(word.casefold().split()) for word in words)
    return RuleBook(load_rules(_PACKAGE, RoleRule), groups)
