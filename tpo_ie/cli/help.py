"""Plain help texts: options under headings, examples at the end; the same on a terminal, in a file and read aloud."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand

from tpo_ie.cli.examples import EXAMPLES

_OPTIONS = "Options"
_VALUES = {"str": "TEXT", "int": "N", "int range": "N", "float": "NUMBER", "float range": "NUMBER", "path": "PATH"}
"""What the types of option values are called for those who do not program."""
_TYPE = re.compile(r" <([^<>]+)>")
_SAID_BY_PROGRAM = "Value error, "


class Command(TyperCommand):
    """A command whose help shows its examples."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the command line; what is wrong with a value is said without words for programmers."""
        try:
            rest: list[str] = super().parse_args(ctx, args)
        except Exception as error:
            message = getattr(error, "message", None)
            if isinstance(message, str):
                error.message = message.removeprefix(_SAID_BY_PROGRAM)  # type: ignore[attr-defined]
            raise
        return rest

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return the pieces of the usage line: ``FILE…`` is one or more, ``[SQL]`` may be left out."""
        pieces: list[str] = super().collect_usage_pieces(ctx)
        return [re.sub(r"[{}]", "", piece).replace("…...", "…") for piece in pieces]

    def get_short_help_str(self, limit: int = 300) -> str:
        """Return the first sentence of the help whole, which a list of commands would cut."""
        short: str = super().get_short_help_str(max(limit, 300))
        return short

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments, then options under the headings that they were given."""
        sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], _OPTIONS: []}
        for parameter in self.get_params(ctx):
            record = record_of(parameter, ctx)
            if record is not None:
                sections.setdefault(_heading(parameter), []).append(record)
        for heading, records in sections.items():
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples, as they are typed."""
        examples = EXAMPLES.get(ctx.command_path.partition(" ")[2], ())
        if examples:
            with formatter.section("Examples"):
                for example in examples:
                    formatter.write(f"{' ' * formatter.current_indent}{example}\n")


def record_of(parameter: Any, ctx: Any) -> tuple[str, str] | None:
    """Return an argument or option as it is typed, and what it means; None for one that is hidden.

    Args:
        parameter: The argument or option.
        ctx: The context of its command.
    """
    record = parameter.get_help_record(ctx)
    if record is None:
        return None
    if parameter.param_type_name == "argument":
        return _TYPE.sub("", record[0]), record[1]
    return _TYPE.sub(lambda found: f" {_VALUES.get(found[1], found[1])}", record[0]), record[1]


def _heading(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    return getattr(parameter, "rich_help_panel", None) or _OPTIONS
