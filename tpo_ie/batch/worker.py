"""A worker process: takes shards from its parent, one at a time, and ends when the parent does."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
from multiprocessing.connection import Connection, wait

from tpo_ie.batch.extraction import Job, ShardExtractor
from tpo_ie.batch.messages import Begun, Broken, Finished, Ready
from tpo_ie.errors import TpoIeError

_PR_SET_PDEATHSIG = 1


def work(job: Job, connection: Connection) -> None:
    """Read shards until the parent sends None or ends.

    Args:
        job: The run.
        connection: Tasks come from it, messages go to it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent decides
    _end_with_parent()
    try:
        extractor = ShardExtractor(job)
        connection.send(Ready())
        while (task := connection.recv()) is not None:
            done = extractor.run(task, begin=lambda entries: connection.send(Begun(entries)))
            connection.send(Finished(done))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is gone
    except Exception as error:
        with contextlib.suppress(OSError):
            connection.send(Broken(portable(error)))


def _end_with_parent() -> None:
    """Make sure that this process ends when its parent does, even if that is killed."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    sentinel = parent.sentinel

    def watch() -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
    if sys.platform == "linux":  # also when this process is deep in code that lets no other thread run
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def portable(error: Exception) -> Exception:
    """Return an error that certainly survives the way to another process."""
    try:
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:
        copy = None
    known = isinstance(error, (TpoIeError, OSError)) and str(copy) == str(error)
    return error if known else RuntimeError(f"{type(error).__name__}: {error}")
