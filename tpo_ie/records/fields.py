"""From the keys or columns of a record to its parts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from tpo_ie.records.faults import Fault
from tpo_ie.records.options import FIELDS, FieldMap
from tpo_ie.records.record import Record
from tpo_ie.records.values import json_value


def record_of(data: Any, fields: FieldMap, identifier: str, place: str) -> Record:
    """Read a flat record, or a whole document object, of which only the input's part is taken.

    Args:
        data: Keys or columns with their values.
        fields: Their names.
        identifier: Id when the record has none of its own.
        place: Where it stands, for messages.

    Returns:
        The record.

    Raises:
        Fault: It is no object, it has no text, or a part of it is of the wrong kind.
    """
    if not isinstance(data, Mapping):
        raise Fault("no_object", field=fields.text)
    text = lookup(data, fields.text)
    if is_missing(text):
        raise Fault("no_text", field=fields.text)
    meta = data.get("meta")
    meta = meta if isinstance(meta, Mapping) else {}
    given = {}
    for key in FIELDS:
        name = getattr(fields, key)
        value = lookup(data, name)
        value = _string(meta.get(key) if is_missing(value) else value, name, numbers=True)
        if value:
            given[key] = value
    return Record(
        id=_string(lookup(data, fields.id), fields.id, numbers=True) or identifier,
        text=_text(text, fields.text),
        place=place,
        given=given,
        attributes=_attributes(data, meta, fields),
    )


def lookup(data: Mapping[str, Any], name: str) -> Any:
    """Return the value of a key; a name with dots leads into nested objects.

    Args:
        data: The record.
        name: Name of the key.

    Returns:
        The value; None when there is none.
    """
    if name in data or "." not in name:
        return data.get(name)
    value: Any = data
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def is_missing(value: Any) -> bool:
    """Say whether a value stands for none: null, or the not-a-number that tables put in its place."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def _text(value: Any, name: str) -> str:
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Fault("undecodable", byte=error.start, encoding="UTF-8", reason=error.reason) from None
    return _string(value, name)


def _string(value: Any, name: str, *, numbers: bool = False) -> str:
    if is_missing(value):
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if numbers and isinstance(value, float) and value.is_integer():  # a table turns whole numbers beside a null to this
        value = int(value)
    if numbers and isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise Fault("not_a_string", field=name)
    return value


def _attributes(data: Mapping[str, Any], meta: Mapping[str, Any], fields: FieldMap) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    for holder in (meta.get("attributes"), data.get("attributes")):
        if isinstance(holder, Mapping):
            attributes |= {str(key): value for key, value in holder.items() if value is not None}
    attributes |= {name: value for name in fields.keep if not is_missing(value := lookup(data, name))}
    kept: dict[str, Any] = json_value(attributes) if attributes else {}
    return kept
