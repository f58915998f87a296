"""Every rule has at least three sentences on which it fires and three on which it must not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rules.harness import lines, read
from tpo_ie.pipeline.rules import rule_ids

HERE = Path(__file__).parent
LAYERS = ("officials", "relations", "quotes", "actions", "roles")


def _cases(kind: str) -> list[Any]:
    cases = []
    for layer in LAYERS:
        file = HERE / f"{layer}.yaml"
        for rule, sides in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).items():
            for number, case in enumerate(sides[kind]):
                cases.append(pytest.param(layer, rule, case, id=f"{layer}-{rule}-{kind}-{number}"))
    return cases


@pytest.mark.parametrize("layer", LAYERS)
def test_every_rule_is_tested(layer: str) -> None:
    tested = yaml.safe_load((HERE / f"{layer}.yaml").read_text(encoding="utf-8")) or {}
    assert set(tested) == rule_ids(layer)
    for rule, sides in tested.items():
        assert len(sides["positive"]) >= 3, rule
        assert len(sides["negative"]) >= 3, rule


@pytest.mark.parametrize(("layer", "rule", "case"), _cases("positive"))
def test_rule_fires(layer: str, rule: str, case: dict[str, Any]) -> None:
    document = read(case["text"], case.get("published"), all_actions=case.get("all_actions", False))
    found = lines(document, layer, rule)
    for expected in case["expect"]:
        assert expected in found, f"{rule} gave {found}; the layer holds {lines(document, layer)}"


@pytest.mark.parametrize(("layer", "rule", "case"), _cases("negative"))
def test_rule_keeps_quiet(layer: str, rule: str, case: dict[str, Any]) -> None:
    document = read(case["text"], case.get("published"), all_actions=case.get("all_actions", False))
    assert lines(document, layer, rule) == []
