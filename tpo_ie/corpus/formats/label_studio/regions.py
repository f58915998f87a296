"""Regions of a Label Studio result: results with one id are one region."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tpo_ie.corpus.formats.label_studio.notation import CHOICES, COUNT, FLAGS, LINES, RELEVANCE, node_id
from tpo_ie.corpus.formats.offsets import Utf16Offsets
from tpo_ie.corpus.formats.report import Report
from tpo_ie.document import ACTION_STATUSES
from tpo_ie.errors import DocumentError

_LABELLING = ("labels", "hypertextlabels", "paragraphlabels", "taxonomy")
_MEANINGS = {
    **dict.fromkeys(ACTION_STATUSES, "status"),
    **dict.fromkeys(("direct", "indirect", "mixed"), "kind"),
    **{flag: flag for flag in FLAGS},
}
_CONTROLS = {control: name for name, control in (CHOICES | LINES).items()}


@dataclass(slots=True)
class Region:
    """A span with what is known of it.

    Args:
        id: Its id.
        start: First offset, in the file's own units.
        end: Last offset, exclusive.
        text: The covered text as the file has it; None where it has none.
        labels: Its labels.
        values: Kind, status, negation, count, time, title, name.
    """

    id: str
    start: int
    end: int
    text: str | None = None
    labels: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Results:
    """A result list, sorted out.

    Args:
        regions: Regions by id.
        relations: (head, tail, labels) in order.
        relevance: The choice for the whole text.
    """

    regions: dict[str, Region] = field(default_factory=dict)
    relations: list[tuple[str, str, list[str]]] = field(default_factory=list)
    relevance: str | None = None


def sort_out(result: Iterable[dict[str, Any]], report: Report) -> Results:
    """Sort results into regions, relations and choices for the whole text.

    Args:
        result: The result list of an annotation or prediction.
        report: Counts results that no layer holds.

    Returns:
        The regions and relations.

    Raises:
        DocumentError: A region is not of Label Studio's form; the place is its id.
    """
    found = Results()
    for item in result:
        if item.get("type") == "relation":
            _relation(found, item)
            continue
        value = item.get("value")
        if not isinstance(value, dict):
            report.left_out[f"results of type {item.get('type')}"] += 1
        elif "start" in value or "end" in value:
            _region_part(found, item, value, report)
        elif item.get("from_name") == RELEVANCE and value.get("choices"):
            found.relevance = value["choices"][0]
        else:
            report.left_out[f"results of type {item.get('type')} for the whole text"] += 1
    return found


def _relation(found: Results, item: dict[str, Any]) -> None:
    try:
        head, tail = node_id(item["from_id"]), node_id(item["to_id"])
    except (KeyError, AttributeError):
        raise DocumentError("from_id and to_id are expected", place="relation") from None
    if item.get("direction") == "left":
        head, tail = tail, head
    labels = item.get("labels") or []
    if not labels:
        raise DocumentError(f"the relation to {tail} has no label", place=head)
    found.relations.append((head, tail, labels))


def _region_part(found: Results, item: dict[str, Any], value: dict[str, Any], report: Report) -> None:
    identifier = node_id(str(item.get("id", f"region {len(found.regions) + 1}")))
    start, end = value.get("start"), value.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        reason = f"offsets into a plain text are expected, found {start!r} and {end!r}"
        raise DocumentError(reason, place=identifier)
    region = found.regions.setdefault(identifier, Region(identifier, start, end))
    type_ = item.get("type")
    if type_ in _LABELLING:
        labels = value.get(type_) or value.get("labels") or []
        region.labels += [label[-1] if isinstance(label, list) and label else label for label in labels]
        if isinstance(value.get("text"), str):
            region.text = value["text"]
    elif type_ == "choices":
        for choice in value.get("choices") or []:
            name = _MEANINGS.get(choice)
            if name is None:
                report.left_out[f"choices {choice}"] += 1
            else:
                region.values[name] = True if name in FLAGS else choice
    elif type_ == "textarea" and item.get("from_name") in _CONTROLS:
        lines = value.get("text") or []
        name = _CONTROLS[item["from_name"]]
        region.values[name] = lines if name == "time" or isinstance(lines, str) else "\n".join(map(str, lines))
    elif type_ == "number" and item.get("from_name") == COUNT:
        region.values[COUNT] = value.get("number")
    else:
        report.left_out[f"results of type {type_}"] += 1


def in_code_points(text: str, regions: Iterable[Region]) -> dict[str, tuple[int, int]]:
    """Return the spans of regions in code points, whichever way their offsets count.

    Today's Label Studio counts code points; versions of 2021 and before, and exports made then,
    count UTF-16 code units. The covered texts tell which; they are checked either way.

    Args:
        text: The task's text.
        regions: Its regions.

    Returns:
        Region id to span.

    Raises:
        DocumentError: A text does not stand at its offsets in either way of counting.
    """
    regions = list(regions)
    wide = Utf16Offsets(text)
    try:
        return _checked(text, regions, int)
    except DocumentError:
        if not wide.differs:
            raise
        try:
            return _checked(text, regions, wide.to_code_points)
        except DocumentError:
            pass
        raise


def _checked(text: str, regions: Iterable[Region], count: Any) -> dict[str, tuple[int, int]]:
    spans = {}
    for region in regions:
        try:
            start, end = count(region.start), count(region.end)
        except ValueError as error:
            raise DocumentError(str(error), place=region.id) from None
        if not 0 <= start <= end <= len(text):
            raise DocumentError(f"[{start}, {end}] lies outside the text of {len(text)} characters", place=region.id)
        covered = text[start:end]
        if region.text is not None and _visible(region.text) != _visible(covered):
            reason = f"{region.text!r} does not stand at its offsets, {covered!r} does"
            raise DocumentError(reason, place=region.id)
        spans[region.id] = (start, end)
    return spans


def _visible(text: str) -> str:
    """Undo what browsers do to the text of a selection: line breaks written out as a backslash and n, or changed."""
    return text.replace("\\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
