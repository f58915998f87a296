"""The training configuration: one YAML file says everything that a run depends on."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tpo_ie.errors import ResourceError
from tpo_ie.resources import checked, parse_yaml


class DataConfig(BaseModel):
    """One source of annotated text.

    Args:
        scheme: Name of the label scheme, which chooses the head.
        format: ``documents`` (JSONL corpora, stand-off files), ``conll`` (two columns) or ``datasets`` (a
            Hugging Face data set on disk with the columns ``tokens`` and ``tags`` or ``ner_tags``).
        train: Files or folders to train on, relative to the configuration file.
        dev: Files or folders to choose by; same form.
        repeat: Passes over this source in one epoch.
        project: Teach the nine labels too what the tags of this public scheme say about them.
        labels: Learn the text's own annotation; false leaves only what the teacher says of the text.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    scheme: str
    format: Literal["documents", "conll", "datasets"]
    train: tuple[str, ...] = ()
    dev: tuple[str, ...] = ()
    repeat: int = Field(default=1, ge=1)
    project: bool = False
    labels: bool = True


class TrainConfig(BaseModel):
    """Everything a training run depends on.

    Args:
        name: Name of the model.
        version: Its version; the model directory is ``name-version``.
        seed: Seed of all random choices.
        encoder: Directory of the base encoder, or of a checkpoint to go on from.
        layers: Numbers of the encoder's layers that are kept, counted from 0; empty keeps all.
        teacher: Model directory whose scores are learned beside the annotation; empty for none.
        teacher_share: Weight of the teacher in the loss, 0 to 1; the annotation has the rest.
        teacher_temperature: Softens the scores of teacher and model before they are compared.
        data: The sources.
        epochs: Passes over all sources, at most.
        patience: Epochs without a better development F1 (mean over schemes) after which the run ends; the best
            epoch's weights are kept then. 0 runs all epochs and keeps the last.
        tokens_per_batch: Sub-words in a batch, padding included.
        window: Longest window, in sub-words.
        learning_rate: Peak rate of the encoder.
        head_learning_rate: Peak rate of the heads.
        warmup: Share of the steps over which the rate rises.
        weight_decay: AdamW's decay.
        ema: Decay of the running average of the weights, which is what is kept.
        lower_case: Share of training windows that are lower-cased.
        upper_case: Share of training windows that are upper-cased.
        swap: Share of the names that are replaced by other names of the same label.
        mask: Share of the words that are hidden, so that a text cannot be learnt by heart.
        feel_rounding: Train with the rounding of int8 in every linear layer, so that quantising costs nothing.
        interpolate: Share of the trained weights in what is exported; the rest is the checkpoint that the run
            started from. Below 1 it keeps what fine-tuning forgets (Wortsman et al. 2022).
        keep_fp32: Parts of names of graph nodes that are not quantised, for layers whose outliers cost accuracy.
        threads: Threads that torch uses; 0 leaves its default.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    version: str
    seed: int = 1
    encoder: str
    layers: tuple[int, ...] = ()
    teacher: str = ""
    teacher_share: float = Field(default=0.7, ge=0.0, le=1.0)
    teacher_temperature: float = Field(default=2.0, gt=0.0)
    data: tuple[DataConfig, ...]
    epochs: int = Field(default=4, ge=1)
    patience: int = Field(default=0, ge=0)
    tokens_per_batch: int = Field(default=1024, ge=16)
    window: int = Field(default=256, ge=16, le=512)
    learning_rate: float = 1.5e-4
    head_learning_rate: float = 1e-3
    warmup: float = Field(default=0.06, ge=0.0, le=0.5)
    weight_decay: float = 0.01
    ema: float = Field(default=0.998, ge=0.0, lt=1.0)
    lower_case: float = 0.04
    upper_case: float = 0.04
    swap: float = Field(default=0.0, ge=0.0, le=1.0)
    mask: float = Field(default=0.0, ge=0.0, lt=1.0)
    feel_rounding: bool = False
    interpolate: float = Field(default=1.0, gt=0.0, le=1.0)
    keep_fp32: tuple[str, ...] = ()
    threads: int = 0


def load_config(path: str | Path) -> TrainConfig:
    """Read a training configuration.

    Args:
        path: The YAML file; paths inside are relative to its folder.

    Returns:
        The configuration with absolute paths.

    Raises:
        ResourceError: The file is no YAML or names unknown or wrong settings.
    """
    path = Path(path).resolve()
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError(f"{path}: {error.strerror}") from None
    config = checked(TrainConfig, parse_yaml(text, str(path)), str(path))

    def absolute(entries: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(str((path.parent / entry).resolve()) for entry in entries)

    data = tuple(
        source.model_copy(update={"train": absolute(source.train), "dev": absolute(source.dev)})
        for source in config.data
    )
    if not config.teacher and not all(source.labels for source in data):
        raise ResourceError(f"{path}: data: `labels: false` needs a `teacher`")
    folders = {
        name: str((path.parent / value).resolve())
        for name, value in (("encoder", config.encoder), ("teacher", config.teacher))
        if value
    }
    return config.model_copy(update={"data": data, **folders})
