"""What a batch run is asked to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, get_args

from tpo_ie.errors import UsageError
from tpo_ie.mentions.backends.session import Backend
from tpo_ie.processors import usable_cores
from tpo_ie.records import ReadOptions

Format = Literal["jsonl", "parquet", "duckdb", "xlsx", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
Engine = Literal["local", "ray"]
MOST_WORKERS = 8  # by default: each holds a model of its own in memory
_SAME_RESULT = {
    "workers",
    "threads",
    "time_limit",
    "engine",
    "device",
    "address",
}  # what may differ when a run is resumed


@dataclass(frozen=True, slots=True)
class BatchConfig:
    """What a batch run reads with, and what it writes.

    Args:
        formats: Outputs, of ``jsonl``, ``parquet``, ``duckdb``, ``xlsx``, ``csv``; the last three are built
            from the Parquet tables, which are then written too.
        workers: Worker processes; 0 takes one for each core, with the local engine at most 8.
        threads: Threads of the model in each worker; 0 shares the cores out, with Ray it is one.
        shard_size: Most records in one output file, at least 1; the first files are smaller, so that
            small archives too keep all workers busy.
        batch_size: Documents that go through the model together, at least 1.
        time_limit: Most seconds for one document; None sets no limit.
        limit: Read only so many records.
        sample: Read only a random sample: a share above 0 and under 1, or a number of records.
        seed: Seed of the sample.
        model: Directory or name of a model; None takes the one that ships.
        backend: What runs the model: ``onnx`` or ``torch``.
        device: Where: ``cpu``, ``cuda``, ``cuda:N``; None leaves it to the backend.
        agencies: TSV of the user's own agencies.
        positions: TSV of the user's own positions.
        rules: The user's own rules, and switches for built-in ones (YAML).
        all_actions: Report actions in articles on other subjects too.
        redact_victims: Replace names of victims and minors before anything is written.
        hash_ids: File with the key with which ids and file names are replaced by digests in all output; None
            keeps them.
        engine: ``local``: processes on this machine; ``ray``: actors of a Ray cluster.
        address: The Ray cluster; None starts Ray on this machine.
        options: How the input is read.

    Raises:
        UsageError: A value is out of its range.
    """

    formats: tuple[Format, ...] = ("jsonl",)
    workers: int = 0
    threads: int = 0
    shard_size: int = 256
    batch_size: int = 16
    time_limit: float | None = 120.0
    limit: int | None = None
    sample: float | int | None = None
    seed: int = 0
    model: str | None = None
    backend: Backend = "onnx"
    device: str | None = None
    agencies: str | None = None
    positions: str | None = None
    rules: str | None = None
    all_actions: bool = False
    redact_victims: bool = False
    hash_ids: str | None = None
    engine: Engine = "local"
    address: str | None = None
    options: ReadOptions = field(default_factory=ReadOptions)

    def __post_init__(self) -> None:
        unknown = [name for name in self.formats if name not in FORMATS]
        if unknown or not self.formats:
            raise UsageError(f"formats: {', '.join(unknown) or 'none given'}; there are {', '.join(FORMATS)}")
        least = {"workers": 0, "threads": 0, "shard_size": 1, "batch_size": 1, "limit": 1}
        for name, value in least.items():
            given = getattr(self, name)
            if given is not None and given < value:
                raise UsageError(f"{name}: {given} is less than {value}")
        if self.address is not None and self.engine != "ray":
            raise UsageError(f"address: {self.address} is of use only to the engine ray")
        if self.time_limit is not None and not self.time_limit > 0:
            raise UsageError(f"time_limit: {self.time_limit:g} seconds is no time")
        if self.sample is not None and not (
            self.sample >= 1 if isinstance(self.sample, int) else 0 < self.sample < 1
        ):  # fmt: skip
            raise UsageError(f"sample: {self.sample} is neither a share between 0 and 1 nor a number of records")

    def identity(self) -> dict[str, Any]:
        """Return the settings that decide what comes out; a resumed run must have the same."""
        kept = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _SAME_RESULT}
        kept["formats"] = sorted(self.formats, key=FORMATS.index)
        kept["options"] = asdict(self.options)
        return kept

    def resources(self) -> tuple[int, int]:
        """Return the number of workers and of threads in each; 0 workers: as many as the cluster has cores."""
        if self.engine == "ray":  # whose actors may be on other machines
            return self.workers, self.threads or 1
        cores = usable_cores()
        workers = self.workers or min(cores, MOST_WORKERS)
        return workers, self.threads or max(1, cores // workers)
