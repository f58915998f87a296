"""The page of commands, from the program itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

import typer

from tools.docs.markdown import code, table
from tpo_ie.cli.help import record_of
from tpo_ie.cli.main import app


def commands() -> str:
    """Return every command with its arguments, options and examples."""
    root = typer.main.get_command(app)
    return "\n".join(_section(name, command) for name, command in walk(root, "tpo-ie") if name != "tpo-ie")


def walk(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Yield (name as typed, command) for a command and all below it.

    Args:
        command: The command of the program.
        name: Its name as typed.
    """
    yield name, command
    for below, member in getattr(command, "commands", {}).items():
        yield from walk(member, f"{name} {below}")


def _section(name: str, command: Any) -> str:
    parts = [f"## {name}", inspect.cleandoc(command.help or "").replace("\b\n", "")]
    if not hasattr(command, "commands"):
        with typer.Context(command, info_name=name) as context:
            parts.append(f"```text\n{name} {' '.join(command.collect_usage_pieces(context))}\n```")
            rows = list(_rows(command, context))
        if rows:
            parts.append(table(("argument or option", "meaning", "default"), rows))
    examples = _examples(name)
    if examples:
        parts.append("```console\n" + "\n".join(examples) + "\n```")
    return "\n\n".join(parts) + "\n"


def _rows(command: Any, context: typer.Context) -> Iterator[tuple[str, str, str]]:
    for parameter in command.params:
        record = record_of(parameter, context)
        if record is None or "--help" in parameter.opts:
            continue
        default = "" if callable(parameter.default) or parameter.default in (None, False, ()) else parameter.default
        yield code(record[0]), (parameter.help or "").replace("<", "&lt;"), code(getattr(default, "value", default))


def _examples(name: str) -> tuple[str, ...]:
    from tpo_ie.cli.examples import EXAMPLES

    return EXAMPLES.get(name.removeprefix("tpo-ie "), ())
