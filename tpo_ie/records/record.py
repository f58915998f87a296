"""``Record``: one article as it is read from a file, before anything is extracted from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """One article to read.

    Args:
        id: Its id.
        text: Its text.
        place: ``FILE``, ``FILE:LINE`` or ``FILE:ROW``, for messages.
        given: ``title``, ``source``, ``published``, ``url``, as far as the input names them.
        attributes: What else the input says; goes to ``meta.attributes``.
    """

    id: str
    text: str
    place: str
    given: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the record as ``tpo_ie.extract_many`` takes it."""
        return {"id": self.id, "text": self.text, **self.given, "attributes": self.attributes}
