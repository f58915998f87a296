"""``tpo-ie agencies``: the registry of agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tpo_ie.cli.help import Command
from tpo_ie.cli.options import Language, as_date, iso_date

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.tree import Tree

    from tpo_ie.registry.agencies import Agency
    from tpo_ie.rendering.strings import Strings

app = typer.Typer(no_args_is_help=True, help="Look things up in the registry of agencies.")

_FIELDS = ("id", "name", "kind", "level", "acronyms", "aliases", "region", "valid_from", "valid_to")

Text = Annotated[str, typer.Argument(metavar="TEXT", help="A name, short or long, or an id.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="The day that is spoken of, ISO 8601.", callback=iso_date)]
Lang = Annotated[Language, typer.Option(help="Language of messages.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command(cls=Command)
def find(text: Text, on: On = None, json: AsJson = False, lang: Lang = Language.en) -> None:
    """Say which agency a name means."""
    agency = _agency(text, on, lang)
    if json:
        _print_json(agency)
    else:
        _print_plain(f"{agency.id}\t{agency.name}")


@app.command(cls=Command)
def show(text: Text, on: On = None, json: AsJson = False, lang: Lang = Language.en) -> None:
    """Show all that is known of an agency."""
    agency = _agency(text, on, lang)
    if json:
        _print_json(agency)
    else:
        _print_rich(describe(agency, _strings(lang)))


@app.command(cls=Command)
def tree(
    text: Text,
    on: On = None,
    depth: Annotated[int, typer.Option(min=1, help="Levels below the agency.")] = 2,
    lang: Lang = Language.en,
) -> None:
    """Show the bodies above and below an agency."""
    _print_rich(family(_agency(text, on, lang), depth))


def look_up(text: str, on: str | None = None) -> Agency | None:
    """Return the agency with this id or, failing that, this name.

    Args:
        text: An id or a name.
        on: The day spoken of, ISO 8601.
    """
    from tpo_ie import agencies

    found: Agency | None = agencies.get(text) or agencies.find(text, on=as_date(on))
    return found


def describe(agency: Agency, strings: Strings) -> RenderableType:
    """Return what is known of an agency, a line per field; empty fields are left out."""
    from rich.table import Table
    from rich.text import Text as RichText

    from tpo_ie import agencies
    from tpo_ie.rendering.characters import one_line

    rows: list[tuple[str, str]] = []
    for field in _FIELDS:
        value = getattr(agency, field)
        rows.append((field, ", ".join(value) if isinstance(value, tuple) else value or ""))
    successors = (agencies.get(successor) for successor in agency.successors)
    rows.append(("successors", "; ".join(other.name for other in successors if other)))
    rows.append(("parent", " › ".join(parent.name for parent in agencies.parents(agency.id))))
    rows.append(("children", "; ".join(child.name for child in agencies.children(agency.id))))
    rows.append(("source", agency.source))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for field, shown in rows:
        if shown:
            grid.add_row(strings(f"field.{field}"), RichText(one_line(shown), style="bold" if field == "name" else ""))
    return grid


def family(agency: Agency, depth: int) -> Tree:
    """Return a tree from the topmost body above an agency down to so many levels below it.

    Args:
        agency: The agency, which stands out.
        depth: Levels below it, at least 1.
    """
    from rich.text import Text as RichText
    from rich.tree import Tree

    from tpo_ie import agencies
    from tpo_ie.rendering.characters import one_line

    def label(body: Agency) -> RichText:
        style = "bold cyan" if body.id == agency.id else ""
        return RichText.assemble((one_line(body.name), style), (f"  {one_line(body.id)}", "dim"))

    def grow(node: Tree, body: Agency, levels: int) -> None:
        for child in agencies.children(body.id) if levels else ():
            if child.id not in shown:
                shown.add(child.id)
                grow(node.add(label(child)), child, levels - 1)

    line = [*reversed(agencies.parents(agency.id)), agency]
    shown = {body.id for body in line}
    root = node = Tree(label(line[0]))
    for body in line[1:]:
        node = node.add(label(body))
    grow(node, agency, depth)
    return root


def _strings(lang: Language) -> Strings:
    from tpo_ie.rendering.strings import load_strings

    return load_strings(lang.value, "tpo_ie.cli", "messages.yaml")


def _agency(text: str, on: str | None, lang: Language) -> Agency:
    found = look_up(text, on)
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
