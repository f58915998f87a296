"""Which lines are no part of the story: bylines, copyright, advertisements, `Baca juga`."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.intake.lines import Line
from tpo_ie.intake.patterns import NoisePattern, noise_patterns

_BULLETS = "*•·>»→▶►-–—|[ \t"
_PARAGRAPH = 90  # characters from which on a closed line counts as a paragraph of the story
_LABEL_WITHOUT_NAME = 40
_SHORTEST_STORY = 0.2  # share of the text that must be left; else nothing is taken for noise
_LONGEST_PATTERN = 700
_BEFORE_TAIL = ".!?…\"”’'»)"


class NoiseFinder:
    """Finds noise among the lines of one article.

    Args:
        lines: All lines of the article.
    """

    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        patterns = noise_patterns()
        self._anywhere = [p for p in patterns if p.scope == "line"]
        self._head = [p for p in patterns if p.scope == "head"]
        self._foot = [p for p in patterns if p.scope == "foot"]
        self._tails = [p for p in patterns if p.scope == "tail"]

    def spans(self) -> list[tuple[int, int]]:
        """Return the spans of noise in text order; none when hardly any story would be left."""
        noise = dict(self._whole_lines())
        first, last = self._story(noise)
        for i in range(first):
            if i not in noise and self._matches(self._lines[i], self._head):
                noise[i] = True
        for i in range(last + 1, len(self._lines)):
            if i not in noise and self._matches(self._lines[i], self._foot):
                noise[i] = True
        spans = []
        for i, line in enumerate(self._lines):
            if i in noise:
                spans.append((line.start, line.end))
            else:
                tail = self._tail(line)
                if tail is not None:
                    spans.append((tail, line.end))
        size = sum(line.end - line.start for line in self._lines)
        left = size - sum(end - start for start, end in spans)
        return spans if left >= _SHORTEST_STORY * size else []

    def _whole_lines(self) -> Iterator[tuple[int, bool]]:
        label = False
        for i, line in enumerate(self._lines):
            found = self._matches(line, self._anywhere)
            # A label on a line of its own (`Editor:`) takes the name on the next line along.
            name = label and len(line.text) <= _LABEL_WITHOUT_NAME and not line.ends_sentence
            if found is not None or name:
                yield i, True
            label = found is not None and found.id == "byline" and line.text.rstrip()[-1] in ":|"

    def _story(self, noise: dict[int, bool]) -> tuple[int, int]:
        """Return the indexes of the first and the last full paragraph; (0, last line) when there is none."""
        full = [
            i
            for i, line in enumerate(self._lines)
            if i not in noise and len(line.text) >= _PARAGRAPH and (line.ends_sentence or not line.text.isupper())
        ]
        return (full[0], full[-1]) if full else (0, len(self._lines) - 1)

    @staticmethod
    def _matches(line: Line, patterns: list[NoisePattern]) -> NoisePattern | None:
        size = len(line.text)
        if size > _LONGEST_PATTERN:
            return None
        bare = line.text.lstrip(_BULLETS)
        for pattern in patterns:
            if size <= pattern.longest and (pattern.regex.match(line.text) or pattern.regex.match(bare)):
                return pattern
        return None

    def _tail(self, line: Line) -> int | None:
        """Return where noise after the last full stop of a line begins."""
        begin = max(0, len(line.text) - 200)
        for pattern in self._tails:
            match = pattern.regex.search(line.text, begin)
            if match is None or match.start() == 0 or match.end() - match.start() > pattern.longest:
                continue
            before = line.text[: match.start()].rstrip()
            if before and before[-1] in _BEFORE_TAIL:
                return line.start + match.start()
        return None
