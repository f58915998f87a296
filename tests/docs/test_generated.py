"""What fills the pages comes from the data files; the site builds without a warning."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
import typer

from tests.conftest import REPOSITORY
from tools.docs import commands, quality, registry, taxonomy
from tools.docs.hooks import GENERATED, fill, on_page_content
from tools.docs.markdown import code, table
from tpo_ie.cli.main import app
from tpo_ie.document import ACTION_CATEGORIES, MENTION_LABELS
from tpo_ie.pipeline.rules import rule_ids

DOCS = REPOSITORY / "docs"


def test_every_placeholder_is_known_and_everything_generated_is_shown() -> None:
    pages = "\n".join(path.read_text(encoding="utf-8") for path in DOCS.rglob("*.md"))
    assert set(re.findall(r"<!-- generated: ([\w-]+) -->", pages)) == set(GENERATED)


def test_an_unknown_placeholder_is_a_fault() -> None:
    with pytest.raises(ValueError, match=r"a\.md: nothing generates 'nix'"):
        fill("<!-- generated: nix -->", "a.md")


def test_a_table_is_safe_from_its_cells() -> None:
    assert table(("a", "b"), [("x|y", "one\ntwo")]) == "| a | b |\n| --- | --- |\n| x\\|y | one two |\n"


def test_code_in_a_table_may_hold_a_bar() -> None:
    assert code("a") == "`a`"
    assert code("") == ""
    assert code("--x <a|b>") == "<code>--x &lt;a&#124;b&gt;</code>"


def test_categories_and_rules_are_complete() -> None:
    shown = taxonomy.categories()
    assert all(f"`{category}`" in shown for category in ACTION_CATEGORIES)
    assert all(label in taxonomy.vocabularies() for label in MENTION_LABELS)
    rules = taxonomy.rules()
    for layer in taxonomy.LAYERS:
        assert all(f"| `{rule}` |" in rules for rule in rule_ids(layer)), layer


def test_the_registry_is_counted() -> None:
    def lines(name: str) -> int:
        text = (REPOSITORY / "tpo_ie" / "registry" / f"{name}.tsv").read_text(encoding="utf-8")
        return sum(bool(line.strip()) and not line.startswith("#") for line in text.splitlines()) - 1

    for name in ("agencies", "positions", "regions", "leaders", "words"):
        assert f"| `tpo_ie/registry/{name}.tsv` | {lines(name):,} |" in registry.sizes()
    totals = [int(row.rstrip(" |").rpartition(" ")[2]) for row in registry.agencies().splitlines()[2:]]
    assert sum(totals) == lines("agencies")
    assert "`kemenko-polhukam`" not in registry.national()
    assert "| `polda` | Kepolisian Daerah | Polda, Polisi Daerah | province | police |" in registry.patterns()
    assert "| `provinsi` | 38 |" in registry.regions()
    assert "| `rank` |" in registry.positions()


def test_figures_are_those_of_the_files() -> None:
    text = quality.THRESHOLDS.read_text(encoding="utf-8")
    for name, floor, measured in re.findall(r"^  ([\w.]+): ([\d.]+)  # ([\d.]+) ", text, re.M):
        row = next(line for line in quality.floors().splitlines() if f"| `{name}` |" in line)
        assert f"| {measured} |" in row
        assert row.endswith(f"| {floor} |")
    assert "| int8 | with rules |" in quality.models()
    assert "`mentions.strict`" in quality.definitions()
    assert "## Limits" in quality.model_cards()
    assert not re.search(r"^# ", quality.model_cards(), re.M)


def test_the_corpus_is_counted() -> None:
    def articles(split: str) -> int:
        return len((quality.CORPUS / f"{split}.jsonl").read_text(encoding="utf-8").splitlines())

    counts = [articles(split) for split in ("train", "dev", "test")]
    assert f"| documents | {counts[0]} | {counts[1]} | {counts[2]} | {sum(counts)} |" in quality.corpus()


def test_the_page_of_commands_has_every_command_and_option() -> None:
    shown = commands.commands()
    for name, command in commands.walk(typer.main.get_command(app), "tpo-ie"):
        if name != "tpo-ie":
            assert f"## {name}\n" in shown
        for parameter in command.params:
            if parameter.opts[0].startswith("--") and name != "tpo-ie" and "--help" not in parameter.opts:
                assert parameter.opts[0] in shown


def test_cross_references_of_docstrings_are_names() -> None:
    assert on_page_content("see :func:<code>tpo_ie.load</code>.") == "see <code>tpo_ie.load</code>."


def test_the_site_builds_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip("material")
    pytest.importorskip("mkdocstrings_handlers")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    monkeypatch.chdir(REPOSITORY)
    with caplog.at_level(logging.WARNING):
        build(load_config(str(REPOSITORY / "mkdocs.yml"), site_dir=str(tmp_path), strict=True))
    assert not [record.getMessage() for record in caplog.records]
    pages = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html")
    }
    assert "tpo_ie.api.extract_many" in pages["reference/python.html"]
    assert not [name for name, page in pages.items() if "<!-- generated" in page]
    for name, page in pages.items():  # nothing is fetched from elsewhere
        assert not re.search(r"<(?:link|script|img)[^>]+(?:href|src)=\"https?:", page), name
