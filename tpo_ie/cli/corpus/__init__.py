"""``tpo-ie corpus``: annotated data."""

from __future__ import annotations

import typer

from tpo_ie.cli.corpus.agreement import agreement
from tpo_ie.cli.corpus.convert import convert
from tpo_ie.cli.corpus.merge import merge
from tpo_ie.cli.corpus.preannotate import preannotate
from tpo_ie.cli.corpus.sample import sample
from tpo_ie.cli.corpus.split import split
from tpo_ie.cli.corpus.stats import stats
from tpo_ie.cli.corpus.validate import validate
from tpo_ie.cli.help import Command

app = typer.Typer(no_args_is_help=True, help="Work with annotated data.")
for _command in (convert, validate, stats, agreement, split, sample, preannotate, merge):
    app.command(cls=Command)(_command)
