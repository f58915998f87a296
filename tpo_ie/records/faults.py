"""What can be wrong with an input: a key of ``faults.yaml`` with its place and values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tpo_ie.errors import InputError


class Fault(InputError):
    """Something wrong in one input, said in the user's language when it is reported.

    Args:
        key: Key in ``faults.yaml``.
        line: Line of the file, from 1, where one can be named beside the place of the report.
        **values: Values of the message.
    """

    def __init__(self, key: str, *, line: int | None = None, **values: object) -> None:
        self.key = key
        self.line = line
        self.values = values
        super().__init__(key, line, values)

    def __str__(self) -> str:
        return self.reason()

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (self.key, self.line, self.values)

    def reason(self, lang: str = "en") -> str:
        """Return what is wrong, without the place.

        Args:
            lang: ``en`` or ``id``.
        """
        from tpo_ie.rendering.strings import load_strings

        return load_strings(lang, "tpo_ie.records", "faults.yaml")(self.key, **self.values)

    def message(self, place: str, lang: str = "en") -> str:
        """Return ``FILE:LINE: reason``.

        Args:
            place: The file, with its line where the record is one.
            lang: ``en`` or ``id``.
        """
        return f"{place if self.line is None else f'{place}:{self.line}'}: {self.reason(lang)}"


def _restored(key: str, line: int | None, values: dict[str, object]) -> Fault:
    return Fault(key, line=line, **values)


Report = Callable[[str, Fault], None]
"""Called with the place (``FILE`` or ``FILE:LINE``) and what is wrong there."""
