from __future__ import annotations

import os
import signal
import sys
import threading
import time

import pytest

from tpo_ie.batch.interrupts import Interrupts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process cannot signal itself there")


def interrupt(number: int = signal.SIGINT) -> None:
    os.kill(os.getpid(), number)
    time.sleep(0.01)


def test_interrupts_are_counted_and_the_first_is_remembered() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with Interrupts() as interrupts:
        assert (interrupts.count, interrupts.signal) == (0, None)
        interrupt(signal.SIGTERM)
        interrupt(signal.SIGINT)
        assert (interrupts.count, interrupts.signal) == (2, signal.SIGTERM)
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_reading_is_broken_off_and_not_begun_again() -> None:
    steps: list[str] = []

    def read() -> str:
        steps.append("begun")
        interrupt()
        steps.append("never")
        return "read"

    with Interrupts() as interrupts:
        assert interrupts.breakable(lambda: "read") == "read"
        assert interrupts.breakable(read) is None
        assert interrupts.breakable(read) is None
        assert interrupts.count == 1
        interrupt()  # outside of reading nothing is broken off
        assert interrupts.count == 2
    assert steps == ["begun"]


def test_errors_of_reading_pass() -> None:
    with Interrupts() as interrupts:
        with pytest.raises(ZeroDivisionError):
            interrupts.breakable(lambda: 1 // 0)
        interrupt()
        assert interrupts.count == 1


def test_outside_the_main_thread_signals_are_left_alone() -> None:
    handlers: list[object] = []

    def look() -> None:
        with Interrupts():
            handlers.append(signal.getsignal(signal.SIGINT))

    before = signal.getsignal(signal.SIGINT)
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert handlers == [before]
