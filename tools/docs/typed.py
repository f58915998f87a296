"""What a page tells its reader to type: every command line and Python example, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HEADING = re.compile(r"^#{2,3} (.+)$")


@dataclass(frozen=True, slots=True)
class Typed:
    """What is typed at once.

    Args:
        section: Heading that it stands under.
        language: ``console`` or ``python``.
        text: A command line, or a whole example in Python.
    """

    section: str
    language: str
    text: str


def typed(page: str) -> Iterator[Typed]:
    """Yield what the blocks of a page in ``console`` and ``python`` have to type.

    Args:
        page: Markdown with fenced blocks.
    """
    section = language = ""
    block: list[str] = []
    for line in page.splitlines():
        if language and line.startswith("```"):
            yield from _block(section, language, "\n".join(block))
            language = ""
        elif language:
            block.append(line)
        elif line.startswith("```"):
            language, block = line[3:].strip() or "text", []
        elif heading := _HEADING.match(line):
            section = heading[1]


def command_lines(code: str) -> Iterator[str]:
    """Yield the command lines of a console block: comments taken off, continued lines joined."""
    for line in code.replace("\\\n", " ").splitlines():
        command = re.sub(r"\s{2,}#.*$", "", line).strip()
        if command and not command.startswith("#"):
            yield command


def _block(section: str, language: str, code: str) -> Iterator[Typed]:
    if language == "console":
        yield from (Typed(section, language, command) for command in command_lines(code))
    elif language == "python":
        yield Typed(section, language, code)
