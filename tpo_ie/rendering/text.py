"""The summary of a document for a terminal: coloured where there are colours, plain where there are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from tpo_ie.document import Document
from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.protection import for_lists
from tpo_ie.rendering.strings import Strings, load_strings
from tpo_ie.rendering.summary import (
    ROLES,
    ActionLine,
    Evidence,
    actions_by_pillar,
    entity_lines,
    head_lines,
    offices_of,
    relation_lines,
    title_of,
)

_PILLAR_STYLE = {"prevention": "blue", "protection": "green", "prosecution": "red", "partnership": "magenta"}
_INDENT = 2


def render_text(document: Document, *, lang: str = "en", width: int | None = None) -> RenderableType:
    """Return a document's summary, to be printed by a rich console.

    Args:
        document: The document.
        lang: ``en`` or ``id``.
        width: Greatest width in columns; None takes the console's.

    Returns:
        A renderable: head, agencies, officials, actions by pillar, relations, quotes. Text of the article is
        never read as markup, its control characters are replaced. Victims and minors are named by placeholders.
    """
    strings = load_strings(lang)
    document = for_lists(document)
    summary = Group(
        _head(document, strings),
        *_section("agencies", len(entity_lines(document, "AGENCY")), _agencies(document, strings), strings),
        *_section("officials", len(document.officials), _officials(document, strings), strings),
        *_section("actions", len(document.actions), _actions(document, strings), strings),
        *_section("relations", len(relation_lines(document)), _relations(document, strings), strings),
        *_section("quotes", len(document.quotes), _quotes(document, strings), strings),
    )
    return summary if width is None else Constrain(summary, width)


def _head(document: Document, strings: Strings) -> RenderableType:
    grid = _grid()
    for name, value in head_lines(document, strings):
        grid.add_row(Text(name, style="dim"), Text(value))
    title = Text(title_of(document), style="bold")
    if document.meta.title:
        title.append(f"  {one_line(document.id)}", style="dim")
    return Panel(Group(title, grid) if grid.row_count else title, border_style="cyan", padding=(0, 1))


def _section(key: str, size: int, body: RenderableType, strings: Strings) -> Iterator[RenderableType]:
    yield Text("")
    yield Text.assemble((strings(key).upper(), "bold cyan"), (f"  {size or strings('none')}", "dim"))
    if size:
        yield Padding(body, (0, 0, 0, _INDENT))


def _grid(*ratios: int) -> Table:
    """A table without lines: a narrow first column, or columns of the given ratios."""
    grid = Table.grid(padding=(0, 2, 0, 0), expand=bool(ratios))
    for ratio in ratios:
        grid.add_column(ratio=ratio, overflow="fold")
    return grid


def _agencies(document: Document, strings: Strings) -> RenderableType:
    grid = _grid()
    grid.expand = True
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(ratio=6, overflow="fold")
    grid.add_column(ratio=5, overflow="fold")
    for line in entity_lines(document, "AGENCY"):
        name = one_line(line.entity.name)
        forms = Text(", ").join(
            Text.assemble(form, (f" ×{count}" if count > 1 else "", "dim"))
            for form, count in line.forms
            if form != name
        )
        if not line.forms:
            forms = Text(strings("implied"), style="dim italic")
        grid.add_row(f"{line.mentions}×" if line.mentions else "–", Text(name, style="bold"), forms)
    return grid


def _officials(document: Document, strings: Strings) -> RenderableType:
    grid = _grid(4, 4, 5)
    for official in document.officials:
        person, agency = document.names((official.person, official.agency))
        grid.add_row(Text(one_line(person), style="bold"), Text(one_line(official.title)), Text(one_line(agency)))
    return grid


def _actions(document: Document, strings: Strings) -> RenderableType:
    blocks: list[RenderableType] = []
    for pillar, lines in actions_by_pillar(document, strings):
        style = _PILLAR_STYLE[pillar]
        blocks.append(Text(strings(f"pillar.{pillar}"), style=f"bold {style} underline"))
        for line in lines:
            blocks.append(_action_head(line, style, strings))
            blocks.append(Padding(_action_body(line, strings), (0, 0, 1, _INDENT)))
    return Group(*blocks)


def _action_head(line: ActionLine, style: str, strings: Strings) -> Text:
    status = "red" if line.action.negated else "dim"
    return Text.assemble(
        ("• ", "dim"),
        (strings(f"category.{line.action.category}"), f"bold {style}"),
        (" · ", "dim"),
        (line.status, status),
    )


def _action_body(line: ActionLine, strings: Strings) -> Table:
    grid = _grid()
    grid.add_column(style="dim", no_wrap=True, min_width=max(len(strings(f"role.{role}")) for role in ROLES))
    grid.add_column(overflow="fold")
    for role, parts in line.roles:
        grid.add_row(strings(f"role.{role}"), Text("; ".join(part.text for part in parts)))
    for number, evidence in enumerate(line.evidence):
        grid.add_row("" if number else strings("role.evidence"), _evidence(evidence))
    grid.add_row(strings("role.why"), Text(line.why, style="dim"))
    return grid


def _evidence(evidence: Evidence) -> Text:
    return Text.assemble((evidence.before, "italic"), (evidence.trigger, "bold underline"), (evidence.after, "italic"))


def _relations(document: Document, strings: Strings) -> RenderableType:
    blocks = []
    for line in relation_lines(document):
        heads = "; ".join(one_line(entity.name) for entity in line.heads)
        tails = "; ".join(one_line(entity.name) for entity in line.tails)
        blocks.append(
            Text.assemble((heads, "bold"), " ", (strings(f"relation.{line.type}"), "cyan"), " ", (tails, "bold"))
        )
    return Group(*blocks)


def _quotes(document: Document, strings: Strings) -> RenderableType:
    offices = offices_of(document)
    blocks: list[RenderableType] = []
    for speaker, quotes in groupby(document.quotes, key=lambda quote: quote.speaker):
        head = Text(one_line(document.entity(speaker).name), style="bold")
        for office in offices.get(speaker, ())[:1]:
            head.append(f", {one_line(office.title)}", style="dim")
        blocks.append(head)
        for quote in quotes:
            said = one_line(document.span((quote.start, quote.end))).strip()
            text = Text(f"“{said}”" if quote.kind == "direct" else said)
            if quote.kind != "direct":
                text.append(f" ({strings(f'kind.{quote.kind}')})", style="dim")
            blocks.append(Padding(text, (0, 0, 0, _INDENT)))
    return Group(*blocks)
