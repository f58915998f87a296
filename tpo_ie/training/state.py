"""The state of a run between epochs: what a run that was stopped goes on from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from tpo_ie.errors import UsageError
from tpo_ie.training.config import TrainConfig
from tpo_ie.training.examples import TaggedText

_MAY_CHANGE = {"name", "version", "epochs", "patience", "threads", "interpolate", "keep_fp32"}


@dataclass
class RunState:
    """Where a run stands after an epoch.

    Args:
        average: The running average of the weights.
        epoch: Finished epochs.
        best: Best development score so far; below zero when there is none.
        best_epoch: Its epoch.
        scores: Development F1 per scheme of the stored checkpoint.
        settings: What the run must keep; see :func:`settings_of`.
    """

    average: dict[str, Tensor]
    epoch: int = 0
    best: float = -1.0
    best_epoch: int = 0
    scores: dict[str, float] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    def since_best(self) -> int:
        """Return how many epochs the best one lies back."""
        return self.epoch - self.best_epoch


class StateFile:
    """The file that holds a run's state.

    Args:
        folder: The run's folder.
        parts: What has a state of its own, by name: the network, the optimizer, the schedule.
    """

    def __init__(self, folder: Path, parts: dict[str, Any]) -> None:
        self.path = folder / "state.pt"
        self._parts = parts

    def save(self, state: RunState) -> None:
        """Write the state; the file is the old one or the new one, whenever the process ends."""
        held = {name: part.state_dict() for name, part in self._parts.items()}
        part = self.path.with_name("state.pt.tmp")
        torch.save(held | vars(state) | {"random": torch.get_rng_state()}, part)
        part.replace(self.path)

    def load(self, network: nn.Module, settings: dict[str, Any]) -> RunState:
        """Return the state to go on from, and set all parts to it; the beginning where there is no file.

        Args:
            network: The network, whose weights are where the average begins.
            settings: What the run is asked to do.

        Raises:
            UsageError: The folder holds a run with other settings or other data.
        """
        if not self.path.exists():
            average = {name: value.detach().clone() for name, value in network.state_dict().items()}
            return RunState(average, settings=settings)
        held = torch.load(self.path, weights_only=True)
        before = held.get("settings") or settings
        changed = sorted(name for name in settings if settings[name] != before.get(name))
        if changed:
            what = ", ".join("the data" if name == "data_sha256" else f"`{name}`" for name in changed)
            raise UsageError(
                f"{self.path.parent}: holds a run in which {what} was another; take another folder, or delete this one"
            )
        for name, part in self._parts.items():
            part.load_state_dict(held[name])
        if "random" in held:
            torch.set_rng_state(held["random"])
        known = {name: held[name] for name in RunState.__dataclass_fields__ if name in held}
        return RunState(**known | {"settings": settings})


def settings_of(config: TrainConfig, texts: Iterable[list[TaggedText]]) -> dict[str, Any]:
    """Return what a run must keep to be gone on with: its settings and its data.

    Args:
        config: The configuration.
        texts: The texts to train on and to choose by.
    """
    digest = hashlib.sha256()
    for source in texts:
        for text in source:
            digest.update(json.dumps([list(text.words), list(text.tags)]).encode())
    kept = json.loads(config.model_dump_json(exclude=_MAY_CHANGE | {"data", "encoder"}))
    return kept | {"data_sha256": digest.hexdigest()}
