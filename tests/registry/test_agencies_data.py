from __future__ import annotations

from tpo_ie.registry.knowledge import Knowledge


def test_a_short_form_stands_in_one_column_only() -> None:
    twice = {body.id: set(body.acronyms) & set(body.aliases) for body in Knowledge().agencies}
    assert {body: names for body, names in twice.items() if names} == {}
