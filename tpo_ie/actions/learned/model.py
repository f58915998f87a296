"""The fitted model: how likely a word tells of an act, and of which category."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tpo_ie.errors import ResourceError

PACKAGE = "tpo_ie.actions.learned"
WEIGHTS = "weights.npz"


@dataclass(frozen=True, slots=True)
class TriggerModel:
    """Two logistic regressions over the signs of a word.

    Args:
        index: Row by sign; n signs.
        act: (n + 1,) weights of "tells of an act"; the last one is the constant.
        categories: m categories.
        category: (n + 1, m) weights of the categories.
    """

    index: dict[str, int]
    act: NDArray[np.float32]
    categories: tuple[str, ...]
    category: NDArray[np.float32]

    def judge(self, signs: Iterable[str], least: float) -> tuple[float, str, float]:
        """Return how likely a word tells of an act, its likeliest category, and how likely that is.

        Args:
            signs: The signs of the word.
            least: Below this likelihood of an act the category is not asked for.

        Returns:
            Likelihood of an act, category (empty when not asked for), likelihood of an act of that category.
        """
        # In one order: sums of floats depend on it, and that of a set of words changes from process to process.
        rows = sorted(row for sign in signs if (row := self.index.get(sign)) is not None)
        rows.append(len(self.index))
        likely = float(1.0 / (1.0 + np.exp(-self.act[rows].sum())))
        if likely < least:
            return likely, "", 0.0
        scores = self.category[rows].sum(axis=0)
        shares = np.exp(scores - scores.max())
        best = int(scores.argmax())
        return likely, self.categories[best], likely * float(shares[best] / shares.sum())


def pack(model: TriggerModel) -> bytes:
    """Return a model as the bytes of a compressed archive without pickles."""
    names = "\n".join(sorted(model.index, key=model.index.__getitem__)).encode()
    arrays: dict[str, Any] = {
        "signs": np.frombuffer(names, dtype=np.uint8),
        "act": model.act.astype(np.float16),
        "categories": np.frombuffer("\n".join(model.categories).encode(), dtype=np.uint8),
        "category": model.category.astype(np.float16),
    }
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def unpack(data: bytes, source: str) -> TriggerModel:
    """Read what :func:`pack` wrote.

    Args:
        data: The archive.
        source: Where it comes from, for messages.

    Raises:
        ResourceError: It is no such archive, or its parts do not fit each other.
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            signs = stored["signs"].tobytes().decode().split("\n")
            categories = tuple(stored["categories"].tobytes().decode().split("\n"))
            act, category = stored["act"].astype(np.float32), stored["category"].astype(np.float32)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise ResourceError(f"{source}: not the weights of learned triggers ({error})") from None
    if act.shape != (len(signs) + 1,) or category.shape != (len(signs) + 1, len(categories)):
        raise ResourceError(f"{source}: {len(signs)} signs do not fit weights of shape {act.shape}, {category.shape}")
    return TriggerModel({sign: row for row, sign in enumerate(signs)}, act, categories, category)


@cache
def load_model() -> TriggerModel:
    """Return the model of the package.

    Raises:
        ResourceError: The file is wrong.
    """
    return unpack((files(PACKAGE) / WEIGHTS).read_bytes(), f"{PACKAGE}/{WEIGHTS}")
