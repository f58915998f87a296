"""What speaks for each body of an article as the one that a clause without an agent leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence

_LOOKED_AT = 60  # reports and mentions before the act that are looked through
_QUOTE_REACH = 2  # lines between the act and the quote whose speaker may have acted
_NEAR = 2  # sentences
_TASK_FORCE = frozenset({"task_force"})
OTHER = "other"  # the kind of bodies that are of none

Signs = dict[str, float]


class Candidates:
    """Gathers the signs for and against the bodies of one article.

    Args:
        scene: The article.
        affinity: By category and kind of body, how much more often such bodies do such acts than others.
    """

    def __init__(self, scene: Scene, affinity: Mapping[str, Mapping[str, float]]) -> None:
        self.scene = scene
        self.affinity = affinity
        text = scene.draft.text
        self._lines = [offset for offset, character in enumerate(text) if character == "\n"]
        self._quotes = sorted(scene.draft.quotes, key=lambda quote: quote.start)
        self._starts = [quote.start for quote in self._quotes]
        bodies = scene.bodies
        self._first = bodies.mentions[0].entity if bodies.mentions else ""
        self._ends = [mention.end for mention in bodies.mentions]

    def signs(self, sentence: Sentence, hit: Hit, reports: Sequence[Report]) -> dict[str, Signs]:
        """Return the signs for each body that may have done an act.

        Args:
            sentence: The sentence of the act.
            hit: Its trigger.
            reports: Acts read so far.

        Returns:
            By body its signs (listed in ``conclusion.yaml``), each 1 or 0 but `affinity` and `acts` (its share of the
            acts told with an agent).
        """
        bodies = self.scene.bodies
        offset = sentence.units[hit.at].start
        middle = bisect_left(self._ends, offset)
        before = bodies.mentions[max(0, middle - _LOOKED_AT) : middle]
        last = {mention.entity: mention.start for mention in before}
        behind = [mention.entity for mention in bodies.mentions[middle : middle + _LOOKED_AT]]
        recent = [report for report in reports[-_LOOKED_AT:] if report.agent.entities]
        acted = {report.agent.entities[0]: report for report in recent}
        stated = Counter(report.agent.entities[0] for report in recent if report.agent.explicit)
        speakers = self._speakers(offset)
        found: dict[str, Signs] = {}
        goals = self._goals(sentence, hit)
        for body in dict.fromkeys((self._first, *last, *behind, *acted)):
            if body in goals and body not in acted:
                continue
            if bodies.label_of(body) not in BODY_LABELS or bodies.is_company(body) or self._is_founded(body, hit):
                continue
            signs = self._place(offset, last.get(body))
            signs.update((f"{name}_speaker", float(body == speaker)) for name, speaker in speakers.items())
            signs |= self._acts(sentence, acted.get(body), recent)
            known = body in last or body in acted or body in speakers.values()
            signs["later"] = float(not known and not sentence.headline)
            signs["acts"] = stated[body] / (stated.total() or 1)
            signs["first"] = float(body == self._first)
            signs["whole"] = float(self._is_whole(body, acted))
            signs |= self._fitness(body, hit)
            found[body] = signs
        return found

    def _goals(self, sentence: Sentence, hit: Hit) -> set[str]:
        """Return the bodies that people or papers go to (`masuk ke LPSK`): they do not send them."""
        units, words = sentence.units, self.scene.words
        behind = range(hit.end, len(units) - 1)
        return {units[k + 1].entity for k in behind if not units[k].label and units[k].text in words.receiving}

    def _is_founded(self, body: str, hit: Hit) -> bool:
        """Say whether a body is a task force: none sets up another."""
        return hit.entry.rule.category == "task_force" and self.scene.bodies.is_kind(body, _TASK_FORCE)

    def _place(self, offset: int, mention: int | None) -> Signs:
        """Return where a body was mentioned last before an act."""
        if mention is None:
            return {}
        draft = self.scene.draft
        away = draft.sentence_index(offset) - draft.sentence_index(mention)
        return {
            "paragraph": float(self._line(mention) == self._line(offset)),
            "sentence": float(away == 0),
            "near": float(0 < away <= _NEAR),
        }

    def _acts(self, sentence: Sentence, report: Report | None, recent: Sequence[Report]) -> Signs:
        """Return how lately a body acted; `recent` are the acts with an actor."""
        if report is None:
            return {}
        listed = sentence.lead_in is not None and report is recent[-1]
        return {
            "acted_last": float(report is recent[-1]),
            "acted_before": float(sentence.index - report.sentence.index == 1),
            "acted_in_paragraph": float(self._line(report.sentence.start) == self._line(sentence.start)),
            "list": float(listed),
        }

    def _fitness(self, body: str, hit: Hit) -> Signs:
        """Return how well the kind of a body fits an act."""
        rule, kinds = hit.entry.rule, self.scene.bodies.kinds.get(body) or frozenset({OTHER})
        fits = self.affinity.get(rule.category, {})
        wanted = frozenset(rule.bodies)
        return {
            "affinity": max(fits.get(kind, 0.0) for kind in kinds),
            "unfit": float(bool(wanted) and wanted.isdisjoint(kinds)),
        }

    def _is_whole(self, body: str, acted: Iterable[str]) -> bool:
        """Say whether a unit of a body has acted (`Polda X` where `Ditreskrimum Polda X` has)."""
        name = self.scene.bodies.name_of(body).lower()
        return any(other != body and self.scene.bodies.name_of(other).lower().endswith(name) for other in acted)

    def _speakers(self, offset: int) -> dict[str, str | None]:
        """Return the bodies of who speaks at an offset, next and before; each only once."""
        scene = self.scene
        here = scene.body_behind(scene.speaker_at(offset) or "", offset)
        at = bisect_left(self._starts, offset)
        following = self._body_of_quote(at, offset)
        previous = next(
            (self._body_of_quote(k, offset) for k in range(at - 1, -1, -1) if self._quotes[k].end <= offset), None
        )
        return {
            "own": here,
            "next": following if following != here else None,
            "previous": previous if previous != here else None,
        }

    def _body_of_quote(self, at: int, offset: int) -> str | None:
        if not 0 <= at < len(self._quotes):
            return None
        quote = self._quotes[at]
        edge = quote.start if quote.start >= offset else quote.end
        if not quote.speaker or abs(self._line(edge) - self._line(offset)) > _QUOTE_REACH:
            return None
        return self.scene.body_behind(quote.speaker, quote.start)

    def _line(self, offset: int) -> int:
        return bisect_left(self._lines, offset)
