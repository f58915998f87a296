"""What all articles share: bodies, people, places and targets by number, and the tables of the report."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tpo_ie.document import Document
from tpo_ie.rendering.characters import one_line
from tpo_ie.report.details import WITHHELD, flag_of
from tpo_ie.report.pools import Pool, Table, Texts
from tpo_ie.report.provinces import tiles
from tpo_ie.tables.facts import Facts, Thing

_LONGEST_LABEL = 28


class Registers:
    """Pools and tables that documents are added to."""

    def __init__(self) -> None:
        self.texts = Texts()
        self.people = Pool("name")
        self.things = Pool("name", "flag")
        self.articles = Table("id", "title", "source", "day", "url")
        self.actions = Table(
            "article", "number", "category", "status", "negated", "day", "dayFrom", "provinces", "actors", "people",
            "partners", "targets", "places", "count", "unit", "score",
        )  # fmt: skip
        self.officials = Table("article", "person", "title", "office", "past", "body", "flag")
        self.quotes = Table("article", "number", "person", "body", "title", "kind", "flag")
        self.links = Table("article", "kind", "first", "second", "day", "number")
        self._bodies = Pool("name", "province", "kind", "id")
        self._forms: dict[int, Counter[str]] = {}
        self._provinces = {tile.name: number for number, tile in enumerate(tiles())}

    def province(self, name: str | None) -> int:
        """Return the number of a province; -1 for none."""
        return self._provinces.get(name or "", -1)

    def body(self, thing: Thing, document: Document) -> int:
        """Return the number of an agency or organisation, and take note of how the article calls it."""
        key = thing.shared_key or thing.key
        number = self._bodies.number(
            key,
            one_line(thing.shared_name),
            self.province(thing.province),
            thing.entity.type,
            thing.entity.registry_id,
        )
        forms = self._forms.setdefault(number, Counter())
        forms.update({one_line(m.text) for m in document.mentions_of(thing.entity.id)})
        return number

    def person(self, key: str, name: str) -> int:
        """Return the number of a person under a key that holds the name and the body, or one article."""
        return self.people.number(key, one_line(name))

    def thing(self, facts: Facts, entity_id: str) -> int:
        """Return the number of a target or place by its name; persons named as suspects stand apart."""
        thing = facts.things[entity_id]
        flag = flag_of(thing.entity)
        # A withheld person has only a placeholder for a name.
        name = "" if flag == WITHHELD else one_line(thing.shared_name)
        return self.things.number((name, flag), name, flag)

    def bodies(self) -> dict[str, list[Any]]:
        """Return the bodies with the short form under which articles most often name each."""
        columns = dict(self._bodies.columns)
        columns["short"] = [self._short(number, name) for number, name in enumerate(columns["name"])]
        return columns

    def _short(self, number: int, name: str) -> str | None:
        if len(name) <= _LONGEST_LABEL:
            return None
        # A form with a region's or parent's name tells more than `Polres` alone.
        forms = [(count, form) for form, count in self._forms[number].items() if len(form) <= _LONGEST_LABEL]
        several = [entry for entry in forms if " " in entry[1] or entry[1].isupper()]
        return max(several, default=(0, None), key=lambda entry: (entry[0], entry[1]))[1]
