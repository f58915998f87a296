"""The connection to a Ray cluster, or a small one of this machine's own for as long as a run takes."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
from collections.abc import Iterator
from typing import Any

import ray

from tpo_ie.errors import TpoIeError, UsageError

QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_DATA_LOG_LEVEL": "CRITICAL"}
"""No message to Ray's makers; what goes wrong is told by the run itself."""

_PATIENCE = 10.0  # seconds for a machine to answer; Ray by itself tries for minutes


@contextlib.contextmanager
def connected(address: str | None, workers: int, threads: int = 1) -> Iterator[int]:
    """Use the cluster this process is connected to, the one at an address, or a new one on this machine.

    Args:
        address: ``auto``, ``HOST:PORT`` or ``ray://HOST:PORT``; None starts Ray here.
        workers: Actors that will be wanted; 0 takes as many as the cluster has cores for.
        threads: Cores that each of them takes.

    Yields:
        The number of actors.

    Raises:
        UsageError: There is no cluster at the address.
        TpoIeError: Ray does not start here.
    """
    ours = not ray.is_initialized()
    if ours:
        _connect(address, workers * threads)
    try:
        cores = ray.cluster_resources().get("CPU", 1)  # type: ignore[no-untyped-call, unused-ignore]
        yield workers or max(1, int(cores) // threads)
    finally:
        if ours:
            ray.shutdown()


def _connect(address: str | None, cores: int) -> None:
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address is None:
        # The address of this machine's own needs no network to be found.
        here: dict[str, Any] = {"num_cpus": cores or None, "include_dashboard": False, "_node_ip_address": "127.0.0.1"}
        try:
            ray.init(address="local", **here, **quiet)
        except Exception as error:  # Ray has no class of its own for this
            raise TpoIeError(f"Ray does not start on this machine: {_first_line(error)}") from error
    else:
        try:
            _call(address)
            ray.init(address=address, **quiet)
        except (OSError, ValueError) as error:
            raise UsageError(f"--address {address}: there is no Ray cluster ({_first_line(error)})") from None
    logging.getLogger("ray").setLevel(logging.ERROR)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _call(address: str) -> None:
    """See whether somebody answers at an address that names a port.

    Raises:
        OSError: Nobody does.
    """
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
