"""What the whole article says that single sentences lean on: who works where, who speaks, which body last acted."""

from __future__ import annotations

import re
from bisect import bisect_right

from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit, read_units
from tpo_ie.actions.vocabulary import vocabulary
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.positions import PositionRegistry

_LIST_MARK = re.compile(r"(?:\d{1,2}|[a-z])[.)]|[-•*–]\s")
_WORD = re.compile(r"\w+")
_HOSPITAL = re.compile(r"\brumah sakit\b|\brs\b|\brsud\b")
_LONGEST_MARK = 3


class Scene:
    """The article as the reading of its sentences needs it.

    Args:
        draft: The document with entities, officials, quotes and relations filled.
        positions: Known offices and the bodies that they imply.
    """

    def __init__(self, draft: Draft, positions: PositionRegistry) -> None:
        self.draft = draft
        self.positions = positions
        self.words = vocabulary()
        self.bodies_of = self._bodies_of_people()
        self.kinds = self._kinds_of_bodies()
        self._body_by_name = {e.name.lower(): e.id for e in draft.entities.values() if e.type == "AGENCY"}
        self.quotes = sorted(draft.quotes, key=lambda quote: (quote.start, -quote.end))
        self.last_actor: dict[str, str] = {}
        self.sentences = self._sentences()

    # -- who is who --------------------------------------------------------------------------

    def _bodies_of_people(self) -> dict[str, list[tuple[str, str]]]:
        """Return (title, body) of each office-holder, in text order."""
        found: dict[str, list[tuple[str, str]]] = {}
        for official in self.draft.officials:
            found.setdefault(official.person, []).append((official.title.lower(), official.agency))
        for relation in self.draft.relations:
            if relation.type == "works_for" and relation.head not in found:
                found[relation.head] = [("", relation.tail)]
        return found

    def body_of(self, person: str | None, offset: int, word: str = "") -> str | None:
        """Return the body for which a person acts or speaks at an offset.

        Args:
            person: The person's entity.
            offset: Where; of several offices the one named with the person last before it counts.
            word: What the text calls the body (`dinasnya`); an office in such a body comes first.
        """
        offices = self.bodies_of.get(person or "", [])
        if len(offices) < 2:
            return offices[0][1] if offices else None
        stem = word.removesuffix("nya")
        for _, body in offices:
            if stem and stem in self.draft.entities[body].name.lower():
                return body
        for party in self.parties_before(offset):
            if party.label == "POSITION":
                for title, body in offices:
                    if title and (party.text.startswith(title) or title.startswith(party.text)):
                        return body
        return offices[0][1]

    def body_behind(self, entity: str, offset: int, word: str = "") -> str | None:
        """Return the body that a speaker or party is or acts for; see :meth:`body_of`."""
        return entity if self.label_of(entity) in BODY_LABELS else self.body_of(entity, offset, word)

    def is_official(self, entity: str) -> bool:
        """Say whether a person holds an office of the state or of an organisation that is no firm."""
        return any(not self.is_company(body) for _, body in self.bodies_of.get(entity, ()))

    def _kinds_of_bodies(self) -> dict[str, frozenset[str]]:
        names: dict[str, set[str]] = {}
        for entity in self.draft.entities.values():
            if entity.type in BODY_LABELS:
                names[entity.id] = {entity.name.lower()}
        for mention in self.draft.mentions:
            if mention.entity in names:
                names[mention.entity].add(self.draft.surface(mention).lower())
        return {entity: self._kinds(" | ".join(texts)) for entity, texts in names.items()}

    def _kinds(self, text: str) -> frozenset[str]:
        if _HOSPITAL.search(text):
            return frozenset()  # `RS Bhayangkara Polda X` is no police
        words = set(_WORD.findall(text))
        return frozenset(
            kind
            for kind, names in self.words.body_kinds.items()
            if any(name in words if " " not in name else name in text for name in names)
        )

    def label_of(self, entity_id: str) -> str:
        """Return an entity's type; empty when it is unknown."""
        entity = self.draft.entities.get(entity_id)
        return entity.type if entity else ""

    def name_of(self, entity_id: str) -> str:
        """Return an entity's canonical name; empty when it is unknown."""
        entity = self.draft.entities.get(entity_id)
        return entity.name if entity else ""

    def is_company(self, entity_id: str) -> bool:
        """Say whether an entity is a firm (`PT …`): firms recruit and ship, they do not answer trafficking."""
        entity = self.draft.entities.get(entity_id)
        return bool(entity and entity.type == "ORG" and entity.name.lower().split()[0] in self.words.company_prefixes)

    # -- who speaks, who acted ----------------------------------------------------------------

    def speaker_at(self, offset: int) -> str | None:
        """Return the entity whose words cover an offset; the innermost quote decides."""
        speaker = None
        for quote in self.quotes:
            if quote.start > offset:
                break
            if offset < quote.end:
                speaker = quote.speaker
        return speaker

    def in_direct_quote(self, offset: int) -> bool:
        """Say whether an offset lies in directly quoted words."""
        return any(q.start <= offset < q.end for q in self.quotes if q.kind != "indirect")

    def parties_before(self, offset: int) -> list[Unit]:
        """Return people and bodies named before an offset, latest first, from the last three sentences."""
        at = self.draft.sentence_index(offset)
        found: list[Unit] = []
        for sentence in self.sentences[max(0, at - 2) : at + 1]:
            found += [unit for unit in sentence.units if unit.is_party and unit.end <= offset]
        return found[::-1]

    def body_of_kind(self, kind: str, offset: int) -> str | None:
        """Return the body that a generic official (`polisi`, `jaksa`) stands for at an offset.

        The body of that kind that acted last comes first, then the one named last before the offset,
        then the first one named at all.
        """
        wanted = set(self.words.investigator_kinds) if kind == "investigator" else {kind}
        for name in self.words.investigator_kinds if kind == "investigator" else (kind,):
            if name in self.last_actor:
                return self.last_actor[name]
        before = after = None
        for mention in self.draft.mentions:
            if wanted & self.kinds.get(mention.entity, frozenset()):
                if mention.start < offset:
                    before = mention.entity
                elif after is None:
                    after = mention.entity
        return before or after

    def note_actor(self, entity_id: str) -> None:
        """Remember a body that acted, under each of its kinds."""
        for kind in self.kinds.get(entity_id, ()):
            self.last_actor[kind] = entity_id
        self.last_actor["any"] = entity_id

    # -- sentences ------------------------------------------------------------------------------

    def _sentences(self) -> list[Sentence]:
        draft = self.draft
        found: list[Sentence] = []
        headline_end = self._headline_end()
        lead_in: Sentence | None = None
        for index, (start, end) in enumerate(draft.sentences):
            sentence = Sentence(start, end, index, headline=end <= headline_end)
            if not draft.layout.is_noise(start):
                sentence.units = read_units(draft, start, end)
            bare_mark = found and found[-1].end - found[-1].start <= _LONGEST_MARK  # `1.` may be cut off from its item
            if lead_in is not None and (bare_mark or _LIST_MARK.match(draft.text, start)):
                sentence.lead_in = lead_in
            elif draft.text[end - 1] == ":":
                lead_in = sentence
            elif end - start > _LONGEST_MARK:
                lead_in = None
            found.append(sentence)
        return found

    def _headline_end(self) -> int:
        headlines = [block for block in self.draft.layout.blocks if block.kind == "headline"]
        return headlines[0].end if headlines else 0

    def sentence_of(self, offset: int) -> Sentence:
        """Return the sentence that covers an offset."""
        return self.sentences[max(0, bisect_right(self.draft.sentences, (offset, len(self.draft.text) + 1)) - 1)]

    def body_of_office(self, unit: Unit, after: Unit | None) -> str | None:
        """Return the body of an office named without its holder, when the article names that body.

        Args:
            unit: The office's mention.
            after: The unit behind it, perhaps its region.
        """
        region = self.draft.text[after.start : after.end] if after is not None and after.label == "LOC" else None
        if region is None:
            for official in self.draft.officials:
                if official.title.lower() == unit.text:
                    return official.agency
        implied = self.positions.implied_body(self.draft.text[unit.start : unit.end], region)
        return self._body_by_name.get(implied.lower()) if implied else None

    def body_of_seat(self, name: str) -> str | None:
        """Return the body whose headquarters a place is (`Mapolresta Kendari` → `Polresta Kendari`)."""
        if not name.startswith("ma"):
            return None
        for mention in self.draft.mentions:
            if mention.label == "AGENCY" and self.draft.surface(mention).lower() == name[2:]:
                return mention.entity
        return None

    def body_named(self, word: str, offset: int) -> str | None:
        """Return the body named last before an offset whose name holds a word (`komisi ini`)."""
        for mention in reversed(self.draft.mentions):
            if mention.end <= offset and mention.label in BODY_LABELS:
                name = self.draft.entities[mention.entity].name.lower() if mention.entity else ""
                if word in name or word in self.draft.surface(mention).lower():
                    return mention.entity
        return None

    def bodies_before(self, offset: int, number: int) -> tuple[str, ...]:
        """Return that many bodies named last before an offset, in text order; none when there are fewer."""
        found: list[str] = []
        for party in self.parties_before(offset):
            if party.label in BODY_LABELS and party.entity not in found:
                found.append(party.entity)
        return tuple(reversed(found[:number])) if len(found) >= number else ()
