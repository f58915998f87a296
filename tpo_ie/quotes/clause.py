"""Where a reported clause begins after an active verb of saying."""

from __future__ import annotations

import re

from tpo_ie.quotes.context import SHORTEST
from tpo_ie.quotes.lexicon import SpeechForm, words
from tpo_ie.quotes.phrases import is_plain, looks_like_verb
from tpo_ie.quotes.predicate import has_predicate, is_predicate
from tpo_ie.quotes.sentence import Sentence, Token

_NOUN_OF_STATE = re.compile(r"(?:ke|pe)\w+an(?:nya)?")
_WINDOW = 16  # tokens between the verb and `bahwa` when it names hearer, time or channel first
_POINTED = 4  # tokens in which such a noun is complete
_NOUN_WINDOW = 5  # the same when a noun like `kabar` stands between


def complement_start(sentence: Sentence, verb: int) -> tuple[int, str] | None:
    """Find the token that the reported clause begins with.

    Args:
        sentence: The sentence.
        verb: Index of the active verb.

    Returns:
        Token index and how the clause is introduced (``linked``, ``comma``, ``bare``);
        None when what follows is no clause.
    """
    tokens, groups = sentence.tokens, words()
    form = tokens[verb].speech
    first = verb + 1
    if form is None or len(tokens) - first < SHORTEST:
        return None
    directive = form.group == "direct" or (form.group == "commit" and form.bare != "never")
    while first + SHORTEST < len(tokens) and is_plain(tokens[first], groups.adverbs):
        if not is_plain(tokens[first + 1], groups.openers):
            break
        first += 1
    if is_plain(tokens[first], groups.hearers) and is_plain(tokens[first + 1], groups.openers):
        return first + 2, "linked"
    if is_plain(tokens[first], groups.openers) or (directive and is_plain(tokens[first], groups.purposes)):
        return first + 1, "linked"
    if tokens[first].commas:
        return first, "comma"
    linked = _linked(tokens, first, directive)
    if linked is not None:
        return linked, "linked"
    told = tokens[: _scare_quoted(sentence)] if tokens[verb].lower in groups.naming else tokens
    return (first, "bare") if len(told) > first and _is_bare_clause(told, verb, first, form) else None


def _scare_quoted(sentence: Sentence) -> int:
    """Return where the quoted words begin that a sentence ends with: `menyebut keadaan itu "pembiaran"`."""
    tokens = sentence.tokens
    last = sentence.quoted[-1] if sentence.quoted else None
    if last is None or sentence.end - last.outer[1] > 1:
        return len(tokens)
    return next((i for i, token in enumerate(tokens) if token.start >= last.outer[0]), len(tokens))


def _is_bare_clause(tokens: list[Token], verb: int, first: int, form: SpeechForm) -> bool:
    """Say whether what follows a verb without `bahwa` or comma is a clause."""
    groups = words()
    head = tokens[first].lower if tokens[first].mention is None else ""
    if form.bare == "never" or head in groups.no_clause or (form.bare != "free" and head in groups.purposes):
        return False
    if _is_pointed_at(tokens, first) or (form.bare == "other" and is_predicate(tokens, first)):
        return False
    if _NOUN_OF_STATE.fullmatch(head) and first + 1 < len(tokens) and tokens[first + 1].commas:
        # `menyatakan kebingungannya, mengingat …`
        return False
    directive = form.group == "direct"
    if directive and head in groups.asked_for:
        return False
    if (form.group == "say" or directive or form.denies) and head in groups.nominal_heads:
        # `membantah kabar ada anggotanya yang …` keeps its noun.
        told = has_predicate(tokens, first + 1) or any(is_plain(token, groups.linkers) for token in tokens[first:])
        return form.denies and head in groups.clause_nouns and told
    naming = tokens[verb].lower in groups.naming
    return form.bare == "free" or has_predicate(tokens, first, directive=directive, naming=naming)


def _is_pointed_at(tokens: list[Token], first: int) -> bool:
    """`membantah informasi tersebut.`: a noun that a demonstrative closes, and nothing behind it."""
    for i in range(first, min(first + _POINTED, len(tokens))):
        if tokens[i].mention is not None or (i > first and tokens[i].commas) or is_predicate(tokens, i):
            return False
        if i > first and tokens[i].lower in words().demonstratives:
            return i + 1 == len(tokens) or tokens[i + 1].commas > 0
    return False


def _linked(tokens: list[Token], first: int, directive: bool) -> int | None:
    """Return where the clause of `mengaku lewat telepon bahwa …`, `menepis kabar bahwa …` begins."""
    groups = words()
    aside = is_plain(tokens[first], groups.asides)
    if not aside and not is_plain(tokens[first], groups.clause_nouns):
        return None
    told = not aside and is_plain(tokens[first + 1], groups.relatives)  # `membantah kabar yang beredar … bahwa …`
    for i in range(first + 1, min(first + (_WINDOW if aside or told else _NOUN_WINDOW), len(tokens) - 1)):
        token = tokens[i]
        if token.mention is not None:
            continue
        if token.lower in groups.linkers or (aside and directive and token.lower in groups.purposes):
            return i + 1
        if not aside and not told and looks_like_verb(token.lower):
            return None
    return None
