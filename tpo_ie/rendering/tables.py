"""Tables of a document's results as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from tpo_ie.document import MENTION_LABELS, Document
from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.marks import Anchors
from tpo_ie.rendering.protection import is_withheld
from tpo_ie.rendering.reasons import why
from tpo_ie.rendering.strings import Strings
from tpo_ie.rendering.summary import (
    EntityLine,
    Evidence,
    entity_lines,
    evidence_of,
    offices_of,
    relation_lines,
)

Row = tuple[str, Sequence[str]]
"""Element id (or nothing) and cells of a row, the cells as HTML."""

Table = Callable[[Document, Anchors, Strings], tuple[int, str]]
"""How many results there are, and the HTML that shows them."""


def safe(text: str) -> str:
    """Return text as HTML that shows it and does nothing else."""
    return escape(one_line(text))


def _table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    head = "".join(f'<th scope="col">{safe(column)}</th>' for column in columns)
    body = []
    for element_id, cells in rows:
        tds = "".join(
            f'<td data-column="{safe(column)}">{cell}</td>' for column, cell in zip(columns, cells, strict=True)
        )
        body.append(f'<tr id="{element_id}">{tds}</tr>' if element_id else f"<tr>{tds}</tr>")
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def link(document: Document, anchors: Anchors, entity_id: str) -> str:
    """Return a name as a link to its row; victims and minors, who have none, are only named by their placeholder."""
    if is_withheld(document.entity(entity_id)):
        return safe(document.entity(entity_id).name)
    return f'<a href="#{anchors.entity(entity_id)}">{safe(document.entity(entity_id).name)}</a>'


def _forms(line: EntityLine, strings: Strings) -> str:
    if not line.forms:
        return f"<i>{safe(strings('implied'))}</i>"
    return ", ".join(safe(form) + (f" <small>×{count}</small>" if count > 1 else "") for form, count in line.forms)


def evidence(found: Evidence) -> str:
    """Return a sentence with its trigger in bold."""
    trigger = f"<b>{escape(found.trigger)}</b>" if found.trigger else ""
    return f'<p class="ev" lang="id">{escape(found.before)}{trigger}{escape(found.after)}</p>'


def because(text: str) -> str:
    """Return a line that says why something is there."""
    return f'<p class="why">{safe(text)}</p>'


def agencies(document: Document, anchors: Anchors, strings: Strings) -> tuple[int, str]:
    """Show agencies with the forms the text names them by."""
    lines = entity_lines(document, "AGENCY")
    rows: list[Row] = []
    for line in lines:
        name = f"<strong>{safe(line.entity.name)}</strong>"
        if line.entity.registry_id:
            name += f' <small title="{safe(strings("registry"))}">{safe(line.entity.registry_id)}</small>'
        rows.append((anchors.entity(line.entity.id), (name, _forms(line, strings), str(line.mentions))))
    return len(lines), _table([strings("name"), strings("forms"), strings("mentions")], rows)


def officials(document: Document, anchors: Anchors, strings: Strings) -> tuple[int, str]:
    """Show who holds which office where."""
    rows: list[Row] = []
    for official in document.officials:
        reason = because(why(document, official, strings))
        if official.evidence:
            reason = evidence(evidence_of(document, official.evidence)) + reason
        person, agency = (link(document, anchors, entity) for entity in (official.person, official.agency))
        rows.append(("", (person, safe(official.title), agency, reason)))
    return len(rows), _table([strings(key) for key in ("person", "title", "agency", "evidence")], rows)


def relations(document: Document, anchors: Anchors, strings: Strings) -> tuple[int, str]:
    """Show who belongs to and works with whom."""
    rows: list[Row] = []
    for line in relation_lines(document):
        sides = ["; ".join(link(document, anchors, entity.id) for entity in side) for side in (line.heads, line.tails)]
        spans = dict.fromkeys(relation.evidence for relation in line.relations if relation.evidence)
        reasons = dict.fromkeys(why(document, relation, strings) for relation in line.relations)
        text = "".join(evidence(evidence_of(document, span)) for span in spans) + "".join(map(because, reasons))
        rows.append(("", (sides[0], safe(strings(f"relation.{line.type}")), sides[1], text)))
    return len(rows), _table([strings(key) for key in ("first", "link", "second", "evidence")], rows)


def quotes(document: Document, anchors: Anchors, strings: Strings) -> tuple[int, str]:
    """Show who said what."""
    offices = offices_of(document)
    rows: list[Row] = []
    for quote in document.quotes:
        speaker = link(document, anchors, quote.speaker)
        for office in offices.get(quote.speaker, ())[:1]:
            speaker += f"<br><small>{safe(office.title)}</small>"
        said = safe(document.span((quote.start, quote.end)).strip())
        said = f'<q lang="id">{said}</q>' if quote.kind == "direct" else f'<span lang="id">{said}</span>'
        note = " · ".join((strings(f"kind.{quote.kind}"), why(document, quote, strings)))
        rows.append(("", (speaker, said + because(note))))
    return len(rows), _table([strings("speaker"), strings("said")], rows)


def other_names(document: Document, anchors: Anchors, strings: Strings) -> tuple[int, str]:
    """Show every entity that is no agency, by label; no victims and minors."""
    rows: list[Row] = []
    for label in MENTION_LABELS:
        for line in entity_lines(document, label) if label != "AGENCY" else ():
            if is_withheld(line.entity):
                continue
            kind = f'<span class="key {label}">{safe(strings(f"label.{label}"))}</span>'
            cells = (safe(line.entity.name), kind, _forms(line, strings))
            rows.append((anchors.entity(line.entity.id), cells))
    return len(rows), _table([strings("name"), strings("label"), strings("forms")], rows)
