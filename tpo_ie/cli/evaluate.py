"""``tpo-ie evaluate``: scores of a prediction or a model against gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tpo_ie.cli.options import Precision

if TYPE_CHECKING:
    from tpo_ie.document import Document

Report = Callable[[str], None]
"""Called with one line for each gold document that has no prediction."""


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
    json_: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write all scores here as JSON; - prints them.")
    ] = None,
    split: Annotated[str | None, typer.Option(metavar="NAME", help="Score only this split, e.g. dev.")] = None,
    scheme: Annotated[
        str | None, typer.Option(metavar="NAME", help="GOLD are two-column CoNLL files of this public label scheme.")
    ] = None,
    precision: Annotated[Precision | None, typer.Option(help="Weights of the model [default: int8].")] = None,
) -> None:
    """Score predictions: mentions, entities, officials, relations, quotes, actions.

    Exit code 1: some gold documents have no prediction; they count as empty ones.
    """
    if pred is not None and (model or precision or scheme):
        raise typer.BadParameter("--pred scores what is in a file; --model, --precision and --scheme do not go with it")
    if scheme is not None and split is not None:
        raise typer.BadParameter("--split does not go with --scheme: name the split's file")
    from tpo_ie.cli.console import complain

    weights = precision or Precision.int8
    failed: list[str] = []

    def report(line: str) -> None:
        failed.append(line)
        complain(line)

    if scheme is not None:
        from tpo_ie.evaluation.scheme import score_scheme

        result = score_scheme(gold, scheme, model=model, precision=weights.value)
    else:
        result = score_gold(gold, pred=pred, model=model, split=split, precision=weights.value, report=report)
    _publish(result, json_)
    if failed:
        raise typer.Exit(1)


def score_gold(
    gold: Sequence[Path],
    *,
    pred: Path | None = None,
    model: Path | None = None,
    split: str | None = None,
    precision: str = "int8",
    report: Report,
) -> dict[str, Any]:
    """Score a prediction file, or a model, against gold documents.

    Args:
        gold: Files and folders of annotated documents.
        pred: Predicted documents, matched by id; None has the model read the texts.
        model: The model's directory; None takes the default.
        split: Keep only gold of this split.
        precision: ``int8`` or ``fp32``.
        report: Told of gold documents without prediction, which count as empty.

    Returns:
        All scores, see :func:`tpo_ie.evaluation.report.complete`.

    Raises:
        InputError: There is no gold document, or two predictions have one id.
        DocumentError: Gold and prediction of one id have different texts.
    """
    from tpo_ie.corpus.reading import read_documents
    from tpo_ie.errors import InputError
    from tpo_ie.evaluation.evaluate import evaluate as score
    from tpo_ie.evaluation.report import complete

    documents = list(read_documents(gold, split=split))
    if not documents:
        where = ", ".join(map(str, gold))
        raise InputError(f"{where}: no document{f' of the split {split!r}' if split else ''}")
    pairs = _stored(documents, pred, report) if pred else _read(documents, model, precision, report)
    return complete(score(pairs))


def _stored(gold: list[Document], path: Path, report: Report) -> Iterator[tuple[Document, Document]]:
    """Pair gold with stored predictions."""
    from tpo_ie.corpus.reading import read_documents
    from tpo_ie.errors import InputError

    predicted: dict[str, Document] = {}
    for document in read_documents([path]):
        if document.id in predicted:
            raise InputError(f"{path}: the id {document.id!r} stands twice")
        predicted[document.id] = document
    for document in gold:
        found = predicted.get(document.id)
        if found is None:
            report(f"{path}: no prediction for {document.id}")
        yield document, found or _empty(document)


def _read(
    gold: list[Document], model: Path | None, precision: str, report: Report
) -> Iterator[tuple[Document, Document]]:
    """Pair gold with what a model reads in its texts."""
    import tpo_ie

    # Numbers stand in for ids: two gold files may use one id for different texts.
    records = (
        {"id": str(n), "text": d.text, "title": d.meta.title, "source": d.meta.source, "published": d.meta.published}
        for n, d in enumerate(gold)
    )
    reasons: dict[int, str] = {}

    def fail(record_id: str, error: Exception) -> None:
        from tpo_ie.cli.extract import reason_of

        reasons[int(record_id)] = reason_of(error)

    pipeline = tpo_ie.load(model, precision=precision)  # type: ignore[arg-type]
    found = {int(document.id): document for document in tpo_ie.extract_many(records, model=pipeline, on_error=fail)}
    for number, document in enumerate(gold):
        if number in reasons:
            report(f"{document.id}: could not be read: {reasons[number]}")
        yield document, found.get(number) or _empty(document)


def _empty(gold: Document) -> Document:
    from tpo_ie.document import Document

    return Document(id=gold.id, text=gold.text)


def _publish(result: dict[str, Any], json_path: Path | None) -> None:
    """Write scores as JSON where asked; print tables unless the JSON goes to stdout."""
    import json

    from tpo_ie.cli.console import output

    if json_path is not None:
        to_stdout = str(json_path) == "-"
        with output(None if to_stdout else json_path) as stream:
            stream.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
        if to_stdout:
            return
    from rich.console import Console
    from rich.text import Text

    from tpo_ie.evaluation.report import definitions, tables

    with output(None) as stream:
        console = Console(file=stream, highlight=False)
        for table in tables(result):
            console.print(table)
        for measure, meaning in definitions(result):
            console.print(Text.assemble((measure, "bold"), f": {meaning}"))
