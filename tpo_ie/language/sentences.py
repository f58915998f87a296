"""Sentences of Indonesian news: where one ends, by rule."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

# A stop, what may close after it, and the space before what may open a sentence.
# It begins where no stop stands before it: `?!?!…` is tried once, not from every character.
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"”’'»)\]]*(?=\s)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[\w.]+\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_DEGREE = re.compile(r"(?:[SM]|Ph|A)\.\w{1,5}(?:\.\w{1,5})*")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_MARK = re.compile(r"[\"“”„«»]")
_OPENING = '"“”«„'
_BEFORE_OPENING = "([{-–—/:'‘"
_LONGEST_QUOTE = 1500


@cache
def abbreviations() -> frozenset[str]:
    """Return abbreviations whose stop ends no sentence: lower case, without the stop."""
    text = (files("tpo_ie.language") / "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def _openers() -> frozenset[str]:
    text = (files("tpo_ie.language") / "sentence_openers.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def quoted_stretches(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pair the double quotation marks of a paragraph.

    Args:
        text: The whole text.
        start: Where the paragraph begins.
        end: Where it ends, exclusive.

    Returns:
        Spans from opening to closing mark, both inside, in order; a quotation inside another is
        part of it, an unpaired mark and one that closes pages later open nothing.
    """
    pairs = paired_marks(text, start, end)
    return [(a, b) for a, b in pairs if b is not None and b - a <= _LONGEST_QUOTE]


def paired_marks(text: str, start: int, end: int) -> list[tuple[int, int | None]]:
    """Pair the double quotation marks of a paragraph and keep those that nothing closes.

    Straight, curly, low and angle marks are known; a curly closing mark may stand on both sides, as
    Kompas prints it, and straight and curly marks may be mixed.

    Args:
        text: The whole text.
        start: Where the paragraph begins.
        end: Where it ends, exclusive.

    Returns:
        Offsets of the opening mark and after the closing mark; None where nothing closes.
    """
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    whole = sum(text[i] == '"' for i in marks) % 2 == 0
    found: list[tuple[int, int | None]] = []
    opened, inner = -1, 0
    for i in marks:
        mark = text[i]
        before = " " if i == start else text[i - 1]
        after = " " if i + 1 == end else text[i + 1]
        opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        closes = not before.isspace() and (after.isspace() or not after.isalnum())
        if opened < 0:
            if mark in "“„«" or (mark in '"”' and not (closes and not opens)):
                opened, inner = i, 0
        elif mark in "«»":
            if text[opened] == "«" and mark == "»":
                found.append((opened, i + 1))
                opened = -1
        elif text[opened] == "«":
            continue
        elif mark in "“„" and not (mark == "“" and closes and not opens):
            inner += 1
        elif mark == '"' and opens and not closes:
            if text[opened] == '"' and not whole:
                found.append((opened, None))
                opened, inner = i, 0
            else:
                inner += 1
        elif inner:
            inner -= 1
        else:
            found.append((opened, i + 1))
            opened = -1
    if opened >= 0:
        found.append((opened, None))
    return found


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Split a text into sentences.

    A line break always ends a sentence. A stop does, unless it belongs to an abbreviation, a degree
    or an initial, stands inside a quotation, or is followed by a small letter.

    Args:
        text: Any text.

    Returns:
        Spans without surrounding white space, in order; every other character lies in one.
    """
    sentences: list[tuple[int, int]] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        quotes = quoted_stretches(text, start, end)
        begin, quote = start, 0
        for stop in _STOP.finditer(text, start, end):
            while quote < len(quotes) and quotes[quote][1] < stop.end():
                quote += 1
            if quote < len(quotes) and quotes[quote][0] < stop.start() and stop.end() < quotes[quote][1]:
                continue
            if _ends_sentence(text, begin, stop, end):
                _append(sentences, text, begin, stop.end())
                begin = stop.end()
        _append(sentences, text, begin, end)
    return sentences


def _append(sentences: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        sentences.append((start, end))


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    following = stop.end()
    while following < end and text[following].isspace():
        following += 1
    if following >= end:
        return True
    opener = text[following]
    if opener.islower():
        return False
    if stop.group()[0] != "." or len(stop.group().rstrip("\"”’'»)]")) > 1:
        return True
    word_match = _LAST_WORD.search(text, max(begin, stop.start() - 30), stop.start())
    word = word_match.group() if word_match else ""
    opening = _FIRST_WORD.match(text, following, end)
    if opening and opening.group() in _openers():
        # No name follows: `… Budi, S.H. Ia mengatakan`, `berinisial R. Menurut polisi`.
        return True
    if opener in _OPENING and "." in word and _DEGREE.fullmatch(word):
        # `…, kata Budi, S.H. "Kami menunggu."`
        return True
    if word.lower() in abbreviations():
        return False
    return not (_INITIALS.fullmatch(word) or _DEGREE.fullmatch(word))
