"""Optional packages, imported when a format needs them."""

from __future__ import annotations

import logging
from importlib import import_module
from types import ModuleType

from tpo_ie.errors import MissingExtraError

_HELPERS = {"trafilatura": ("htmldate", "courlan", "justext", "charset_normalizer")}


def require(module: str) -> ModuleType:
    """Import a package of the extra ``archives``; what it logs goes to those who listen, not to stderr.

    Args:
        module: Its name, e.g. ``pyarrow.parquet``.

    Returns:
        The module.

    Raises:
        MissingExtraError: It is not installed.
    """
    package = module.partition(".")[0]
    for name in (package, *_HELPERS.get(package, ())):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(f'{package} is needed ({error}): pip install "tpo-ie[archives]"') from None
