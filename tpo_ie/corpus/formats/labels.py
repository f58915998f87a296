"""Labels that others use, mapped to ours."""

from __future__ import annotations

from pathlib import Path

from tpo_ie.corpus.formats.files import read_text
from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.graph.values import SPAN_LABELS, kind_of
from tpo_ie.errors import DocumentError, InputError, ResourceError
from tpo_ie.resources import parse_yaml


def known_label(label: str, options: ReadOptions, report: Report, place: str) -> str | None:
    """Return our label for a span's label.

    Args:
        label: The label as the file has it.
        options: Its ``labels`` map foreign labels to ours, or to None.
        report: Counts spans whose label is mapped to None.
        place: The span, for the error.

    Returns:
        The label; None for a span that the user wants left out.

    Raises:
        DocumentError: The label is none of ours and the user has not said what it means.
    """
    mapped = options.labels.get(label, label)
    if mapped is None:
        report.left_out[f"spans labelled {label}"] += 1
        return None
    if kind_of(mapped) is None:
        reason = (
            f"the label {mapped!r} is none of {', '.join(SPAN_LABELS[:12])} or the categories of actions; "
            "--labels FILE says what a label of your own means"
        )
        raise DocumentError(reason, place=place)
    return mapped


def read_labels(path: Path) -> dict[str, str | None]:
    """Read a user's label map.

    Args:
        path: A YAML file: a label to one of ours, or to null.

    Returns:
        The map.

    Raises:
        ResourceError: It is no such map, or names a label that is none of ours.
    """
    try:
        found = parse_yaml(read_text(path), str(path))
    except InputError as error:
        raise ResourceError(str(error)) from None
    if not isinstance(found, dict):
        raise ResourceError(f"{path}: lines of the form `LABEL: OURS` are expected")
    for label, ours in found.items():
        if ours is not None and (not isinstance(ours, str) or kind_of(ours) is None):
            raise ResourceError(f"{path}: {label}: {ours!r} is no label of ours")
    return {str(label): ours for label, ours in found.items()}
