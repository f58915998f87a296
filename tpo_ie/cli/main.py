"""The program ``tpo-ie``; what a command needs is imported when it runs, so that ``--help`` is quick."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tpo_ie.cli import agencies, corpus
from tpo_ie.cli.batch import batch
from tpo_ie.cli.bench import bench
from tpo_ie.cli.console import complain
from tpo_ie.cli.evaluate import evaluate
from tpo_ie.cli.extract import extract
from tpo_ie.cli.help import Command
from tpo_ie.cli.query import query
from tpo_ie.cli.report import report
from tpo_ie.cli.schema import schema
from tpo_ie.cli.train import train


class Commands(TyperGroup):
    """The commands; an error that reaches them becomes one line on stderr and exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        from tpo_ie.errors import TpoIeError

        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # whoever read our output has seen enough
            with contextlib.suppress(OSError, ValueError):  # keep Python from writing what is left when it ends
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(1) from None
        except TpoIeError as error:
            complain(str(error))
            raise typer.Exit(1) from None
        except OSError as error:
            complain(": ".join(str(part) for part in (error.filename, error.strerror or error) if part))
            raise typer.Exit(1) from None
        except Exception as error:
            if isinstance(error, (typer.Exit, typer.Abort)) or hasattr(error, "exit_code"):
                raise
            complain(f"this should not have happened: {type(error).__name__}: {error} ({_place(error)})")
            raise typer.Exit(1) from None


def _place(error: Exception) -> str:
    """Return where an error arose, for a report to the developers."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}, line {trace.tb_lineno}" if trace else "no place known"


app = typer.Typer(
    name="tpo-ie",
    cls=Commands,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Information extraction from Indonesian news on the fight against human trafficking.",
    epilog="tpo-ie COMMAND --help shows the options of a command, with examples to copy.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from tpo_ie import __version__

        print(f"tpo-ie {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of the program itself."""


app.command(cls=Command)(extract)
app.command(cls=Command)(batch)
app.command(cls=Command)(evaluate)
app.command(cls=Command)(train)
app.command(cls=Command)(report)
app.command(cls=Command)(query)
app.command(cls=Command)(bench)
app.add_typer(agencies.app, name="agencies")
app.add_typer(corpus.app, name="corpus")
app.command(cls=Command)(schema)


def main() -> None:
    """Run the program with the arguments of the process."""
    app(prog_name="tpo-ie")
