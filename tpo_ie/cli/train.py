"""``tpo-ie train``: from annotated data to a model directory."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer


def train(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The YAML configuration.")],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the run; runs/NAME-VERSION when left out.")
    ] = None,
    card: Annotated[
        bool, typer.Option("--card/--no-card", help="Score the model on its development data and write its card.")
    ] = True,
) -> None:
    """Train a model and write its directory. Needs the extra `train`.

    A run that was stopped goes on from its last finished epoch when it is started again with the same folder.
    """
    from tpo_ie.errors import MissingExtraError

    try:
        from tpo_ie.training.run import run_training

        _quieten()
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("tpo_ie"):
            raise
        raise MissingExtraError(
            f"training needs the package {error.name}: install the extra `train` (pip install 'tpo-ie[train]')"
        ) from None
    with epochs_on_stderr():
        manifest = run_training(config, out)
    model = model_folder(config, out)
    if card:
        from tpo_ie.training.assess import main as assess

        assess(model, config)
    typer.echo(f"{manifest.name}-{manifest.version}: {model}")


def model_folder(config: Path, out: Path | None) -> Path:
    """Return where a run leaves its model."""
    if out is not None:
        return out / "model"
    from tpo_ie.training.config import load_config

    settings = load_config(config)
    return Path("runs") / f"{settings.name}-{settings.version}" / "model"


@contextlib.contextmanager
def epochs_on_stderr() -> Iterator[None]:
    """Tell of each epoch on stderr; what other libraries have to say is kept for errors."""
    import logging
    import sys

    ours, root = logging.getLogger("tpo_ie"), logging.getLogger()
    before = ours.level, root.level
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("tpo-ie: %(message)s"))
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        ours.removeHandler(handler)
        ours.setLevel(before[0])
        root.setLevel(before[1])


def _quieten() -> None:
    """Switch off progress bars of transformers, which come to stderr also where that is no terminal."""
    transformers_logging: Any = importlib.import_module("transformers.utils.logging")
    transformers_logging.disable_progress_bar()
