"""Model directories: what is in one, where the default lies, whether it fits this version."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tpo_ie.errors import ModelError

DEFAULT_MODEL = "tppo-ner-id-0.5.0"
Precision = Literal["int8", "fp32"]


class Head(BaseModel):
    """One label scheme of the model.

    Args:
        scheme: Name of the scheme.
        labels: Its labels; tags are ``O`` then ``B-``/``I-`` of each.
        offset: Where its tags begin in the output's last axis.
        temperature: What its raw scores are divided by, so that probabilities mean what they say.
        caution: What is added to the log probability of ``O`` before the best tags are chosen: above 0 the head
            says less, and is more often right.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    scheme: str
    labels: tuple[str, ...]
    offset: int
    temperature: float = Field(default=1.0, gt=0.0)
    caution: float = Field(default=0.0, ge=0.0)


class Manifest(BaseModel):
    """What a model directory says of itself.

    Args:
        format: Version of this file.
        name: Name of the model.
        version: Its version.
        library: Versions of tpo_ie that can run it, e.g. ``>=0.1,<0.2``.
        window: Longest input in sub-words, opening and closing mark included.
        heads: The label schemes.
        sha256: Hash by file name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal[1] = 1
    name: str
    version: str
    library: str
    window: int
    heads: tuple[Head, ...]
    sha256: dict[str, str]

    def head(self, scheme: str) -> Head:
        """Return the head of a scheme; raises ModelError when the model has none."""
        for head in self.heads:
            if head.scheme == scheme:
                return head
        raise ModelError(f"{self.name} has no head for {scheme!r}, only {', '.join(h.scheme for h in self.heads)}")


def model_directory(model: str | Path | None) -> Path:
    """Return the directory of a model.

    Args:
        model: A directory, the name of one that travels with the package or the repository, or None
            for the default.

    Returns:
        The directory.

    Raises:
        ModelError: There is no such model.
    """
    if model is not None and Path(model).is_dir():
        return Path(model)
    name = str(model) if model is not None else DEFAULT_MODEL
    package = Path(__file__).resolve().parent.parent
    for candidate in (package / "_model" / name, package.parent / "models" / name):
        if (candidate / "manifest.json").is_file():
            return candidate
    raise ModelError(f"no model {name!r}: neither a folder nor shipped with this installation of tpo_ie")


def read_manifest(directory: Path) -> Manifest:
    """Read and check a model directory's manifest.

    Args:
        directory: The model directory.

    Returns:
        The manifest.

    Raises:
        ModelError: The manifest is missing or broken, or asks for another version of the library.
    """
    path = directory / "manifest.json"
    try:
        manifest = Manifest.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror or error}") from None
    except (ValueError, ValidationError) as error:
        raise ModelError(f"{path}: not a manifest of this format ({str(error).splitlines()[0]})") from None
    _check_library(manifest, path)
    return manifest


def _check_library(manifest: Manifest, path: Path) -> None:
    from tpo_ie import __version__

    ours = tuple(int(part) for part in __version__.split(".")[:2])
    for condition in manifest.library.split(","):
        wanted = tuple(int(part) for part in condition.strip("<>= ").split(".")[:2])
        if (condition.startswith(">=") and ours < wanted) or (condition.startswith("<") and ours >= wanted):
            raise ModelError(
                f"{path}: {manifest.name} {manifest.version} needs tpo_ie {manifest.library}, this is {__version__}"
            )


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
