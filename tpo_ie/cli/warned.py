"""Warnings about the user's data files as lines on stderr."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def data_warnings() -> Iterator[None]:
    """Print each warning about a data file as one line; other warnings are shown as usual."""
    from tpo_ie.cli.console import complain
    from tpo_ie.errors import DataWarning

    with warnings.catch_warnings():
        usual = warnings.showwarning
        warnings.simplefilter("always", DataWarning)

        def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            if issubclass(category, DataWarning):
                complain(f"warning: {message}")
            else:
                usual(message, category, *place, **more)

        warnings.showwarning = show
        yield
