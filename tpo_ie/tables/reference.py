"""The reference of tables and views in ``docs/tables.md``, made from the schema so that the two cannot differ.

``python -m tpo_ie.tables.reference docs/tables.md`` brings the page up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tpo_ie.tables.schema import Relation, schema

START = "<!-- The rest of this page is made by `python -m tpo_ie.tables.reference docs/tables.md`. -->"


def reference() -> str:
    """Return the reference in Markdown, from :data:`START` on."""
    lines = [START, "", f"## Tables (version {schema().version})", ""]
    for table in schema().tables:
        lines += _section(table)
    lines += ["## Views", ""]
    for view in schema().views:
        lines += _section(view)
    return "\n".join(lines)


def updated(page: str) -> str:
    """Return a page with the reference in place of what stands from :data:`START` on."""
    return page.partition(START)[0] + reference()


def _section(relation: Relation) -> Iterator[str]:
    key = f" Key: `{relation.key}`." if relation.key else ""
    yield from (f"### {relation.name}", "", f"{relation.meaning['en']}{key}", "", f"*{relation.meaning['id']}*", "")
    yield from ("| column | type | meaning | arti |", "|---|---|---|---|")
    for column in relation.columns:
        meanings = (column.meaning[language].replace("|", "\\|") for language in ("en", "id"))
        yield f"| `{column.name}` | {column.sql_type} | {' | '.join(meanings)} |"
    yield ""


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(updated(target.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
