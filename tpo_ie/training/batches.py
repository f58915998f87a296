"""Batches of windows of one scheme and similar length."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from tpo_ie.mentions.encoding import PAD
from tpo_ie.training.examples import IGNORE, Window


def pad(batch: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids, attention mask and labels of a batch, each (batch, longest)."""
    longest = max(len(window.ids) for window in batch)
    ids = torch.full((len(batch), longest), PAD, dtype=torch.long)
    mask = torch.zeros((len(batch), longest), dtype=torch.long)
    labels = torch.full((len(batch), longest), IGNORE, dtype=torch.long)
    for row, window in enumerate(batch):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        mask[row, : len(window.ids)] = 1
        labels[row, : len(window.labels)] = torch.tensor(window.labels)
    return ids, mask, labels


def batches(examples: Iterable[Window], tokens: int, random_source: random.Random) -> list[list[Window]]:
    """Group windows into shuffled batches.

    Args:
        examples: The windows of an epoch.
        tokens: Sub-words in a batch, padding included.
        random_source: Where the shuffling comes from.

    Returns:
        Batches, each of one scheme and one kind of labels.
    """
    by_scheme: dict[tuple[str, bool, bool], list[Window]] = {}
    for window in examples:
        by_scheme.setdefault((window.scheme, window.projected, window.labelled), []).append(window)
    grouped: list[list[Window]] = []
    for group in by_scheme.values():
        group.sort(key=lambda window: len(window.ids) + random_source.uniform(-4, 4))
        current: list[Window] = []
        longest = 0
        for window in group:
            longest = max(longest, len(window.ids))
            if current and longest * (len(current) + 1) > tokens:
                grouped.append(current)
                current, longest = [], len(window.ids)
            current.append(window)
        if current:
            grouped.append(current)
    random_source.shuffle(grouped)
    return grouped
