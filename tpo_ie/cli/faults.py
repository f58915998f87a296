"""What can be wrong with an input: a key of ``messages.yaml`` with its place and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tpo_ie.errors import InputError

if TYPE_CHECKING:
    from tpo_ie.rendering.strings import Strings


class Fault(InputError):
    """Something wrong in one input, said in the user's language when it is reported.

    Args:
        key: Key in ``messages.yaml``.
        line: Line of the file, from 1, where one can be named.
        **values: Values of the message.
    """

    def __init__(self, key: str, *, line: int | None = None, **values: object) -> None:
        self.key = key
        self.line = line
        self.values = values
        super().__init__(key, line, values)

    def message(self, source: str, strings: Strings) -> str:
        """Return ``FILE:LINE: reason``.

        Args:
            source: The file, with its line where the record is one.
            strings: The messages.
        """
        place = source if self.line is None else f"{source}:{self.line}"
        return f"{place}: {strings(self.key, **self.values)}"
