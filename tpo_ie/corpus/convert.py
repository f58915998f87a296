"""Conversion of corpora between formats: one bad document costs no other, and what is not held is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tpo_ie.corpus.formats import FORMATS, Format, format_of, get_format
from tpo_ie.corpus.formats.options import ReadOptions, WriteOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.losses import in_words, losses
from tpo_ie.corpus.public import PUBLIC_SETS
from tpo_ie.corpus.public.reading import read_public
from tpo_ie.document import Document
from tpo_ie.errors import InputError


@dataclass(slots=True)
class Outcome:
    """What a conversion did.

    Args:
        report: Documents that failed, and what the reader left out or put right.
        documents: Number of documents written.
        not_held: What the target has no place for, see :func:`tpo_ie.corpus.losses.losses`.
    """

    report: Report
    documents: int = 0
    not_held: Counter[tuple[str, str]] = field(default_factory=Counter)

    def remarks(self, source: str, target: str) -> list[str]:
        """Return what a user should know, a sentence a line.

        Args:
            source: Name of the format read.
            target: Name of the format written.
        """
        lines = []
        if source in PUBLIC_SETS:
            chosen = PUBLIC_SETS[source]
            lines.append(f"{source}: {chosen.title} ({chosen.source}); terms: {chosen.licence}; note: {chosen.note}")
        for what, counts in (("left out", self.report.left_out), ("put right", self.report.repaired)):
            if counted := _counted(counts):
                lines.append(f"{what} from {source}: {counted}")
        lines += [f"not held by {target}: {phrase}" for phrase in in_words(self.not_held)]
        return lines


def choose_formats(source: str, target: Path, from_: str | None, to: str | None) -> tuple[str, Format]:
    """Settle which formats a conversion is between.

    Args:
        source: The input: a file or folder, or the name of a public data set's data.
        target: The output.
        from_: Name of a format or public data set; None leaves it to the ending or the folder's content.
        to: Name of a format; None leaves it to the ending.

    Returns:
        Name of the format or public set to read, and the format to write.

    Raises:
        InputError: A name is unknown, nothing speaks for a format, or the format cannot be written.
    """
    names = ", ".join([*FORMATS, *PUBLIC_SETS])
    if from_ is None:
        guessed = format_of(Path(source))
        if guessed is None:
            raise InputError(f"{source}: the name does not say the format; --from takes {names}")
        from_ = guessed.name
    elif from_ not in FORMATS and from_ not in PUBLIC_SETS:
        raise InputError(f"no format is called {from_!r}; --from takes {names}")
    written = get_format(to) if to is not None else format_of(target)
    writable = ", ".join(entry.name for entry in FORMATS.values() if entry.writes)
    if written is None:
        raise InputError(f"{target}: the name does not say the format; --to takes {writable}")
    if not written.writes:
        raise InputError(f"{written.name} is only read; --to takes {writable}")
    return from_, written


def convert(
    source: str,
    target: Path,
    from_: str,
    to: Format,
    *,
    reading: ReadOptions | None = None,
    writing: WriteOptions | None = None,
    tell: Callable[[str], None],
) -> Outcome:
    """Convert a corpus.

    Args:
        source: File, folder, or where a public data set lies.
        target: File or folder to write.
        from_: Name of the format or public set to read.
        to: The format to write.
        reading: Choices for reading.
        writing: Choices for writing.
        tell: Called with one line for each document that fails.

    Returns:
        What was done.

    Raises:
        InputError: The input cannot be read at all or holds no document; the output cannot be written.
    """
    outcome = Outcome(Report(tell))
    options = reading or ReadOptions()
    if from_ in PUBLIC_SETS:
        documents = read_public(from_, source, options, outcome.report)
    else:
        documents = get_format(from_).read(Path(source), options, outcome.report)
    to.write(_watched(documents, source, to, outcome), target, writing or WriteOptions())
    return outcome


def _watched(documents: Iterator[Document], source: str, to: Format, outcome: Outcome) -> Iterator[Document]:
    """Pass documents on, counting them and what the target has no place for."""
    for document in documents:
        if not to.lossless:
            outcome.not_held += losses(document, to.kept(document))
        outcome.documents += 1
        yield document
    if not outcome.documents:
        left_out = _counted(outcome.report.left_out)
        reason = "no document could be read" if outcome.report.failed else "no document"
        raise InputError(f"{source}: {reason}" + (f" (left out: {left_out})" if left_out else ""))


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts.most_common() if number)
