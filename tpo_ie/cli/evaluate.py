"""``tpo-ie evaluate``: scores of a prediction or a model against gold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpo_ie.cli.options import Precision

if TYPE_CHECKING:
    from tpo_ie.evaluation.browser.collection import Collection
    from tpo_ie.mentions.manifest import Precision as Weights


def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD…", help="Annotated .jsonl or .json files, or folders.")],
    *,
    pred: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Documents to score, matched by id; a model reads the texts when left out."),
    ] = None,
    model: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The model to use; the one that ships when left out.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Documents of another system: is the difference more than chance?"),
    ] = None,
    json_: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all scores here as JSON; - prints them.")
    ] = None,
    markdown: Annotated[Path | None, typer.Option(metavar="FILE", help="Write all tables here as Markdown.")] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every mistake here, as a page to filter and read.")
    ] = None,
    html_documents: Annotated[
        int, typer.Option(metavar="N", min=1, help="At most so many documents with mistakes in the page.")
    ] = 500,
    details: Annotated[bool, typer.Option("--details", help="Print every measure, label and confusion.")] = False,
    split: Annotated[str | None, typer.Option(metavar="NAME", help="Score only this split, e.g. dev.")] = None,
    slices: Annotated[
        str | None,
        typer.Option(metavar="NAME,…", help="Score parts on their own: source, year, region, length, seen."),
    ] = None,
    train: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Training data, to score names that it has and has not; may be repeated."),
    ] = None,
    resamples: Annotated[
        int, typer.Option(metavar="N", min=1, help="Resamples of documents for intervals and tests.")
    ] = 1000,
    scheme: Annotated[
        str | None, typer.Option(metavar="NAME", help="GOLD are two-column CoNLL files of this public label scheme.")
    ] = None,
    precision: Annotated[Precision | None, typer.Option(help="Weights of the model [default: int8].")] = None,
    agencies: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own agencies (TSV).")] = None,
    positions: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own positions (TSV).")] = None,
    rules: Annotated[Path | None, typer.Option(metavar="FILE", help="Your own rules (YAML).")] = None,
) -> None:
    """Score predictions: mentions, entities, officials, relations, quotes, actions.

    Exit code 1: some documents could not be read or have no prediction; such predictions count as empty ones.
    """
    own = {name: path for name, path in (("agencies", agencies), ("positions", positions), ("rules", rules)) if path}
    reading = {"--model": model, "--precision": precision, "--scheme": scheme} | {
        f"--{name}": own[name] for name in own
    }
    if pred is not None and any(reading.values()):
        needless = ", ".join(name for name, value in reading.items() if value)
        raise typer.BadParameter(f"--pred scores what is in a file; {needless} does not go with it")
    others = {"--split": split, "--against": against, "--html": html, "--slices": slices, "--train": train}
    others |= {f"--{name}": own[name] for name in own}
    given = [name for name, value in others.items() if value]
    if scheme is not None and given:
        raise typer.BadParameter(f"--scheme scores tagged sentences; {', '.join(given)} does not go with it")
    from tpo_ie.mentions.schemes import SCHEMES

    if scheme is not None and scheme not in SCHEMES:
        raise typer.BadParameter(f"{scheme!r} is no scheme: {', '.join(sorted(SCHEMES))}", param_hint="--scheme")
    names = tuple(filter(None, map(str.strip, (slices or "").split(","))))
    _check_slices(names, trained=bool(train))
    from tpo_ie.cli.console import complain
    from tpo_ie.evaluation.browser.collection import Collection

    failed: list[str] = []

    def report(line: str) -> None:
        failed.append(line)
        complain(line)

    weights: Weights = "fp32" if precision is Precision.fp32 else "int8"
    mistakes = Collection(html_documents) if html else None
    if scheme is not None:
        from tpo_ie.evaluation.scheme import score_scheme

        result = score_scheme(gold, scheme, model=model, precision=weights)
    else:
        from tpo_ie.cli.warned import data_warnings
        from tpo_ie.evaluation.run import score_files

        with data_warnings():
            result = score_files(
                gold,
                pred=pred,
                model=model,
                precision=weights,
                own=own,
                against=against,
                split=split,
                slices=names,
                train=train or (),
                resamples=resamples,
                mistakes=mistakes,
                report=report,
                note=complain,
            )
    if html is not None and mistakes is not None:
        _write_html(result, mistakes, html)
    _publish(result, json_, markdown, details=details)
    if failed:
        raise typer.Exit(1)


def _check_slices(names: tuple[str, ...], *, trained: bool) -> None:
    from tpo_ie.errors import InputError
    from tpo_ie.evaluation.slices import check

    if not names:
        return
    try:
        check(names, trained=trained)
    except InputError as error:
        raise typer.BadParameter(str(error)) from None


def _write_html(result: dict[str, Any], mistakes: Collection, path: Path) -> None:
    from tpo_ie.cli.console import complain, output
    from tpo_ie.evaluation.browser.page import render_page

    with output(path) as stream:
        stream.write(render_page(mistakes, result))
    if mistakes.left_out:
        complain(
            f"{path}: shows the first {mistakes.limit} documents with mistakes, {mistakes.left_out} more have some; "
            "--html-documents raises this"
        )


def _publish(result: dict[str, Any], json_path: Path | None, markdown: Path | None, *, details: bool) -> None:
    """Write scores as JSON and Markdown where asked; print tables unless the JSON goes to stdout."""
    import json

    from tpo_ie.cli.console import output

    if markdown is not None:
        from tpo_ie.evaluation.reporting.markdown import to_markdown

        with output(markdown) as stream:
            stream.write(to_markdown(result))
    if json_path is not None:
        to_stdout = str(json_path) == "-"
        with output(None if to_stdout else json_path) as stream:
            stream.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
        if to_stdout:
            return
    from rich.console import Console

    from tpo_ie.evaluation.reporting.terminal import print_result

    with output(None) as stream:
        print_result(result, Console(file=stream, highlight=False), details=details)
