"""Keys: stable names of rows, and of the same thing in different articles."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("['’‘`´ʼ]")
_NOT_WORD = re.compile(r"[\W_]+")
_DEGREES = re.compile(r"[,(].*", re.DOTALL)
_INITIALS = 2


def row_key(document_id: str, local_id: str) -> str:
    """Return the key of something within an article, e.g. ``kabar-7#e3``.

    What stands behind the last ``#`` is the local id, so that no two pairs share a key: a ``#`` in the local id
    is written ``%23`` and ``%`` is written ``%25``.
    """
    return f"{document_id}#{local_id.replace('%', '%25').replace('#', '%23')}"


def normal_name(name: str) -> str:
    """Return a name for comparison: no case, accents or punctuation, single spaces; may be empty."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name))  # `Nur'aini` is `Nuraini`
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", plain.casefold())).strip()


def shared_key(kind: str, name: str, registry_id: str | None = None) -> str | None:
    """Return the key of a thing in all articles: its registry id, else its kind and normalised name.

    Args:
        kind: The entity type, e.g. ``AGENCY``.
        name: The canonical name.
        registry_id: The id in the registry, where known.

    Returns:
        The key; None where the name holds no letter or digit.
    """
    if registry_id:
        return registry_id
    plain = normal_name(name)
    return f"{kind.lower()}={plain}" if plain else None


def person_key(name: str, body_key: str | None) -> str | None:
    """Return the key of a person in all articles: normalised name and body; never the name alone.

    Args:
        name: The full name; degrees after a comma and what stands in brackets do not count.
        body_key: Key of the agency or organisation.

    Returns:
        The key; None without a body and for initials, which many people share.
    """
    plain = normal_name(_DEGREES.sub("", name))
    if not body_key or all(len(word) <= _INITIALS for word in plain.split()):
        return None
    return f"{plain} @ {body_key}"
