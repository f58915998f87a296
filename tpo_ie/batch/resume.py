"""Whether a run may go on where an earlier one ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tpo_ie.batch.manifest import Manifest
from tpo_ie.errors import UsageError


def check_resumable(before: Manifest, now: Manifest, folder: str) -> None:
    """Refuse to mix results of different inputs, settings, models or versions in one folder.

    Args:
        before: The folder's manifest.
        now: What the resumed run would do.
        folder: The folder, for the message.

    Raises:
        UsageError: They differ; every difference is named.
    """
    found = list(_differences(before, now))
    if found:
        raise UsageError(
            f"{folder}: cannot be resumed, for this is not the run that began there: {'; '.join(found)}. "
            "Repeat the command of that run, or name another folder"
        )


def _differences(before: Manifest, now: Manifest) -> Iterator[str]:
    if before.tpo_ie != now.tpo_ie:
        yield f"version: {before.tpo_ie} then, {now.tpo_ie} now"
    if before.model != now.model:
        yield f"model: {before.model.name} ({before.model.sha256[:8]}) then, {now.model.name} ({now.model.sha256[:8]})"
    then, new = _flat(before.config), _flat(now.config)
    for name in sorted(then.keys() | new.keys()):
        if then.get(name) != new.get(name):
            yield f"{name}: {then.get(name)!r} then, {new.get(name)!r} now"
    for option in sorted(before.user_files.keys() & now.user_files.keys()):
        if before.user_files[option] != now.user_files[option]:
            yield f"{option}: the file has changed"
    names = [state.input for state in before.inputs]
    if names != [state.input for state in now.inputs]:
        yield f"inputs: {', '.join(names)} then, {', '.join(state.input for state in now.inputs)} now"
        return
    for old, state in zip(before.inputs, now.inputs, strict=True):
        if old != state:
            yield f"input {old.input}: {_size(old.files, old.bytes)} then, {_size(state.files, state.bytes)} now" + (
                ", changed since" if (old.files, old.bytes) == (state.files, state.bytes) else ""
            )


def _size(files: int, size: int) -> str:
    return f"{files} file{'' if files == 1 else 's'} of {size:,} bytes"


def _flat(config: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in config.items():
        flat |= _flat(value, f"{key}.") if isinstance(value, dict) else {prefix + key: value}
    return flat
