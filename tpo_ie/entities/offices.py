"""Offices of a text: one entity per title and body, named with both written out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tpo_ie.entities.clusters import Cluster
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge

_TO_BODY = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*(?:di|pada)?\s*")
_NEXT_TITLE = re.compile(r"\s*(?:,|dan|serta|/|,\s*dan|sekaligus|merangkap)\s*")
_FORMER = frozenset({"mantan", "eks"})
_LONGEST_GAP = 34


@dataclass(slots=True)
class _Office:
    mention: FoundMention
    title: str
    key: str
    body: str | None
    name: str


class OfficeResolver:
    """Resolves the mentions of positions.

    Args:
        knowledge: The registries.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.positions = knowledge.positions
        self.regions = knowledge.regions

    def resolve(self, draft: Draft, names: dict[int, str]) -> list[Cluster]:
        """Return one cluster per office.

        Args:
            draft: The draft, for its text and mentions.
            names: Canonical name of the entity of each mention that has one already, by ``id()`` of the mention.
        """
        offices = self._offices(draft, names)
        clusters: list[Cluster] = []
        by_key: dict[tuple[str, str], Cluster] = {}
        for office in offices:
            if office.body is not None:
                self._put(office, (office.key, office.body.casefold()), clusters, by_key)
        for i, office in enumerate(offices):
            if office.body is None:
                same = self._earlier(offices, i)
                key = (office.key, "") if same is None else (same.key, (same.body or "").casefold())
                self._put(office, key, clusters, by_key)
        for cluster in clusters:
            cluster.mentions.sort(key=lambda mention: mention.start)
        return clusters

    def _put(
        self, office: _Office, key: tuple[str, str], clusters: list[Cluster], by_key: dict[tuple[str, str], Cluster]
    ) -> None:
        cluster = by_key.get(key)
        if cluster is None:
            cluster = by_key[key] = Cluster("POSITION", office.name)
            clusters.append(cluster)
        elif len(office.name) > len(cluster.name) and office.body is not None:
            cluster.name = office.name
        cluster.mentions.append(office.mention)

    def _offices(self, draft: Draft, names: dict[int, str]) -> list[_Office]:
        offices: list[_Office] = []
        mentions = draft.mentions
        for i, mention in enumerate(mentions):
            if mention.label == "POSITION":
                body, place = self._body_behind(draft, i, names)
                offices.append(self._office(draft, mention, body, place))
        return offices

    def _body_behind(self, draft: Draft, i: int, names: dict[int, str]) -> tuple[str | None, str | None]:
        """Return the (agency or organisation, region) that follows a title, past other titles that share it."""
        mentions = draft.mentions
        here = mentions[i]
        for following in mentions[i + 1 : i + 4]:
            gap = draft.text[here.end : following.start]
            if len(gap) > _LONGEST_GAP:
                break
            if following.label in ("AGENCY", "ORG") and _TO_BODY.fullmatch(gap):
                return names.get(id(following)), None
            if following.label == "LOC" and _TO_BODY.fullmatch(gap):
                return None, names.get(id(following))
            if following.label != "POSITION" or not (_NEXT_TITLE.fullmatch(gap) or gap.strip() == "("):
                break
            here = following
        return None, None

    def _office(self, draft: Draft, mention: FoundMention, body: str | None, place: str | None) -> _Office:
        surface = draft.surface(mention)
        core = " ".join(word.text for word in self.positions.core(surface))
        title = self.positions.expand(core).rstrip(",")
        key = title.casefold()
        if body is not None:
            return _Office(mention, title, key, body, _joined(title, body))
        implied = self.positions.implied_body(surface, place)
        if place is not None:
            return _Office(mention, title, key, implied or place, _joined(title, place))
        return _Office(mention, title, key, implied, title)

    def _earlier(self, offices: list[_Office], i: int) -> _Office | None:
        """Return the office that a title without a body means: the last one of that title, or of a longer one."""
        key = offices[i].key
        fitting = [
            j
            for j, office in enumerate(offices)
            if office.body is not None and (office.key == key or office.key.startswith(key + " "))
        ]
        before = [j for j in fitting if j < i]
        exact = [j for j in before if offices[j].key == key]
        chosen = exact[-1] if exact else before[-1] if before else fitting[0] if fitting else None
        return None if chosen is None else offices[chosen]


def _joined(title: str, body: str) -> str:
    """`Kepala Kepolisian Daerah` + `Sumatera Selatan`; `Kepala Dinas` + `Dinas Sosial` keeps one `Dinas`."""
    last = title.rsplit(" ", 1)[-1]
    return f"{title} {body[len(last) + 1 :]}" if body.startswith(last + " ") else f"{title} {body}"
