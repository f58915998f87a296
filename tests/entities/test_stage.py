"""The stage as a whole: ids in text order, valid documents, no cost that grows with the square."""

from __future__ import annotations

import time

from tests.entities.reading import resolve


def test_entities_stand_in_order_of_first_mention() -> None:
    draft = resolve("[[LOC|Ende]] - [[PER|Tono]] dari [[AGENCY|Polres Ende]] ke [[LOC|Ende]] pada [[DATE|2023]].")
    assert [e.type for e in draft.entities.values()] == ["LOC", "PER", "AGENCY", "DATE"]
    assert list(draft.entities) == ["e1", "e2", "e3", "e4"]
    assert all(mention.entity for mention in draft.mentions)
    assert draft.to_document().entities[0].name == "Ende"


def test_a_text_without_mentions() -> None:
    assert resolve("Tidak ada apa-apa.").entities == {}


def test_odd_mentions_do_no_harm() -> None:
    draft = resolve(
        "[[AGENCY|,]] [[PER|()]] [[LOC|.]] [[POSITION|-]] [[LAW|§]] [[DATE|?]] [[CRIME|!]] [[GROUP|:]] [[ORG|;]]"
    )
    assert len(draft.entities) == 9


def test_hostile_texts_are_read_in_time() -> None:
    people = " ".join(f"[[PER|Orang{n} Ke{n} Sekian]]" for n in range(1500))
    agencies = " ".join(f"[[AGENCY|Badan {n}]], [[AGENCY|Polres]] dan" for n in range(500))
    groups = " ".join(f"[[GROUP|korban {n}]]" for n in range(1500))
    dates = " ".join(f"[[DATE|Senin ({n % 28 + 1}/7/2023)]]" for n in range(1500))
    odd = f"[[PER|{'a ' * 5000}]] [[LAW|{'Pasal ( ' * 3000}]] [[AGENCY|{'Polda ' * 3000}]]"
    start = time.process_time()
    for text in (people, agencies, groups, dates, odd):
        resolve(text)
    assert time.process_time() - start < 12
