"""What the reading of offices sees of a document."""

from __future__ import annotations

from functools import cache

import pytest

from tests.officials.drafts import draft_of
from tpo_ie.officials.view import view_of
from tpo_ie.registry.knowledge import Knowledge


@cache
def _knowledge() -> Knowledge:
    return Knowledge()


def _seen(marked: str) -> list[str]:
    view = view_of(draft_of(marked), _knowledge())
    return [view.surface(mention) for mention in view.mentions]


def test_parts_of_ranks_are_left_out() -> None:
    draft = draft_of("[[POSITION|Komandan]] [[AGENCY|TNI]], [[POSITION|Mayjen]] [[AGENCY|TNI]] [[PER|Ani]]")
    view = view_of(draft, _knowledge())
    assert [view.surface(mention) for mention in view.mentions] == ["Komandan", "TNI", "Ani"]
    assert len(draft.mentions) == 5
    assert view.entities is draft.entities


def test_a_draft_in_which_nothing_is_left_out_is_its_own_view() -> None:
    draft = draft_of("[[POSITION|Panglima]] [[AGENCY|TNI]] Jenderal [[PER|Ani]]")
    assert view_of(draft, _knowledge()) is draft


@pytest.mark.parametrize(
    ("marked", "seen"),
    [
        ("[[POSITION|Wakil Menteri]] [[AGENCY|P2MI]] [[PER|Ani]]", ["Wakil Menteri P2MI", "Ani"]),
        ("[[POSITION|Menko]] [[AGENCY|Polkam]] [[PER|Ani]]", ["Menko Polkam", "Ani"]),
        ("[[POSITION|Menteri]], [[AGENCY|P2MI]]", ["Menteri", "P2MI"]),
        ("[[POSITION|Panglima]] [[AGENCY|TNI]]", ["Panglima", "TNI"]),
        ("[[POSITION|Kapolda]] [[LOC|Riau]]", ["Kapolda", "Riau"]),
        ("[[POSITION|jaksa]] penuntut umum [[PER|Ani]]", ["jaksa penuntut umum", "Ani"]),
        ("[[POSITION|jaksa]] penuntut [[PER|Ani]]", ["jaksa", "Ani"]),
        ("[[POSITION|Kapolri]] [[AGENCY|Polri]]", ["Kapolri", "Polri"]),
    ],
)
def test_a_title_that_the_mentions_split_is_one(marked: str, seen: list[str]) -> None:
    assert _seen(marked) == seen


@pytest.mark.parametrize(
    ("marked", "seen"),
    [
        ("[[POSITION|Adik Presiden]] [[LOC|RI]]", ["Presiden", "RI"]),
        ("[[POSITION|Istri]] [[PER|Ani]]", ["Istri", "Ani"]),
        ("[[POSITION|Presiden]] [[LOC|RI]]", ["Presiden", "RI"]),
        ("[[POSITION|Diplomat]] [[AGENCY|KBRI Lima]], [[PER|Ani]]", ["KBRI Lima", "Ani"]),
        ("seorang [[POSITION|perwira]] [[AGENCY|Polres Bintan]]", ["Polres Bintan"]),
    ],
)
def test_kin_and_staff(marked: str, seen: list[str]) -> None:
    assert _seen(marked) == seen
