"""A whole training run: train, export, evaluate nothing else; what ``tpo-ie train`` calls."""

from __future__ import annotations

from pathlib import Path

from tpo_ie.mentions.manifest import Manifest
from tpo_ie.training.config import load_config
from tpo_ie.training.export import export
from tpo_ie.training.trainer import train


def run_training(config_path: str | Path, output: str | Path | None = None) -> Manifest:
    """Train a model and write its directory.

    Args:
        config_path: The YAML configuration.
        output: Folder of the run; the model directory is made inside. None takes ``runs/NAME-VERSION``
            under the current folder.

    Returns:
        The manifest of the new model; ``tpo_ie.load(output / "model")`` takes it.

    Raises:
        ResourceError: The configuration is wrong.
        InputError: A data file cannot be read.
    """
    config = load_config(config_path)
    folder = Path(output) if output is not None else Path("runs") / f"{config.name}-{config.version}"
    train(config, folder)
    return export(
        folder / "checkpoint", folder / "model", name=config.name, version=config.version, window=config.window
    )
