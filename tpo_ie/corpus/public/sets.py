"""The table of public data sets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter

from tpo_ie.document.values import MentionLabel
from tpo_ie.resources import package_text, parse_yaml


class PublicSet(BaseModel):
    """A public data set.

    Args:
        title: What it is called.
        source: Who made it.
        form: How its files look.
        labels: Its labels to ours; None where nothing of ours corresponds.
        licence: Its terms, in one sentence.
        note: What to know before comparing with the annotation guide.
        evaluation_only: Whether its terms keep it out of training.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    source: str
    form: Literal["tokens", "wikiann", "pfsa"]
    labels: Mapping[str, MentionLabel | None]
    licence: str
    note: str
    evaluation_only: bool = False


def _load() -> dict[str, PublicSet]:
    entries = parse_yaml(package_text(__package__, "sets.yaml"), "sets.yaml")
    return TypeAdapter(dict[str, PublicSet]).validate_python(entries)


PUBLIC_SETS: dict[str, PublicSet] = _load()
"""Public data sets by name."""
