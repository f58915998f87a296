"""Figures of quality, from the evaluation of the models, the acceptance floors and the corpus itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.docs.markdown import code, table
from tpo_ie.corpus.splits import read_splits
from tpo_ie.corpus.statistics import collect, sheets
from tpo_ie.evaluation.measures import measures, notes
from tpo_ie.resources import parse_yaml

REPOSITORY = Path(__file__).resolve().parents[2]
THRESHOLDS = REPOSITORY / "tests" / "acceptance" / "thresholds.yaml"
CORPUS = REPOSITORY / "corpora" / "tppo-1.0"
_MEASURED = re.compile(r"^\s+(?P<name>[\w.]+):.*#\s*(?P<f1>[\d.]+) \((?P<ci>[\d.–-]+)\), gold (?P<gold>\d+)", re.M)


def model_cards() -> str:
    """Return the card of each model, its headings a level lower."""
    cards = sorted((REPOSITORY / "models").glob("*/README.md"))
    return "\n".join(re.sub(r"^#", "##", card.read_text(encoding="utf-8"), flags=re.M) for card in cards)


def models() -> str:
    """Return what each model reaches on each data set, int8 and fp32, with and without the rules."""
    return "\n".join(_model(path) for path in sorted((REPOSITORY / "models").glob("*/evaluation.json")))


def floors() -> str:
    """Return what the pipeline reaches on the development articles and the floor below which tests fail."""
    text = THRESHOLDS.read_text(encoding="utf-8")
    measured = {match["name"]: match for match in _MEASURED.finditer(text)}
    data = parse_yaml(text, str(THRESHOLDS))

    def row(name: str, floor: float) -> tuple[object, ...]:
        found = measured.get(name)
        figures = (found["f1"], found["ci"], found["gold"]) if found else ("", "", "")
        return (code(name), *figures, f"{floor:.3f}")

    rows = [row(name, floor) for name, floor in data["floors"].items()]
    return f"Gold: `{data['gold']}`.\n\n" + table(("score", "F1", "95% interval", "gold items", "floor"), rows)


def definitions() -> str:
    """Return what each measure means."""
    rows = ((code(measure.name), measure.definition, measure.source or "") for measure in measures())
    return "\n".join(f"- {note}" for note in notes()) + "\n\n" + table(("measure", "right is", "after"), rows)


def corpus() -> str:
    """Return the counts of the corpus edition, split by split."""
    faults: list[str] = []
    by_split = collect(read_splits([CORPUS], faults.append))
    if faults:
        raise ValueError(faults[0])
    order = {name: by_split[name] for name in ("train", "dev", "test")}
    shown = [
        sheet for sheet in sheets(order) if sheet.title in ("Corpus", "Mentions", "Relations", "Action categories")
    ]
    return "\n".join(
        f"**{sheet.title}**\n\n" + table(sheet.columns, ((row.name, *row.cells) for row in sheet.rows))
        for sheet in shown
    )


def _model(path: Path) -> str:
    rows = list(_scores(json.loads(path.read_text(encoding="utf-8"))))
    header = ("data set (dev)", "labels", "weights", "what", "P", "R", "F1", "95% interval", "gold")
    return f"### {path.parent.name}\n\n" + table(header, rows)


def _scores(evaluation: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    for name, entry in evaluation.items():
        for precision in ("int8", "fp32"):
            found = entry.get(precision)
            if not isinstance(found, dict):
                continue
            systems = {"model": found} if "f1" in found else found
            for system, scores in systems.items():
                if isinstance(scores, dict) and "f1" in scores:
                    yield (code(name), entry.get("scheme", ""), precision, system.replace("_", " "), *_cells(scores))


def _cells(scores: dict[str, Any]) -> tuple[object, ...]:
    low, high = scores.get("ci95") or (None, None)
    interval = "" if low is None else f"{low:.3f}–{high:.3f}"
    return (*(f"{scores[key]:.3f}" for key in ("p", "r", "f1")), interval, scores.get("support", ""))
