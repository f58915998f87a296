"""Figures of agreement as tables, each with what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tpo_ie.corpus.agreement.run import definitions
from tpo_ie.corpus.tables import Row, Sheet

_MENTIONS = ("", "exact F1", "95%", "partial F1", "kappa", "alpha", "A", "B")
_LAYERS = ("", "F1", "95%", "A", "B", "agreed")
_CHANCE = ("", "kappa", "alpha", "units")
_SPLIT_UP = (("relations", "per_type"), ("actions", "per_category"), ("actions", "per_argument"))


def sheets(result: dict[str, Any]) -> list[Sheet]:
    """Return a result as tables.

    Args:
        result: What :func:`tpo_ie.corpus.agreement.compare` returns.

    Returns:
        Mentions per label; the other layers, with their definitions; figures beyond chance, with theirs; the parts.
    """
    found = [
        Sheet(f"Mentions ({result['documents']} documents)", _MENTIONS, list(_mention_rows(result))),
        Sheet("Layers", _LAYERS, list(_layer_rows(result))),
        Sheet("Beyond chance", _CHANCE, list(_chance_rows(result))),
    ]
    for layer, part in _SPLIT_UP:
        figures = result.get(layer, {}).get(part, {})
        if figures:
            rows = [Row("", name, _f1_cells(node)) for name, node in figures.items()]
            found.append(Sheet(f"{layer.capitalize()}, {part.replace('_', ' ')}", _LAYERS, rows))
    return found


def remarks() -> list[str]:
    """Return what holds for all figures, and what the table of mentions shows."""
    known = definitions()
    mentions = [f"exact: {known['f1']['mentions.exact']}", f"partial: {known['f1']['mentions.partial']}"]
    return [*mentions, f"kappa and alpha of mentions: {known['chance']['mentions.tokens']}", *known["notes"]]


def _mention_rows(result: dict[str, Any]) -> Iterator[Row]:
    mentions = result.get("mentions", {})
    exact, partial, tokens = (mentions.get(name, {}) for name in ("exact", "partial", "tokens"))
    for label, node in exact.get("per_label", {}).items():
        chance = tokens.get("per_label", {}).get(label, {})
        yield Row("labels", label, _mention_cells(node, partial["per_label"][label], chance))
    if "micro" in exact:
        yield Row("all", "all", _mention_cells(exact["micro"], partial["micro"], tokens.get("chance", {})))


def _mention_cells(exact: dict[str, Any], partial: dict[str, Any], chance: dict[str, Any]) -> tuple[str, ...]:
    f1, interval, a, b, _ = _f1_cells(exact)
    return (f1, interval, f"{partial['f1']:.3f}", _figure(chance.get("kappa")), _figure(chance.get("alpha")), a, b)


def _layer_rows(result: dict[str, Any]) -> Iterator[Row]:
    for name, meaning in definitions()["f1"].items():
        layer, part = name.split(".")
        node = result.get(layer, {}).get(part, {})
        if layer != "mentions" and "f1" in node:
            yield Row(layer, name, _f1_cells(node), meaning)


def _chance_rows(result: dict[str, Any]) -> Iterator[Row]:
    for name, meaning in definitions()["chance"].items():
        layer, part = name.split(".")
        node = result[layer][part]["chance"]
        yield Row(layer, name, (_figure(node["kappa"]), _figure(node["alpha"]), f"{node['units']:,}"), meaning)


def _f1_cells(node: dict[str, Any]) -> tuple[str, ...]:
    low, high = node["ci95"]
    counts = (node["a"], node["b"], node["agreed"])
    return (f"{node['f1']:.3f}", f"{low:.3f}–{high:.3f}", *(f"{count:g}" for count in counts))


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
