"""Tagged sentences of a public data set, from files, saved data sets, or the cache of ``datasets``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tpo_ie.corpus.conll import tagged_rows
from tpo_ie.corpus.formats.arrow import hugging_face_datasets, load_from_disk
from tpo_ie.corpus.formats.conll_blocks import blocks_of
from tpo_ie.corpus.formats.files import read_text
from tpo_ie.corpus.formats.report import Report
from tpo_ie.errors import InputError

_ENDINGS = {".conll", ".txt", ".tsv", ".bio", ".iob"}
_NAMES = {"train", "dev", "test", "validation", "extra"}  # WikiANN's files have no ending
_HUB_NAME = re.compile(r"[\w-][\w.-]*(/[\w.-]+)?(:[\w.-]+)?")
_NO_DATA = ("readme", "license", "licence", "notice")


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence and where it stands.

    Args:
        id: ``FILE:NUMBER``; the number is that of its first line or of its row.
        place: The same with the whole path, for messages.
        tokens: n tokens.
        tags: n tags.
    """

    id: str
    place: str
    tokens: tuple[str, ...]
    tags: tuple[str, ...]


def sentences(source: str, split: str | None, report: Report) -> Iterator[PlacedSentence]:
    """Read the sentences of a public data set.

    Args:
        source: A file, a folder of files, a data set saved to disk, or the name of a data set of
            Hugging Face that is in the local cache (``NAME`` or ``NAME:CONFIGURATION``).
        split: Only this split: a file's name, or the split of a data set; None takes all.
        report: Told of lines that are no token lines; their sentence is left out.

    Yields:
        Sentences in order.

    Raises:
        InputError: There is no such file or data set.
    """
    path = Path(source)
    if path.is_dir() and not any((path / name).exists() for name in ("dataset_info.json", "dataset_dict.json")):
        files = [p for p in sorted(path.iterdir()) if _is_data(p) and (split is None or p.stem == split)]
        if not files:
            raise InputError(f"{path}: no file of tokens and tags" + (f" for the split {split!r}" if split else ""))
        for file in files:
            yield from _file(file, report)
    elif path.is_file():
        yield from _file(path, report)
    else:
        tables = load_from_disk(path, split) if path.is_dir() else _from_cache(source, split)
        for place, table in tables:
            name = place.rpartition("/")[2]
            for number, row in enumerate(tagged_rows(table, place), start=1):
                yield PlacedSentence(f"{name}:{number}", f"{place}: row {number}", row.tokens, row.tags)


def _is_data(path: Path) -> bool:
    is_named = path.suffix.lower() in _ENDINGS or path.name in _NAMES
    return path.is_file() and is_named and not path.name.lower().startswith(_NO_DATA)


def _file(path: Path, report: Report) -> Iterator[PlacedSentence]:
    for block in blocks_of(read_text(path).removeprefix("\ufeff")):
        for number, reason in block.faults:
            report.fail(f"{path}:{number}: {reason}")
        for rows in [] if block.faults else block.sentences:
            tokens, tags = tuple(row.token for row in rows), tuple(row.tag for row in rows)
            yield PlacedSentence(f"{path.name}:{rows[0].line}", f"{path}:{rows[0].line}", tokens, tags)


def _from_cache(source: str, split: str | None) -> Iterator[tuple[str, Any]]:
    """Load a data set that `datasets` has fetched before; nothing is fetched now."""
    if not _HUB_NAME.fullmatch(source) or Path(source).suffix.lower() in _ENDINGS:
        raise InputError(f"{source}: no such file or folder")
    datasets = hugging_face_datasets()
    name, _, configuration = source.partition(":")
    before = datasets.config.HF_HUB_OFFLINE
    datasets.config.HF_HUB_OFFLINE = True
    try:
        found = datasets.load_dataset(name, configuration or None)
    except Exception as error:  # whatever it is that the library misses
        raise InputError(
            f"{source}: no such file or folder, and no data set of this name in the local cache of `datasets` "
            f"({type(error).__name__}); fetch it there first, nothing is fetched here"
        ) from None
    finally:
        datasets.config.HF_HUB_OFFLINE = before
    if split is not None and split not in found:
        raise InputError(f"{source}: no split is called {split!r}; there are {', '.join(found)}")
    for part in [split] if split is not None else found:
        yield f"{source} ({part})", found[part]
