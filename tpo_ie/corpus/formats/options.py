"""What a user may choose when documents are read and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TagScheme = Literal["bio", "bilou"]
LabelStudioPart = Literal["annotations", "predictions"]
OffsetUnit = Literal["code-points", "utf-16"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Choices for reading.

    Args:
        split: Keep only this split (``jsonl``: the file's name; ``datasets``: the split's); None keeps all.
        labels: The user's label to ours, or to None for spans to leave out.
        part: Which part of a Label Studio task to read; None takes annotations where there are any.
    """

    split: str | None = None
    labels: Mapping[str, str | None] = field(default_factory=dict)
    part: LabelStudioPart | None = None


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Choices for writing.

    Args:
        scheme: Tags of a CoNLL file.
        part: Where Label Studio finds the result; None: predictions where the document names its producer.
        offsets: What Label Studio's offsets count.
    """

    scheme: TagScheme = "bio"
    part: LabelStudioPart | None = None
    offsets: OffsetUnit = "code-points"
