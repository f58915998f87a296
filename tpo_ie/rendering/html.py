"""A document as one self-contained HTML page, or as a fragment for notebooks."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from html import escape
from string import Template
from urllib.parse import urlsplit

from tpo_ie.document import MENTION_LABELS, Document
from tpo_ie.rendering import html_cards, tables
from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.html_arrows import arrows_json
from tpo_ie.rendering.marks import Anchors, marked_text
from tpo_ie.rendering.protection import for_lists
from tpo_ie.rendering.strings import Strings, load_strings
from tpo_ie.rendering.summary import head_lines, title_of
from tpo_ie.rendering.tables import Table, safe
from tpo_ie.resources import package_text

_SECTIONS: dict[str, Table] = {
    "agencies": tables.agencies,
    "officials": tables.officials,
    "actions": html_cards.actions,
    "relations": tables.relations,
    "quotes": tables.quotes,
}


@cache
def _data(name: str) -> str:
    return package_text("tpo_ie.rendering", name).replace("\r\n", "\n")


def _hash(content: str) -> str:
    """Return the source expression by which a content security policy allows an inline element."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def render_html(document: Document, *, lang: str = "en") -> str:
    """Return a page that shows the article with its marks, and its results in tables.

    Victims and minors are left out of the lists of names and offices; elsewhere placeholders stand for them. The
    article is shown as it is.

    Args:
        document: The document; its text may hold anything, it is only ever shown.
        lang: ``en`` or ``id``.

    Returns:
        A complete HTML page without outside resources. What it says needs no script; the one in it adds what lights
        up under the pointer and the arrows.
    """
    return render_pages([document], lang=lang)


def render_pages(documents: Sequence[Document], *, lang: str = "en") -> str:
    """Return one page that shows several articles, with a list of them on top.

    Args:
        documents: The documents, in the order to show them.
        lang: ``en`` or ``id``.

    Returns:
        A complete HTML page; see :func:`render_html`.
    """
    strings = load_strings(lang)
    articles = [_article(document, f"a{number}-", strings) for number, document in enumerate(documents, 1)]
    contents = ""
    if len(documents) == 1:
        title = title_of(documents[0])
    else:
        title = strings("page_title", count=len(documents))
        items = "".join(
            f'<li><a href="#a{number}-head">{safe(title_of(document))}</a></li>'
            for number, document in enumerate(documents, 1)
        )
        contents = f'<nav aria-label="{safe(strings("articles"))}"><h1>{safe(title)}</h1><ol>{items}</ol></nav>'
    return Template(_data("page.html")).substitute(
        lang=strings.lang,
        title=safe(title),
        style=_data("style.css"),
        script=_data("html.js"),
        script_hash=_hash(_data("html.js")),
        body=f'<main class="tpo-ie">{contents}{"".join(articles)}</main>',
    )


def render_fragment(document: Document, *, lang: str = "en") -> str:
    """Return a document as a piece of HTML with its own style, for a notebook cell.

    Args:
        document: The document.
        lang: ``en`` or ``id``.

    Returns:
        One ``div`` element; its style and script touch nothing outside it.
    """
    strings = load_strings(lang)
    digest = hashlib.sha256(f"{document.id}\0{document.text}".encode("utf-8", "surrogatepass")).hexdigest()
    body = _article(document, f"d{digest[:10]}-", strings)
    parts = f"<style>{_data('style.css')}</style>{body}<script>{_data('html.js')}</script>"
    return f'<div class="tpo-ie" lang="{strings.lang}">{parts}</div>'


def _article(document: Document, prefix: str, strings: Strings) -> str:
    document = for_lists(document)
    anchors = Anchors(document, prefix)
    sections = []
    counts = []
    for name, table in _SECTIONS.items():
        size, body = table(document, anchors, strings)
        heading = safe(strings(name))
        element_id = anchors.section(name)
        counts.append(f'<li><a href="#{element_id}">{heading} <b>{size}</b></a></li>')
        content = body if size else f"<p><i>{safe(strings('none'))}</i></p>"
        sections.append(
            f'<section id="{element_id}" tabindex="-1"><h2>{heading} <small>{size}</small></h2>{content}</section>'
        )
    size, others = tables.other_names(document, anchors, strings)
    if size:
        summary = f"<summary>{safe(strings('other_names'))} <small>{size}</small></summary>"
        sections.append(f"<section><details>{summary}{others}</details></section>")
    return (
        f'<article><header id="{anchors.section("head")}"><h1>{safe(title_of(document))}</h1>'
        f'{_head(document, strings)}<ul class="counts">{"".join(counts)}</ul></header>'
        f"{_reading(document, anchors, strings)}{''.join(sections)}{_footer(document, strings)}</article>"
    )


def _head(document: Document, strings: Strings) -> str:
    lines = [("ID", document.id)] if document.meta.title else []
    rows = "".join(
        f"<div><dt>{safe(name)}</dt><dd>{_web_link(value)}</dd></div>"
        for name, value in [*head_lines(document, strings), *lines]
    )
    return f'<dl class="head">{rows}</dl>' if rows else ""


def _web_link(value: str) -> str:
    """Link a web address; anything else, `javascript:` for one, is only shown."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return safe(value)
    if parts.scheme in ("http", "https") and parts.netloc and " " not in value:
        return f'<a href="{safe(value)}" rel="noopener noreferrer nofollow">{safe(value)}</a>'
    return safe(value)


def _reading(document: Document, anchors: Anchors, strings: Strings) -> str:
    labels = Counter(mention.label for mention in document.mentions)
    keys = [
        (label, f"key {label}", strings(f"label.{label}"), labels[label])  # type: ignore[index]
        for label in MENTION_LABELS
    ]
    keys += [
        ("quote", "key q", strings("key.quote"), len(document.quotes)),
        ("trigger", "key t", strings("key.trigger"), len(document.actions)),
    ]
    legend = "".join(
        f'<label><input type="checkbox" class="show-{name}" checked> <span class="{style}">{safe(text)}</span> '
        f"<small>{count}</small></label>"
        for name, style, text, count in keys
        if count
    )
    links = safe(strings("show_links"))
    legend += f'<label class="live" hidden><input type="checkbox" class="show-links"> <span>{links}</span></label>'
    show = safe(strings("show"))
    skip = f'<a class="skip" href="#{anchors.section("agencies")}">{safe(strings("to_results"))}</a>'
    return (
        f'<section class="reading"><h2>{safe(strings("article"))}</h2>{skip}'
        f'<div class="legend" role="group" aria-label="{show}"><span>{show}</span> {legend}</div>'
        f'<div class="canvas" data-arrows="{escape(arrows_json(document, strings))}">'
        f'<div class="text" lang="id">{marked_text(document, anchors, strings)}</div></div></section>'
    )


def _footer(document: Document, strings: Strings) -> str:
    producer = document.producer
    if producer is None:
        return ""
    parts = [strings("generated_by", name=producer.name, version=producer.version)]
    if producer.model:
        parts.append(strings("with_model", model=producer.model))
    return f"<footer>{safe(one_line(', '.join(parts)))}. {safe(strings('machine_made'))}</footer>"
