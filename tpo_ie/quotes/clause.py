"""Where a reported clause begins after an active verb of saying."""

from __future__ import annotations

import re

from tpo_ie.quotes.context import SHORTEST
from tpo_ie.quotes.lexicon import SpeechForm, words
from tpo_ie.quotes.phrases import is_plain, looks_like_verb
from tpo_ie.quotes.sentence import Sentence, Token

_NOUN_OF_STATE = re.compile(r"(?:ke|pe)\w+an(?:nya)?")
_WINDOW = 16  # tokens between the verb and `bahwa` when it names hearer, time or channel first
_NOUN_WINDOW = 5  # the same when a noun like `kabar` stands between
_BODY = 24  # tokens in which a predicate is looked for


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
    directive = form.group == "direct"
    while first + SHORTEST < len(tokens) and is_plain(tokens[first], groups.adverbs):
        if not is_plain(tokens[first + 1], groups.openers):
            break
        first += 1
    if is_plain(tokens[first], groups.openers) or (directive and is_plain(tokens[first], groups.purposes)):
        return first + 1, "linked"
    if tokens[first].commas:
        return first, "comma"
    linked = _linked(tokens, first, directive)
    if linked is not None:
        return linked, "linked"
    return (first, "bare") if _is_bare_clause(tokens, first, form) else None


def _is_bare_clause(tokens: list[Token], first: int, form: SpeechForm) -> bool:
    """Say whether what follows a verb without `bahwa` or comma is a clause."""
    groups = words()
    head = tokens[first].lower if tokens[first].mention is None else ""
    if form.bare == "never" or head in groups.no_clause:
        return False
    if _NOUN_OF_STATE.fullmatch(head) and tokens[first + 1].commas:
        # `menyatakan kebingungannya, mengingat …`
        return False
    directive = form.group == "direct"
    if directive and head in groups.asked_for:
        return False
    if (form.group == "say" or directive or form.denies) and head in groups.nominal_heads:
        # `membantah kabar ada anggotanya yang …` keeps its noun.
        return form.denies and head in groups.clause_nouns and has_predicate(tokens, first + 1)
    return form.bare == "free" or has_predicate(tokens, first, directive=directive)


def _linked(tokens: list[Token], first: int, directive: bool) -> int | None:
    """Return where the clause of `mengaku lewat telepon bahwa …`, `menepis kabar bahwa …` begins."""
    groups = words()
    aside = is_plain(tokens[first], groups.asides)
    if not aside and not is_plain(tokens[first], groups.clause_nouns):
        return None
    for i in range(first + 1, min(first + (_WINDOW if aside else _NOUN_WINDOW), len(tokens) - 1)):
        token = tokens[i]
        if token.mention is not None:
            continue
        if token.lower in groups.linkers or (aside and directive and token.lower in groups.purposes):
            return i + 1
        if not aside and looks_like_verb(token.lower):
            return None
    return None


def has_predicate(tokens: list[Token], first: int, *, directive: bool = False) -> bool:
    """Say whether words hold a predicate of their own, not one inside a noun phrase.

    Args:
        tokens: The sentence's tokens.
        first: Where the words begin.
        directive: The words begin with the one who is asked to act.
    """
    groups = words()
    linkers = groups.linkers | groups.purposes if directive else frozenset[str]()
    embedded = verb_seen = False
    for token in tokens[first + directive : first + _BODY]:
        if token.mention is not None:
            embedded = False
            continue
        verb = looks_like_verb(token.lower)
        if token.lower in linkers:
            return True
        if verb or token.lower in groups.predicate_signs:
            # `pelaku yang masih bersekolah akan dikenai`: what follows `yang` up to its verb belongs to the noun.
            if not embedded or (verb_seen and not verb):
                return True
            verb_seen = verb_seen or verb
        else:
            embedded, verb_seen = token.lower in groups.embedders, False
    return False
