from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console

from tests.batch.conftest import Archive
from tpo_ie.batch import BatchConfig
from tpo_ie.batch.counting import Counter
from tpo_ie.batch.progress import Tally
from tpo_ie.batch.shards import Failure, ShardDone

READ_FAILURE = Failure(None, "a:1", "read", "x")


def counted(*inputs: str | Path, **config: object) -> int | None:
    counter = Counter([str(name) for name in inputs], BatchConfig(**config))  # type: ignore[arg-type]
    assert counter.total is None
    counter.advance(60.0)
    return counter.total


def test_records_are_counted(archive: Archive, tmp_path: Path) -> None:
    path = archive([*"abc" * 10, "{bad"])
    for name in ("x.txt", "y.md", "z.html"):
        (tmp_path / "pohon" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "pohon" / name).write_text("Isi.")
    (tmp_path / "pohon" / "t.csv").write_text("text\nsatu\ndua\n")
    assert counted(path) == 30
    assert counted(path, tmp_path / "pohon") == 35
    assert counted(path, limit=7) == 7
    assert counted(path, limit=700) == 30
    assert counted(path, sample=5) == 5
    assert counted(path, sample=500) == 30
    assert counted(path, sample=0.1) == 3
    assert counted("-") is None


def test_counting_stops_when_its_time_is_up(archive: Archive) -> None:
    counter = Counter([archive(json.dumps({"text": "x" * 1000}) for _ in range(3000))], BatchConfig())
    counter.advance(0.0)
    assert counter.total is None
    steps = 0
    while counter.total is None:
        counter.advance(0.005)
        steps += 1
    assert steps > 1
    assert counter.total == 3000


def test_shards_of_an_earlier_run_count_but_are_not_of_now() -> None:
    tally = Tally()
    tally.earlier(ShardDone(0, "", 10, (READ_FAILURE,)))
    tally.finished(ShardDone(1, "", 5, (READ_FAILURE, Failure("b", "a:2", "time", "x"))))
    assert (tally.documents, tally.documents_now, tally.failed, tally.unread, tally.shards) == (15, 5, 3, 2, 2)


def test_the_bar_tells_rate_failures_and_time_left(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    said: list[str] = []
    tally = Tally(Counter([archive("abcdefghij" * 2)], BatchConfig()), say=said.append)
    monkeypatch.setattr(Tally, "seconds", 4.0)
    with tally:
        tally.finished(ShardDone(0, "", 8, (Failure("b", "a:2", "time", "x"),)))
        for _ in range(50):
            tally.under_way(4)
        console = Console(width=120, no_color=True)
        with console.capture() as shown:
            console.print(tally._bar)
        tally.stopping(2)
    line = " ".join(shown.get().split())
    assert "13/20 3.0 documents/s 1 failed 0:00:02 left" in line
    assert "2 shards in hand" in said[0]
    tally.stopping(0)
    assert len(said) == 1
