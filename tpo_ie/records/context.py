"""What every reader of a format is given beside its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tpo_ie.records.faults import Report
from tpo_ie.records.options import ReadOptions
from tpo_ie.records.record import Record
from tpo_ie.records.sources import Source


@dataclass(frozen=True, slots=True)
class Context:
    """How to read and whom to tell.

    Args:
        options: How records are read.
        report: Told of what cannot be read.
        warn: Told of what is odd but does no harm.
    """

    options: ReadOptions
    report: Report
    warn: Report


Reader = Callable[[Source, Context], Iterator[Record]]
"""Reads the records of one source.

It raises Fault when the source as a whole cannot be read (any more) and reports what concerns one record.
"""
