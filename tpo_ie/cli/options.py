"""Values that options take."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from datetime import date


class Language(StrEnum):
    """Language of messages and summaries."""

    en = "en"
    id = "id"


class Format(StrEnum):
    """Form of the output of ``extract``."""

    json = "json"
    text = "text"
    html = "html"


class Precision(StrEnum):
    """Weights of the model."""

    int8 = "int8"
    fp32 = "fp32"


class Backend(StrEnum):
    """What runs the model."""

    onnx = "onnx"
    torch = "torch"


def iso_date(value: str | None) -> str | None:
    """Check an option that takes a day.

    Args:
        value: What the user typed.

    Returns:
        The same.

    Raises:
        typer.BadParameter: It is no ISO 8601 date.
    """
    from tpo_ie.records.dates import is_iso_date

    if value is not None and not is_iso_date(value):
        raise typer.BadParameter(f"{value!r} is no ISO 8601 date such as 2025-03-14")
    return value


def as_date(value: str | None) -> date | None:
    """Return the day of a checked option; None when it was not given."""
    return None if value is None else datetime.fromisoformat(value).date()
