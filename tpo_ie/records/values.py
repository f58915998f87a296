"""Values from files as JSON can hold them."""

from __future__ import annotations

import math
import re
from datetime import date
from typing import Any

from tpo_ie.records.faults import Fault

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def json_value(value: Any) -> Any:
    """Return a value with nothing in it that JSON lacks.

    Args:
        value: Anything that YAML, JSON or Arrow give.

    Returns:
        The same of dicts with string keys, lists, strings, numbers, booleans and None; days in ISO 8601.

    Raises:
        Fault: It is nested too deeply.
    """
    try:
        return _json_value(value)
    except RecursionError:
        raise Fault("depth") from None


def _json_value(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _json_value(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json_value(part) for part in value]
    return value.isoformat() if isinstance(value, date) else str(value)


def check_unicode(value: Any, field: str) -> None:
    """Refuse half surrogate pairs, which no encoding can write.

    Args:
        value: A JSON value.
        field: Its name, for the message.

    Raises:
        Fault: A string in it holds one; names the field and the character.
    """
    if isinstance(value, str):
        half = _HALF_PAIR.search(value) if not value.isascii() else None
        if half:
            raise Fault("half_pair", field=field, offset=half.start())
    elif isinstance(value, dict):
        for key, part in value.items():
            check_unicode(key, field)
            check_unicode(part, f"{field}.{key}")
    elif isinstance(value, list):
        for part in value:
            check_unicode(part, field)
