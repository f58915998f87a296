"""A whole training run: train, export, calibrate; what ``tpo-ie train`` calls."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from tpo_ie.errors import InputError
from tpo_ie.mentions.manifest import Manifest
from tpo_ie.training.calibration import calibrate
from tpo_ie.training.config import TrainConfig, load_config
from tpo_ie.training.export import export
from tpo_ie.training.mean import HEADS, mean
from tpo_ie.training.ranges import sample_batches
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
    checkpoint = folder / "checkpoint"
    if config.interpolate < 1.0:
        checkpoint = interpolate(Path(config.encoder), checkpoint, folder / "interpolated", config.interpolate)
    return make_model(checkpoint, folder / "model", config)


def make_model(checkpoint: Path, model: Path, config: TrainConfig) -> Manifest:
    """Export a checkpoint and calibrate its scores.

    Args:
        checkpoint: Encoder, heads and tokenizer.
        model: The model directory to write.
        config: Names the model, the texts that set the ranges of int8, and the development data.

    Returns:
        The manifest of the model.
    """
    export(
        checkpoint,
        model,
        name=config.name,
        version=config.version,
        window=config.window,
        samples=sample_batches(config, Tokenizer.from_file(str(checkpoint / "tokenizer.json"))),
        keep_fp32=config.keep_fp32,
    )
    return calibrate(model, config)


def interpolate(start: Path, trained: Path, target: Path, share: float) -> Path:
    """Write the weighted mean of two checkpoints.

    Args:
        start: The checkpoint that training started from, with its heads.
        trained: The trained one, of the same shape.
        target: The folder to write.
        share: Weight of the trained one, 0 to 1.

    Returns:
        The folder.

    Raises:
        InputError: ``start`` is no checkpoint with heads, only a bare encoder.
    """
    if not (start / HEADS).is_file():
        raise InputError(f"{start}: `interpolate` needs a checkpoint with heads to start from")
    return mean([(trained, share), (start, 1 - share)], target, new_heads=True)
