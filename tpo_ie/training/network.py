"""One encoder, one linear head per label scheme."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import AutoModel

from tpo_ie.errors import InputError
from tpo_ie.mentions.schemes import SCHEMES


class MultiHeadTagger(nn.Module):
    """An encoder with a token classifier for every label scheme.

    Args:
        encoder: A transformers encoder with ``config.hidden_size``.
        schemes: Names of the schemes, in the order of the output's slices.
        dropout: Dropout before the heads, 0 to 1.
    """

    def __init__(self, encoder: Any, schemes: tuple[str, ...], dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.schemes = schemes
        self.dropout = nn.Dropout(dropout)
        self.heads = nn.ModuleDict(
            {name: nn.Linear(encoder.config.hidden_size, len(SCHEMES[name].tags)) for name in schemes}
        )

    def forward(self, input_ids: Tensor, attention_mask: Tensor, scheme: str | None = None) -> Tensor:
        """Return tag scores.

        Args:
            input_ids: (batch, length) sub-word ids.
            attention_mask: (batch, length) ones for real sub-words, zeros for padding.
            scheme: The head to use; None gives all heads side by side.

        Returns:
            (batch, length, tags) scores before softmax.
        """
        hidden = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        hidden = self.dropout(hidden)
        if scheme is not None:
            return self.heads[scheme](hidden)  # type: ignore[no-any-return]
        return torch.cat([self.heads[name](hidden) for name in self.schemes], dim=-1)


def load_network(
    directory: str | Path, schemes: tuple[str, ...], *, attention: str = "sdpa", layers: Sequence[int] = ()
) -> MultiHeadTagger:
    """Load an encoder and, where the directory has them, its heads.

    Args:
        directory: A transformers directory; ``heads.safetensors`` beside it is taken along.
        schemes: The schemes wanted; a head that is not stored starts at random.
        attention: transformers' attention implementation; ``eager`` gives a graph that ONNX tools can fuse.
        layers: Numbers of the layers to keep, counted from 0; empty keeps all.

    Returns:
        The network in fp32.

    Raises:
        InputError: The encoder lacks one of the layers.
    """
    encoder = AutoModel.from_pretrained(
        str(directory), dtype=torch.float32, add_pooling_layer=False, attn_implementation=attention
    )
    if layers:
        stack = encoder.encoder.layer
        if not set(layers) <= set(range(len(stack))):
            raise InputError(f"{directory}: the encoder has layers 0 to {len(stack) - 1}; asked are {list(layers)}")
        encoder.encoder.layer = nn.ModuleList([stack[i] for i in layers])
        encoder.config.num_hidden_layers = len(layers)
    network = MultiHeadTagger(encoder, schemes)
    stored = Path(directory) / "heads.safetensors"
    if stored.exists():
        state = {k: v.float() for k, v in load_file(stored).items() if k.split(".")[0] in schemes}
        network.heads.load_state_dict(state, strict=False)
    return network
