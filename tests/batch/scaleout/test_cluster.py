"""How the connection to Ray is made, without making one."""

from __future__ import annotations

import socket
from types import SimpleNamespace
from typing import Any

import pytest

from tpo_ie.errors import TpoIeError, UsageError

pytest.importorskip("ray")

from tpo_ie.batch.engines.scaleout import cluster


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A Ray of eight cores that notes what it is asked."""
    fake = SimpleNamespace(calls=[], ends=0, there=False)

    def init(**options: Any) -> None:
        fake.calls.append(options)
        if options["address"] == "auto-lain":
            raise ConnectionError("Could not connect.\nTry again.")

    def shutdown() -> None:
        fake.ends += 1

    fake.init, fake.shutdown = init, shutdown
    fake.is_initialized = lambda: fake.there
    fake.cluster_resources = lambda: {"CPU": 8.0}
    monkeypatch.setattr(cluster, "ray", fake)
    for name in cluster.QUIET:
        monkeypatch.setenv(name, "x")
    return fake


def test_ray_is_started_here_with_a_core_for_each_thread_and_ended(ray: SimpleNamespace) -> None:
    with cluster.connected(None, 3, 2) as workers:
        assert workers == 3
    (options,) = ray.calls
    assert (options["address"], options["num_cpus"], ray.ends) == ("local", 6, 1)


def test_without_a_number_every_core_has_work(ray: SimpleNamespace) -> None:
    with cluster.connected("auto", 0) as workers:
        assert workers == 8
    with cluster.connected("auto", 0, 3) as workers:
        assert workers == 2
    assert [options["address"] for options in ray.calls] == ["auto", "auto"]
    assert "num_cpus" not in ray.calls[0]


def test_a_cluster_that_this_process_uses_already_stays(ray: SimpleNamespace) -> None:
    ray.there = True
    with cluster.connected(None, 2) as workers:
        assert workers == 2
    assert (ray.calls, ray.ends) == ([], 0)


def test_ray_does_not_start(ray: SimpleNamespace) -> None:
    def init(**options: Any) -> None:
        raise RuntimeError("The current node timed out during startup.\nx")

    ray.init = init
    with pytest.raises(TpoIeError, match=r"^Ray does not start .*: The current node timed out during startup\.$"):
        cluster.connected(None, 2).__enter__()
    assert ray.ends == 0


def test_an_address_where_nobody_answers_is_told_at_once(ray: SimpleNamespace) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        free = taken.getsockname()[1]  # nobody listens there
    for address in (f"127.0.0.1:{free}", f"ray://127.0.0.1:{free}"):
        with pytest.raises(UsageError, match="there is no Ray cluster"), cluster.connected(address, 2):
            pass
    assert ray.calls == []


def test_an_address_where_somebody_answers_goes_to_ray(ray: SimpleNamespace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        with cluster.connected(address, 2):
            pass
    assert [options["address"] for options in ray.calls] == [address]


def test_no_cluster_at_the_address(ray: SimpleNamespace) -> None:
    with (
        pytest.raises(UsageError, match=r"^--address auto-lain: there is no Ray cluster \(Could not connect\.\)$"),
        cluster.connected("auto-lain", 2),
    ):
        pass
