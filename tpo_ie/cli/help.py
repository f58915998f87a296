"""Plain help texts: options under headings, examples at the end; the same on a terminal, in a file and read aloud."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from tpo_ie.cli.examples import EXAMPLES

_OPTIONS = "Options"


class Command(TyperCommand):
    """A command whose help shows its examples."""

    def get_short_help_str(self, limit: int = 300) -> str:
        """Return the first sentence of the help whole, which a list of commands would cut."""
        short: str = super().get_short_help_str(max(limit, 300))
        return short

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write arguments, then options under the headings that they were given."""
        sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], _OPTIONS: []}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
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


def _heading(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return "Arguments"
    return getattr(parameter, "rich_help_panel", None) or _OPTIONS
