"""What a conversion cannot keep: documents that failed, and parts that a format has no place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from tpo_ie.errors import DocumentError, InputError

P = ParamSpec("P")
T = TypeVar("T")

_MISSHAPEN = (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError)


def _say_nothing(message: str) -> None:
    """Keep a message to oneself."""


@dataclass(slots=True)
class Report:
    """Collects faults and losses while documents are read and written.

    Args:
        tell: Called with one line for each document that failed.
        failed: Number of documents that failed.
        left_out: What was left out, in words, with counts.
        repaired: What was put right, in words, with counts.
    """

    tell: Callable[[str], None] = _say_nothing
    failed: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    repaired: Counter[str] = field(default_factory=Counter)

    def fail(self, message: str | Exception) -> None:
        """Report a document that cannot be converted; the others go on.

        Args:
            message: File, place and reason.
        """
        self.failed += 1
        self.tell(str(message))

    def attempt(self, place: str, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Call what makes one document; where that fails, report it.

        Args:
            place: Where the document lies, e.g. ``export.json: task 12``.
            function: The function.
            *args: Its arguments.
            **kwargs: Its arguments by name.

        Returns:
            What the function returns; None where it failed.
        """
        try:
            return function(*args, **kwargs)
        except DocumentError as error:
            self.fail(error if error.source else error.at(place))
        except InputError as error:
            self.fail(error)
        except _MISSHAPEN as error:  # a file that others made may hold anything
            self.fail(f"{place}: not of the expected form ({type(error).__name__}: {error})")
        return None
