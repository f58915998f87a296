"""``tpo-ie agencies``: the registry of agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tpo_ie.cli.help import Command
from tpo_ie.cli.options import Language, as_date, iso_date

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.tree import Tree

    from tpo_ie.registry.agencies import Agency, AgencyRegistry
    from tpo_ie.rendering.strings import Strings

app = typer.Typer(no_args_is_help=True, help="Look things up in the registry of agencies.")

_FIELDS = ("id", "name", "kind", "level", "acronyms", "aliases", "region", "valid_from", "valid_to")

Text = Annotated[str, typer.Argument(metavar="TEXT", help="A name, short or long, or an id.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="The day that is spoken of, ISO 8601.", callback=iso_date)]
Lang = Annotated[Language, typer.Option(help="Language of messages.")]
Own = Annotated[
    str | None, typer.Option("--agencies", metavar="FILE", help="Your own agencies (TSV), laid over the built-in ones.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command(cls=Command)
def find(text: Text, on: On = None, own: Own = None, json: AsJson = False, lang: Lang = Language.en) -> None:
    """Say which agency a name means."""
    agency = _agency(registry_with(own), text, on, lang)
    if json:
        _print_json(agency)
    else:
        _print_plain(f"{agency.id}\t{agency.name}")


@app.command(cls=Command)
def show(text: Text, on: On = None, own: Own = None, json: AsJson = False, lang: Lang = Language.en) -> None:
    """Show all that is known of an agency, and where its entry comes from."""
    registry = registry_with(own)
    agency = _agency(registry, text, on, lang)
    if json:
        _print_json(agency)
    else:
        _print_rich(describe(agency, registry, _strings(lang)))


@app.command(cls=Command)
def tree(
    text: Text,
    on: On = None,
    own: Own = None,
    depth: Annotated[int, typer.Option(min=1, help="Levels below the agency.")] = 2,
    lang: Lang = Language.en,
) -> None:
    """Show the bodies above and below an agency."""
    registry = registry_with(own)
    _print_rich(family(_agency(registry, text, on, lang), registry, depth))


def registry_with(own: str | None) -> AgencyRegistry:
    """Return the built-in registry, the user's agencies laid over it; what is odd in them goes to stderr.

    Args:
        own: The user's file; None takes the built-in registry alone.

    Raises:
        ResourceError: The file is wrong; names file, line and reason.
    """
    from tpo_ie.cli.console import complain
    from tpo_ie.registry.knowledge import Knowledge

    knowledge = Knowledge(agencies_file=own)
    for warning in knowledge.warnings():
        complain(_strings(Language.en)("warning", text=warning))
    return knowledge.agencies


def look_up(registry: AgencyRegistry, text: str, on: str | None = None) -> Agency | None:
    """Return the agency with this id or, failing that, this name.

    Args:
        registry: The registry.
        text: An id or a name.
        on: The day spoken of, ISO 8601.
    """
    return registry.get(text) or registry.find(text, on=as_date(on))


def describe(agency: Agency, registry: AgencyRegistry, strings: Strings) -> RenderableType:
    """Return what is known of an agency, a line per field; empty fields are left out."""
    from rich.table import Table
    from rich.text import Text as RichText

    from tpo_ie.rendering.characters import one_line

    rows: list[tuple[str, str]] = []
    for field in _FIELDS:
        value = getattr(agency, field)
        rows.append((field, ", ".join(value) if isinstance(value, tuple) else value or ""))
    successors = (registry.get(successor) for successor in agency.successors)
    rows.append(("successors", "; ".join(other.name for other in successors if other)))
    rows.append(("parent", " › ".join(parent.name for parent in registry.parents(agency.id))))
    rows.append(("children", "; ".join(child.name for child in registry.children(agency.id))))
    rows.append(("source", origin_of(agency)))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for field, shown in rows:
        if shown:
            grid.add_row(strings(f"field.{field}"), RichText(one_line(shown), style="bold" if field == "name" else ""))
    return grid


def origin_of(agency: Agency) -> str:
    """Return where an entry stands, what it is laid over and what it rests on: `own.tsv:2 › agencies.tsv:64 (GK)`."""
    from tpo_ie import agencies

    below = agencies.get(agency.id)
    places = [agency.origin] if below is None or below.origin == agency.origin else [agency.origin, below.origin]
    rests_on = agency.source if agency.source != agency.origin else ""
    return " › ".join(places) + (f" ({rests_on})" if rests_on else "")


def family(agency: Agency, registry: AgencyRegistry, depth: int) -> Tree:
    """Return a tree from the topmost body above an agency down to so many levels below it.

    Args:
        agency: The agency, which stands out.
        registry: The registry.
        depth: Levels below it, at least 1.
    """
    from rich.text import Text as RichText
    from rich.tree import Tree

    from tpo_ie.rendering.characters import one_line

    def label(body: Agency) -> RichText:
        style = "bold cyan" if body.id == agency.id else ""
        return RichText.assemble((one_line(body.name), style), (f"  {one_line(body.id)}", "dim"))

    def grow(node: Tree, body: Agency, levels: int) -> None:
        for child in registry.children(body.id) if levels else ():
            if child.id not in shown:
                shown.add(child.id)
                grow(node.add(label(child)), child, levels - 1)

    line = [*reversed(registry.parents(agency.id)), agency]
    shown = {body.id for body in line}
    root = node = Tree(label(line[0]))
    for body in line[1:]:
        node = node.add(label(body))
    grow(node, agency, depth)
    return root


def _strings(lang: Language) -> Strings:
    from tpo_ie.rendering.strings import load_strings

    return load_strings(lang.value, "tpo_ie.cli", "messages.yaml")


def _agency(registry: AgencyRegistry, text: str, on: str | None, lang: Language) -> Agency:
    found = look_up(registry, text, on)
    if found is None:
        from tpo_ie.cli.console import complain

        complain(_strings(lang)("not_found", text=text))
        raise typer.Exit(1)
    return found


def _print_json(agency: Agency) -> None:
    import json
    from dataclasses import asdict

    _print_plain(json.dumps(asdict(agency), ensure_ascii=False))


def _print_plain(line: str) -> None:
    from tpo_ie.cli.console import output

    with output(None) as stream:
        stream.write(line + "\n")


def _print_rich(renderable: RenderableType) -> None:
    from rich.console import Console

    from tpo_ie.cli.console import output

    with output(None) as stream:
        Console(file=stream, highlight=False).print(renderable)
