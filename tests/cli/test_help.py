"""Help texts: plain, whole, with examples that parse."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from typing import Any

import pytest
import typer

from tests.cli.conftest import Run
from tests.conftest import REPOSITORY
from tpo_ie.cli.examples import EXAMPLES
from tpo_ie.cli.main import app

ROOT = typer.main.get_command(app)


def walk(command: Any, name: str = "") -> dict[str, Any]:
    """Return all commands by name, groups left out."""
    below = getattr(command, "commands", None)
    if below is None:
        return {name: command}
    return {path: leaf for sub, c in below.items() for path, leaf in walk(c, f"{name} {sub}".strip()).items()}


COMMANDS = walk(ROOT)


def test_every_command_has_examples() -> None:
    assert set(EXAMPLES) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_plain_and_shows_every_option_and_example(name: str, run: Run) -> None:
    shown = run(*name.split(), "--help").stdout
    assert not re.search("[╭│╰]", shown)
    for parameter in COMMANDS[name].params:
        if parameter.opts[0].startswith("-"):
            assert parameter.opts[0] in shown
    for example in EXAMPLES[name]:
        assert f"  {example}\n" in shown


def test_what_stands_in_brackets_is_not_swallowed(run: Run) -> None:
    assert "[default: jsonl]" in run("batch", "--help").stdout


def test_options_stand_under_their_headings(run: Run) -> None:
    shown = run("batch", "--help").stdout
    headings = re.findall(r"^(\S.*):$", shown, re.M)
    assert headings[:3] == ["Arguments", "Options", "How much is read"]
    assert shown.index("Speed:") < shown.index("--workers") < shown.index("Model and knowledge:")


def test_the_list_of_commands_cuts_no_sentence(run: Run) -> None:
    shown = run("--help").stdout
    assert "..." not in shown.partition("Commands:")[2]
    assert "COMMAND --help" in shown


@pytest.mark.parametrize(("name", "example"), [(name, e) for name, found in EXAMPLES.items() for e in found])
def test_examples_parse_and_their_inputs_exist(name: str, example: str) -> None:
    line = example.partition(" > ")[0]
    program, *words = shlex.split(line)
    assert program == "tpo-ie"
    assert words[: len(name.split())] == name.split()
    command = COMMANDS[name]
    with command.make_context(name, words[len(name.split()) :]) as context:
        assert not context.args
    for word in words:
        if word.startswith(("examples/", "corpora/", "models/")):
            assert (REPOSITORY / word).exists(), word


def test_a_shell_completes_commands() -> None:
    asked = {"COMP_WORDS": "tpo-ie ag", "COMP_CWORD": "1", "_TPO_IE_COMPLETE": "complete_bash"}
    done = subprocess.run(
        [sys.executable, "-c", "from tpo_ie.cli.main import main; main()"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["agencies"]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_no_words_for_programmers(name: str, run: Run) -> None:
    shown = run(*name.split(), "--help").stdout
    assert not re.search(r"<[^>]+>|list\[|\{|…\.\.\.", shown)


def test_a_usage_line_and_its_values_are_readable(run: Run) -> None:
    shown = run("extract", "--help").stdout
    assert "Usage: tpo-ie extract [OPTIONS] FILE…\n" in shown
    assert re.search(r"--format json\|text\|html ", shown)
    assert re.search(r"--title TEXT ", shown)
    assert "Usage: tpo-ie query [OPTIONS] DB [SQL]\n" in run("query", "--help").stdout


def test_a_wrong_value_is_named_plainly(run: Run) -> None:
    result = run("extract", "a.txt", "--format", "pdf")
    assert result.code == 2
    assert "Invalid value for '--format': 'pdf' is not one of 'json', 'text', 'html'." in result.stderr
