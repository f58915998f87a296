"""Files in a folder and the folders below it, in order of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path

from tpo_ie.records.faults import Fault, Report
from tpo_ie.records.ids import id_from_name
from tpo_ie.records.paths import is_link, reachable
from tpo_ie.records.sources import Source, file_source, shown, split_ending

DATASET = "dataset"
_DATASET_FILES = ("dataset_dict.json", "dataset_info.json")


def is_dataset(folder: Path) -> bool:
    """Say whether `datasets` saved this folder."""
    try:
        return (folder / _DATASET_FILES[0]).is_file() or (
            (folder / _DATASET_FILES[1]).is_file() and (folder / "state.json").is_file()
        )
    except PermissionError:  # said when the folder is walked
        return False


def dataset_source(folder: Path, place: str, name: str) -> Source:
    """Return the source for a folder that `datasets` saved."""
    return Source(folder, shown(place), id_from_name(shown(name)), id_from_name(shown(name)), DATASET)


def sources_in(root: str, kinds: Container[str], *, report: Report, warn: Report) -> Iterator[Source]:
    """Walk a folder.

    Hidden files and folders are left out. Links are followed only to files inside the folder, so that no
    archive can point to other files of the machine.

    Args:
        root: The folder.
        kinds: Endings of files that are read.
        report: Told of links that lead out and of folders that cannot be opened.
        warn: Told how many files of other kinds are left out.

    Yields:
        Files and data sets, named by their path relative to the folder.
    """
    folder = reachable(Path(root))
    if is_dataset(folder):
        yield dataset_source(folder, root, folder.resolve().name)
        return
    others: Counter[str] = Counter()
    found = False
    for path, name in _walk(folder, report):
        place = str(Path(root, name))
        if path.is_dir():
            found = True
            yield dataset_source(path, place, name)
        elif split_ending(name)[1] in kinds and split_ending(name)[1]:
            found = True
            yield file_source(path, place, name)
        else:
            others[split_ending(name)[1]] += 1
    for kind, count in sorted(others.items()):
        warn(shown(root), Fault("left_out", count=count, kind=shown(kind) or "—"))
    if not found:
        report(shown(root), Fault("empty_folder"))


def _walk(folder: Path, report: Report) -> Iterator[tuple[Path, str]]:
    """Yield files and data sets with their names relative to the folder; a stack, as folders nest deeply."""
    root = folder.resolve()
    stack = [_entries(folder, "", report)]
    while stack:
        path, name = next(stack[-1], (None, ""))
        if path is None:
            stack.pop()
        elif is_link(path) and not _leads_to_file_in(path, root):
            report(shown(str(path)), Fault("link"))
        elif path.is_dir() and not is_dataset(path):
            stack.append(_entries(path, name + "/", report))
        elif path.is_dir() or path.is_file():
            yield path, name
        else:
            report(shown(str(path)), Fault("no_file"))


def _entries(folder: Path, prefix: str, report: Report) -> Iterator[tuple[Path, str]]:
    try:
        folder = reachable(folder)
        names = sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        report(shown(str(folder)), Fault("unreadable", reason=error.strerror or str(error)))
        return
    for name in names:
        yield folder / name, prefix + name


def _leads_to_file_in(path: Path, root: Path) -> bool:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # it leads nowhere, or to itself
        return False
    return target.is_relative_to(root) and target.is_file()
