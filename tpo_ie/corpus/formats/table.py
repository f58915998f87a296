"""The table of formats: their names, their endings, and where their readers and writers are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.document import Document
from tpo_ie.errors import InputError


class Reader(Protocol):
    """Reads documents; one that breaks is told to the report, the others come."""

    def __call__(self, path: Path, options: ReadOptions, report: Report) -> Iterator[Document]: ...  # noqa: D102


class Writer(Protocol):
    """Writes documents to a file or folder."""

    def __call__(self, documents: Iterable[Document], path: Path, options: WriteOptions) -> None: ...  # noqa: D102


class Keeper(Protocol):
    """Returns what of a document comes back from a format that has no place for all of it."""

    def __call__(self, document: Document) -> Document: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Args:
        name: Its name on the command line.
        module: The module with its functions ``read``, ``write`` and ``kept``.
        endings: Endings of its files, where they are its own.
        folder: Whether it is written as a folder.
        writes: Whether it can be written.
        lossless: Whether it holds every layer of a document.
    """

    name: str
    module: str
    endings: tuple[str, ...] = ()
    folder: bool = False
    writes: bool = True
    lossless: bool = True

    @property
    def read(self) -> Reader:
        """The function that reads."""
        return cast(Reader, import_module(self.module).read)

    @property
    def write(self) -> Writer:
        """The function that writes; only where ``writes``."""
        return cast(Writer, import_module(self.module).write)

    @property
    def kept(self) -> Keeper:
        """What comes back of a document; only where not ``lossless``."""
        return cast(Keeper, import_module(self.module).kept)


_HERE = "tpo_ie.corpus.formats"

FORMATS: dict[str, Format] = {
    entry.name: entry
    for entry in (
        Format("jsonl", f"{_HERE}.jsonl", (".jsonl",)),
        Format("brat", f"{_HERE}.brat", folder=True),
        Format("label-studio", f"{_HERE}.label_studio", (".json",)),
        Format("doccano", f"{_HERE}.doccano", lossless=False),
        Format("conll", f"{_HERE}.conll", (".conll", ".bio", ".iob", ".bilou"), lossless=False),
        Format("docbin", f"{_HERE}.docbin", (".spacy",)),
        Format("datasets", f"{_HERE}.arrow", folder=True),
        Format("webanno", f"{_HERE}.webanno", (".tsv",), writes=False, lossless=False),
    )
}


def get_format(name: str) -> Format:
    """Return the format with this name.

    Raises:
        InputError: There is none.
    """
    try:
        return FORMATS[name]
    except KeyError:
        raise InputError(f"no format is called {name!r}; there are {', '.join(FORMATS)}") from None


def format_of(path: Path) -> Format | None:
    """Return the format that a file's ending, or what lies in a folder, speaks for.

    Args:
        path: A file, which need not exist, or a folder.

    Returns:
        The format; None where nothing speaks for one.
    """
    if path.is_dir():
        names = [entry.name for entry in path.iterdir()]
        for name, wanted in (("brat", ".ann"), ("webanno", ".tsv"), ("jsonl", ".jsonl"), ("jsonl", ".json")):
            if name == "jsonl" and {"dataset_info.json", "dataset_dict.json", "state.json"} & set(names):
                return FORMATS["datasets"]
            if any(other.endswith(wanted) for other in names):
                return FORMATS[name]
        return None
    ending = path.suffix.lower()
    if ending == ".json" and path.is_file():
        with path.open("rb") as stream:
            first = stream.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        return FORMATS["jsonl" if first == b"{" else "label-studio"]
    return next((entry for entry in FORMATS.values() if ending in entry.endings), None)
