"""Which words of a sentence trigger which frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tpo_ie.actions.cues import cues
from tpo_ie.actions.frames import Entry, Frames, any_verb
from tpo_ie.actions.morphology import Voice, without_clitic
from tpo_ie.actions.nouns import is_done_by, is_process_of, tells_of_act
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit
from tpo_ie.actions.zones import zone_of

_CONTEXT = 1  # sentences before the trigger's that `near` looks into
_ORDER_REACH = 8  # units behind a bare root in which a predicate shows that it is a noun
_ADVERBS = 2  # words between `kami` and its verb
_TOPICAL = 2  # times that an article names what it is about
_ARTICLE = 200  # sentences looked through for that
_SUFFIX = "kan"  # a word with it behind `kami` is a verb
_SENTENCE_REACH = 70  # what counts as the trigger's sentence in endless ones


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found.

    Args:
        entry: The frame entry it satisfies.
        voice: Its voice here: a bare root behind a detached `di` is passive.
        at: Index of its first unit.
        end: Index behind its last unit.
    """

    entry: Entry
    voice: Voice
    at: int
    end: int

    @property
    def needs_agent(self) -> bool:
        """Say whether the clause must name who acts."""
        trigger = self.entry.trigger
        return trigger.agent or trigger.several or bool(trigger.kinds)


