"""``tpo-ie schema``: the JSON Schema of documents."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of the documents that extract writes."""
    import json

    from tpo_ie.cli.console import output
    from tpo_ie.document import json_schema

    with output(None) as stream:
        stream.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
