"""Fuzz the readers with spoilt files of every format: python tools/fuzz_readers.py [--seconds N]."""

from __future__ import annotations

import gzip
import logging
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import fuzzing

MOST_SECONDS = 10.0


@cache
def scratch() -> Path:
    """Return a folder for the files, the same at every call."""
    return Path(tempfile.mkdtemp(prefix="fuzz-readers-"))


def prepare() -> Callable[..., None]:
    """Import the readers and return the property."""
    from hypothesis import given, target
    from hypothesis import strategies as st

    from tests.records.test_properties import KINDS, SEEDS, check, read_between, spoilt

    logging.disable()  # the libraries below the readers tell each fault in their own way
    folder = scratch()

    def packed(kind: str, data: bytes) -> bytes:
        if kind.endswith(".gz"):
            return gzip.compress(data, mtime=0)
        if kind.endswith(".zst"):
            import zstandard

            return zstandard.compress(data)
        return data

    def plain(kind: str) -> bytes:
        return SEEDS.get(kind.removesuffix(".gz").removesuffix(".zst"), b"")

    @given(st.data(), st.sampled_from(KINDS))
    def holds(data: st.DataObject, kind: str) -> None:
        seed = plain(kind)
        content = data.draw(
            st.one_of(
                spoilt(seed).map(lambda changed: packed(kind, changed)),  # spoilt inside a sound package
                spoilt(packed(kind, seed)),
                st.binary(max_size=300).map(lambda found: packed(kind, found)),
            )
        )
        for old in folder.iterdir():
            old.unlink()
        begun = time.process_time()
        check(read_between(folder, kind, content))
        seconds = time.process_time() - begun
        assert seconds < MOST_SECONDS, f"{seconds:.1f} s for {len(content)} bytes of {kind}"
        target(seconds)

    return holds


if __name__ == "__main__":
    fuzzing.run(prepare, fuzzing.arguments(__doc__))
