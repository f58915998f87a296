"""People and groups that an article has named so far, with their number: what pronouns can mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tpo_ie.actions.headcounts import Headcounts
from tpo_ie.actions.numbers import number_at
from tpo_ie.actions.scene import Scene
from tpo_ie.actions.units import Unit

_LOOKED_AT = 40  # entries looked back through
_TITLED = 5  # units between a title and its holder, with the body's name and initials between them
_COUNTED = 5  # units between a number and the group it counts

Named = tuple[int, tuple[str, ...]]  # sentence, entities


class People:
    """Private people and groups in the order of their naming, read sentence by sentence.

    Args:
        scene: The article.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._persons: list[Named] = []
        self._groups: list[Named] = []  # every group named
        self._named: Counter[str] = Counter()
        self._counts: dict[str, int] = {}
        self._accused: set[str] = set()  # targets of prosecution so far
        self.headcounts = Headcounts(scene)
        self._read = 0

    # -- remembering ---------------------------------------------------------------------------

    def read_to(self, index: int) -> None:
        """Remember whom the sentences before one name."""
        for sentence in self.scene.sentences[self._read : index]:
            self._note(sentence.index, sentence.units)
        self._read = max(self._read, index)

    def _note(self, index: int, units: Sequence[Unit]) -> None:
        persons = [unit.entity for k, unit in enumerate(units) if unit.label == "PER" and self._private(units, k)]
        if persons:
            self._persons.append((index, tuple(dict.fromkeys(persons))))
        for k, unit in enumerate(units):
            if unit.label == "GROUP" and not self.scene.words.suspect_group(unit.text):
                self._groups.append((index, (unit.entity,)))
                self._named[unit.entity] += 1
                if (number := self._number_before(units, k)) is not None:
                    self._counts.setdefault(unit.entity, number)

    def _private(self, units: Sequence[Unit], at: int) -> bool:
        """Say whether a person holds no office, neither by the officials found nor by a title right before."""
        bodies, person = self.scene.bodies, units[at].entity
        if bodies.is_official(person):
            return False
        titled = any(unit.label == "POSITION" for unit in units[max(0, at - _TITLED) : at])
        return not titled or bodies.is_suspect(person)

    @staticmethod
    def _number_before(units: Sequence[Unit], at: int) -> int | None:
        """Return the number that stands right before a group (`132 PMI`, `tujuh orang calon PMI`)."""
        for k in range(at - 1, max(-1, at - _COUNTED), -1):
            if units[k].label or units[k].is_mark:
                return None
            read = number_at(units, k)
            if read is not None and read[1] >= at - 1:
                back = k
                while back > 0 and (longer := number_at(units, back - 1)) is not None and longer[1] == read[1]:
                    back, read = back - 1, longer
                return read[0]
        return None

    def keep(self, index: int, targets: Sequence[str], count: int | None, *, accused: bool = False) -> None:
        """Remember the targets of an act, how many they were, and whether it was one of prosecution."""
        label_of = self.scene.bodies.label_of
        if accused:
            self._accused.update(targets)
        if persons := tuple(target for target in targets if label_of(target) == "PER"):
            self._persons.append((index, persons))
        if count is not None and len(targets) == 1 and label_of(targets[0]) == "GROUP":
            self._counts[targets[0]] = count

    # -- looking back --------------------------------------------------------------------------

    def count_of(self, targets: Sequence[str]) -> int | None:
        """Return how many people the targets were when they were counted last."""
        return self._counts.get(targets[0]) if len(targets) == 1 else None

    def group(self, index: int, number: int | None = None) -> tuple[str, ...]:
        """Return the group meant at a sentence: the one that is named often and has been named lately.

        Args:
            index: The sentence.
            number: How many of them are meant, where that is said; a group known to be smaller does not fit.
        """
        lately: dict[str, float] = {}
        for at, (entity,) in self._groups[-_LOOKED_AT:]:
            if self._fits(entity, number):
                lately[entity] = 1 / (1 + index - at) + (number is not None and self._counts.get(entity) == number)
        if not lately:
            return ()
        most = max(self._named[entity] for entity in lately)
        return (max(lately, key=lambda entity: lately[entity] + self._named[entity] / most),)

    def _fits(self, entity: str, number: int | None) -> bool:
        known = self._counts.get(entity)
        return number is None or known is None or known >= number

    def persons(
        self, index: int, reach: int, number: int | None, *, many: bool = False, accused: bool = False
    ) -> tuple[str, ...]:
        """Return the people meant at a sentence.

        Args:
            index: The sentence.
            reach: How many sentences to look back.
            number: How many they must be, where that is said.
            many: True when they are several (`mereka`).
            accused: True when they are called suspects.

        Returns:
            Those named last together; for a number, all suspects so far when they are as many.
        """
        for at, entities in reversed(self._persons[-_LOOKED_AT:]):
            if index - at > reach:
                break
            if (number is None and (len(entities) > 1 or not many)) or len(entities) == number:
                return entities
        everyone = dict.fromkeys(entity for _, entities in self._persons[-_LOOKED_AT:] for entity in entities)
        suspects = tuple(entity for entity in everyone if self.scene.bodies.is_suspect(entity))
        if len(suspects) == number or (many and number is None and len(suspects) > 1):
            return suspects
        if number is None and many and accused:
            number = self._accused_in_all()
        return self._as_many(number) if number is not None and number > 1 and accused else ()

    def one(self, index: int, begin: int, reach: int) -> tuple[str, ...]:
        """Return the private person named last before a clause, when that is one alone."""
        units = self.scene.sentences[index].units
        here = [unit.entity for k, unit in enumerate(units[:begin]) if unit.label == "PER" and self._private(units, k)]
        if here:
            return (here[-1],)
        at, entities = self._persons[-1] if self._persons else (-reach - 1, ())
        return entities if index - at <= reach and len(entities) == 1 else ()

    def topic(self, index: int, begin: int, reach: int) -> tuple[str, ...]:
        """Return the one victim whom the last sentences tell of, when no group has been named since."""
        one = self.one(index, begin, reach)
        units = self.scene.sentences[index].units
        accused = bool(one) and (one[0] in self._accused or self.scene.bodies.is_suspect(one[0]))
        if not one or accused or any(unit.label == "GROUP" for unit in units[:begin]):
            return ()
        if any(unit.entity == one[0] for unit in units[:begin]):
            return one
        named = self._persons[-1][0]
        group = self._groups[-1][0] if self._groups else -1
        return one if group < named else ()

    def _accused_in_all(self) -> int | None:
        """Return how many suspects the article counts first (`Tujuh tersangka, 58 korban`)."""
        for sentence in self.scene.sentences:
            units = sentence.units
            for k in range(len(units) - 1):
                read = number_at(units, k)
                if read is not None and any(
                    unit.text in self.scene.words.suspect_nouns for unit in units[read[1] : read[1] + 2]
                ):
                    return read[0]
        return None

    def _as_many(self, number: int) -> tuple[str, ...]:
        """Return the suspects of the whole article, or its initials, when they are that many.

        Some pieces name suspects only after all that was done to them.
        """
        bodies = self.scene.bodies
        named = dict.fromkeys(mention.entity for mention in self.scene.draft.mentions if mention.label == "PER")
        private = [entity for entity in named if not bodies.is_official(entity) and not bodies.is_victim(entity)]
        for chosen in (
            [entity for entity in private if bodies.is_suspect(entity)],
            [entity for entity in private if bodies.name_of(entity).isupper()],
        ):
            if len(chosen) == number:
                return tuple(chosen)
        return ()

    def victims(self, index: int, reach: int) -> tuple[str, ...]:
        """Return the victims named last."""
        for at, entities in reversed(self._persons[-_LOOKED_AT:]):
            if index - at > reach:
                break
            if found := tuple(entity for entity in entities if self.scene.bodies.is_victim(entity)):
                return found
        return ()
