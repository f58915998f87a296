"""The day of publication that an HTML page states; the article's own text is never searched for one."""

from __future__ import annotations

import re
from typing import Any

from tpo_ie.records.dates import iso_day

_META_NAMES = frozenset(
    (
        "article:published_time",
        "og:published_time",
        "datepublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "content_publisheddate",
        "originalpublicationdate",
        "parsely-pub-date",
        "sailthru.date",
    )
)
_LINKED_DATA = re.compile(r'"datePublished"\s*:\s*"([^"\\]{4,60})"')
_LABELS = re.compile(r"(?:^|[\s_-])(?:date|tanggal|tgl|waktu|publish(?:ed)?|time)(?:$|[\s_-])", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?=/|$)")
_LONGEST = 100


def published_on(tree: Any, url: str | None) -> str | None:
    """Read the day that a page gives for its publication.

    Args:
        tree: The page, an ``lxml`` element.
        url: Its address.

    Returns:
        The day as the page writes it in its metadata or, when they have none, ISO 8601 as its ``time`` elements or
        elements labelled as a date agree on, or as its address has it; None when it says nothing or several things.
    """
    return _in_metadata(tree) or _in_elements(tree) or _in_address(url)


def _in_metadata(tree: Any) -> str | None:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name.strip().lower() in _META_NAMES and 4 <= len(content) <= _LONGEST:
            return str(content)
    for element in tree.iter("script"):
        if element.get("type") == "application/ld+json" and (found := _LINKED_DATA.search(element.text or "")):
            return found.group(1)
    return None


def _in_elements(tree: Any) -> str | None:
    """Return the one day that elements for dates agree on: lists of other articles have many."""
    times = {_day(element.get("datetime")) for element in tree.iter("time")} - {None}
    if times:
        return times.pop() if len(times) == 1 else None
    labelled = {
        _day("".join(element.itertext()))
        for element in tree.iter("div", "span", "p", "small")
        if _LABELS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    } - {None}
    return labelled.pop() if len(labelled) == 1 else None


def _day(text: str | None) -> str | None:
    found = iso_day(text.strip()) if text and len(text) <= 2 * _LONGEST else None
    return found[:10] if found else None


def _in_address(url: str | None) -> str | None:
    found = _IN_ADDRESS.search(url or "")
    return iso_day("-".join(found.groups())) if found else None
