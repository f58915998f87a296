from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.conftest import damaged
from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.evaluation import acceptance
from tpo_ie.evaluation.acceptance import (
    fingerprint,
    floor_of,
    floors_of,
    main,
    node_at,
    read_thresholds,
    shortfalls,
    table,
    watched,
)
from tpo_ie.evaluation.evaluate import evaluate


def node(f1: float, low: float, size: int) -> dict[str, Any]:
    return {"f1": f1, "ci95": [low, 1.0], "support": size, "predicted": size}


@pytest.mark.parametrize(
    ("score", "floor"),
    [
        (node(0.9, 0.88, 1000), 0.88),  # the lower bound of the interval
        (node(0.9, 0.8, 1000), 0.87),  # at most 0.03 down
        (node(0.9, 0.8, 20), 0.8),  # two of twenty items
        (node(1.0, 1.0, 1000), 0.998),
        (node(0.3, 0.0, 5), 0.0),
        (node(0.0, 0.0, 0), 0.0),
    ],
)
def test_a_floor_is_the_figure_less_a_tolerance(score: dict[str, Any], floor: float) -> None:
    assert floor_of(score) == pytest.approx(floor, abs=1.01e-3)
    assert floor_of(score) <= floor + 1e-9


def test_what_is_reached_now_is_above_its_floor(gold: list[Document]) -> None:
    result = evaluate([(d, damaged(d, n)) for n, d in enumerate(gold)], resamples=50)
    floors = floors_of(result)
    assert "mentions.strict.micro" in floors
    assert "mentions.strict.per_label.AGENCY" in floors
    assert set(floors) <= {".".join(path) for path in watched()}
    assert all(node_at(result, tuple(name.split(".")))["support"] >= 5 for name in floors)
    assert shortfalls(result, floors) == []


def test_a_drop_is_shown_deepest_first(gold: list[Document]) -> None:
    floors = floors_of(evaluate([(d, d) for d in gold], resamples=50))
    worse = evaluate([(d, damaged(d, n)) for n, d in enumerate(gold)], resamples=5)
    found = shortfalls(worse, floors)
    assert {"mentions.strict.micro", "officials"} <= {shortfall.score for shortfall in found}
    lines = table(found).split("\n")
    assert lines[0].split() == ["score", "floor", "found", "short", "gold"]
    gaps = [float(line.split()[3]) for line in lines[1:]]
    assert len(gaps) == len(found)
    assert gaps == sorted(gaps)
    assert all(gap < 0 for gap in gaps)


def test_a_score_that_is_gone_is_below_its_floor() -> None:
    assert shortfalls({}, {"mentions.strict.micro": 0.5})[0].found == 0.0


@pytest.fixture
def run(tmp_path: Path, gold: list[Document], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command with a prediction that can be chosen."""
    path = tmp_path / "dev.jsonl"
    path.write_text("".join(d.to_json() + "\n" for d in gold), encoding="utf-8")
    floors = tmp_path / "new" / "floors.yaml"

    def call(*arguments: str, predicted: Any = lambda d, _: d, told: str | None = None) -> int:
        def score_files(paths: Any, *, report: Any) -> dict[str, Any]:
            assert paths == [path]
            if told:
                report(told)
            return evaluate([(d, predicted(d, n)) for n, d in enumerate(gold)], resamples=20)

        monkeypatch.setattr(acceptance, "score_files", score_files)
        return main([*arguments, "--gold", str(path), "--thresholds", str(floors)])

    call.gold, call.floors = path, floors  # type: ignore[attr-defined]
    return call


def test_floors_are_written_then_kept_then_broken(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--write", predicted=damaged) == 0
    written = read_thresholds(run.floors)
    assert written.gold == run.gold
    assert written.sha256 == fingerprint(run.gold)
    assert f"{len(written.floors)} floors written" in capsys.readouterr().out
    assert "# Floors for what the model" in run.floors.read_text(encoding="utf-8")
    assert run(predicted=damaged) == 0
    assert "at or above their floors" in capsys.readouterr().out
    assert run(predicted=lambda d, _: Document(id=d.id, text=d.text)) == 1
    assert "mentions.strict.micro" in capsys.readouterr().out


def test_a_document_that_cannot_be_read_sets_no_floors(run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--write", told="x: could not be read") == 1
    assert "x: could not be read" in capsys.readouterr().err
    assert not run.floors.exists()


def test_line_ends_do_not_change_the_fingerprint(tmp_path: Path) -> None:
    unix, windows = tmp_path / "a", tmp_path / "b"
    unix.write_bytes(b"a\nb\n")
    windows.write_bytes(b"a\r\nb\r\n")
    assert fingerprint(unix) == fingerprint(windows)


@pytest.mark.parametrize("content", [None, "floors: [", "gold: x", "gold: x\nsha256: y\nfloors: {a: high}"])
def test_what_is_no_thresholds_file_is_refused(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "floors.yaml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="no thresholds file"):
        read_thresholds(path)
