"""``run_batch``: an archive from beginning to end, or from where an earlier run ended."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tpo_ie.batch import outputs
from tpo_ie.batch.config import BatchConfig
from tpo_ie.batch.counting import Counter
from tpo_ie.batch.engines import Engine, make_engine
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.folder import OutputFolder, mark_done
from tpo_ie.batch.inputs import check_inputs, state_of
from tpo_ie.batch.interrupts import Interrupts
from tpo_ie.batch.manifest import Counts, Manifest, ShardCounts, new_manifest, now, write_manifest
from tpo_ie.batch.progress import Tally
from tpo_ie.batch.reading import ShardReader
from tpo_ie.batch.resume import check_resumable
from tpo_ie.batch.shards import Failure, Shard, ShardDone
from tpo_ie.privacy.pseudonyms import Pseudonyms
from tpo_ie.registry.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to.

    Args:
        documents: Documents in the output, those of earlier runs included.
        failed: Records that gave none, those that could not be read included.
        unread: Records among them that could not be read.
        documents_now: Documents that this run has read.
        seconds: How long it took.
        interrupted: The signal that stopped it; None when it is complete.
    """

    documents: int
    failed: int
    unread: int
    documents_now: int
    seconds: float
    interrupted: int | None = None


def run_batch(
    inputs: Sequence[str],
    out: str | Path,
    config: BatchConfig | None = None,
    *,
    resume: bool = False,
    warn: Callable[[str], None] = lambda message: None,
    progress: bool = False,
) -> Summary:
    """Read an archive with worker processes and write the results into a folder.

    Every record gives one document or one line of ``errors.jsonl``. The processes are spawned, so a script
    calls this under ``if __name__ == "__main__":``.

    Args:
        inputs: Files, folders, patterns; ``-`` is standard input.
        out: The output folder.
        config: The settings; None takes the defaults.
        resume: Go on with the run that began in ``out``; a new or empty folder starts one.
        warn: Told of what is odd in the input but does no harm.
        progress: Show a bar on stderr.

    Returns:
        What it came to; when it was interrupted (Ctrl-C, SIGTERM), how far it came.

    Raises:
        UsageError: The folder is occupied or in use, the run that began there was another one, the key to hide
            ids with cannot be read.
        MissingExtraError: A format or the engine needs a package that is not installed.
        ModelError, ResourceError: The pipeline cannot be loaded.
        OSError: The output cannot be written.
    """
    config = config or BatchConfig()
    path = Path(out)
    if config.agencies or config.positions or config.rules:
        for text in Knowledge(config.agencies, config.positions, config.rules).warnings():
            warn(text)
    engine = make_engine(config, _job(config, path))
    outputs.check_formats(config.formats)
    states = tuple(state_of(name) for name in inputs)
    check_inputs(inputs, states, path, twice=isinstance(config.sample, int))
    if config.hash_ids is not None:
        names = Pseudonyms.from_file(config.hash_ids)
        states = tuple(state.model_copy(update={"input": names.place(state.input)}) for state in states)
    manifest = new_manifest(config, states)
    folder = OutputFolder(path, resume=resume)
    complete = False
    try:
        if folder.manifest is not None:
            check_resumable(folder.manifest, manifest, str(out))
            manifest = folder.manifest
            if manifest.status == "complete":
                complete = True
                return Summary(manifest.counts.documents, manifest.counts.failed, manifest.counts.unread, 0, 0.0)
        write_manifest(manifest.model_copy(update={"status": "running", "ended": None}), path)
        tally = Tally(Counter(inputs, config) if progress else None, say=warn)
        stopped = _work(inputs, config, folder, engine, tally, warn) or _build(path, config)
        folder.write_errors()
        write_manifest(_final(manifest, folder, tally, complete=stopped is None), path)
        complete = stopped is None
        return Summary(tally.documents, tally.failed, tally.unread, tally.documents_now, tally.seconds, stopped)
    except BaseException:
        folder.abandon()
        raise
    finally:
        folder.close(complete=complete)


def _work(
    inputs: Sequence[str],
    config: BatchConfig,
    folder: OutputFolder,
    engine: Engine,
    tally: Tally,
    warn: Callable[[str], None],
) -> int | None:
    """Have all shards read that are not finished; return the signal that stopped it."""
    done: dict[int, str] = {}
    for mark in folder.done():
        done[mark.number] = mark.digest
        tally.earlier(mark)

    def settle(shard: Shard) -> None:
        failures = tuple(entry for entry in shard.entries if isinstance(entry, Failure))
        mark = ShardDone(shard.number, shard.digest, 0, failures)
        outputs.write_shard(folder.path, shard.number, (), config.formats)
        mark_done(folder.path, mark)
        tally.finished(mark)

    with tally, Interrupts() as interrupts:
        engine.run(ShardReader(inputs, config, done=done, settle=settle, warn=warn), tally, interrupts)
    return interrupts.signal


def _build(path: Path, config: BatchConfig) -> int | None:
    """Build what is made from the tables; return the signal that stopped it."""
    try:
        outputs.build(path, config.formats)
    except KeyboardInterrupt:
        return int(signal.SIGINT)
    return None


def _job(config: BatchConfig, folder: Path) -> Job:
    return Job(
        folder=str(folder),
        formats=config.formats,
        threads=config.resources()[1],
        batch_size=config.batch_size,
        model=config.model,
        backend=config.backend,
        device=config.device,
        agencies=config.agencies,
        positions=config.positions,
        rules=config.rules,
        all_actions=config.all_actions,
        redact_victims=config.redact_victims,
    )


def _final(manifest: Manifest, folder: OutputFolder, tally: Tally, *, complete: bool) -> Manifest:
    """Return the manifest of a run that has ended."""
    counts = Counts(documents=tally.documents, failed=tally.failed, unread=tally.unread, shards=tally.shards)
    shards = [
        ShardCounts(number=mark.number, documents=mark.documents, failed=len(mark.failures), digest=mark.digest)
        for mark in (folder.done() if complete else ())
    ]
    status = "complete" if complete else "interrupted"
    return manifest.model_copy(update={"status": status, "ended": now(), "counts": counts, "shards": tuple(shards)})
