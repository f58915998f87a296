"""The body of a stored news article in Markdown: what stand-off annotation counts its offsets in.

The rules are those of the cleaning script that comes with the annotated news folder; both must give
the same text, which the ``sha256`` of each stand-off file checks.
"""

from __future__ import annotations

import re

_PLACEHOLDER = re.compile(r"\[(?:img|video|embed|gallery)\.[^\[\]\n]*\]")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)(?:\{[^{}\n]*\})?")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)(?:\{[^{}\n]*\})?")
_SPAN = re.compile(r"\[([^\[\]\n]*)\]\{[^{}\n]*\}")
_BACA = re.compile(r"^\W*baca juga\b", re.I)
_CREDIT = re.compile(r"^\W*(?:sumber|penulis|tim redaksi)\b.*\beditor\s*:", re.I)


def clean(markdown: str) -> str:
    """Return the article body of a Markdown page.

    Args:
        markdown: The page: optional head table, body, optional ``---`` and a summary.

    Returns:
        Paragraphs separated by one blank line, without head table, images, the summary after
        ``---``, ``Baca juga`` lines and credits.
    """
    lines = markdown.replace("\r\n", "\n").replace("\u00a0", " ").split("\n")
    table = [i for i, line in enumerate(lines[:40]) if line.startswith("|")]
    body = []
    for line in lines[table[-1] + 1 if table else 0 :]:
        if line.strip() == "---" or re.match(r"#+\s*Ringkasan\b", line):
            break
        if not line.startswith(":::"):
            body.append(line)
    source = re.sub(r"\\[ \t]*$", "", "\n".join(body), flags=re.M)
    paragraphs = []
    for block in re.split(r"\n[ \t]*\n", source):
        text = re.sub(r"\\([^\w\s])", r"\1", block)
        text = _IMAGE.sub("", _PLACEHOLDER.sub("", text))
        for _ in range(3):
            text = _SPAN.sub(r"\1", _LINK.sub(r"\1", text))
        text = re.sub(r"^#{1,6}\s+|^>\s*", "", text, flags=re.M)
        text = re.sub(r"\s+", " ", re.sub(r"\*+", "", text)).strip()
        if text and not _BACA.match(text) and not _CREDIT.match(text):
            paragraphs.append(text)
    return "\n\n".join(paragraphs)
