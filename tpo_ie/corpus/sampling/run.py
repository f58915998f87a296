"""A pool of unannotated articles, and the choice of the next ones to annotate."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tpo_ie.corpus.near_duplicates import THRESHOLD, NearDuplicates
from tpo_ie.corpus.sampling.likeness import Vector, weighted, word_counts
from tpo_ie.document import Document, Meta

if TYPE_CHECKING:
    from tpo_ie.records import Record


@dataclass(frozen=True, slots=True)
class Sampled:
    """An article that was chosen.

    Args:
        document: The article without annotation; ``meta.attributes.sampling`` holds ``rank``, ``uncertainty`` and
            ``likeness``.
        uncertainty: How unsure the model is of it, 0 to 1.
        likeness: Cosine similarity to the most similar one that was annotated or chosen before, up to 1.
    """

    document: Document
    uncertainty: float
    likeness: float


class Pool:
    """Collects articles, then chooses; takes about 10 KiB an article.

    Args:
        threshold: Resemblance from which two texts are near-duplicates, of which only the first is taken in.
    """

    def __init__(self, threshold: float = THRESHOLD) -> None:
        self._near = NearDuplicates(threshold)
        self._annotated: list[Vector] = []
        self._annotated_ids: set[str] = set()
        self._packed: list[bytes] = []
        self._counts: list[Vector] = []
        self._uncertainty: list[float] = []
        self.duplicates = 0
        self.known = 0

    def __len__(self) -> int:
        return len(self._packed)

    def exclude(self, document: Document) -> None:
        """Take in an annotated document: it is not chosen again, nor a near-duplicate of it.

        Args:
            document: The document.
        """
        self._annotated_ids.add(document.id)
        self._near.add("annotated", document.text)
        self._annotated.append(word_counts(document.text))

    def is_wanted(self, record: Record) -> bool:
        """Say whether an article is new, and remember it; ask once for each, before measuring it."""
        if record.id in self._annotated_ids:
            self.known += 1
            return False
        found = self._near.add("pool", record.text)
        if any(entry.key == "annotated" for entry in found):
            self.known += 1
        elif found:
            self.duplicates += 1
        return not found

    def add(self, record: Record, uncertainty: float) -> None:
        """Take in a new article.

        Args:
            record: The article.
            uncertainty: How unsure the model is of it, 0 to 1.
        """
        self._packed.append(zlib.compress(json.dumps(record.to_dict()).encode("ascii"), 1))
        self._counts.append(word_counts(record.text))
        self._uncertainty.append(uncertainty)

    def choose(self, n: int, *, diversity: float = 0.5) -> list[Sampled]:
        """Choose the next articles to annotate: one by one the least sure that is least like those before.

        Source: maximal marginal relevance, J. Carbonell and J. Goldstein, 1998, with uncertainty (brought to 0 to 1
        over the pool) in the place of relevance.

        Args:
            n: How many, at least 1.
            diversity: Weight of being unlike what was annotated or chosen, 0 to 1.

        Returns:
            At most n articles, in the order of choice.
        """
        if not self._packed:
            return []
        vectors = weighted(np.stack([*self._counts, *self._annotated]))
        pool, annotated = vectors[: len(self)], vectors[len(self) :]
        unsure = np.array(self._uncertainty)
        spread = np.ptp(unsure)
        scaled = (unsure - unsure.min()) / spread if spread else np.zeros_like(unsure)
        nearest = np.zeros(len(self))
        for vector in annotated:
            np.maximum(nearest, pool @ vector, out=nearest)
        free = np.ones(len(self), dtype=bool)
        chosen: list[Sampled] = []
        while len(chosen) < min(n, len(self)):
            worth = np.where(free, (1 - diversity) * scaled - diversity * nearest, -np.inf)
            best = int(worth.argmax())
            free[best] = False
            rank = len(chosen) + 1
            chosen.append(self._sampled(best, rank, float(nearest[best])))
            np.maximum(nearest, pool @ pool[best], out=nearest)
        return chosen

    def _sampled(self, number: int, rank: int, likeness: float) -> Sampled:
        record = json.loads(zlib.decompress(self._packed[number]))
        text, identifier, attributes = record.pop("text"), record.pop("id"), record.pop("attributes")
        uncertainty = self._uncertainty[number]
        figures = {"rank": rank, "uncertainty": round(uncertainty, 4), "likeness": round(likeness, 4)}
        meta = Meta(**record, attributes=attributes | {"sampling": figures})
        return Sampled(Document(id=identifier, text=text, meta=meta), uncertainty, likeness)
