"""Ray on this machine, started once for all tests, with workers whose pipeline is a fake."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture(scope="session")
def ray_with_fakes() -> Iterator[None]:
    ray = pytest.importorskip("ray")
    from tpo_ie.batch.engines.scaleout import cluster

    for name, value in cluster.QUIET.items():
        pytest.MonkeyPatch().setenv(name, value)
    ray.init(
        address="local",
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        _node_ip_address="127.0.0.1",
        runtime_env={
            "worker_process_setup_hook": "tests.batch.fake.install",
            "env_vars": {"PYTHONPATH": str(REPOSITORY)},
        },
    )
    yield
    ray.shutdown()
