"""Libraries that only archives need, imported when they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tpo_ie.errors import MissingExtraError


def library(name: str) -> Any:
    """Import a library of the extra ``archives``.

    Args:
        name: The module, e.g. ``pyarrow.parquet``.

    Returns:
        The module.

    Raises:
        MissingExtraError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        wanted = name.partition(".")[0]
        raise MissingExtraError(
            f'this needs {wanted}, which cannot be imported ({error}); install it with: pip install "tpo-ie[archives]"'
        ) from None
