"""Tag sequences (IOB2, BILOU) and the spans they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Scheme = Literal["bio", "bilou"]

_OPENS = "BUS"
_ENDS = "LEUS"


class TokenSpan(NamedTuple):
    """Tokens that belong together.

    Args:
        first: Index of the first token.
        end: Index after the last token.
        label: Their label.
    """

    first: int
    end: int
    label: str


def spans_of(tags: Sequence[str]) -> tuple[list[TokenSpan], int]:
    """Read the spans of a tag sequence and put right what is illegal in it.

    A tag that continues nothing, or something of another label, opens a span. BILOU (also written
    BIOES) is known by its tags; there a span that is not closed ends where the next tag says so.

    Args:
        tags: n tags: ``O``, or a prefix of BIO, BILOU or BIOES, a hyphen and a label.

    Returns:
        The spans in order, and the number of tags that were illegal.
    """
    found: list[TokenSpan] = []
    closed_by_tag = any(tag[:1] in _ENDS for tag in tags if tag[1:2] == "-")
    repairs = 0
    first, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, name = tag.partition("-")
        continues = bool(label) and name == label and prefix not in ("O", *_OPENS)
        if label and not continues:
            found.append(TokenSpan(first, i, label))
            repairs += closed_by_tag
            label = ""
        if name and not continues:
            first, label = i, name
            repairs += prefix not in _OPENS
        if label and prefix in tuple(_ENDS):
            found.append(TokenSpan(first, i + 1, label))
            label = ""
    return found, repairs


def tags_of(spans: Iterable[TokenSpan], size: int, scheme: Scheme = "bio") -> list[str]:
    """Write spans as tags.

    Args:
        spans: Spans that do not overlap.
        size: Number of tokens.
        scheme: ``bio`` (IOB2) or ``bilou``.

    Returns:
        One tag for each token.
    """
    tags = ["O"] * size
    for first, end, label in spans:
        tags[first:end] = [f"B-{label}", *[f"I-{label}"] * (end - first - 1)]
        if scheme == "bilou":
            tags[end - 1] = f"L-{label}" if end - first > 1 else f"U-{label}"
    return tags
