"""The stage that gives persons their roles."""

from __future__ import annotations

import re

from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.roles.ages import ADULT, age_of
from tpo_ie.roles.context import Context, Match
from tpo_ie.roles.findings import Finding, Person, attributes_of
from tpo_ie.roles.lists import spread
from tpo_ie.roles.rules import RoleRule, RuleBook, rule_book
from tpo_ie.roles.tokens import Line

_AGE_RULE = "minor-age"
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}|[A-Z][a-z]?\.(?: ?[A-Z][a-z]?\.?){0,3}")
_INITIALS_WORD = re.compile(r"inisial[\s\"“'‘:]*\Z", re.IGNORECASE)
_KEYS = ("role", "roles", "role_rule", "role_evidence", "minor", "initials")


class RoleStage:
    """Sets ``role`` and ``initials`` of persons (document format, ``attributes``).

    Args:
        knowledge: The registries; roles need none of them.
        disabled: Ids of rules that are not used.
    """

    name = "roles"

    def __init__(self, knowledge: Knowledge | None = None, disabled: frozenset[str] = frozenset()) -> None:
        book = rule_book()
        if disabled:
            book = RuleBook({id_: rule for id_, rule in book.rules.items() if id_ not in disabled}, book.groups)
        self.book = book

    def __call__(self, draft: Draft) -> None:
        """Write the attributes of persons; what an earlier run wrote is replaced."""
        reading = _Reading(draft, self.book)
        for start, end in dict.fromkeys(draft.sentence_at(m.start) for m in draft.mentions if m.label == "PER"):
            reading.read(start, end)
        for entity_id, entity in draft.entities.items():
            if entity.type == "PER":
                kept = {key: value for key, value in entity.attributes.items() if key not in _KEYS}
                found = kept | reading.attributes(entity_id)
                if found != entity.attributes:
                    draft.entities[entity_id] = entity.model_copy(update={"attributes": found})


class _Reading:
    """What one document says of its persons."""

    def __init__(self, draft: Draft, book: RuleBook) -> None:
        self.draft = draft
        self.book = book
        self.findings: dict[str, list[Finding]] = {}
        self.ages: dict[str, list[int]] = {}
        self.cleared: set[str] = set()
        self.offices = {official.person for official in draft.officials}
        self.named: set[str] = set()
        for mention in draft.mentions:
            if mention.label == "PER" and not self._is_initials(mention.start, mention.end):
                self.named.add(mention.entity)
        self._text = " " + " ".join(re.findall(r"[^\W_]+", draft.text.casefold())) + " "
        self._topics: dict[tuple[str, ...], bool] = {}

    def read(self, start: int, end: int) -> None:
        """Read one sentence."""
        mentions = self.draft.mentions_in(start, end, "PER")
        line = Line(self.draft, start, end)
        context = Context(line, self.book)
        places = {line.index(mention): mention for mention in mentions}
        names = list(places)
        matches: dict[int, Match] = {}
        later: dict[str, dict[int, Match]] = {}
        for name in names:
            if match := context.before(name):
                matches[name] = match
            for follows in context.after(name):
                # `Pelaku pembunuhan X ditangkap`: what the left says of X keeps the right from accusing.
                if match is None or match.rule.role == "suspect" or follows.rule.role != "suspect":
                    later.setdefault(follows.rule.role, {})[name] = follows
        for found in (matches, *later.values()):
            spread(context, names, found)
            for name, match in found.items():
                if self._is_about(match.rule):
                    self._add(places[name].entity, match.rule, match.start, match.end)
        for name, mention in places.items():
            self._read_age(line, name, mention.entity)
            if context.is_cleared(name):
                self.cleared.add(mention.entity)

    def attributes(self, entity: str) -> dict[str, object]:
        """Return what comes of it for one person."""
        person = Person(
            ages=tuple(self.ages.get(entity, ())),
            office=entity in self.offices,
            cleared=entity in self.cleared,
            initials=entity not in self.named,
        )
        return attributes_of(person, self.findings.get(entity, ()))

    def _read_age(self, line: Line, name: int, entity: str) -> None:
        found = age_of(line, name, self.book)
        if found is None:
            return
        age, start, end = found
        self.ages.setdefault(entity, []).append(age)
        if age < ADULT and _AGE_RULE in self.book.rules:
            self._add(entity, self.book.rules[_AGE_RULE], start, end)

    def _add(self, entity: str, rule: RoleRule, start: int, end: int) -> None:
        self.findings.setdefault(entity, []).append(Finding(rule, start, end))

    def _is_about(self, rule: RoleRule) -> bool:
        """Say whether the article speaks of what the rule needs."""
        if not rule.article:
            return True
        if rule.article not in self._topics:
            phrases = self.book.phrases(*rule.article)
            self._topics[rule.article] = any(f" {' '.join(phrase)} " in self._text for phrase in phrases)
        return self._topics[rule.article]

    def _is_initials(self, start: int, end: int) -> bool:
        before = self.draft.text[max(0, start - 16) : start]
        return bool(_INITIALS.fullmatch(self.draft.text[start:end]) or _INITIALS_WORD.search(before))
