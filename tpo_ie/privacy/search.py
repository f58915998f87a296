"""Finds every place where a text names a protected person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tpo_ie.privacy.lexicon import lexicon
from tpo_ie.privacy.names import Names, words_of
from tpo_ie.privacy.persons import Protected

_BETWEEN = r"(?:%20|[\s_.+'’`-]){1,3}"
_SEAM = r"(?:%20|[\s_.+'’`-]){0,3}"
_OPEN, _CLOSE = r"(?<![^\W_])", r"(?![^\W_])"
_LEAST_JOINED = 8
_LEAST_TAGGED = 4
_WEB = re.compile(r"(?:https?://|www\.)\S+|\b[\w.-]+\.(?:com|id|co|net|org|info|tv)/\S*")
_TAG = re.compile(r"[#@]\w+")
_SENTENCE_START = re.compile(r"(?:^|[\n.!?…:\"“”‘'(\[–—-])\s*\Z")
_NEXT_NAME = re.compile(r" ([A-Z][^\W\d_]+)")
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a person is named.

    Args:
        start: Offset, inclusive.
        end: Offset, exclusive.
        placeholder: What shall stand there.
    """

    start: int
    end: int
    placeholder: str


def lies_in(found: Found, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a place touches one of some spans, which lie in order and do not overlap."""
    index = bisect_left(spans, (found.end, 0)) - 1
    return index >= 0 and found.start < spans[index][1]


class Finder:
    """Looks for the names of protected persons.

    Args:
        persons: The persons; where a part belongs to several, the first counts.
    """

    def __init__(self, persons: Sequence[Protected]) -> None:
        self._persons = persons
        self._whole = [
            (re.compile(_OPEN + _joined(words) + _CLOSE, re.IGNORECASE), person.placeholder)
            for person in persons
            for words in person.names.whole
        ]
        self._words: dict[str, tuple[Names, str]] = {}
        for person in persons:
            for word in sorted(person.names.single | person.names.parts):
                self._words.setdefault(word, (person.names, person.placeholder))
        alternatives = "|".join(map(_word, sorted(self._words, key=lambda word: (-len(word), word))))
        self._word = re.compile(f"{_OPEN}(?:{alternatives}){_CLOSE}", re.IGNORECASE) if alternatives else None
        self._initials = [
            (re.compile(rf"{_OPEN}{re.escape(form.rstrip('.'))}\.?{_CLOSE}"), form, person.placeholder)
            for person in persons
            for form in sorted(person.names.initials)
        ]

    def whole_names(self, text: str) -> Iterator[Found]:
        """Yield whole names, however they are written: in capitals, across lines, in web addresses."""
        for pattern, placeholder in self._whole:
            for match in pattern.finditer(text):
                yield Found(match.start(), match.end(), placeholder)

    def in_addresses(self, text: str) -> Iterator[Found]:
        """Yield names inside web addresses, hashtags and handles, where small letters are no sign of another word."""
        for web in _WEB.finditer(text):
            yield from self.in_slug(text, web.start(), web.end())
        for tag in _TAG.finditer(text):
            for word, (_, placeholder) in self._words.items():
                start = tag.group().casefold().find(word) if len(word) >= _LEAST_TAGGED else -1
                if start > 0 and len(tag.group().casefold()) == len(tag.group()):
                    yield Found(tag.start() + start, tag.start() + start + len(word), placeholder)

    def in_slug(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield single words of names in an address or id, in letters of any size."""
        for match in self._word.finditer(text, start, end) if self._word else ():
            names, placeholder = self._words[_key(match)]
            if _key(match) in names.single or _key(match) not in lexicon().ordinary:
                yield Found(match.start(), match.end(), placeholder)

    def single_words(self, text: str) -> Iterator[Found]:
        """Yield short names and distinctive parts of names, written with a capital."""
        small = self._small_words(text)
        for match in self._word.finditer(text) if self._word else ():
            names, placeholder = self._words[_key(match)]
            if match.group()[0].isupper() and _points(text, match, names, small):
                yield Found(match.start(), match.end(), placeholder)

    def initials(self, text: str, *, sure: bool = False) -> Iterator[Found]:
        """Yield initials.

        Args:
            text: Where to look.
            sure: Take single letters and common abbreviations too, where nothing marks them as a name.
        """
        for pattern, form, placeholder in self._initials:
            bare = re.sub(r"\W", "", form)
            ambiguous = len(bare) == 1 or bare in lexicon().abbreviations
            for match in pattern.finditer(text):
                if sure or not ambiguous or _is_marked(text, match):
                    end = match.end() if form.endswith(".") else match.start() + len(form)
                    yield Found(match.start(), end, placeholder)

    def _small_words(self, text: str) -> set[str]:
        """Return words of names that the text also has in small letters outside a name, as ordinary words."""
        for pattern, _ in self._whole:
            text = pattern.sub(" ", text)
        return {match.group() for match in self._word.finditer(text)} if self._word else set()


def _points(text: str, match: re.Match[str], names: Names, small: set[str]) -> bool:
    """Say whether a capitalised word is the person's name here, not another word or another person's name."""
    word = _key(match)
    known = lexicon()
    if word in known.ordinary or (word not in names.single and word in small):
        return not _SENTENCE_START.search(text[max(0, match.start() - _BEFORE) : match.start()])
    if word in known.common:
        following = _NEXT_NAME.match(text, match.end())
        return following is None or words_of(following[1])[0] in names.words
    return True


def _key(match: re.Match[str]) -> str:
    return words_of(match.group())[0]


def _word(word: str) -> str:
    return re.escape(word).replace("'", "['’`]")


def _joined(words: tuple[str, ...]) -> str:
    seam = _SEAM if sum(map(len, words)) >= _LEAST_JOINED else _BETWEEN
    return seam.join(map(_word, words))


def _is_marked(text: str, match: re.Match[str]) -> bool:
    before = words_of(text[max(0, match.start() - _BEFORE) : match.start()])
    aged = re.match(r"\s*\(\d{1,2}\b", text[match.end() :])
    return bool(aged) or (bool(before) and before[-1] in lexicon().naming)
