"""YAML whose values know their lines."""

from __future__ import annotations

import pytest

from tpo_ie.errors import ResourceError
from tpo_ie.overlay.lines import LinedYaml

TEXT = """\
# mine
disable: [a,
  b]

actions:
  - id: user:x
    words:
      - satu
      - dua
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("disable",), 2),
        (("disable", 0), 2),
        (("disable", 1), 3),
        (("actions",), 5),
        (("actions", 0), 6),
        (("actions", 0, "id"), 6),
        (("actions", 0, "words", 1), 9),
        (("actions", 0, "missing"), 6),
        (("actions", 0, "words", 7, "deep"), 7),
    ],
)
def test_values_know_their_lines(place: tuple[str | int, ...], line: int) -> None:
    assert LinedYaml(TEXT, "own.yaml").at(place) == f"own.yaml:{line}"


def test_a_fault_names_line_path_and_reason() -> None:
    fault = LinedYaml(TEXT, "own.yaml").fault(("actions", 0, "id"), "it is wrong")
    assert str(fault) == "own.yaml:6: actions.0.id: it is wrong"
    assert str(LinedYaml("", "own.yaml").fault((), "it is empty")) == "own.yaml: it is empty"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "own.yaml:3: the key 'a' stands twice"),
        ("a:\n  - {b: 1, c: 2,\n     b: 3}\n", "own.yaml:3: the key 'b' stands twice"),
        ("a: [1\nb: 2\n", "own.yaml:2: "),
        ("a: 1\n\tb: 2\n", "own.yaml:2: "),
        ("a: !!python/object:os.system x\n", "own.yaml:1: "),
        ("a: 1\n? [1]\n: 2\n", "own.yaml:2: "),
        ("a: &x [*x]\n", "own.yaml"),
        ("\x00", "own.yaml: "),
        ("[" * 3000, "own.yaml: "),
    ],
)
def test_what_is_no_yaml_is_an_error(text: str, message: str) -> None:
    with pytest.raises(ResourceError) as error:
        LinedYaml(text, "own.yaml")
    assert str(error.value).startswith(message)


def test_aliases_are_read_once() -> None:
    yaml = LinedYaml("a: &words [satu, dua]\nb: *words\n", "own.yaml")
    assert yaml.data == {"a": ["satu", "dua"], "b": ["satu", "dua"]}
    assert yaml.at(("b",)) == "own.yaml:2"
