"""Agencies of a text: names written out, short forms and parts of coordinations tied to the body they mean."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from tpo_ie.entities.acronyms import Definitions
from tpo_ie.entities.body_links import meant
from tpo_ie.entities.body_mentions import BodyMention, BodyReader
from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.entities.context import BodyInText, TextContext
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.agencies import Agency
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.registry.phrases import key_of

_EMBASSY = "Kedutaan Besar Republik Indonesia"


class BodyResolver:
    """Resolves the mentions of agencies.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.registry = knowledge.agencies
        self.regions = knowledge.regions
        self.positions = knowledge.positions
        self._reader = BodyReader(knowledge)

    def resolve(self, draft: Draft, definitions: Definitions, on: date | None) -> list[Cluster]:
        """Return one cluster per body.

        Args:
            draft: The draft, for its text and mentions.
            definitions: Acronyms that the text defines.
            on: The day the text speaks of.
        """
        items = self._reader.read(draft, definitions, on)
        groups = Groups(len(items))
        full_names = [meant(items, i) for i in range(len(items))]
        groups.join_equal(
            None if full is not None else _identity(item) for item, full in zip(items, full_names, strict=True)
        )
        for i, full in enumerate(full_names):
            if full is not None:
                groups.join(i, full)
        index = {id(item.mention): i for i, item in enumerate(items)}
        for first, second in definitions.same:
            one, other = index.get(id(first)), index.get(id(second))
            if one is not None and other is not None and _may_be_one(items[one], items[other]):
                groups.join(one, other)
        context = TextContext.of(draft, self._bodies_in(items), self.regions, self.positions)
        clusters = [self._cluster([items[i] for i in members], context, on) for members in groups.members()]
        merged = _merged_by_name(clusters)
        self._give_classes(merged)
        return merged

    def _give_classes(self, clusters: list[Cluster]) -> None:
        """Name a unit's body as fully as the text does: `Tim X Kanim Y` of `Kantor Imigrasi Kelas II TPI Y`."""
        for body in clusters:
            first = self.registry.parts(body.name)[0] if body.registry_id else None
            if first is None or not first.qualifier or first.pattern is None or not first.pattern.qualified:
                continue
            plain = f" {first.name} {first.region}"
            for unit in clusters:
                if unit.name.endswith(plain):
                    unit.name = unit.name.removesuffix(plain) + f" {body.name}"

    # -- names -----------------------------------------------------------------------------------

    def _bodies_in(self, items: list[BodyMention]) -> list[BodyInText]:
        """Return the bodies named, and those named inside the names of their units."""
        found = []
        for item in items:
            agency = item.agency
            while agency is not None:
                name = item.name if agency is item.agency else agency.name
                found.append(BodyInText(item.mention.start, name, agency.id))
                parent = agency.parent if "/" in agency.id else None
                agency = self.registry.get(parent) if parent else None
        return found

    def _mission(self, name: str, country: str | None) -> str | None:
        """Return the embassy that a text about one country means by `KBRI`."""
        if name != _EMBASSY or country is None:
            return None
        seats = ((agency.name, self.regions.find(agency.region or "")) for agency in self._embassies)
        found = [full for full, seat in seats if seat is not None and country in (seat.name, seat.province)]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _embassies(self) -> tuple[Agency, ...]:
        return tuple(agency for agency in self.registry if agency.name.startswith(f"{_EMBASSY} "))

    def _cluster(self, items: list[BodyMention], context: TextContext, on: date | None) -> Cluster:
        best = max(items, key=lambda item: (item.agency is not None, len(item.key), len(item.name)))
        name, agency = best.name, best.agency
        if agency is None:
            parts = self.registry.parts(name)
            completed = context.completed(name, parts, best.mention.start) or self._mission(name, context.country)
            if completed:
                name, agency = completed, self.registry.find(completed, on)
        else:
            name = context.with_kind_of_region(name, self.registry.parts(name))
        mentions = [item.mention for item in items]
        return Cluster("AGENCY", name[:1].upper() + name[1:], mentions, registry_id=agency.id if agency else None)


def _identity(item: BodyMention) -> str:
    """Return what two mentions of one body share; a body that changed hands keeps one name through the text."""
    if item.agency is None:
        return " ".join(item.key)
    return item.agency.id if ":" in item.agency.id else item.agency.name


def _may_be_one(first: BodyMention, second: BodyMention) -> bool:
    """Two mentions that a bracket ties are one body unless the registry knows them as two."""
    return first.agency is None or second.agency is None or first.agency.id == second.agency.id


def _merged_by_name(clusters: list[Cluster]) -> list[Cluster]:
    """Put clusters of one registry entry or name together: names may have met only when they were completed."""
    by_name: dict[str, Cluster] = {}
    for cluster in clusters:
        key = cluster.registry_id or key_of(cluster.name)
        known = by_name.setdefault(key, cluster)
        if known is not cluster:
            known.name = max(known.name, cluster.name, key=len)
            known.mentions = sorted((*known.mentions, *cluster.mentions), key=lambda m: m.start)
    return list(by_name.values())
