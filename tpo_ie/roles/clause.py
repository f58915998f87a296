"""What stands around a name or cue in its clause: whose subject it is, who reports it, whether it is doubted."""

from __future__ import annotations

import re
from collections.abc import Callable

from tpo_ie.officials.gaps import is_courtesy
from tpo_ie.roles.rules import Phrase, RuleBook
from tpo_ie.roles.tokens import Line, Token

_CLOSING = frozenset(',.;:)–—-"”')
_OPENING = frozenset("\"'“‘(")
_BREAKS = frozenset(',;:–—"“”')
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,4}")
_FOLLOWERS = frozenset(("dan", "serta", "yang", "warga", "asal", "selaku", "alias"))
_LONGEST_BRACKET = 9
_LONGEST_CLAUSE = 12
_ACTIVE = re.compile(r"(?:me|di|ber|ter)[a-z]{3,}")


class Clause:
    """Looks around in one sentence.

    Args:
        line: The sentence.
        book: The rules, for their word groups.
    """

    def __init__(self, line: Line, book: RuleBook) -> None:
        self.line = line
        self.book = book

    # -- the name itself -------------------------------------------------------------------

    def end_of_name(self, name: int) -> int:
        """Return the last token that still belongs to a name: its bracketed age, `alias X`, `, 34 tahun`."""
        tokens, last = self.line.tokens, name
        while True:
            rest = [token.word for token in tokens[last + 1 : last + 5]]
            if rest[:1] == ["("] and (close := self._bracket_end(last + 1)):
                last = close
            elif rest[:1] and rest[0] in ("alias", "als") and len(tokens) > last + 2:
                last += 2
            elif len(rest) > 2 and rest[0] == "," and rest[1].isdigit() and rest[2] in ("tahun", "thn", "th"):
                last += 3
            elif rest[:1] and rest[0] in ('"', "”", "'", "’"):
                last += 1
            else:
                return last

    def _bracket_end(self, opening: int) -> int | None:
        for index in range(opening + 1, min(len(self.line.tokens), opening + _LONGEST_BRACKET)):
            token = self.line.tokens[index]
            if token.word == ")":
                inside = {t.word for t in self.line.tokens[opening + 1 : index]}
                return None if inside & {"nama", "samaran", "disamarkan"} else index
        return None

    def start_of_name(self, name: int) -> int:
        """Return the first token that belongs to a name: ranks and opening marks before it."""
        first = name
        while first > 0:
            token = self.line.tokens[first - 1]
            abbreviated = token.word == "." and first > 1 and self._is_rank(first - 2)
            if not (token.word in _OPENING or abbreviated or self._is_rank(first - 1)):
                break
            first -= 1
        return first

    def _is_rank(self, index: int) -> bool:
        token = self.line.tokens[index]
        return bool(token.word) and not token.is_mark and is_courtesy(self.line.surface(index))

    def is_listed_person(self, name: int) -> bool:
        """Say whether a name has its age in brackets or is given by initials, as persons of a case are."""
        return self.has_age(name) or bool(_INITIALS.fullmatch(self.line.surface(name)))

    def has_age(self, name: int) -> bool:
        """Say whether an age stands in brackets behind a name."""
        words = [token.word for token in self.line.tokens[name + 1 : name + 4]]
        return len(words) == 3 and words[0] == "(" and words[1].isdigit() and words[2] in (")", "tahun", "thn", "th")

    # -- apposition and fronted clauses ----------------------------------------------------

    def is_apposition(self, name: int, noun: int | None) -> bool:
        """Say whether a name behind a comma stands for the noun before it: `korban, DF (25), warga X`.

        Args:
            name: Place of the name.
            noun: Place of the noun, whose own head is looked at too: `guru korban, Budi,` is the teacher; None
                leaves that out.
        """
        following = self.end_of_name(name) + 1
        tokens = self.line.tokens
        closed = (
            self.is_listed_person(name)
            or following >= len(tokens)
            or tokens[following].word in _CLOSING
            or tokens[following].word in _FOLLOWERS
        )
        if not closed or not noun:
            return closed
        previous = tokens[noun - 1]
        leads = self.book.words("quantifiers", "prepositions", "ordinals")
        return (
            previous.is_mark or previous.is_number or previous.word in leads or bool(_ACTIVE.fullmatch(previous.word))
        )

    def opens_fronted(self, cue: int, name: int) -> bool:
        """Say whether the cue ends a fronted clause and the name begins another: `Setelah bertemu korban, Budi …`."""
        start = self._clause_start(cue)
        head = self.line.tokens[start].word if start < cue else ""
        if head not in self.book.words("subordinate"):
            return False
        if head in self.book.words("topics") and self.has_age(name):
            return False
        previous = self.line.tokens[cue - 1].word
        return previous not in self.book.words("quantifiers")

    def without_aside(self, gap: list[Token], longest: int, plain: Callable[[Token], bool]) -> list[Token]:
        """Return a gap without the description between commas that it begins with: `, warga Desa X, `."""
        relative = len(gap) > 1 and gap[1].word == "yang"
        for place in range(1, min(len(gap), longest)):
            token = gap[place]
            if token.word == ",":
                return gap[place + 1 :]
            if not (plain(token) or (relative and token.label != "PER" and not token.is_mark)):
                break
        return gap[1:]

    # -- who says it, whose subject it is, whether it is so --------------------------------

    def is_reporting(self, name: int) -> bool:
        """Say whether the name is that of a speaker whose words follow: `Menurut Budi, korban …`, `Kata Budi, …`."""
        index = self.start_of_name(name) - 1
        while index >= 0 and (self.line.tokens[index].label or self._is_rank(index)):
            index -= 1
        if index < 0 or self.line.tokens[index].word not in self.book.words("speech"):
            return False
        if self.line.tokens[index].word == "menurut":
            return True
        return index == 0 or self.line.tokens[index - 1].word not in {",", '"', "”", "?", "!", "'", "’"}

    def leads(self, name: int, *, strict: bool) -> bool:
        """Say whether what follows a name is about that person and not about another noun: `istri Budi ditangkap`.

        Args:
            name: Place of the name.
            strict: Only a name that visibly begins its clause, or a word for a person does (`pengusaha kapal Budi`).
        """
        index = self.start_of_name(name) - 1
        if index < 0:
            return True
        token = self.line.tokens[index]
        if not strict:
            return token.word not in self.book.words("owners", "kin")
        if token.is_mark or token.label or token.is_number:
            return True
        if token.word in self.book.words("subject_leads"):
            return True
        owned = token.word in self.book.words("owners")
        return not owned and index > 0 and self.line.tokens[index - 1].word in self.book.words("people")

    def stands_before(self, index: int, phrases: tuple[Phrase, ...]) -> bool:
        """Say whether one of some phrases ends right before a token."""
        return any(self.line.has(phrase, index - len(phrase)) for phrase in phrases if index >= len(phrase))

    def is_doubted(self, index: int) -> bool:
        """Say whether the clause before a token asks for, denies or only supposes what it tells."""
        start = self._clause_start(index)
        return any(token.word in self.book.words("doubts") for token in self.line.tokens[start:index])

    def _clause_start(self, index: int) -> int:
        start = index
        while start > 0 and index - start < _LONGEST_CLAUSE and self.line.tokens[start - 1].word not in _BREAKS:
            start -= 1
        return start
