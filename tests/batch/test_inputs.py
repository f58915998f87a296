from __future__ import annotations

import os
from pathlib import Path

import pytest

from tpo_ie.batch.inputs import check_inputs, files_of, state_of
from tpo_ie.errors import UsageError


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "x/c.txt", "x/y/d.txt"):
        path = tmp_path / "pohon" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "pohon"


def test_files_of_a_folder_a_pattern_and_a_file(tree: Path) -> None:
    def names(given: str | Path) -> list[str]:
        return [path.relative_to(tree).as_posix() for path in files_of(str(given))]

    assert names(tree) == ["a.txt", "b.txt", "x/c.txt", "x/y/d.txt"]
    assert names(tree / "*.txt") == ["a.txt", "b.txt"]
    assert names(tree / "**" / "*.txt") == ["a.txt", "b.txt", "x/c.txt", "x/y/d.txt"]
    assert names(tree / "x*") == ["x/c.txt", "x/y/d.txt"]
    assert names(tree / "b.txt") == ["b.txt"]
    assert list(files_of("-")) == []


def test_the_state_tells_any_change(tree: Path) -> None:
    def states() -> list[str]:
        return [state_of(str(tree)).sha256, state_of(str(tree / "**" / "*.txt")).sha256]

    seen = [states()]
    assert states() == seen[0]
    (tree / "b.txt").write_text("longer")
    seen.append(states())
    os.utime(tree / "b.txt", ns=(1, 1))
    seen.append(states())
    (tree / "x" / "e.txt").write_text("")
    seen.append(states())
    (tree / "x" / "e.txt").rename(tree / "x" / "f.txt")
    seen.append(states())
    for column in zip(*seen, strict=True):
        assert len(set(column)) == len(seen)
    state = state_of(str(tree))
    assert (state.files, state.bytes) == (5, len("a.txt" + "longer" + "x/c.txt" + "x/y/d.txt"))


def check(*names: str | Path, out: Path, twice: bool = False) -> None:
    inputs = [str(name) for name in names]
    check_inputs(inputs, [state_of(name) for name in inputs], out, twice=twice)


@pytest.mark.parametrize("name", ["tiada.txt", "tiada*.txt", "a\0b"])
def test_what_does_not_exist_has_no_files_and_is_refused_when_there_is_nothing_else(tree: Path, name: str) -> None:
    state = state_of(name)
    assert (state.files, state.bytes) == (0, 0)
    with pytest.raises(UsageError, match="no such file"):
        check(name, out=tree / "out")
    check(name, tree / "a.txt", out=tree / "out")
    check(name, "-", out=tree / "out")


def test_output_inside_an_input_is_refused(tree: Path) -> None:
    for out in (tree, tree / "x" / "hasil", tree / "x" / ".."):
        with pytest.raises(UsageError, match="cannot lie inside"):
            check(tree, out=out)
    check(tree, out=tree.parent / "pohon-hasil")


def test_a_number_of_records_is_not_drawn_from_standard_input(tree: Path) -> None:
    with pytest.raises(UsageError, match="standard input"):
        check("-", out=tree / "out", twice=True)
    check("-", out=tree / "out")
    check(tree, out=tree.parent / "out", twice=True)


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname == "Darwin", reason="names are not bytes there")
def test_a_name_with_odd_bytes_can_be_written_down(tree: Path) -> None:
    name = os.fsdecode(os.fsencode(tree) + b"/\xff.txt")
    Path(name).write_text("Isi.")
    state = state_of(name)
    assert state.files == 1
    assert "\ufffd.txt" in state.model_dump_json()
