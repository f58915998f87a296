"""Cuts a CoNLL file into documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tpo_ie.corpus.conll import is_comment
from tpo_ie.errors import DocumentError

_DOCSTART = "-DOCSTART-"
_NEW_DOCUMENT = "newdoc id"
_NEWDOC_LINE = re.compile(r"#\s*newdoc\b")


class Row(NamedTuple):
    """A token line.

    Args:
        line: Its number, from 1.
        token: The token.
        tag: Its tag.
        offsets: Where the token stands in the text, as far as the line says it.
    """

    line: int
    token: str
    tag: str
    offsets: tuple[int, int] | None


@dataclass(slots=True)
class Block:
    """The lines of one document.

    Args:
        line: Number of its first line.
        comments: Name to value.
        sentences: Its token lines by sentence.
        faults: Lines that are no token lines: (number, reason).
    """

    line: int
    comments: dict[str, str] = field(default_factory=dict)
    sentences: list[list[Row]] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    _open: list[Row] = field(default_factory=list)

    def add(self, number: int, line: str) -> None:
        """Take a token line into the sentence that is open."""
        row = _row(number, line)
        if isinstance(row, str):
            self.faults.append((number, row))
        else:
            self._open.append(row)

    def end_sentence(self) -> None:
        """Close the sentence that is open, if any."""
        if self._open:
            self.sentences.append(self._open)
            self._open = []

    def closed(self) -> Block:
        """Close the open sentence and return the block."""
        self.end_sentence()
        return self

    @property
    def identifier(self) -> str | None:
        """The document's id, where a comment gives it."""
        found = self.comments.get(_NEW_DOCUMENT)
        return json.loads(found) if found is not None and found.startswith('"') else found

    def json(self, name: str) -> Any:
        """Return the value of a comment that holds JSON.

        Raises:
            DocumentError: It is no JSON; the place is the document's first line.
        """
        try:
            return json.loads(self.comments[name])
        except ValueError as error:
            raise DocumentError(f"the comment `# {name}` is no JSON: {error}", place=str(self.line)) from None

    def text_and_tokens(self) -> tuple[str, list[tuple[int, int]]]:
        """Return the document's text and where its tokens stand in it.

        Returns:
            The text of the ``# text`` comment, else the tokens with spaces between them and a line a
            sentence; and n spans.

        Raises:
            DocumentError: A line is no token line, or a token does not stand at its offsets; the place is the line.
        """
        for number, reason in self.faults:
            raise DocumentError(reason, place=str(number))
        rows = [row for sentence in self.sentences for row in sentence]
        if "text" in self.comments and all(row.offsets for row in rows):
            text = self.json("text")
            spans = [row.offsets for row in rows if row.offsets]
            for row, (start, end) in zip(rows, spans, strict=True):
                if text[start:end] != row.token:
                    reason = f"{row.token!r} does not stand at its offsets, {text[start:end]!r} does"
                    raise DocumentError(reason, place=str(row.line))
            return text, spans
        text, spans = "", []
        for sentence in self.sentences:
            text += "\n" if text else ""
            for row in sentence:
                text += " " if text and not text.endswith("\n") else ""
                spans.append((len(text), len(text) + len(row.token)))
                text += row.token
        return text, spans


def blocks_of(content: str) -> Iterator[Block]:
    """Cut a file into documents.

    Args:
        content: The file's text.

    Yields:
        One block for each ``# newdoc`` or ``-DOCSTART-``; for each sentence where the file has neither.
    """
    lines = content.split("\n")
    marked = any(_opens(line) for line in lines)
    block: Block | None = None
    for number, raw in enumerate([*lines, ""], start=1):
        line = raw.removesuffix("\r")
        if block is not None and _opens(line):
            yield block.closed()
            block = None
        if not line.strip():
            if block is not None:
                block.end_sentence()
                if not marked and (block.sentences or block.faults):
                    yield block
                    block = None
            continue
        block = block or Block(number)
        if is_comment(line):
            name, _, value = line[1:].partition("=")
            block.comments[name.strip()] = value.strip()
        elif not line.startswith(_DOCSTART):
            block.add(number, line)
    if block is not None:
        yield block.closed()


def _opens(line: str) -> bool:
    return line.startswith(_DOCSTART) or (_NEWDOC_LINE.match(line) is not None and is_comment(line))


def _row(number: int, line: str) -> Row | str:
    """Return a token line, or what is wrong with it."""
    columns = line.split("\t") if "\t" in line else line.split()
    if len(columns) < 2 or not columns[0]:
        return f"a token and a tag are expected, found {line!r}"
    offsets = None
    if len(columns) == 4 and columns[1].isdecimal() and columns[2].isdecimal():
        offsets = (int(columns[1]), int(columns[2]))
    return Row(number, columns[0], columns[-1], offsets)
