"""``tpo-ie corpus validate``: what is wrong with annotated data."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def validate(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE|DIR…",
            help="Corpora (.jsonl), documents, stand-off files, folders; other formats of `convert`.",
        ),
    ],
    *,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings are errors.")] = False,
    threshold: Annotated[
        float, typer.Option(metavar="SHARE", min=0.3, max=1.0, help="Texts this much alike are near-duplicates.")
    ] = 0.7,
    json_: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write findings and counts as JSON; - prints them.")
    ] = None,
    errors_only: Annotated[bool, typer.Option("--errors-only", help="Do not print warnings, only count them.")] = False,
) -> None:
    """Check offsets, overlaps, references and types, the annotation guide, texts that stand twice.

    A finding is a line: file and line, document, place, what is wrong, the check in brackets. A corpus file is a
    split, named after it. Exit code 1: there are errors (with --strict: or warnings).
    """
    import json
    from dataclasses import replace

    from tpo_ie.cli.console import output
    from tpo_ie.corpus.validation import Finding, Summary
    from tpo_ie.corpus.validation import validate as findings_of
    from tpo_ie.rendering.characters import one_line

    def raised(finding: Finding) -> Finding:
        return replace(finding, severity="error") if strict else finding

    summary = Summary()
    found = map(raised, findings_of(paths, threshold=threshold, summary=summary))
    to_stdout = json_ is not None and str(json_) == "-"
    kept = []
    errors = 0
    with output(None) as stream:
        for finding in found:
            errors += finding.severity == "error"
            if json_ is not None:
                kept.append(finding.to_dict())
            if not to_stdout and not (errors_only and finding.severity == "warning"):
                stream.write(one_line(str(finding)) + "\n")
        warnings = 0 if strict else summary.count("warning")
        if not to_stdout:
            stream.write(f"{summary.documents} documents: {errors} errors, {warnings} warnings\n")
    if json_ is not None:
        checks = [{"severity": s, "check": c, "findings": n} for (s, c), n in summary.checks.most_common()]
        counts = {"documents": summary.documents, "errors": errors, "warnings": warnings}
        result = {**counts, "splits": dict(summary.splits), "checks": checks, "findings": kept}
        with output(None if to_stdout else json_) as stream:
            stream.write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    if errors:
        raise typer.Exit(1)
