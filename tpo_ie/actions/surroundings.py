"""Where the bodies of an article are mentioned around an act."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import Sentence

_LOOKED_AT = 60  # mentions before and behind an act that are looked through
_NEAR = 2  # sentences
_BEHIND = 1  # sentences behind the act in which the next body may still be the one that did it


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The bodies mentioned around an act.

    Args:
        last: Offset of the last mention before the act, by body, in text order.
        behind: Bodies mentioned behind it, in text order.
        next: The first of these, when it follows soon; empty otherwise.
        first_in_line: The body that the act's paragraph names first before it; empty when it names none.
        lines: For each body mentioned before: whether in the act's paragraph.
        distance: For each body mentioned before: how many sentences away.
    """

    last: dict[str, int]
    behind: tuple[str, ...]
    next: str
    first_in_line: str
    lines: dict[str, bool]
    distance: dict[str, int]

    def signs(self, body: str) -> dict[str, float]:
        """Return where a body stands (listed in ``conclusion.yaml``)."""
        known = body in self.last
        found = {
            "next": float(body == self.next and not known),
            "next_known": float(body == self.next and known),
            "first_in_line": float(body == self.first_in_line),
        }
        if known:
            away = self.distance[body]
            found["paragraph"] = float(self.lines[body])
            found["sentence"] = float(away == 0)
            found["near"] = float(0 < away <= _NEAR)
        return found


class Surveyor:
    """Looks around in one article.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._lines = [offset for offset, character in enumerate(scene.draft.text) if character == "\n"]
        self._mentions = scene.bodies.mentions
        self._ends = [mention.end for mention in self._mentions]

    def line(self, offset: int) -> int:
        """Return the number of the line that an offset lies in."""
        return bisect_left(self._lines, offset)

    def around(self, sentence: Sentence, offset: int) -> Surroundings:
        """Return the bodies mentioned around an offset.

        Args:
            sentence: The sentence of the act.
            offset: Where its trigger begins.
        """
        draft = self.scene.draft
        middle = bisect_left(self._ends, offset)
        before = self._mentions[max(0, middle - _LOOKED_AT) : middle]
        behind = self._mentions[middle : middle + _LOOKED_AT]
        line, here = self.line(offset), draft.sentence_index(offset)
        last = {mention.entity: mention.start for mention in before}
        soon = bool(behind) and draft.sentence_index(behind[0].start) - sentence.index <= _BEHIND
        return Surroundings(
            last=last,
            behind=tuple(mention.entity for mention in behind),
            next=behind[0].entity if soon else "",
            first_in_line=next((mention.entity for mention in before if self.line(mention.start) == line), ""),
            lines={body: self.line(start) == line for body, start in last.items()},
            distance={body: here - draft.sentence_index(start) for body, start in last.items()},
        )
