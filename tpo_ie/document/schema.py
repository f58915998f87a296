"""The JSON Schema of the document format, generated from the model so that the two cannot differ."""

from __future__ import annotations

from typing import Any

from tpo_ie.document.document import Document
from tpo_ie.document.values import SCHEMA_VERSION


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one document object."""
    schema = Document.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["$id"] = f"urn:tpo-ie:document:{SCHEMA_VERSION}"
    schema["title"] = "tpo_ie document"
    return schema
