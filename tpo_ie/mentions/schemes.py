"""Label schemes: which tags each head of the model gives, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from tpo_ie.document.values import MENTION_LABELS


@dataclass(frozen=True)
class Scheme:
    """A set of labels written in IOB2.

    Args:
        name: Name of the scheme; ``tpo`` is the project's own.
        labels: The labels, without prefix.
    """

    name: str
    labels: tuple[str, ...]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """``O`` followed by ``B-`` and ``I-`` of every label; 2n+1 tags for n labels."""
        return ("O", *(f"{prefix}-{label}" for label in self.labels for prefix in "BI"))

    @cached_property
    def tag_index(self) -> dict[str, int]:
        """Position of every tag."""
        return {tag: i for i, tag in enumerate(self.tags)}


SCHEMES: dict[str, Scheme] = {
    scheme.name: scheme
    for scheme in (
        Scheme("tpo", MENTION_LABELS),
        Scheme("idner-news-2k", ("PER", "ORG", "LOC")),
        Scheme("nergrit", ("PERSON", "ORGANISATION", "PLACE")),
        Scheme("nerp", ("PPL", "PLC", "IND", "EVT", "FNB")),
        Scheme("nerugm", ("PERSON", "ORGANIZATION", "LOCATION", "TIME", "QUANTITY")),
        Scheme("nerui", ("PERSON", "ORGANIZATION", "LOCATION")),
    )
}


def repair(tags: list[str]) -> list[str]:
    """Return the tags with every ``I-X`` that continues nothing turned into ``B-X``.

    Args:
        tags: n IOB2 tags of one sentence.

    Returns:
        n valid IOB2 tags.
    """
    fixed: list[str] = []
    previous = "O"
    for tag in tags:
        opens = tag.startswith("I-") and previous[2:] != tag[2:]
        fixed.append("B-" + tag[2:] if opens else tag)
        previous = tag
    return fixed
