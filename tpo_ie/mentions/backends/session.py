"""What the tagger asks of a backend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol, get_args

from numpy.typing import NDArray

from tpo_ie.errors import UsageError

Backend = Literal["onnx", "torch"]
BACKENDS: tuple[Backend, ...] = get_args(Backend)


class Session(Protocol):
    """A loaded model: what ``onnxruntime.InferenceSession`` is, as far as it is used here."""

    def run(self, output_names: Sequence[str] | None, inputs: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        """Score sub-words.

        Args:
            output_names: None for all outputs; there is one.
            inputs: ``input_ids`` and ``attention_mask``, each (batch, length) int64.

        Returns:
            One array (batch, length, tags): scores before softmax, the heads side by side.
        """
        ...


def check_backend(name: str) -> None:
    """Raise UsageError unless there is such a backend."""
    if name not in BACKENDS:
        raise UsageError(f"backend {name!r}: there are {', '.join(BACKENDS)}")
