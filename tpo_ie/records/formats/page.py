"""From an HTML page to a record."""

from __future__ import annotations

import re
import warnings

from tpo_ie.extras import require
from tpo_ie.records.faults import Fault
from tpo_ie.records.formats.page_date import published_on
from tpo_ie.records.record import Record

_HEAD = 4096
_OPTIONS = {"with_metadata": True, "include_comments": False, "date_extraction_params": {"extensive_search": False}}
_CHARSET = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)


def declared_encoding(page: bytes) -> str | None:
    """Return the encoding that a page's head names."""
    found = _CHARSET.search(page[:_HEAD])
    return found.group(1).decode("ascii", "ignore") if found else None


def article_of(page: str, identifier: str, place: str, max_chars: int, url: str | None = None) -> Record:
    """Take the article out of a page: no menus, no comments, no advertisements.

    Title, medium, day and address go to the record as far as the page's metadata gives them; author and
    site to its attributes. The day is never taken from the article's text.

    Args:
        page: The page.
        identifier: Id of the record.
        place: Where it stands, for messages.
        max_chars: Longest page that is read.
        url: Where it was found; the page's own address without it.

    Returns:
        The record.

    Raises:
        Fault: There is no article in it, or it is too long.
        MissingExtraError: trafilatura is not installed.
    """
    if len(page) > max_chars:
        raise Fault("too_long", length=len(page), limit=max_chars)
    if not page.strip():
        raise Fault("empty")
    trafilatura = require("trafilatura")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of date parsers about what pages write
            tree = trafilatura.load_html(page)
            published = None if tree is None else published_on(tree, url)
            found = None if tree is None else trafilatura.bare_extraction(tree, url, **_OPTIONS)
    except Exception as error:  # a page may be anything, and so may what the parsers make of it
        raise Fault("bad_page", reason=f"{type(error).__name__}: {error}") from None
    text = (found.text or "").strip() if found else ""
    if found is None or not text:
        raise Fault("no_article")
    given = {"title": found.title, "source": found.sitename, "published": published, "url": url or found.url}
    attributes = {"author": found.author, "site": found.sitename or found.hostname}
    return Record(
        identifier,
        re.sub(r"\n+", "\n\n", text),
        place,
        {key: str(value) for key, value in given.items() if value},
        {key: str(value) for key, value in attributes.items() if value},
    )
