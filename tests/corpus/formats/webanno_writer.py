"""A small writer of WebAnno TSV 3 for the tests, by the format's documentation; the program only reads it."""

from __future__ import annotations

import re

from tpo_ie.corpus.formats.offsets import Utf16Offsets

_RESERVED = re.compile(r"(->|[\\\[\]|_;*])")

Span = tuple[int, int, str]
"""First token, token after the last, value."""


def escape(value: str) -> str:
    """Escape a cell or a line of text."""
    value = _RESERVED.sub(lambda match: "\\" + match.group(), value)
    return value.replace("\t", "\\t").replace("\r", "\\r")


def tsv(text: str, tokens: list[tuple[int, int]], spans: list[Span], relations: list[tuple[int, int, str]]) -> str:
    """Return a file with one sentence.

    Args:
        text: The text; it begins with its first token.
        tokens: Its tokens as spans.
        spans: Annotations of one layer, which may be stacked.
        relations: (index of the governor, index of the dependent, value) between spans.
    """
    offsets = Utf16Offsets(text)
    lines = [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=webanno.custom.Sebutan|label",
        "#T_RL=webanno.custom.Hubungan|jenis|BT_webanno.custom.Sebutan",
        "",
        "",
        *(f"#Text={escape(line)}" for line in text.split("\n")),
    ]
    for i, (start, end) in enumerate(tokens):
        here = [(n, span) for n, span in enumerate(spans, start=1) if span[0] <= i < span[1]]
        label = "|".join(f"{escape(span[2])}[{n}]" for n, span in here) or "_"
        arcs = [(head, tail, value) for head, tail, value in relations if spans[tail][0] == i]
        kinds = "|".join(escape(value) for _, _, value in arcs) or "_"
        sources = "|".join(f"1-{spans[head][0] + 1}[{head + 1}_{tail + 1}]" for head, tail, _ in arcs) or "_"
        place = f"{offsets.to_utf16(start)}-{offsets.to_utf16(end)}"
        lines.append("\t".join([f"1-{i + 1}", place, escape(text[start:end]), label, kinds, sources, ""]))
    return "\n".join([*lines, ""])
