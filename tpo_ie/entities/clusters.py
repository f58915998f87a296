"""Groups of mentions while entities are being resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tpo_ie.pipeline.draft import FoundMention


@dataclass(slots=True)
class Cluster:
    """Mentions of one thing.

    Args:
        label: Their label.
        name: Its canonical name.
        mentions: In text order.
        registry_id: Its id in the agency registry.
        attributes: More about it.
    """

    label: str
    name: str
    mentions: list[FoundMention] = field(default_factory=list)
    registry_id: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return self.mentions[0].start


class Groups:
    """A union of things that are the same (disjoint sets).

    Args:
        size: Number of things.
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, i: int) -> int:
        """Return the representative of a thing's group: its first member."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Make two things one."""
        i, j = sorted((self.find(i), self.find(j)))
        self._parent[j] = i

    def members(self) -> list[list[int]]:
        """Return the groups, each in order, by first member."""
        found: dict[int, list[int]] = {}
        for i in range(len(self._parent)):
            found.setdefault(self.find(i), []).append(i)
        return list(found.values())

    def join_equal(self, keys: Iterable[object]) -> None:
        """Join all things with equal keys; a None key joins nothing."""
        seen: dict[object, int] = {}
        for i, key in enumerate(keys):
            if key is None:
                continue
            if key in seen:
                self.join(seen[key], i)
            else:
                seen[key] = i
