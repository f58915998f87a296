"""``tpo-ie train``: from annotated data to a model directory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def train(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The YAML configuration.")],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the run; runs/NAME-VERSION when left out.")
    ] = None,
) -> None:
    """Train a model and write its directory. Needs the extra `train`."""
    from tpo_ie.errors import MissingExtraError

    try:
        from tpo_ie.training.run import run_training
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("tpo_ie"):
            raise
        raise MissingExtraError(
            f"training needs the package {error.name}: install the extra `train` (pip install 'tpo-ie[train]')"
        ) from None
    run_training(config, out)
