from __future__ import annotations

from functools import cache

import pytest

from tests.officials.drafts import draft_of
from tpo_ie.document import Official, Quote
from tpo_ie.intake.layout import Dateline, Layout
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.relations.reading import Reading, words_of


@cache
def _knowledge() -> Knowledge:
    return Knowledge()


def _reading(marked: str) -> Reading:
    return Reading(draft_of(marked), _knowledge())


def _members(marked: str) -> list[str]:
    reading = _reading(marked)
    return [reading.draft.surface(m) for m in reading.members_from(0)]


@pytest.mark.parametrize(
    ("marked", "members"),
    [
        ("[[AGENCY|A]], [[AGENCY|B]], dan [[ORG|C]]", ["A", "B", "C"]),
        ("[[AGENCY|A]] ([[AGENCY|AA]]) serta [[AGENCY|B]]", ["A", "B"]),
        ("[[AGENCY|A]]; [[AGENCY|B]]; serta dua lembaga, yakni [[ORG|C]]", ["A", "B", "C"]),
        ("1. [[AGENCY|A]];\n2. [[AGENCY|B]]\n- [[AGENCY|C]]", ["A", "B", "C"]),
        ("[[AGENCY|A]] dari jajaran [[AGENCY|B]]", ["A", "B"]),
        ("[[AGENCY|A]] dari [[AGENCY|B]]", ["A"]),
        ("[[AGENCY|A]], [[LOC|L]], dan [[AGENCY|B]]", ["A"]),
        ("[[AGENCY|A]] menolak dan [[AGENCY|B]]", ["A"]),
        ("[[AGENCY|A]]. [[AGENCY|B]]", ["A"]),
        ("[[AGENCY|A]],\n[[AGENCY|B]]", ["A"]),
        ("[[PER|A]] dan [[AGENCY|B]]", []),
    ],
)
def test_members_of_a_list(marked: str, members: list[str]) -> None:
    assert _members(marked) == members


def test_members_before_run_in_text_order() -> None:
    reading = _reading("[[AGENCY|A]], [[AGENCY|B]] ([[AGENCY|BB]]), dan [[ORG|C]] yang")
    assert [reading.draft.surface(m) for m in reading.members_before(3)] == ["A", "B", "C"]
    assert reading.members_before(-1) == []


def test_cues_in_mentions_and_denied_ones_are_left_out() -> None:
    reading = _reading("[[AGENCY|Tim Kerja bersama]] bersama A, tidak bersama B, tanpa izin bersama C")
    assert [m.start() for m in reading.cue_matches("together")] == [reading.text.index("bersama A")]


def test_last_before_and_first_after() -> None:
    reading = _reading("[[AGENCY|A]] x [[AGENCY|B]]")
    assert reading.last_before(0) == -1
    assert reading.last_before(2) == 0
    assert reading.first_after(1) == 1
    assert reading.first_after(99) == 2


def test_own_body_is_the_speakers() -> None:
    draft = draft_of("[[PER|Ani]] dari [[AGENCY|A]] diam. “Pihaknya siap,” kata [[PER|Budi]].")
    ani, agency, budi = (m.entity for m in draft.mentions)
    draft.officials.append(Official(person=ani, title="Kepala", agency=agency))
    start = draft.text.index("Pihaknya")
    assert Reading(draft, _knowledge()).body_of_speaker(start) == agency  # the last official named
    draft.quotes.append(Quote(start=start, end=start + 13, speaker=budi, kind="direct"))
    assert Reading(draft, _knowledge()).body_of_speaker(start) is None  # Budi speaks, whose body is unknown
    draft.quotes[0] = Quote(start=start, end=start + 13, speaker=agency, kind="direct")
    assert Reading(draft, _knowledge()).body_of_speaker(start) == agency


def test_words_of_keeps_marks() -> None:
    assert words_of("A, b (C); d") == ["a", ",", "b", "(", "c", ")", ";", "d"]


def test_a_dateline_is_no_part_of_the_story() -> None:
    reading = _reading("Phnom Penh, Kamboja – Bersama [[AGENCY|A]], [[AGENCY|B]] menjemput mereka.")
    reading.draft.layout = Layout(dateline=Dateline(0, reading.text.index("Bersama"), None, None))
    assert reading.story_start(len(reading.text) - 2) == reading.text.index("Bersama")
    reading.draft.layout = Layout()
    assert reading.story_start(len(reading.text) - 2) == 0
