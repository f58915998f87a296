"""What speaks for each body of an article as the one that a clause without an agent leaves out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tpo_ie.actions.reports import Report
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.surroundings import Surveyor
from tpo_ie.actions.triggers import Hit
from tpo_ie.actions.units import BODY_LABELS, Sentence
from tpo_ie.document.pillars import pillar_of

_LOOKED_AT = 60  # reports before the act that are looked through
_QUOTE_REACH = 2  # lines between the act and the quote whose speaker may have acted
_CLAUSE = 40  # units around a trigger that may belong to it
_HOUSE = 5  # units behind `dititipkan` in which the house's body stands
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
        self._weighed = frozenset(kind for fits in affinity.values() for kind in fits)
        self.surveyor = Surveyor(scene)
        self._quotes = sorted(scene.draft.quotes, key=lambda quote: quote.start)
        self._starts = [quote.start for quote in self._quotes]
        bodies = scene.bodies
        headline = {s.index for s in scene.sentences if s.headline}
        self._titular = {m.entity for m in bodies.mentions if scene.draft.sentence_index(m.start) in headline}
        counted = Counter(mention.entity for mention in bodies.mentions)
        self._share = _shares(counted, max(counted.values(), default=1))
        self._first = bodies.mentions[0].entity if bodies.mentions else ""

    def signs(self, sentence: Sentence, hit: Hit, reports: Sequence[Report]) -> dict[str, Signs]:
        """Return the signs for each body that may have done an act.

        Args:
            sentence: The sentence of the act.
            hit: Its trigger.
            reports: Acts read so far.

        Returns:
            By body its signs (listed in ``conclusion.yaml``), each 1 or 0 but `affinity` and the shares: `acts` (of the
            acts told with an agent), `kindred` (of those of the same pillar), `share` (mentions, against the most).
        """
        bodies = self.scene.bodies
        offset = sentence.units[hit.at].start
        around = self.surveyor.around(sentence, offset)
        recent = [report for report in reports[-_LOOKED_AT:] if report.agent.entities]
        acted = {report.agent.entities[0]: report for report in recent}
        stated = Counter(report.agent.entities[0] for report in recent if report.agent.explicit)
        speakers = self._speakers(offset)
        clause = sentence.units[max(0, hit.at - _CLAUSE) : hit.end + _CLAUSE]
        own_words = any(not unit.label and self._is_own(unit.text) for unit in clause)
        kindred = self._kindred(hit, recent)
        found: dict[str, Signs] = {}
        goals = self._goals(sentence, hit)
        for body in dict.fromkeys((self._first, *around.last, *around.behind, *acted)):
            if body in goals and body not in acted:
                continue
            if bodies.label_of(body) not in BODY_LABELS or bodies.is_company(body) or self._is_founded(body, hit):
                continue
            signs = around.signs(body)
            signs.update((f"{name}_speaker", float(body == speaker)) for name, speaker in speakers.items())
            signs |= self._acts(sentence, acted.get(body), recent)
            known = body in around.last or body in acted or body in speakers.values()
            signs["own_words"] = float(body == speakers["own"] and own_words)
            signs["later"] = float(not known and not sentence.headline)
            signs["acts"] = stated[body] / (stated.total() or 1)
            signs["first"] = float(body == self._first)
            signs["whole"] = float(self._is_whole(body, acted))
            signs["headline"] = float(body in self._titular)
            signs["share"] = self._share.get(body, 0.0)
            signs["kindred"] = kindred.get(body, 0.0)
            signs |= self._fitness(body, hit)
            found[body] = signs
        return found

    def _goals(self, sentence: Sentence, hit: Hit) -> set[str]:
        """Return the bodies that people or papers go to (`masuk ke LPSK`, `dititipkan di shelter X`)."""
        units, words = sentence.units, self.scene.words
        behind = range(hit.end, min(hit.end + _CLAUSE, len(units) - 1))
        found = {units[k + 1].entity for k in behind if not units[k].label and units[k].text in words.receiving}
        told = [unit.text for unit in units[hit.at : hit.end]]
        entrusted = units[hit.at].text in words.entrusting
        for unit in units[hit.end : hit.end + _HOUSE]:
            if unit.label in BODY_LABELS and (entrusted or self.scene.bodies.only_houses(unit.entity, told)):
                found.add(unit.entity)
        return found

    def _kindred(self, hit: Hit, recent: Sequence[Report]) -> dict[str, float]:
        """Return the share of each body in what was done before of the same pillar (prevention, protection …)."""
        pillar = pillar_of(hit.entry.rule.category)
        alike = Counter(r.agent.entities[0] for r in recent if pillar_of(r.rule.category) == pillar)
        return _shares(alike, alike.total())

    def _is_founded(self, body: str, hit: Hit) -> bool:
        """Say whether a body is a task force: none sets up another."""
        return hit.entry.rule.category == "task_force" and self.scene.bodies.is_kind(body, _TASK_FORCE)

    def _is_own(self, word: str) -> bool:
        """Say whether a word stands for the speaker's body (`kami`, `pihaknya`)."""
        return word in self.scene.words.first_person or word in self.scene.words.own_body

    def _acts(self, sentence: Sentence, report: Report | None, recent: Sequence[Report]) -> Signs:
        """Return how lately a body acted; `recent` are the acts with an actor."""
        if report is None:
            return {}
        listed = sentence.lead_in is not None and report is recent[-1]
        line = self.surveyor.line
        return {
            "acted_last": float(report is recent[-1]),
            "acted_before": float(sentence.index - report.sentence.index == 1),
            "acted_in_paragraph": float(line(report.sentence.start) == line(sentence.start)),
            "list": float(listed),
        }

    def _fitness(self, body: str, hit: Hit) -> Signs:
        """Return how well the kind of a body fits an act."""
        rule = hit.entry.rule
        fits = self.affinity.get(rule.category, {})
        kinds = self.scene.bodies.kinds.get(body, frozenset()) & self._weighed or frozenset({OTHER})
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
        if not quote.speaker or abs(self.surveyor.line(edge) - self.surveyor.line(offset)) > _QUOTE_REACH:
            return None
        return self.scene.body_behind(quote.speaker, quote.start)


def _shares(counted: Counter[str], whole: int) -> dict[str, float]:
    return {name: number / whole for name, number in counted.items()}
