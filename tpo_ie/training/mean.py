"""Means of the weights of checkpoints: ``python -m tpo_ie.training.mean OUT CHECKPOINT CHECKPOINT… [--config CONFIG]``.

Checkpoints that go on from one another lie close enough for their mean to be better than each (Wortsman et al. 2022,
model soups). ``OUT/checkpoint`` gets the mean with tokenizer and configuration of the first; with the configuration
of a run, ``OUT/model`` the model that it makes.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from safetensors.torch import load_file, save_file
from torch import Tensor

from tpo_ie.errors import InputError
from tpo_ie.training.export import TOKENIZER_FILES

HEADS = "heads.safetensors"
_FILES = ("model.safetensors", HEADS)


def mean(parts: Sequence[tuple[Path, float]], target: Path, *, new_heads: bool = False) -> Path:
    """Write the weighted mean of checkpoints.

    Args:
        parts: Folders with encoder and heads, of one shape, each with its weight: what ``tpo-ie train`` leaves in
            ``checkpoint/``, or model directories. Heads that the first one lacks are left out.
        target: The folder to write.
        new_heads: Heads of the first that others lack are taken as they are, instead of refused.

    Returns:
        The folder.

    Raises:
        InputError: A folder is no checkpoint, or a weight of the first is missing or shaped otherwise in another.
    """
    for folder, _ in parts:
        for name in _FILES:
            if not (folder / name).is_file():
                raise InputError(f"{folder / name}: no such file")
    mixed = {name: _mixed([(folder / name, share) for folder, share in parts], new_heads) for name in _FILES}
    target.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", *TOKENIZER_FILES):
        shutil.copyfile(parts[0][0] / name, target / name)
    for name, weights in mixed.items():
        save_file({k: v.contiguous() for k, v in weights.items()}, target / name, metadata={"format": "pt"})
    return target


def _mixed(files: Sequence[tuple[Path, float]], new_heads: bool) -> dict[str, Tensor]:
    whole = sum(share for _, share in files)
    stored = [(file, _weights(file), share / whole) for file, share in files]
    first, weights, share = stored[0]
    mixed = {key: value * share for key, value in weights.items()}
    for file, other, share in stored[1:]:
        for key, value in weights.items():
            if key not in other and new_heads and file.name == HEADS:
                mixed[key] = mixed[key] + value * share
            elif key not in other or other[key].shape != value.shape:
                raise InputError(f"{file}: {key} is missing or has another shape than in {first}")
            else:
                mixed[key] = mixed[key] + other[key] * share
    return mixed


def _weights(file: Path) -> dict[str, Tensor]:
    """Return the weights in fp32; the nine-label head, which a model directory holds twice, is taken from the heads."""
    stored = load_file(file)
    return {k.removeprefix("bert."): v.float() for k, v in stored.items() if not k.startswith("classifier.")}


def main() -> None:
    """Read, average, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--config", type=Path, help="make the model too: its name, samples and development data")
    given = parser.parse_args()
    checkpoint = mean([(folder, 1.0) for folder in given.checkpoints], given.out / "checkpoint")
    print(checkpoint)
    if given.config:
        from tpo_ie.training.config import load_config
        from tpo_ie.training.run import make_model

        make_model(checkpoint, given.out / "model", load_config(given.config))
        print(given.out / "model")


if __name__ == "__main__":
    main()
