"""The mean of the weights of checkpoints: ``python -m tpo_ie.training.mean OUT CHECKPOINT CHECKPOINT…``.

Checkpoints that go on from one another lie close enough for their mean to be better than each (Wortsman et al. 2022,
model soups). ``OUT`` is a checkpoint again; the first one gives tokenizer and configuration.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from safetensors.torch import load_file, save_file
from torch import Tensor

from tpo_ie.errors import InputError

_FILES = ("model.safetensors", "heads.safetensors")


def mean(checkpoints: Sequence[Path], target: Path) -> Path:
    """Write the mean of checkpoints.

    Args:
        checkpoints: Folders with encoder and heads, of one shape: what ``tpo-ie train`` leaves in ``checkpoint/``, or
            model directories. Heads that the first one lacks are left out.
        target: The folder to write.

    Returns:
        The folder.

    Raises:
        InputError: A folder is no checkpoint, or a weight of the first is missing or shaped otherwise in another.
    """
    for folder in checkpoints:
        for name in _FILES:
            if not (folder / name).is_file():
                raise InputError(f"{folder / name}: no such file")
    sums = {name: _sum([folder / name for folder in checkpoints]) for name in _FILES}
    shutil.copytree(checkpoints[0], target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.onnx", *_FILES))
    for name, weights in sums.items():
        save_file(
            {key: (value / len(checkpoints)).contiguous() for key, value in weights.items()},
            target / name,
            metadata={"format": "pt"},
        )
    return target


def _sum(files: Sequence[Path]) -> dict[str, Tensor]:
    total = _weights(files[0])
    for file in files[1:]:
        other = _weights(file)
        for key, value in total.items():
            if key not in other or other[key].shape != value.shape:
                raise InputError(f"{file}: {key} is missing or has another shape than in {files[0]}")
            total[key] = value + other[key]
    return total


def _weights(file: Path) -> dict[str, Tensor]:
    """Return the weights in fp32; the nine-label head, which a model directory holds twice, is taken from the heads."""
    stored = load_file(file)
    return {k.removeprefix("bert."): v.float() for k, v in stored.items() if not k.startswith("classifier.")}


def main() -> None:
    """Read, average, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    given = parser.parse_args()
    print(mean(given.checkpoints, given.out))


if __name__ == "__main__":
    main()
