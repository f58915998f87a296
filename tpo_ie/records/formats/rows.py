"""Rows of a delimited file, put together from its lines; a broken row costs no other one."""

from __future__ import annotations

import csv
import sys
from collections import deque
from collections.abc import Iterator

from tpo_ie.records.faults import Fault
from tpo_ie.records.lines import Line

# Characters that may be read again for each one in the file: without a bound, quotation marks can be set so that
# every line swallows all that follow.
_REPEATS = 8
_LARGEST_FIELD = min(sys.maxsize, 2**31 - 1)  # a C long, which has 32 bits on Windows


def cells_of(text: str, delimiter: str) -> list[str]:
    """Return the cells of one line, read leniently.

    Raises:
        Fault: A carriage return stands in it.
    """
    try:
        return next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error as error:
        raise Fault("broken_row", reason=str(error)) from None


class Rows:
    """Rows with the number of their first line; a Fault in place of one that cannot be read.

    A quotation mark that nothing closes makes a row swallow those behind it. They are read again from the line
    after the one at fault, or, in a file whose cells have several lines, from the line where the quotes stop
    making sense.

    Args:
        lines: Lines behind the header.
        delimiter: What stands between cells.
        width: Number of columns.
        max_bytes: Most characters that a row may have.
    """

    def __init__(self, lines: Iterator[Line], delimiter: str, width: int, max_bytes: int) -> None:
        self._lines, self._delimiter, self._width, self._max = lines, delimiter, width, max_bytes
        self._again: deque[Line] = deque()
        self._has_long_rows = False
        self._may_repeat = 0
        csv.field_size_limit(_LARGEST_FIELD)

    def __iter__(self) -> Iterator[tuple[int, list[str] | Fault]]:
        is_behind_broken = False
        while (first := self._next()) is not None:
            if not first.text.strip() and not first.fault:
                continue
            row = self._row(first)
            # What is left of a broken row has been reported with it.
            if first.resumed and not first.cut and len(row if isinstance(row, list) else ()) != self._width:
                continue
            if is_behind_broken and self._has_long_rows and isinstance(row, list) and len(row) < self._width:
                continue
            is_behind_broken = isinstance(row, Fault)
            yield first.number, row

    def _next(self) -> Line | None:
        if self._again:
            return self._again.popleft()
        line = next(self._lines, None)
        self._may_repeat += _REPEATS * len(line.text) if line else 0
        return line

    def _row(self, first: Line) -> list[str] | Fault:
        used: list[Line] = []
        fault: Fault | None = None

        def feed() -> Iterator[str]:
            nonlocal fault
            line: Line | None = first
            size = 0
            while line is not None:
                used.append(line)
                size += len(line.text)
                if size > self._max:
                    fault = Fault("too_many_bytes", limit=self._max)
                elif line.fault and (line.cut or not line.text):
                    fault = line.fault
                if fault:
                    return
                yield line.text
                line = self._next()

        try:
            cells = next(csv.reader(feed(), delimiter=self._delimiter, strict=True), [])
        except csv.Error as error:
            if literal := self._literal(first):
                self._again.extendleft(reversed(used[1:]))
                return literal
            self._read_again(used)
            return fault or Fault("broken_row", reason=str(error))
        if fault:
            self._read_again(used)
            return fault
        self._has_long_rows |= len(used) > 1
        return self._checked(cells, used)

    def _literal(self, line: Line) -> list[str] | None:
        """Read a line whose quotation marks are text, as many write TSV."""
        cells = line.text.rstrip("\r\n").split("\t")
        fits = self._delimiter == "\t" and len(cells) == self._width and not line.fault
        return cells if fits else None

    def _read_again(self, used: list[Line]) -> None:
        behind = used[1:]
        size = sum(len(line.text) for line in behind)
        if self._has_long_rows or size > self._may_repeat:
            behind = behind[-1:]
        else:
            self._may_repeat -= size
        self._again.extendleft(reversed(behind))

    def _checked(self, cells: list[str], used: list[Line]) -> list[str] | Fault:
        fault = next((line.fault for line in used if line.fault), None)
        if fault:
            return fault
        if any(cells[self._width :]):
            return Fault("columns", expected=self._width, found=len(cells))
        if any("\0" in cell for cell in cells):
            return Fault("binary", offset=used[0].text.find("\0"))
        return cells[: self._width]
