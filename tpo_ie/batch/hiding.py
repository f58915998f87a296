"""Records and faults whose ids and files are hidden, for archives whose file names may hold names of victims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tpo_ie.privacy.pseudonyms import Pseudonyms
from tpo_ie.records import Fault, Record

Report = Callable[[str, Fault], None]
_IDS = {"unsafe_id": ("id",), "same_id": ("id", "new"), "duplicate": ("id", "first")}  # values that messages quote


def hide(records: Iterator[Record], pseudonyms: Pseudonyms) -> Iterator[Record]:
    """Yield records with digests for ids, places, and the ids of those they repeat.

    Args:
        records: The records; equal ids have been told apart.
        pseudonyms: Makes the digests.
    """
    for record in records:
        first = record.attributes.get("duplicate_of")
        marks = {} if first is None else {"duplicate_of": pseudonyms.id(first)}
        yield replace(
            record,
            id=pseudonyms.id(record.id),
            place=pseudonyms.place(record.place),
            attributes=record.attributes | marks,
        )


def hiding(report: Report, pseudonyms: Pseudonyms) -> Report:
    """Return a function that passes faults on without the ids and files they name.

    Args:
        report: Takes them.
        pseudonyms: Makes the digests.
    """

    def pass_on(place: str, fault: Fault) -> None:
        hidden = {key: pseudonyms.id(str(fault.values[key])) for key in _IDS.get(fault.key, ())}
        report(pseudonyms.place(place), Fault(fault.key, line=fault.line, **{**fault.values, **hidden}))

    return pass_on
