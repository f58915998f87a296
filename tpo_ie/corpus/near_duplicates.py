"""Texts that are the same or nearly so: MinHash signatures compared through a locality-sensitive index."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from tpo_ie.records.duplicates import normalised
from tpo_ie.records.minhash import Signature, signature

THRESHOLD = 0.7
_ROWS = (
    4  # minima in a band: two texts that share 70% of their shingles meet in one of the 24 bands in 998 of 1000 cases
)


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A text that came before and is like another one.

    Args:
        key: What the text was added under.
        similarity: Estimated Jaccard resemblance of the three-word shingles, 0 to 1; 1 where the words are the same.
        same: The texts are equal, without regard to case and blanks.
    """

    key: str
    similarity: float
    same: bool = False


class NearDuplicates:
    """Finds texts that resemble one added before; takes about 7 KiB a text.

    Texts under 30 words have too few shingles to compare: of them only equal ones are found.
    Source: A. Broder, "On the resemblance and containment of documents", 1997; bands as in Leskovec et al.,
    "Mining of Massive Datasets", 2020, section 3.4.

    Args:
        threshold: Least resemblance, 0 to 1.
    """

    def __init__(self, threshold: float = THRESHOLD) -> None:
        self.threshold = threshold
        self._keys: list[str] = []
        self._signatures: list[Signature | None] = []
        self._equal: dict[bytes, list[int]] = defaultdict(list)
        self._bands: dict[tuple[int, bytes], list[int]] = defaultdict(list)

    def add(self, key: str, text: str) -> list[Resemblance]:
        """Take in a text.

        Args:
            key: What to call it; may stand twice.
            text: The text.

        Returns:
            Those added before that it resembles, in the order they were added.
        """
        plain = normalised(text)
        equal = self._equal[hashlib.blake2b(plain.encode("utf-8", "replace"), digest_size=16).digest()]
        found = {number: Resemblance(self._keys[number], 1.0, same=True) for number in equal}
        own = signature(plain)
        number = len(self._keys)
        if own is not None:
            self._compare(own, number, found)
        equal.append(number)
        self._keys.append(key)
        self._signatures.append(own)
        return [found[number] for number in sorted(found)]

    def _compare(self, own: Signature, number: int, found: dict[int, Resemblance]) -> None:
        seen: set[int] = set(found)
        for band, row in enumerate(own.reshape(-1, _ROWS)):
            members = self._bands[band, row.tobytes()]
            for other in members:
                if other not in seen:
                    seen.add(other)
                    theirs = self._signatures[other]
                    share = 0.0 if theirs is None else float((theirs == own).mean())
                    if share >= self.threshold:
                        found[other] = Resemblance(self._keys[other], share)
            members.append(number)