class TriggerFinder:
    """Finds triggers of frames.

    Args:
        frames: The frames.
        scene: The article.
    """

    def __init__(self, frames: Frames, scene: Scene) -> None:
        self.frames = frames
        self.scene = scene
        self.words = scene.words
        self._about: dict[tuple[str, ...], bool] = {}

    def find(self, sentence: Sentence) -> list[tuple[Hit, ...]]:
        """Return the triggers of a sentence in text order, for each word what it may be, likeliest first.

        A second reading counts only where the first lacks the agent that it needs.
        """
        found: list[tuple[Hit, ...]] = []
        covered = 0
        for at, unit in enumerate(sentence.units):
            if unit.label or at < covered:
                continue
            entries = self.frames.entries.get(unit.text) or self.frames.entries.get(without_clitic(unit.text)) or ()
            hits = self._readings(sentence, entries, at)
            if all(hit.needs_agent for hit in hits):
                hits += self._readings(sentence, self._for_any_verb(sentence.units, at), at)
            if hits:
                found.append(hits)
                covered = hits[0].end
        return found

    def _readings(self, sentence: Sentence, entries: Iterable[Entry], at: int) -> tuple[Hit, ...]:
        """Return the readings of a word up to the first that needs no agent."""
        hits: list[Hit] = []
        for entry in entries:
            hit = self._hit(sentence, entry, at)
            if hit is not None:
                hits.append(hit)
                if not hit.needs_agent:
                    break
        return tuple(hits)

    def _for_any_verb(self, units: Sequence[Unit], at: int) -> Sequence[Entry]:
        """Return the entries that any verb triggers; verbs of saying and asking, light and empty ones are none."""
        words, word = self.words, without_clitic(units[at].text)
        if any(word in listed for listed in (words.speech, words.urging, words.empty_verbs, words.light_active)):
            return ()
        if words.is_passive(word):
            return () if word in words.light_passive else self.frames.entries.get(any_verb("passive"), ())
        if words.is_active(word):
            return self.frames.entries.get(any_verb("active"), ())
        spoken = word.endswith(_SUFFIX) and self._follows(units, at, words.first_person)  # `anak itu kami sekolahkan`
        return self.frames.entries.get(any_verb("bare"), ()) if spoken else ()

    def _hit(self, sentence: Sentence, entry: Entry, at: int) -> Hit | None:
        """Return the trigger when an entry's phrase stands at an index and its conditions hold."""
        units = sentence.units
        end = at + 1 + len(entry.rest)
        if entry.rest and tuple(unit.text for unit in units[at + 1 : end]) != entry.rest:
            return None
        voice = entry.voice
        if voice == "bare":
            if not (self._after_pronoun(units, at) if entry.bound else self._is_verb(sentence, at)):
                return None
            if self._follows(units, at, self.words.passive_prefix):
                voice = "passive"
        if not self._fits(sentence, entry, voice, at, end):
            return None
        mere = voice in ("nominal", "free") and self._follows(units, at, self.words.noun_heads)
        owned = end < len(units) and units[end].label in BODY_LABELS
        told = self._follows(units, at, self.words.processes) or (
            owned and self._follows(units, at, self.words.outcomes)
        )
        if mere and not told and not is_done_by(units, end) and not is_process_of(units, at):
            return None
        if voice == "nominal" and not tells_of_act(sentence, at, end):
            return None
        return Hit(entry, voice, at, end)

    def _fits(self, sentence: Sentence, entry: Entry, voice: Voice, at: int, end: int) -> bool:
        """Say whether the word classes that an entry asks for are there, and those it forbids are not."""
        trigger, holds = entry.trigger, self.frames.holds
        if trigger.object or trigger.also or trigger.unless:
            zone = self._zone(sentence, voice, at, end)
            if trigger.object and not holds(trigger.object, zone):
                return False
            if trigger.also and not holds(trigger.also, zone):
                return False
            if holds(trigger.unless, zone):
                return False
        if trigger.near or trigger.beside or trigger.unless_near:
            text = sentence.text_of(at - _SENTENCE_REACH, at + _SENTENCE_REACH)
            if trigger.near and not holds(trigger.near, text) and not holds(trigger.near, self._context(sentence)):
                return False
            if trigger.beside and not holds(trigger.beside, text):
                return False
            if holds(trigger.unless_near, text):
                return False
        if trigger.unless_about and self._is_about(trigger.unless_about):
            return False
        return not trigger.about or self._is_about(trigger.about)

    def _is_about(self, classes: tuple[str, ...]) -> bool:
        """Say whether the article speaks of one of some classes more than once."""
        if classes not in self._about:
            text = " ".join(sentence.text_of(0, _SENTENCE_REACH) for sentence in self.scene.sentences[:_ARTICLE])
            found = sum(len(self.frames.classes[name].findall(text)) for name in classes)
            self._about[classes] = found >= _TOPICAL
        return self._about[classes]

    def _context(self, sentence: Sentence) -> str:
        """Return the text of the sentences before one, in which what it is about may have been said."""
        first = max(0, sentence.index - _CONTEXT)
        return " ".join(before.text_of(0, _SENTENCE_REACH) for before in self.scene.sentences[first : sentence.index])

    def _zone(self, sentence: Sentence, voice: Voice, at: int, end: int) -> str:
        """Return the text in which a trigger's object must lie, by voice."""
        undergoes = voice in ("passive", "result") or self._after_pronoun(sentence.units, at)
        return zone_of(sentence, voice, at, end, undergoes=undergoes)

    # -- bare roots -----------------------------------------------------------------------------

    def _follows(self, units: Sequence[Unit], at: int, words: frozenset[str]) -> bool:
        return at > 0 and not units[at - 1].label and units[at - 1].text in words

    def _after_pronoun(self, units: Sequence[Unit], at: int) -> bool:
        known = cues()
        for k in range(at, max(0, at - _ADVERBS - 1), -1):
            if self._follows(units, k, self.words.first_person) or self._follows(units, k, self.words.third_person):
                return True
            word = units[k - 1].text
            small = word in self.words.verb_adverbs or word in known.negation or word in known.negation_bridge
            if units[k - 1].label or word in self.words.light_active or not (small or known.status_of(word)):
                return False
        return False

    def _is_verb(self, sentence: Sentence, at: int) -> bool:
        """Say whether a bare root is a verb: in a headline, behind `kami`, behind a detached `di`, as an order."""
        units = sentence.units
        if sentence.headline and at == 0 and self._is_aim(units):
            return False
        if sentence.headline or self._after_pronoun(units, at) or self._follows(units, at, self.words.passive_prefix):
            return True
        if self._follows(units, at, self.words.bare_auxiliaries):
            return True
        if at == 0 or not self.scene.in_direct_quote(units[at].start):
            return False
        before = units[at - 1]
        if before.text in self.words.bare_modals:
            return True
        opens = before.is_quote_mark or (before.is_mark and before.text in ".!?")
        behind = units[at + 1 : at + 1 + _ORDER_REACH]
        return opens and not any(not unit.label and unit.text in self.words.light_passive for unit in behind)

    def _is_aim(self, units: Sequence[Unit]) -> bool:
        """Say whether a headline opens with an aim (`Cegah TPPO, Imigrasi Tunda …`)."""
        comma = next((k for k, unit in enumerate(units) if unit.is_comma), None)
        return units[0].text in self.words.fronted_aims and comma is not None and comma + 1 < len(units)
