"""Where a reported clause begins and ends after an active verb of saying."""

from __future__ import annotations

from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.speakers import looks_like_verb

_WINDOW = 16  # tokens between the verb and `bahwa` when it names hearer, time or channel first
_NOUN_WINDOW = 5  # the same when a noun like `kabar` stands between
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
    if tokens[first].commas:
        after = first + (tokens[first].lower in ("bahwa", "agar", "supaya"))
        return (after, "comma") if len(tokens) - after >= _SHORTEST else None
    linked = _linked(tokens, first, form.group == "direct")
    if linked is not None:
        return linked
    head = tokens[first].lower if tokens[first].mention is None else ""
    if form.bare == "never" or head in ("sebagai", "kepada"):
        return None
    if form.group in ("say", "direct") or form.denies:
        denied = form.denies and head in groups.clause_nouns and has_predicate(tokens, first + 1, False)
        asked = form.group == "direct" and head in groups.asked_for
        if asked or (head in groups.nominal_heads and not denied):
            return None
    if form.bare == "clause" and not has_predicate(tokens, first, form.group == "direct"):
        return None
    return first, "bare"


def _linked(tokens: list[Token], first: int, directive: bool) -> tuple[int, str] | None:
    """`mengaku lewat pesan suara bahwa …`, `menepis kabar bahwa …`, `berpesan kepada X untuk …`."""
    groups = words()
    head = tokens[first].lower if tokens[first].mention is None else ""
    to_someone = head in groups.asides
    if not to_someone and head not in groups.clause_nouns:
        return None
    for i in range(first + 1, min(first + (_WINDOW if to_someone else _NOUN_WINDOW), len(tokens) - 1)):
        token = tokens[i]
        if token.mention is not None:
            continue
        if token.lower in ("bahwa", "agar", "supaya") or (to_someone and directive and token.lower == "untuk"):
            return i + 1, "bahwa" if token.lower == "bahwa" else "agar"
        if not to_someone and looks_like_verb(token.lower):
            return None
    return None


def has_predicate(tokens: list[Token], first: int, directive: bool) -> bool:
    """Say whether words hold a predicate of their own, not one inside a noun phrase.

    Args:
        tokens: The sentence's tokens.
        first: Where the words begin.
        directive: The words begin with the one who is asked to act.
    """
    groups = words()
    linkers = ("agar", "supaya", "untuk") if directive else ()
    embedded = False
    for token in tokens[first + directive : first + _BODY]:
        if token.mention is not None:
            embedded = False
        elif token.lower in linkers:
            return True
        elif token.lower in groups.predicate_signs or looks_like_verb(token.lower):
            # `yang akan digelar`: the verbs right after `yang` belong to the noun phrase.
            if not embedded:
                return True
        else:
            embedded = token.lower in groups.embedders
    return False


def clause_end(text: str, start: int, end: int) -> int:
    """Return where a reported clause ends: before the full stop and what white space stands there."""
    while end > start and text[end - 1] in ". \t…":
        end -= 1
    return end
