"""Whether words after a verb of saying are a clause: they need a predicate that is not inside a noun phrase."""

from __future__ import annotations

from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.phrases import is_plain, looks_like_verb
from tpo_ie.quotes.sentence import Token

_BODY = 24  # tokens in which a predicate is looked for


def has_predicate(tokens: list[Token], first: int, *, directive: bool = False, naming: bool = False) -> bool:
    """Say whether words hold a predicate of their own, not one inside a noun phrase.

    Args:
        tokens: The sentence's tokens.
        first: Where the words begin.
        directive: The words begin with the one who is asked to act.
        naming: The verb may take `X sebagai Y` (`menyebut vonis itu sebagai kejanggalan`).
    """
    begin = first + directive
    return _Search(tokens[begin : begin + _BODY], directive, naming).find()


def is_predicate(tokens: list[Token], i: int) -> bool:
    """Say whether a token is a verb or a sign of a predicate.

    Args:
        tokens: The sentence's tokens.
        i: Index of the token.
    """
    token = tokens[i]
    return token.mention is None and (looks_like_verb(token.lower) or token.lower in words().predicate_signs)


class _Search:
    """Steps over what belongs to a noun: `yang …` up to its verb, `untuk` and its verb, `cara`, `dalam` and theirs."""

    def __init__(self, tokens: list[Token], directive: bool, naming: bool) -> None:
        self.tokens = tokens
        self.linkers = words().linkers | words().purposes if directive else frozenset[str]()
        self.naming = naming
        # Inside `yang …`, its verb seen or not; inside `untuk …`; outside of both.
        self.relative = self.verb_seen = self.purpose = False

    def find(self) -> bool:
        """Say whether there is a predicate."""
        for i, token in enumerate(self.tokens):
            if token.commas and not self.purpose:
                self.relative = self.verb_seen = False
            if token.mention is not None:
                continue
            if token.lower in self.linkers:
                return True
            if token.lower == "bahwa" and (self.relative or self.purpose):
                return False  # what follows is told by the noun's own clause (`temuan yang menunjukkan bahwa …`)
            if self._opens_scope(i):
                continue
            if self._is_main(i):
                return True
        return False

    def _opens_scope(self, i: int) -> bool:
        lower, groups = self.tokens[i].lower, words()
        if lower == "yang":
            self.relative, self.verb_seen = True, False
        elif lower in groups.purposes and self._is_verb(i + 1):
            self.purpose = True
        else:
            return False
        return True

    def _is_main(self, i: int) -> bool:
        verb, sign = self._is_verb(i), self._is_sign(i)
        before = self.tokens[i - 1] if i else None
        embedded = before is not None and is_plain(before, words().embedders)
        if self.purpose:
            return self.tokens[i].lower in words().finite
        if self.relative and not self.verb_seen:
            # `yang pendek membuat …`: an adjective is all that `yang` holds.
            plain = before is not None and before.lower == "yang" and not (verb or sign)
            self.verb_seen = verb or (plain and not is_plain(self.tokens[i], words().adverbs))
            # `yang tidak selaras dengan X akan dihapus`: a second sign, apart from the first, is the main clause's.
            apart = before is not None and not is_plain(before, words().predicate_signs) and before.lower != "yang"
            return sign and apart and self.tokens[i].lower in words().finite
        if self.relative:
            joined = before is not None and (embedded or is_plain(before, words().coordinators))
            return (sign or verb) and not joined
        return sign or (verb and not embedded) or self._is_nominal(i)

    def _is_nominal(self, i: int) -> bool:
        """`menyebut cara itu jeratan utang`: what follows the demonstrative is said of the noun before it."""
        if i == 0 or self.tokens[i].lower not in words().demonstratives or i + 1 >= len(self.tokens):
            return False
        after, groups = self.tokens[i + 1], words()
        outer = (groups.place_words, groups.coordinators, groups.embedders, groups.speaker_stops, groups.adverbs)
        closes = any(is_plain(after, group) for group in (*outer, groups.for_whom, groups.purposes))
        return not after.commas and not closes

    def _is_verb(self, i: int) -> bool:
        token = self.tokens[i] if i < len(self.tokens) else None
        return token is not None and token.mention is None and looks_like_verb(token.lower)

    def _is_sign(self, i: int) -> bool:
        token, groups = self.tokens[i], words()
        if token.lower == "sebagai":
            return self.naming
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if token.lower in groups.adjectives:  # `aturan itu bagus, asal jelas`, not `dampak besar kebijakan itu`
            return following is None or following.commas > 0 or is_plain(following, groups.after_adjectives)
        if token.lower in groups.half_signs:  # `siswa baru`, but `baru tiba`
            counted = following is not None and following.lower[0].isdigit()
            return self._is_verb(i + 1) or counted or (following is not None and is_plain(following, groups.finite))
        return token.lower in groups.predicate_signs
