"""The full document of the format tests."""

from __future__ import annotations

from tests.corpus.formats.conftest import full

__all__ = ["full"]
