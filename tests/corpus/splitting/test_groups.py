"""What stays together."""

from __future__ import annotations

import pytest

from tests.corpus.articles import article, reprinted
from tests.corpus.drafts import action, document
from tpo_ie.corpus.splitting.groups import form_groups, grouping, item_of
from tpo_ie.document import Document
from tpo_ie.errors import InputError


def plain(name: str, number: int, **meta: object) -> Document:
    return Document(id=name, text=article(number, 20), meta=meta)


def ids(documents: list[Document], by: str = "none", threshold: float = 0.6) -> list[list[str]]:
    return [[item.id for item in group] for group in form_groups(documents, by, threshold).members]


def test_articles_of_one_source_stay_together_and_unknown_ones_apart() -> None:
    sources = ["Kabar", None, "Warta", "Kabar", None]
    documents = [plain(str(n), n, source=name) for n, name in enumerate(sources)]
    assert ids(documents) == [["0"], ["1"], ["2"], ["3"], ["4"]]
    assert ids(documents, "source") == [["0", "3"], ["1"], ["2"], ["4"]]


def test_near_duplicates_join_groups() -> None:
    documents = [plain("a", 1, source="Kabar"), plain("b", 2, source="Warta"), plain("c", 3, source="Warta")]
    documents.append(Document(id="d", text=reprinted(article(1, 20)), meta={"source": "Warta"}))
    found = form_groups(documents, "source", 0.6)
    assert [[item.id for item in group] for group in found.members] == [["a", "b", "c", "d"]]
    ((one, other, share),) = found.alike
    assert (one, other) == ("a", "d")
    assert 0.6 <= share < 1
    assert len(form_groups(documents, "none", 0.6).members) == 3


def test_groupings() -> None:
    found = plain("a", 1, published="2024-05-01", dateline_place="Pekanbaru", attributes={"author": "Nila", "n": 3})
    names = ["none", "source", "year", "region", "attributes.author", "attributes.n", "attributes.no"]
    assert [grouping(name)(found) for name in names] == [None, None, "2024", "Riau", "Nila", "3", None]
    with pytest.raises(InputError, match="there is no group 'title'; there are none, source, year, region"):
        grouping("title")


def test_what_is_spread() -> None:
    acting = document(
        "menangkap lalu memeriksa", actions=[action("menangkap", "arrest"), action("memeriksa", "charge")]
    )
    assert item_of(acting).traits == {"category: arrest", "category: charge", "relevance: none"}


def test_an_id_stands_once() -> None:
    with pytest.raises(InputError, match="'a' stands twice"):
        ids([plain("a", 1), plain("a", 2)])
