"""Indonesian news to agencies, officials, quotes, relations and actions against trafficking.

The public names load on first use, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_PUBLIC = {
    "Document": "tpo_ie.document",
    "extract": "tpo_ie.api",
    "extract_many": "tpo_ie.api",
    "load": "tpo_ie.api",
}

__all__ = ["Document", "__version__", "extract", "extract_many", "load"]

if TYPE_CHECKING:
    from tpo_ie.api import extract, extract_many, load
    from tpo_ie.document import Document


def __getattr__(name: str) -> Any:
    if name in _PUBLIC:
        from importlib import import_module

        return getattr(import_module(_PUBLIC[name]), name)
    if name == "agencies":
        from importlib import import_module

        return import_module("tpo_ie.agencies")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
