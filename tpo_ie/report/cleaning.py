"""What a report may show of a document: no victims' or minors' names, nothing that repeats another article."""

from __future__ import annotations

from tpo_ie.document import Document
from tpo_ie.privacy import redact
from tpo_ie.rendering.characters import printable
from tpo_ie.rendering.protection import for_lists
from tpo_ie.report.excerpts import excerpt


def is_repeat(document: Document) -> bool:
    """Say whether the archive already holds this article under another id, so that it must not count twice."""
    return bool(document.meta.attributes.get("duplicate_of"))


def is_off_topic(document: Document) -> bool:
    """Say whether an article is about something else than trafficking or migrants and reports no action."""
    return document.relevance is not None and document.relevance.label == "other" and not document.actions


def shown(document: Document, *, whole_text: bool) -> Document:
    """Return a document as the report shows it.

    Args:
        document: The document as read.
        whole_text: Show the article; else only the sentences that something was read from.

    Returns:
        A copy in which placeholders stand for victims and minors everywhere, in the text too, and they hold no
        office; characters that act on a page are replaced.
    """
    safe = for_lists(redact(document))
    if not whole_text:
        safe = excerpt(safe)
    text = printable(safe.text)
    if text == safe.text:
        return safe
    mentions = tuple(m.model_copy(update={"text": text[m.start : m.end]}) for m in safe.mentions)
    return safe.model_copy(update={"text": text, "mentions": mentions})
