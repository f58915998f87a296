"""Where a reported clause begins and ends after an active verb of saying."""

from __future__ import annotations

from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.speakers import looks_like_verb

_WINDOW = 16  # tokens between the verb and `bahwa`
_BODY = 24  # tokens in which a predicate is looked for
_SHORTEST = 2  # tokens a clause has


def complement_start(sentence: Sentence, verb: int) -> tuple[int, str] | None:
    """Find the token that the reported clause begins with.

    Args:
        sentence: The sentence.
        verb: Index of the active verb.

    Returns:
        Token index and how the clause is introduced (``bahwa``, ``agar``, ``comma``, ``bare``);
        None when what follows is no clause.
    """
    tokens, groups = sentence.tokens, words()
    form = tokens[verb].speech
    first = verb + 1
    if form is None or len(tokens) - first < _SHORTEST:
        return None
    if tokens[first].mention is None:
        lower = tokens[first].lower
        if lower in ("bahwa", "bahwasanya", "jika", "kalau", "agar", "supaya"):
            return (first + 1, "bahwa" if lower.startswith("bahwa") else "agar") if first + 1 < len(tokens) else None
        if lower == "untuk" and form.group == "direct":
            return first + 1, "agar"
    linked = _linked(tokens, first, form.group == "direct")
    if linked is not None:
        return linked
    if tokens[first].commas:
        return first, "comma"
    if form.bare == "never" or (tokens[first].mention is None and tokens[first].lower in groups.nominal_heads):
        return None
    if form.bare == "clause" and not has_predicate(tokens, first, form.group == "direct"):
        return None
    return first, "bare"


def _linked(tokens: list[Token], first: int, directive: bool) -> tuple[int, str] | None:
    """`mengaku lewat pesan suara bahwa …`, `menepis kabar bahwa …`, `berpesan kepada X untuk …`."""
    groups = words()
    prepositional = tokens[first].mention is None and (
        tokens[first].lower in groups.asides or tokens[first].lower in groups.nominal_heads
    )
    for i in range(first + 1, min(first + _WINDOW, len(tokens) - 1)):
        token = tokens[i]
        if token.mention is not None:
            continue
        if token.lower == "bahwa":
            # A verb before `bahwa` makes the clause that verb's.
            between = tokens[first:i]
            return (i + 1, "bahwa") if prepositional or not any(_is_verb(t) for t in between) else None
        if (
            prepositional
            and token.lower in ("agar", "supaya")
            or (prepositional and directive and token.lower == "untuk")
        ):
            return i + 1, "agar"
    return None


def _is_verb(token: Token) -> bool:
    return token.mention is None and looks_like_verb(token.lower)


def has_predicate(tokens: list[Token], first: int, directive: bool) -> bool:
    """Say whether words hold a predicate of their own, not one inside a noun phrase.

    Args:
        tokens: The sentence's tokens.
        first: Where the words begin.
        directive: The words begin with the one who is asked to act.
    """
    groups = words()
    for i in range(first + directive, min(first + _BODY, len(tokens))):
        token = tokens[i]
        if token.mention is not None:
            continue
        if token.lower in groups.predicate_signs or looks_like_verb(token.lower):
            if i == first or tokens[i - 1].mention is not None or tokens[i - 1].lower not in groups.embedders:
                return True
    return False


def clause_end(text: str, start: int, end: int) -> int:
    """Return where a reported clause ends: before the full stop and what white space stands there."""
    while end > start and text[end - 1] in ". \t…":
        end -= 1
    return end
