"""Files of the user's own rules: what they hold, and what is said of those that are wrong."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.errors import ResourceError
from tpo_ie.overlay import UserRules, user_rules
from tpo_ie.overlay.reading import rules_from

FRAME = "actions:\n  - id: user:a\n    category: arrest\n    triggers:\n"


def read(text: str) -> tuple[UserRules, tuple[str, ...]]:
    found = rules_from(dedent(text), "own.yaml")
    return found.rules, found.warnings


@pytest.mark.parametrize("text", ["", "# nothing\n", "disable:\n", "version: 1\nactions: []\nrelations:\n"])
def test_an_empty_file_has_no_rules(text: str) -> None:
    assert read(text) == (UserRules(), ())


def test_no_file_has_no_rules() -> None:
    assert user_rules(None) == UserRules()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"own\.yaml: No such file"):
        user_rules(tmp_path / "own.yaml")


def test_a_pattern_keeps_the_case_of_its_letters() -> None:
    rules, _ = read("""classes: {"user:flat": ['re:Unit \\S+', "Rumah  Petak"]}""")
    assert rules.classes == {"user:flat": (r"re:Unit \S+", "rumah petak")}


def test_every_layer_is_read() -> None:
    rules, warnings = read(
        """
        disable: [awareness-warning, user:calls]
        classes: {"user:house": ["Rumah Singgah*"]}
        actions:
          - {id: user:seal, category: sanction, triggers: [{roots: [segel], object: ["user:house", victim]}]}
        titles:
          - {id: user:kabal, forms: [Kabal, Ka Balai], regional_body: "Balai {region}"}
        relations:
          - {id: user:calls, type: part_of, cues: ["Bernaung  di bawah"], head: after}
        quotes:
          - {id: user:cuap, root: Cuap, active: [bercuap], bare: free}
        relevance:
          - {id: user:words, terms: ["mes gelap*"], theme: suspect, weight: 2}
        """
    )
    assert warnings == ()
    assert rules.classes == {"user:house": ("rumah singgah*",)}
    assert [rule.id for rules_ in rules.layers().values() for rule in rules_] == [
        "user:seal", "user:kabal", "user:calls", "user:cuap", "user:words",
    ]  # fmt: skip
    assert rules.relations[0].cues == ("bernaung di bawah",)
    assert (rules.quotes[0].root, rules.quotes[0].group, rules.actions[0].score) == ("cuap", "say", 0.8)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", "own.yaml:1: keys such as `disable` or `actions` are expected"),
        ("version: 2", "own.yaml:1: version: 2: the file is written for a newer tpo-ie (this one reads up to 1)"),
        ("version: 0", "own.yaml:1: version: Input should be greater than or equal to 1"),
        ("disable: x", "own.yaml:1: disable: a list is expected"),
        ("\nactoins: []", "own.yaml:2: actoins: there is no such key (did you mean 'actions'?)"),
        ("actions: [3]", "own.yaml:1: actions.0: keys with values are expected"),
        ("actions:\n  - id: user:a\n", "own.yaml:2: actions.0.category: this key is missing"),
        (f"{FRAME}      - rots: [segel]", "own.yaml:5: actions.0.triggers.0.rots: there is no such key (did you mean 'roots'?)"),
        (f"{FRAME}      - object: [victim]", "own.yaml:5: actions.0.triggers.0: one of roots, nouns, free, active, passive, result is expected"),
        (f"{FRAME}      - roots: ['']", "own.yaml:5: actions.0.triggers.0.roots: a word or phrase is expected"),
        ("actions:\n  - id: seal\n", "own.yaml:2: actions.0.id: 'seal': ids of your own are `user:` and small letters, digits, hyphens"),
        ("actions:\n  - id: user:a\n    category: arrest\n    triggers: []\n", "own.yaml:4: actions.0.triggers: at least one is expected"),
        ("relations:\n  - id: user:a\n    type: partof\n    cues: [x]", "own.yaml:3: relations.0.type: 'partof' is not one of "),
        ("relations:\n  - id: user:a\n    type: part_of\n    cues: ['*']", "own.yaml:4: relations.0.cues.0: a word or phrase is expected"),
        ("quotes:\n  - id: user:a\n    active: [angkat bicara]", "own.yaml:3: quotes.0.active.0: 'angkat bicara' is more than one word"),
        ("quotes:\n  - id: user:a\n", "own.yaml:2: quotes.0: one of root, active, passive is expected"),
        ("quotes:\n  - {id: user:a, root: cuap}\n  - {id: user:b, active: [cuap]}", "own.yaml:3: quotes.1: the verb 'cuap' stands in 'user:a' too"),
        ("quotes:\n  - {id: user:a, root: b}\ntitles:\n  - {id: user:a, forms: [C]}", "own.yaml:4: titles.0.id: 'user:a' stands twice, first at own.yaml:2"),
        ("titles:\n  - id: user:a\n    forms: [A]\n    regional_body: Balai", "own.yaml:4: titles.0.regional_body: "),
        ("relevance:\n  - {id: user:a, terms: [x], theme: tppo, weight: much}", "own.yaml:2: relevance.0.weight: Input should be a valid number"),
        ("relevance:\n  - {id: user:a, terms: [x], theme: tppo, weight: 99}", "own.yaml:2: relevance.0.weight: Input should be less than or equal to 10"),
        (
            "classes:\n  user:house:\n    - rumah\n    - 're:(mes'\n",
            "own.yaml:4: classes.user:house.1: 're:(mes' is no regular expression: missing ), unterminated subpattern",
        ),
        ("classes: {house: [rumah]}", "own.yaml:1: classes.house: names of your own classes begin with `user:`"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(ResourceError) as error:
        read(text)
    assert str(error.value).startswith(message)


def test_what_an_upgrade_may_have_renamed_is_warned_of() -> None:
    rules, warnings = read(
        """\
        disable:
          - awareness-waning
          - quite-unheard-of
        actions:
          - id: user:a
            category: arrest
            bodies: [polise]
            triggers:
              - roots: [segel]
                object: [victm]
              - roots: [gembok]
          - id: user:b
            category: arrest
            triggers:
              - {roots: [kunci], unless: ["user:none"]}
        """
    )
    assert warnings == (
        "own.yaml:7: user:a: there is no kind of body 'polise' (did you mean 'police'?)",
        "own.yaml:10: user:a: there is no word class 'victm' (did you mean 'victim'?); this trigger is left out",
        "own.yaml:15: user:b: there is no word class 'user:none'; this trigger is left out",
        "own.yaml:2: there is no rule 'awareness-waning' (did you mean 'awareness-warning'?); nothing is switched off by it",
        "own.yaml:3: there is no rule 'quite-unheard-of'; nothing is switched off by it",
    )
    (rule,) = rules.actions
    assert [trigger.roots for trigger in rule.triggers] == [("gembok",)]


SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.just("user:a"))
KEYS = st.sampled_from(
    ["version", "disable", "classes", "actions", "titles", "relations", "quotes", "relevance", "id", "type", "cues", "triggers", "roots", "x"]
)  # fmt: skip
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


@given(ANYTHING)
def test_any_yaml_is_read_or_refused_with_the_file_named(data: object) -> None:
    try:
        found = rules_from(yaml.safe_dump(data, allow_unicode=True), "own.yaml")
    except ResourceError as error:
        assert str(error).startswith("own.yaml")
    else:
        assert isinstance(found.rules, UserRules)
