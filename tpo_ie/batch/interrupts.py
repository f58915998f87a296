"""Ctrl-C and requests to end: the first stops a run in good order, the second at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self, TypeVar

T = TypeVar("T")
_STOPS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name))
"""Ctrl-C, a request to end, and Ctrl-Break of Windows."""


class ReadingInterrupted(KeyboardInterrupt):
    """An interrupt that came while input was being read, which may take for ever."""


class Interrupts:
    """Counts interrupts while it is open; outside the main thread there are none to count."""

    def __init__(self) -> None:
        self.count = 0
        self.signal: int | None = None
        self._reading = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        """Take over the signals that ask for an end."""
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def take(self) -> None:
        """Take over the signals, again if a library has taken them since."""
        if threading.current_thread() is threading.main_thread():
            for number in _STOPS:
                handler = signal.signal(number, self._note)
                self._before.setdefault(number, handler)

    def breakable(self, read: Callable[[], T]) -> T | None:
        """Call a function that reads; an interrupt breaks it off.

        Args:
            read: The function.

        Returns:
            What it returns; None when an interrupt came before its end.
        """
        self._reading = True
        try:
            return None if self.count else read()
        except ReadingInterrupted:
            return None
        finally:
            self._reading = False

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.count += 1
        self.signal = self.signal or number
        if self._reading:
            self._reading = False
            raise ReadingInterrupted
