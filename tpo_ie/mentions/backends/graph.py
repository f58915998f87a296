"""Where onnxruntime runs a graph: the processor, or an NVIDIA card with ``onnxruntime-gpu``."""

from __future__ import annotations

from typing import Any

from tpo_ie.errors import UsageError
from tpo_ie.mentions.manifest import Precision

Provider = str | tuple[str, dict[str, Any]]
PROCESSOR = "CPUExecutionProvider"
_CUDA = "CUDAExecutionProvider"


def providers(device: str | None, precision: Precision) -> list[Provider]:
    """Return onnxruntime's execution providers for a device.

    Args:
        device: ``cpu``, ``cuda`` or ``cuda:N``; None takes the processor.
        precision: Weights of the graph.

    Returns:
        Providers in the order of preference.

    Raises:
        UsageError: There is no such device, or it does not run these weights.
    """
    kind, _, number = (device or "cpu").partition(":")
    if kind == "cpu" and not number:
        return [PROCESSOR]
    if kind != "cuda" or not (number.isdecimal() or not number):
        raise UsageError(f"device {device!r}: the backend onnx knows cpu, cuda and cuda:N")
    if precision != "fp32":
        # The integer products of a quantised graph have no CUDA kernels and would go back and forth.
        raise UsageError(f"device {device!r}: {precision} weights are for processors; take precision fp32")
    import onnxruntime

    if _CUDA not in onnxruntime.get_available_providers():
        raise UsageError(
            f"device {device!r}: this onnxruntime has no {_CUDA}; install onnxruntime-gpu in its place, "
            "or take the backend torch"
        )
    return [(_CUDA, {"device_id": int(number or 0)}), PROCESSOR]


def check_device(session: Any, wanted: list[Provider]) -> None:
    """Raise UsageError where onnxruntime fell back to the processor without a word."""
    first = wanted[0]
    name = first if isinstance(first, str) else first[0]
    if name not in session.get_providers():
        raise UsageError(f"onnxruntime could not start {name}: its CUDA and cuDNN libraries do not fit this machine")
