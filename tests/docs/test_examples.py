"""The example archive holds training articles only, in three forms, each readable with its date."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.conftest import REPOSITORY
from tools.docs import examples
from tpo_ie.records import Fault, ReadOptions, Record, read_records

ARCHIVE = REPOSITORY / "examples" / "archive"


def corpus(split: str) -> dict[str, dict[str, object]]:
    """Return the articles of a split by id."""
    lines = (REPOSITORY / "corpora" / "tppo-1.0" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return {document["id"]: document for document in map(json.loads, lines)}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    pytest.importorskip("trafilatura")

    def refuse(place: str, fault: Fault) -> None:
        raise AssertionError(f"{place}: {fault}")

    return list(read_records([str(ARCHIVE)], report=refuse, warn=refuse, options=ReadOptions()))


def name(record: Record) -> str:
    """Return the id of the corpus article that a record shows."""
    return record.id.rpartition("/")[2]


def test_the_archive_is_large_enough_and_in_three_forms(records: list[Record]) -> None:
    assert len(records) >= 60
    endings = Counter(path.suffix for path in ARCHIVE.rglob("*.*"))
    assert endings[".txt"] >= 20
    assert endings[".html"] >= 20
    assert endings[".jsonl"] == 1


def test_only_training_articles(records: list[Record]) -> None:
    train = corpus("train")
    assert {name(record) for record in records} <= set(train)
    texts = {article["text"] for split in ("dev", "test") for article in corpus(split).values()}
    assert not any(record.text in texts for record in records)


def test_the_archive_is_what_its_maker_writes() -> None:
    """Else: python tools/docs/examples.py."""
    made = dict(examples.files(examples.choose(corpus("train").values())))
    there = {path.relative_to(ARCHIVE).as_posix() for path in ARCHIVE.rglob("*.*") if path.is_file()}
    assert set(made) == there
    for path, content in made.items():
        assert (ARCHIVE / path).read_text(encoding="utf-8") == content, path


def test_text_files_and_lines_are_the_articles_themselves(records: list[Record]) -> None:
    train = corpus("train")
    plain = [record for record in records if not record.id.startswith("pages/")]
    assert plain
    for record in plain:
        assert record.text.rstrip("\n") == str(train[name(record)]["text"]).rstrip("\n")


def test_pages_give_title_day_medium_and_most_of_the_words(records: list[Record]) -> None:
    train = corpus("train")
    pages = [record for record in records if record.id.startswith("pages/")]
    assert pages
    for record in pages:
        article = train[name(record)]
        assert record.given["published"] == article["meta"]["published"]  # type: ignore[index]
        assert record.given["title"]
        assert record.given["source"] in examples.MEDIA
        words = Counter(str(article["text"]).split())
        kept = words & Counter(f"{record.given['title']} {record.text}".split())
        assert kept.total() >= 0.95 * words.total(), record.id


def test_choosing_takes_articles_off_the_subject_too() -> None:
    documents = [{"id": str(i), "relevance": {"label": "tppo" if i % 2 else "other"}} for i in range(200)]
    chosen = examples.choose(documents)
    assert len(chosen) == examples.ON_SUBJECT + examples.OFF_SUBJECT
    assert chosen == examples.choose(reversed(documents))


def test_a_page_escapes_what_an_article_says() -> None:
    meta = {"title": None, "published": "2025-03-14"}
    page = examples.page({"id": "x", "text": 'Judul "<b>\n\nIsi <script>&', "meta": meta})
    assert "<h1>Judul &quot;&lt;b&gt;</h1>" in page
    assert "<p>Isi &lt;script&gt;&amp;</p>" in page


@pytest.mark.parametrize(
    ("meta", "text", "expected"),
    [
        ({"title": "Judul"}, "Judul\nIsi", ("Judul", "Isi")),
        ({"title": "Judul"}, "Isi saja", ("Judul", "Isi saja")),
        ({"title": None}, "Kepala berita\nIsi", ("Kepala berita", "Isi")),
        ({"title": None}, "Kalimat pendek.\nIsi", ("", "Kalimat pendek.\nIsi")),
        ({"title": None}, "kata " * 40, ("", "kata " * 40)),
    ],
)
def test_headlines(meta: dict[str, str | None], text: str, expected: tuple[str, str]) -> None:
    assert examples.headline({"meta": meta, "text": text}) == expected


def test_files_are_spread_over_the_forms() -> None:
    meta = {"title": None, "published": "2025-03-14"}
    articles = [{"id": i, "text": f"{i}\n", "meta": meta} for i in "abc"]
    articles.append({"id": "d", "text": "d\n", "meta": meta | {"title": "T"}})
    found = dict(examples.files(articles))
    assert set(found) == {"pages/d.html", "text/a.txt", "text/c.txt", "articles.jsonl"}
    record = {"id": "b", "text": "b\n", "source": examples.medium({"id": "b"}), "published": "2025-03-14"}
    assert json.loads(found["articles.jsonl"]) == record
