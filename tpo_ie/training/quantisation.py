"""Training that feels the rounding of int8, so that the quantised model loses nothing."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

_ACTIVATION_STEPS = 255
_WEIGHT_LEVELS = 63  # 7 bits: what `reduce_range` leaves


def feel_rounding(network: nn.Module) -> None:
    """Make every linear layer of a network compute with rounded inputs and weights.

    Inputs are rounded to 8 bits over the batch's own range and weights to 7 bits per output channel, as
    onnxruntime's dynamic quantisation does; gradients pass as if nothing were rounded (Jacob et al. 2018).

    Args:
        network: The network; changed in place, its parameters stay what they are.
    """
    for module in network.modules():
        if isinstance(module, nn.Linear):
            module.forward = _Rounded(module)  # type: ignore[method-assign, assignment]


class _Rounded:
    """The forward pass of one linear layer with rounding."""

    def __init__(self, layer: nn.Linear) -> None:
        self.layer = layer

    def __call__(self, inputs: Tensor) -> Tensor:
        return functional.linear(_rounded_inputs(inputs), _rounded_weights(self.layer.weight), self.layer.bias)


def _rounded_inputs(inputs: Tensor) -> Tensor:
    with torch.no_grad():
        low = inputs.amin().clamp(max=0.0).float()
        high = inputs.amax().clamp(min=0.0).float()
        step = ((high - low) / _ACTIVATION_STEPS).clamp(min=1e-8)
        zero = torch.round(-low / step)
        rounded = (torch.round(inputs / step + zero).clamp(0, _ACTIVATION_STEPS) - zero) * step
        change = rounded.to(inputs.dtype) - inputs
    return inputs + change


def _rounded_weights(weights: Tensor) -> Tensor:
    with torch.no_grad():
        step = (weights.abs().amax(dim=1, keepdim=True) / _WEIGHT_LEVELS).clamp(min=1e-12)
        change = torch.round(weights / step) * step - weights
    return weights + change
