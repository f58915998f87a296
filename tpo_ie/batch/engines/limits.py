"""How long a batch may take."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST_FOR_BATCH = 60.0  # seconds: a batch that is late for a low limit is not worth a new process


def seconds_for(entries: Sequence[int], limit: float) -> float:
    """Return the most seconds for a batch.

    Args:
        entries: Its documents, at least one.
        limit: Most seconds for one document.
    """
    if len(entries) == 1:
        return limit
    return min(limit * len(entries), max(limit, _LEAST_FOR_BATCH))
