"""``manifest.json``: what a batch run read, with what, and how far it came."""

from __future__ import annotations

import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tpo_ie import __version__
from tpo_ie.batch.atomic import replacing
from tpo_ie.batch.config import BatchConfig
from tpo_ie.batch.inputs import InputState
from tpo_ie.errors import UsageError

FILE = "manifest.json"


def now() -> str:
    """Return the time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Model(_Part):
    """The model that reads.

    Args:
        name: Name and version.
        sha256: Hash of its int8 graph.
    """

    name: str
    sha256: str


class Counts(_Part):
    """How far a run has come.

    Args:
        documents: Documents written.
        failed: Records that gave none, those that could not be read included.
        unread: Records among them that could not be read.
        shards: Shards that are finished.
    """

    documents: int = 0
    failed: int = 0
    unread: int = 0
    shards: int = 0


class ShardCounts(_Part):
    """One finished shard.

    Args:
        number: Its number.
        documents: Documents in it.
        failed: Its records that gave none.
        digest: Hash of what was read.
    """

    number: int
    documents: int
    failed: int
    digest: str


class Manifest(_Part):
    """The manifest of an output folder.

    Args:
        format: Version of this file.
        status: ``running`` (or killed), ``interrupted`` (stopped in good order) or ``complete``.
        tpo_ie: Version of the library.
        model: The model.
        python: Version of Python.
        system: Operating system and processor.
        inputs: The inputs when the run began.
        config: The settings that decide what comes out.
        user_files: SHA-256 of the user's own agencies, positions and rules, by option.
        begun: When the run began, ISO 8601 in UTC.
        ended: When it was complete or interrupted.
        counts: How far it came, as of ``ended``.
        shards: The finished shards, once the run is complete.
    """

    format: Literal[1] = 1
    status: Literal["running", "interrupted", "complete"] = "running"
    tpo_ie: str = __version__
    model: Model
    python: str = Field(default_factory=platform.python_version)
    system: str = Field(default_factory=lambda: f"{platform.system()} {platform.machine()}")
    inputs: tuple[InputState, ...]
    config: dict[str, Any]
    user_files: dict[str, str]
    begun: str = Field(default_factory=now)
    ended: str | None = None
    counts: Counts = Counts()
    shards: tuple[ShardCounts, ...] = ()


def new_manifest(config: BatchConfig, inputs: tuple[InputState, ...]) -> Manifest:
    """Describe a run that is about to begin.

    Args:
        config: Its settings.
        inputs: Its inputs.

    Returns:
        The manifest.

    Raises:
        ModelError: There is no such model.
        UsageError: A file of the user's own cannot be read.
    """
    from tpo_ie.mentions.manifest import model_directory, read_manifest

    model = read_manifest(model_directory(config.model))
    return Manifest(
        model=Model(name=f"{model.name}-{model.version}", sha256=model.sha256.get("model.int8.onnx", "")),
        inputs=inputs,
        config=json.loads(json.dumps(config.identity())),
        user_files={
            option: _hash(path) for option in ("agencies", "positions", "rules") if (path := getattr(config, option))
        },
    )


def read_manifest_file(folder: Path) -> Manifest | None:
    """Return the manifest of an output folder, None when it has none.

    Raises:
        UsageError: It is not a manifest that this version reads.
    """
    path = folder / FILE
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise UsageError(f"{path}: not a manifest of this format ({error.errors()[0]['msg']})") from None


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into an output folder."""
    with replacing(folder / FILE) as stream:
        stream.write(json.dumps(manifest.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n")


def _hash(path: str) -> str:
    from tpo_ie.mentions.manifest import sha256_of

    try:
        return sha256_of(Path(path))
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
