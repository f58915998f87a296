"""A worker whose pipeline finds nothing and does what the text says: fail, die, hang, find the disk full.

``python -m tests.batch.fake ARGUMENTS`` is ``tpo-ie`` with such workers.
"""

from __future__ import annotations

import errno
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import tpo_ie
from tpo_ie.batch.engines import process
from tpo_ie.batch.extraction import Job
from tpo_ie.batch.worker import work
from tpo_ie.document import Document
from tpo_ie.errors import ResourceError, StageError

_PAUSE = re.compile(r"JEDA (\d+)")  # milliseconds
_MARK = re.compile(r"SEKALI (\S+)")  # dies at the first reading only, of which it leaves a mark in this file
_HANGS = re.compile(r"GANTUNG (/\S+)")  # leaves a mark in this file when it begins to hang
_SPACE = re.compile(r"PENUH (\S+)")  # the disk is full unless this file exists


def fake_load(model: Any = None, **options: Any) -> str:
    if options.get("rules") == "RUSAK":
        raise ResourceError("rules.yaml:3: no rule 'x'")
    if options.get("rules") == "MATI":
        os._exit(7)
    return "pipeline"


def fake_extract_many(
    records: Iterable[dict[str, Any]],
    *,
    model: Any,
    on_error: Callable[[str, Exception], None] | None = None,
    batch_size: int,
    redact_victims: bool = False,
) -> Iterator[Document]:
    assert model == "pipeline"
    batch = list(records)
    assert 0 < len(batch) == batch_size
    for record in batch:
        text = record["text"]
        if "GAGAL" in text:
            error = StageError("quotes", "KeyError: 'x'")
            if on_error is None:
                raise error
            on_error(record["id"], error)
            continue
        if "MATI" in text:
            os._exit(9)
        if (mark := _MARK.search(text)) and not Path(mark[1]).exists():
            Path(mark[1]).touch()
            os._exit(9)
        if (space := _SPACE.search(text)) and not Path(space[1]).exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if "GANTUNG" in text:
            if mark := _HANGS.search(text):
                Path(mark[1]).touch()
            time.sleep(600)
        if pause := _PAUSE.search(text):
            time.sleep(int(pause[1]) / 1000)
        yield Document.from_dict({"id": record["id"], "text": text})


def install() -> None:
    """Let this process have the fake pipeline."""
    tpo_ie.load = fake_load  # type: ignore[assignment]
    tpo_ie.extract_many = fake_extract_many  # type: ignore[assignment]


def fake_work(job: Job, connection: Connection) -> None:
    install()
    work(job, connection)


if __name__ == "__main__":
    from tpo_ie.cli.main import main

    process.work = fake_work
    main()
