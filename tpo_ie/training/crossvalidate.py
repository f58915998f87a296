"""``python -m tpo_ie.training.crossvalidate CONFIG --set nerui --folds 5``: F1 over folds of a public set.

Folds are cut from the train and dev files that CONFIG names for the set. Start from the base encoder: a checkpoint
that was trained on any of the public sets has seen sentences of the tests, and the result says so.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from tpo_ie.cli.console import complain
from tpo_ie.errors import MissingExtraError, TpoIeError, UsageError


def crossvalidate_command(
    config: Annotated[Path, typer.Argument(metavar="CONFIG", help="The YAML configuration of a training run.")],
    *,
    set_: Annotated[str, typer.Option("--set", metavar="NAME", help="The set to cut into folds, by its scheme.")],
    folds: Annotated[int, typer.Option(metavar="N", min=2, help="Number of folds.")] = 5,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folder of the run; runs/cv-NAME when left out.")
    ] = None,
    start: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Encoder to start from, in place of CONFIG's.")
    ] = None,
    epochs: Annotated[int | None, typer.Option(metavar="N", min=1, help="Epochs, in place of CONFIG's.")] = None,
    along: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Train on this set of CONFIG too, without test sentences; may be repeated."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Seed of the cut.")] = 0,
) -> None:
    """Train and score every fold of a public set; call it again to go on with a run that was stopped."""
    _show_progress_only_to_a_terminal()
    try:
        print(run(config, set_, folds, out, start=start, epochs=epochs, along=tuple(along or ()), seed=seed))
    except UsageError as error:
        complain(str(error))
        raise typer.Exit(2) from None
    except TpoIeError as error:
        complain(str(error))
        raise typer.Exit(1) from None


def _show_progress_only_to_a_terminal() -> None:
    """Log each step to a terminal; elsewhere keep transformers from drawing bars too."""
    import logging

    if sys.stderr.isatty():
        logging.basicConfig(level=logging.INFO, format="%(message)s")
        return
    with contextlib.suppress(ModuleNotFoundError):  # named later, with the extra
        from transformers.utils import logging as untyped

        bars: Any = untyped
        bars.disable_progress_bar()


def run(
    config_path: Path,
    scheme: str,
    folds: int,
    out: Path | None = None,
    *,
    start: Path | None = None,
    epochs: int | None = None,
    along: tuple[str, ...] = (),
    seed: int = 0,
) -> str:
    """Cross-validate and return the result as text; ``cross-validation.json`` holds all of it.

    Args:
        config_path: The YAML configuration.
        scheme: The set, named by its scheme.
        folds: Number of folds.
        out: Folder of the run; ``runs/cv-NAME`` when None.
        start: Directory of the encoder to start from; None takes the configuration's.
        epochs: Epochs; None takes the configuration's.
        along: Schemes that are trained on as well.
        seed: Seed of the cut.

    Raises:
        MissingExtraError: The extra ``train`` is not installed.
        UsageError: What is asked for does not go together.
        ResourceError, InputError: The configuration or a data file is wrong.
    """
    try:
        from tpo_ie.training.crossvalidation import Settings, crossvalidate, has_seen_public_sets
        from tpo_ie.training.summary import as_text
    except ModuleNotFoundError as error:
        if error.name is not None and error.name.startswith("tpo_ie"):
            raise
        raise MissingExtraError(f"{error.name} is needed: pip install 'tpo-ie[train]'") from None
    from tpo_ie.training.config import load_config

    config = load_config(config_path)
    changed = {"encoder": None if start is None else str(start.resolve()), "epochs": epochs}
    config = config.model_copy(update={name: value for name, value in changed.items() if value is not None})
    if not (Path(config.encoder) / "tokenizer.json").is_file():
        raise UsageError(f"{config.encoder}: no encoder lies there (its tokenizer.json is missing)")
    if scheme in along:
        raise UsageError(f"{scheme!r} is the set itself and cannot go along")
    if has_seen_public_sets(config):
        complain(f"warning: {config.encoder} was trained on public sets and knows test sentences: F1 will be too high")
    return as_text(crossvalidate(config, Settings(scheme, folds, seed, along), out or Path("runs") / f"cv-{scheme}"))


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    app.command()(crossvalidate_command)
    app()
