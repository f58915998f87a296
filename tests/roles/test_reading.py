"""Tokens, what belongs to a name, whose clause it is, and broken rule files."""

from __future__ import annotations

import pytest

from tests.roles.reading import draft_of
from tpo_ie.errors import ResourceError
from tpo_ie.resources import rules_from
from tpo_ie.roles import rules as module
from tpo_ie.roles.clause import Clause
from tpo_ie.roles.findings import PRECEDENCE, Finding, Person, attributes_of
from tpo_ie.roles.rules import RoleRule, RuleBook, rule_book
from tpo_ie.roles.tokens import Line


def line_of(marked: str) -> Line:
    draft = draft_of(marked)
    return Line(draft, 0, len(draft.text))


def name_in(line: Line) -> int:
    return next(i for i, token in enumerate(line.tokens) if token.label == "PER")


def test_a_name_is_one_token_and_words_of_bodies_are_no_words() -> None:
    line = line_of("Kata [[PER|Wening Lestari]], [[GROUP|korban TPPO]] di [[AGENCY|Balai Korban]].")
    assert line.words == ["kata", "", ",", "korban", "tppo", "di", "", "", "."]
    assert [token.label for token in line.tokens] == ["", "PER", "", "GROUP", "GROUP", "", "AGENCY", "AGENCY", ""]
    assert line.surface(1) == "Wening Lestari"
    assert line.tokens[2].is_mark
    assert not line.tokens[6].is_mark


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("[[PER|AB]] (34), warga", ", warga"),
        ("[[PER|AB]] (34 tahun) diam", "diam"),
        ("[[PER|AB]], 34 tahun, diam", ", diam"),
        ("[[PER|AB]] alias [[PER|Boing]] (27) diam", "diam"),
        ("[[PER|AB]]” diam", "diam"),
        ("[[PER|AB]] (nama samaran) diam", "(nama samaran) diam"),
        ("[[PER|AB]] (yang tidak pernah menutup kurung itu diam", "(yang tidak pernah menutup kurung itu diam"),
    ],
)
def test_what_belongs_to_a_name(text: str, rest: str) -> None:
    line = line_of(text)
    last = Clause(line, rule_book()).end_of_name(name_in(line))
    assert line.text[line.tokens[last].end :].strip() == rest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menurut [[PER|Darto]], korban pulang.", True),
        ("Kata [[POSITION|Kapolres]] Kombes [[PER|Darto]], korban pulang.", True),
        ("“Sudah,” kata [[PER|Darto]], korban selamat.", False),
        ("Lalu [[PER|Darto]], korban, pulang.", False),
    ],
)
def test_who_reports(text: str, expected: bool) -> None:
    line = line_of(text)
    assert Clause(line, rule_book()).is_reporting(name_in(line)) is expected


@pytest.mark.parametrize(
    ("text", "strict", "loose"),
    [
        ("[[PER|AB]] ditangkap.", True, True),
        ("Kemarin, [[PER|AB]] ditangkap.", True, True),
        ("Pria berinisial [[PER|AB]] ditangkap.", True, True),
        ("Istri [[PER|AB]] ditangkap.", False, False),
        ("Sebab [[PER|AB]] ditangkap.", False, True),
        ("Lalu Brigadir [[PER|AB]] ditangkap.", True, True),
    ],
)
def test_whose_clause_it_is(text: str, strict: bool, loose: bool) -> None:
    line = line_of(text)
    clause = Clause(line, rule_book())
    assert clause.leads(name_in(line), strict=True) is strict
    assert clause.leads(name_in(line), strict=False) is loose


def test_precedence_protects_first() -> None:
    assert PRECEDENCE == ("victim", "minor", "suspect", "witness")


def finding(role: str, *, weak: bool = False, at: int = 0) -> Finding:
    rule = RoleRule(id=f"{role}-rule", score=1.0, description="x", role=role, direction="forward", weak=weak)  # type: ignore[arg-type]
    return Finding(rule, at, at + 3)


def test_attributes_of_findings() -> None:
    assert attributes_of(Person(), []) == {}
    assert attributes_of(Person(initials=True), []) == {"initials": True}
    found = attributes_of(Person(), [finding("witness"), finding("suspect", at=5), finding("suspect", at=9)])
    assert found == {
        "role": "suspect",
        "roles": ["suspect", "witness"],
        "role_rule": "suspect-rule",
        "role_evidence": [5, 8],
    }
    assert attributes_of(Person(cleared=True), [finding("suspect")]) == {}
    assert attributes_of(Person(ages=(16, 18)), [finding("minor")])["role"] == "minor"
    assert attributes_of(Person(ages=(18,)), [finding("minor")]) == {}
    assert attributes_of(Person(office=True), [finding("victim", weak=True)]) == {}


def test_a_rule_that_names_no_group_is_refused() -> None:
    entry = {"id": "x", "score": 1.0, "description": "x", "role": "victim", "direction": "forward", "cues": ["@none"]}
    with pytest.raises(ResourceError, match=r"rule x: there is no group 'none'"):
        RuleBook(rules_from([entry], RoleRule, "rules.yaml"), {})


def test_an_unknown_field_is_refused() -> None:
    entry = {"id": "x", "score": 1.0, "description": "x", "role": "victim", "direction": "forward", "distance": 3}
    with pytest.raises(ResourceError, match=r"rules\.yaml: rule x: distance"):
        rules_from([entry], RoleRule, "rules.yaml")


def test_a_word_that_yaml_reads_as_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "package_text", lambda package, name: "speech: [kata, no]\n")
    rule_book.cache_clear()
    with pytest.raises(ResourceError, match=r"words\.yaml: speech: a list of words is expected"):
        rule_book()
    rule_book.cache_clear()


def test_groups_give_words_and_phrases() -> None:
    book = RuleBook({}, {"a": (("daftar", "pencarian"), ("buron",)), "b": (("dpo",),)})
    assert book.words("a", "b") == {"daftar", "pencarian", "buron", "dpo"}
    assert book.phrases("b", "a") == (("dpo",), ("daftar", "pencarian"), ("buron",))
