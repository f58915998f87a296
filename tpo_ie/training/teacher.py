"""A finished model as teacher of a smaller one: its scores for every head are what the smaller one learns."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tpo_ie.errors import InputError
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.schemes import SCHEMES


class Teacher:
    """The int8 graph of a model directory, which scores every window once and remembers.

    Args:
        directory: The model directory.
        schemes: The heads that the smaller model has, in its order.
        threads: Threads of the graph; 0 leaves onnxruntime's default.

    Raises:
        InputError: The model lacks one of the heads.
        ModelError: The model is missing, incomplete or made for another version.
    """

    def __init__(self, directory: str | Path, schemes: tuple[str, ...], threads: int = 0) -> None:
        tagger = Tagger(directory, threads=threads)
        self._session = tagger.runner.session
        offsets = {head.scheme: head.offset for head in tagger.manifest.heads}
        missing = [name for name in schemes if name not in offsets]
        if missing:
            raise InputError(f"{directory}: the teacher has no head for {', '.join(missing)}")
        self._columns = [offsets[name] + i for name in schemes for i in range(len(SCHEMES[name].tags))]
        self._known: dict[tuple[int, ...], NDArray[np.float16]] = {}

    def scores(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return what the teacher says of a batch.

        Args:
            ids: (batch, length) sub-word ids.
            mask: (batch, length) ones for real sub-words.

        Returns:
            (batch, length, tags) scores before softmax, the heads side by side; zeros where there is padding.
        """
        sizes = mask.sum(dim=1).tolist()
        keys = [tuple(row[:size].tolist()) for row, size in zip(ids, sizes, strict=True)]
        if any(key not in self._known for key in keys):
            feed = {"input_ids": ids.numpy(), "attention_mask": mask.numpy()}
            scores = self._session.run(["logits"], feed)[0][:, :, self._columns]
            for key, row in zip(keys, scores, strict=True):
                self._known[key] = row[: len(key)].astype(np.float16)
        result = np.zeros((*ids.shape, len(self._columns)), np.float32)
        for row, key in enumerate(keys):
            result[row, : len(key)] = self._known[key]
        return torch.from_numpy(result)
