"""What an article is called in a report: its title, else how it begins."""

from __future__ import annotations

from tpo_ie.document import Document
from tpo_ie.rendering.characters import one_line

LONGEST_BEGINNING = 90
"""Characters of a text that stand for a title that is missing: as much as most headlines have."""


def heading_of(document: Document) -> str:
    """Return an article's title, else the words that it begins with, else its id.

    Args:
        document: The document as the report may show it.
    """
    if document.meta.title and document.meta.title.strip():
        return one_line(document.meta.title)
    words = document.text[: 4 * LONGEST_BEGINNING].split()
    beginning = one_line(" ".join(words))
    if len(beginning) > LONGEST_BEGINNING:
        beginning = beginning[:LONGEST_BEGINNING].rpartition(" ")[0] or beginning[:LONGEST_BEGINNING]
        beginning = beginning.rstrip(" ,;:-–—") + " …"
    return beginning or one_line(document.id)
