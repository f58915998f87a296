"""Writes ``examples/archive``: training articles of the corpus as text files, web pages and JSON Lines.

Run from the repository root: ``python tools/docs/examples.py``. Articles of the dev and test splits are never used.
"""

from __future__ import annotations

import hashlib
import html
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
CORPUS = REPOSITORY / "corpora" / "tppo-1.0" / "train.jsonl"
TARGET = REPOSITORY / "examples" / "archive"
ON_SUBJECT, OFF_SUBJECT = 60, 6
LATER = ("n-9", "m-", "p-", "q-", "r-", "s-")  # articles that came when the archive was printed in tutorials already
MEDIA = ("Harian Contoh", "Kabar Contoh", "Majalah Contoh", "Portal Contoh", "Radio Contoh", "Warta Contoh")
"""Invented: no medium that exists shall seem to have printed an invented article."""

_PAGE = """<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<title>{title} - {source}</title>
<meta property="og:type" content="article">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{source}">
<meta property="article:published_time" content="{published}">
<meta name="author" content="{author}">
</head>
<body>
<header><nav><a href="/">Beranda</a> <a href="/nasional">Nasional</a> <a href="/daerah">Daerah</a></nav></header>
<main>
<article>
<h1>{title}</h1>
<time datetime="{published}">{published}</time>
{body}
</article>
</main>
<footer><p>Berita rekaan untuk contoh</p></footer>
</body>
</html>
"""


def main() -> None:
    """Write the archive anew."""
    with CORPUS.open(encoding="utf-8") as lines:
        articles = choose(map(json.loads, lines))
    shutil.rmtree(TARGET, ignore_errors=True)
    for path, content in files(articles):
        target = TARGET / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    print(f"{len(articles)} articles in {TARGET.relative_to(REPOSITORY)}", file=sys.stderr)


def choose(documents: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the articles of the archive, by id: most on the subject, a few on others.

    Args:
        documents: Document objects of the corpus.
    """
    mixed = sorted((d for d in documents if not d["id"].startswith(LATER)), key=_number)
    on = [document for document in mixed if _label(document) != "other"][:ON_SUBJECT]
    off = [document for document in mixed if _label(document) == "other"][:OFF_SUBJECT]
    return sorted(on + off, key=lambda document: document["id"])


def files(articles: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield path below the archive and content of each file: a third are pages, a third texts, a third lines.

    Pages are articles that have a heading; the others would get one that their text does not have.
    """
    pages = [article for article in articles if headline(article)[0]][: len(articles) // 3]
    others = [article for article in articles if article not in pages]
    for article in pages:
        yield f"pages/{article['id']}.html", page(article)
    for article in others[0::2]:
        yield f"text/{article['id']}.txt", article["text"].rstrip("\n") + "\n"
    yield "articles.jsonl", "".join(json.dumps(record(a), ensure_ascii=False) + "\n" for a in others[1::2])


def page(article: dict[str, Any]) -> str:
    """Return an article as a plain web page."""
    title, body = headline(article)
    paragraphs = (line.strip() for line in body.splitlines())
    source = medium(article)
    values = {
        "title": title,
        "source": source,
        "published": article["meta"]["published"],
        "author": f"Redaksi {source}",
        "body": "\n".join(f"<p>{html.escape(line, quote=False)}</p>" for line in paragraphs if line),
    }
    return _PAGE.format(**{key: value if key == "body" else html.escape(value) for key, value in values.items()})


def headline(article: dict[str, Any]) -> tuple[str, str]:
    """Return the heading of an article and what stands below it; an empty heading where there is none."""
    title, text = article["meta"].get("title"), article["text"]
    first, _, rest = text.partition("\n")
    if title:
        return title, rest if first.strip() == title.strip() else text
    if len(first) <= 120 and not first.rstrip().endswith((".", '"', "”")) and rest.strip():
        return first.strip(), rest
    return "", text


def record(article: dict[str, Any]) -> dict[str, Any]:
    """Return an article as a flat record."""
    meta = {"title": article["meta"].get("title"), "source": medium(article), "published": article["meta"]["published"]}
    return {"id": article["id"], "text": article["text"]} | {key: value for key, value in meta.items() if value}


def medium(article: dict[str, Any]) -> str:
    """Return the medium that an article is said to be from."""
    return MEDIA[_number(article) % len(MEDIA)]


def _number(document: dict[str, Any]) -> int:
    return int(hashlib.sha256(document["id"].encode()).hexdigest(), 16)


def _label(document: dict[str, Any]) -> str:
    return (document.get("relevance") or {}).get("label", "other")


if __name__ == "__main__":
    main()
