"""Ties a name to the nearest cue on either side of it, within a rule's scope and terminators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tpo_ie.officials.gaps import is_courtesy
from tpo_ie.roles.clause import Clause
from tpo_ie.roles.rules import RoleRule, RuleBook
from tpo_ie.roles.tokens import Line, Token

_VERB = re.compile(r"me(?:m|n|ng|ny|l|r|w|y)?[a-z]{3,}")
_PASSIVE = re.compile(r"di[a-z]{4,}")
_STOPS = frozenset('.;!?…"“”«»')
_BRACKETS = frozenset("()")
_ENDS = frozenset(";!?…")
_QUOTES = frozenset("\"'“”‘’(")
_LONGEST_ASIDE = 14
_FARTHEST = 18


@dataclass(frozen=True, slots=True)
class Match:
    """A cue that is tied to a name.

    Args:
        rule: The rule.
        start: Offset where cue or name begins, whichever comes first.
        end: Offset where the later of the two ends.
        opened: Whether a word like `yakni` opens a list of names between the two.
    """

    rule: RoleRule
    start: int
    end: int
    opened: bool = False


class Context:
    """Reads the words around the names of one sentence.

    Args:
        line: The sentence.
        book: The rules.
    """

    def __init__(self, line: Line, book: RuleBook) -> None:
        self.line = line
        self.book = book
        self.clause = Clause(line, book)
        self._stop_words = book.words("speech", "clauses", "denials")
        self._agents = book.words("agents")
        self._no_verbs = book.words("not_verbs")

    def before(self, name: int) -> Match | None:
        """Return the nearest cue before a name that a forward rule ties to it.

        Args:
            name: Place of the name among the tokens.
        """
        tokens = self.line.tokens
        for last in range(name - 1, max(-1, name - 2 - _FARTHEST), -1):
            token = tokens[last]
            if token.label == "PER" or token.word in _ENDS:
                return None
            for cue in self.book.forward.get(token.word, ()):
                first = last - len(cue.phrase) + 1
                if self.line.has(cue.phrase, first) and self._fits_forward(cue.rule, first, last, name):
                    openers = self.book.words("list_openers")
                    opened = any(token.word in openers for token in tokens[last + 1 : name])
                    return Match(cue.rule, tokens[first].start, tokens[name].end, opened)
        return None

    def after(self, name: int) -> list[Match]:
        """Return the nearest cues behind a name that backward rules tie to it, one of each role; see :meth:`before`."""
        found: dict[str, Match] = {}
        tokens = self.line.tokens
        gap_start = self.clause.end_of_name(name) + 1
        for first in range(gap_start, min(len(tokens), gap_start + _FARTHEST + _LONGEST_ASIDE)):
            token = tokens[first]
            if token.word in _STOPS:
                break
            for cue in self.book.backward.get(token.word, ()):
                last = first + len(cue.phrase) - 1
                if (
                    cue.rule.role not in found
                    and self.line.has(cue.phrase, first)
                    and self._fits_backward(cue.rule, first, last, name, gap_start)
                ):
                    found[cue.rule.role] = Match(cue.rule, tokens[name].start, tokens[last].end)
        return list(found.values())

    def is_cleared(self, name: int) -> bool:
        """Say whether the words after a name tell that the person is no suspect, or acquitted."""
        tokens = self.line.tokens
        for index in range(name + 1, min(len(tokens), name + _LONGEST_ASIDE)):
            if tokens[index].label == "PER" or tokens[index].word in _STOPS:
                return False
            if self._at(index, ("acquitted",)):
                return True
        return False

    # -- the two directions ----------------------------------------------------------------

    def _fits_forward(self, rule: RoleRule, first: int, last: int, name: int) -> bool:
        gap = self.line.tokens[last + 1 : name]
        while gap and (gap[-1].word in _QUOTES or self._is_rank(gap[-1]) or (gap[-1].word == "." and len(gap) > 1)):
            if gap[-1].word == "." and not self._is_rank(gap[-2]):
                break
            gap = gap[:-1]
        if len(gap) > rule.scope or not self._bridges(rule, gap):
            return False
        if rule.open and any(token.word in self._agents for token in gap):
            return False
        has_comma = any(token.word == "," for token in gap)
        if has_comma and not rule.not_before and gap[0].word == ",":
            return False  # an act is no person: `pengeroyokan, X (30)`
        if has_comma and not rule.open and not self.clause.is_apposition(name, first if rule.not_before else None):
            return False
        if rule.linked and not any(token.word in self.book.words(*rule.linked) for token in gap):
            return False
        if rule.beside and not self._beside(rule, gap, name):
            return False
        if rule.not_before and self.clause.stands_before(first, self.book.phrases(*rule.not_before)):
            return False
        if self._at(last + 1, rule.not_after):
            return False
        if rule.factual and self.clause.is_doubted(first):
            return False
        return not (has_comma and self.clause.opens_fronted(first, name))

    def _fits_backward(self, rule: RoleRule, first: int, last: int, name: int, gap_start: int) -> bool:
        gap = self.line.tokens[gap_start:first]
        comma = bool(gap) and gap[0].word == ","
        if rule.comma == "must" and not comma:
            return False
        if rule.asides and comma:
            gap = self.clause.without_aside(gap, _LONGEST_ASIDE, self.is_plain)
        elif comma:
            gap = gap[1:]
        if len(gap) > rule.scope or not self._bridges(rule, gap):
            return False
        if rule.linked and not any(token.word in self.book.words(*rule.linked) for token in gap):
            return False
        if self._at(last + 1, rule.not_after) or (rule.only_after and not self._at(last + 1, rule.only_after)):
            return False
        if rule.comma == "must" and (self.clause.is_reporting(name) or self._is_verb_at(last + 1)):
            return False
        if rule.subject != "any" and not self.clause.leads(name, strict=rule.subject == "strict"):
            return False
        return not (rule.factual and self.clause.is_doubted(name))

    # -- what stands between ---------------------------------------------------------------

    def _bridges(self, rule: RoleRule, gap: list[Token]) -> bool:
        allowed = self.book.words(*rule.between, *rule.beside)
        for token in gap:
            if token.word == ",":
                if rule.comma == "never":
                    return False
            elif not (
                token.word in allowed
                or token.is_number
                or token.word in _BRACKETS
                or token.label in rule.labels
                or (rule.open and self.is_plain(token))
                or self._is_rank(token)
            ):
                return False
        return True

    def is_plain(self, token: Token) -> bool:
        """Say whether a word may stand in a description: no verb, no speech, no new clause, no other name."""
        word = token.word
        if token.label == "PER" or word in _STOPS or word in self._stop_words:
            return False
        return not (self._is_verb(word) or self._is_passive(word))

    def _is_verb(self, word: str) -> bool:
        return bool(_VERB.fullmatch(word)) and word not in self._no_verbs

    def _is_passive(self, word: str) -> bool:
        return bool(_PASSIVE.fullmatch(word)) and word not in self.book.words("passives_of_description")

    def _is_verb_at(self, index: int) -> bool:
        tokens = self.line.tokens
        if index >= len(tokens):
            return False
        word = tokens[index].word
        return self._is_verb(word) or bool(_PASSIVE.fullmatch(word))

    def _is_rank(self, token: Token) -> bool:
        return bool(token.word) and not token.is_mark and is_courtesy(self.line.text[token.start : token.end])

    def _beside(self, rule: RoleRule, gap: list[Token], name: int) -> bool:
        """Say whether a list opener stands close before the name, only words of description between them."""
        openers = self.book.words(*rule.beside)
        tail = gap[-_LONGEST_ASIDE:]
        people = self.book.words("people", "naming")
        for place in range(len(tail) - 1, -1, -1):
            token = tail[place]
            if token.word in openers:
                return True
            if token.word == ",":
                return self.clause.is_listed_person(name)
            if not (token.word in people or token.label or token.is_number):
                return False
        return False

    def _at(self, index: int, groups: tuple[str, ...]) -> bool:
        return any(self.line.has(phrase, index) for phrase in self.book.phrases(*groups)) if groups else False
