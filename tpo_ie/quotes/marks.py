"""Quotation marks of an article: what stands between them, paired, unclosed, single or double."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tpo_ie.language.sentences import paired_marks

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_SINGLE_OPEN = re.compile(r"(?<![\w\"“”])['‘`](?=[^\s'’‘`])")
_SINGLE_CLOSE = re.compile(r"[,.?!…]['’](?!\w)")
_FINAL = ",.?!…"
_LONGEST_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks.

    Args:
        start: Offset after the opening mark and white space.
        end: Offset before white space and the closing mark; the paragraph's end where nothing closes.
        outer: Span with the marks.
        closed: A closing mark was found.
        single: The marks are single ones.
    """

    start: int
    end: int
    outer: tuple[int, int]
    closed: bool = True
    single: bool = False

    def is_finished(self, text: str) -> bool:
        """Say whether the words end like a sentence or with the comma before an attribution."""
        return self.start < self.end and text[self.end - 1] in _FINAL


def quoted_spans(text: str) -> list[Quoted]:
    """Return what stands between quotation marks, in text order.

    A mark that nothing closes holds until the next one opens or its paragraph ends. Single marks count only where
    they hold speech (`'Kami siap,' kata …`), not around names and nicknames.

    Args:
        text: The article.

    Returns:
        Stretches that do not overlap; those inside another are part of it.
    """
    spans: list[Quoted] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        pairs = paired_marks(text, start, end)
        limits = [opened for opened, _ in pairs[1:]] + [end]
        found = [_trimmed(text, a, b, limit) for (a, b), limit in zip(pairs, limits, strict=False)]
        if "'" in paragraph.group() or "‘" in paragraph.group():
            found += _single(text, start, end, found)
            found.sort(key=lambda quoted: quoted.start)
        spans += [quoted for quoted in found if quoted.start < quoted.end]
    return spans


def _trimmed(text: str, opened: int, closed: int | None, limit: int) -> Quoted:
    outer_end = limit if closed is None else closed
    start, end = opened + 1, outer_end - (closed is not None)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quoted(start, end, (opened, outer_end), closed is not None)


def _single(text: str, start: int, end: int, doubles: list[Quoted]) -> list[Quoted]:
    found: list[Quoted] = []
    closers = [match.end() for match in _SINGLE_CLOSE.finditer(text, start, end)]
    taken = [quoted.outer for quoted in doubles]
    next_closer = next_double = 0
    last = start
    for opener in _SINGLE_OPEN.finditer(text, start, end):
        here = opener.start()
        while next_double < len(taken) and taken[next_double][1] <= here:
            next_double += 1
        inside_double = next_double < len(taken) and taken[next_double][0] < here
        if here < last or inside_double:
            continue
        while next_closer < len(closers) and closers[next_closer] <= here:
            next_closer += 1
        if next_closer == len(closers):
            break
        last = closers[next_closer]
        if last - here <= _LONGEST_SINGLE and not (next_double < len(taken) and taken[next_double][0] < last):
            found.append(Quoted(here + 1, last - 1, (here, last), single=True))
    return found
