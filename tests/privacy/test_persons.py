"""Who is protected, and which entities are one person."""

from __future__ import annotations

import pytest

from tests.privacy.documents import marked
from tpo_ie.document import Document, Entity
from tpo_ie.privacy import is_protected, redact
from tpo_ie.privacy.persons import protected_persons, roles_of


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"role": "victim"}, True),
        ({"role": "minor"}, True),
        ({"role": "suspect"}, False),
        ({"role": "suspect", "roles": ["suspect", "minor"]}, True),
        ({"minor": True}, True),
        ({"role": 7}, False),
        ({}, False),
    ],
)
def test_roles_that_protect(attributes: dict[str, object], expected: bool) -> None:
    assert is_protected(Entity(id="e1", type="PER", name="Wening", attributes=attributes)) is expected
    assert not is_protected(Entity(id="e1", type="GROUP", name="korban", attributes=attributes))


def test_roles_are_listed_once() -> None:
    entity = Entity(
        id="e1", type="PER", name="X", attributes={"role": "minor", "roles": ["minor", "suspect"], "minor": True}
    )
    assert roles_of(entity) == ("minor", "suspect")


def placeholders(document: Document) -> list[tuple[str, int]]:
    return [(person.placeholder, len(person.entities)) for person in protected_persons(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same whole name as another entity
        ("[[PER:victim:a|Wening Lestari]] dan [[PER::b|Wening Lestari]].", [("[Korban 1]", 2)]),
        # a part of the name, without a part of its own in the case
        ("[[PER:victim:a|Wening Lestari]] dan [[PER::b|Lestari]].", [("[Korban 1]", 2)]),
        ("[[PER:victim:a|Wening Lestari]] dan [[PER:suspect:b|Lestari]].", [("[Korban 1]", 1)]),
        ("[[PER:victim:a|Siti Lestari]] dan [[PER::b|Siti]].", [("[Korban 1]", 1)]),
        # initials of the name, and the name of the initials
        ("[[PER:victim:a|Pratama Wijaya Kusuma]] atau [[PER::b|PWK]].", [("[Korban 1]", 2)]),
        ("[[PER:victim:a|PWK]], kata ibu [[PER::b|Pratama Wijaya Kusuma]].", [("[Korban 1]", 2)]),
        ("[[PER:victim:a|PWK]] dan [[PER:suspect:b|Putra Wira Kencana]].", [("[Korban 1]", 1)]),
        ("[[PER:victim:a|PWK]], [[PER::b|Putra Wira Kencana]], [[PER::c|Putri Wira Kencana]].", [("[Korban 1]", 1)]),
        # two who share a name in full are one
        ("[[PER:victim:a|Wening Lestari]] dan [[PER:minor:b|Wening Lestari]].", [("[Korban 1]", 2)]),
        (
            "[[PER:victim:a|Wening Lestari]] dan [[PER:victim:b|Wening Sumarah]].",
            [("[Korban 1]", 1), ("[Korban 2]", 1)],
        ),
    ],
)
def test_entities_of_one_person(text: str, expected: list[tuple[str, int]]) -> None:
    assert placeholders(marked(text)) == expected


def test_a_speaker_with_the_initials_of_a_victim_is_somebody_else() -> None:
    text = "[[PER:victim:a|NA]] takut. [[PER::b|Nia Andini]] bicara."
    quote = {"start": 0, "end": 2, "speaker": "b", "kind": "indirect"}
    assert placeholders(marked(text)) == [("[Korban 1]", 2)]
    assert placeholders(marked(text, quotes=[quote])) == [("[Korban 1]", 1)]


def test_a_holder_of_an_office_is_somebody_else() -> None:
    text = "[[PER:victim:a|Wening Lestari]] ditemui [[PER::b|Lestari]], bupati [[AGENCY::c|Pemkab Lebak]]."
    official = {"person": "b", "title": "Bupati", "agency": "c"}
    assert placeholders(marked(text, officials=[official])) == [("[Korban 1]", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[PER:victim|NAW]] (17) alias Kencana pulang. Kencana takut.", "[Korban 1] (17) alias [Korban 1] pulang. [Korban 1] takut."),
        ("[[PER:victim|NAW]], yang akrab disapa “Nduk Sekar”, pulang. Sekar takut.",
         "[Korban 1], yang akrab disapa “[Korban 1]”, pulang. [Korban 1] takut."),
        ("[[PER:victim|NAW]] alias [[PER:suspect|Bagong]] pulang.", "[Korban 1] alias Bagong pulang."),
        ("[[PER:victim|NAW]] pulang ke Lebak.", "[Korban 1] pulang ke Lebak."),
    ],
)  # fmt: skip
def test_aliases_without_a_mention(text: str, expected: str) -> None:
    assert redact(marked(text)).text == expected
