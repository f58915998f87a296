"""Days of publication as inputs give them."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_WITH_SLASHES = re.compile(r"(\d{4})/(\d\d)/(\d\d)(?=$|\s)")
_MAIL = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_WRITTEN = re.compile(r"\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}", re.IGNORECASE)
_LONGEST = 100


def is_iso_date(value: str) -> bool:
    """Say whether a text is an ISO 8601 day, with or without a time, written with hyphens."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return value[4:5] == value[7:8] == "-" and value[:4].isdigit()


def iso_day(value: str) -> str | None:
    """Read a day of publication; nothing is guessed.

    Args:
        value: ISO 8601, ``2025/03/14 10:22``, the form of e-mail and RSS, or a day whose month is written out
            (``Jumat, 14 Maret 2025 10.22 WIB``).

    Returns:
        ISO 8601; None for everything else, such as ``3/4/2025``, which may be either of two days.
    """
    if is_iso_date(value):
        return value
    if len(value) > _LONGEST:
        return None
    if match := _WITH_SLASHES.match(value):
        day = "-".join(match.groups())
        return day if is_iso_date(day) else None
    if _MAIL.match(value):
        return _mail_day(value)
    if len(_WRITTEN.findall(value)) != 1:
        return None
    from tpo_ie.intake.anchor import published_day

    written = published_day(value)
    return written.isoformat() if written else None


def _mail_day(value: str) -> str | None:
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return None
