"""Ids: what may be one, and that none comes twice."""

from __future__ import annotations

import re

from tpo_ie.records.faults import Fault
from tpo_ie.records.store import Store

_LONGEST = 2000
# Control characters and those that turn the direction of writing make an id look like another one.
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_UPWARDS = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)")


def check_id(identifier: str) -> None:
    """Refuse an id that could do harm where it is shown or made part of a path.

    Args:
        identifier: Id that a record gives itself.

    Raises:
        Fault: It has control characters, leads upwards (``../``) or is longer than 2,000 characters.
    """
    if len(identifier) > _LONGEST:
        raise Fault("long_id", length=len(identifier), limit=_LONGEST)
    if _CONTROLS.search(identifier) or _UPWARDS.search(identifier):
        raise Fault("unsafe_id", id=identifier)


def id_from_name(name: str) -> str:
    """Return a file's name as an id; control characters in it are replaced."""
    return _CONTROLS.sub("\ufffd", name)


class UniqueIds:
    """Gives an id that is taken a suffix.

    Args:
        store: Where ids are remembered.
    """

    def __init__(self, store: Store) -> None:
        self._taken = store

    def free(self, identifier: str) -> str:
        """Return the id, or ``ID-2``, ``ID-3`` … when it is taken, and take it."""
        last = self._taken.get(identifier)
        if last is None:
            self._taken.put(identifier, "1")
            return identifier
        number = int(last) + 1
        while self._taken.get(f"{identifier}-{number}") is not None:
            number += 1
        self._taken.put(identifier, str(number))
        self._taken.put(f"{identifier}-{number}", "1")
        return f"{identifier}-{number}"
