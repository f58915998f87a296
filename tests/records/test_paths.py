"""What Windows has and other systems lack, told to code that thinks it runs there."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpo_ie.records import Fault, read_records
from tpo_ie.records import paths as module
from tpo_ie.records.paths import extended, is_link, move, patiently, reachable


@pytest.mark.parametrize(
    ("path", "long"),
    [
        ("C:\\arsip\\a.txt", "\\\\?\\C:\\arsip\\a.txt"),
        ("\\\\server\\arsip\\a.txt", "\\\\?\\UNC\\server\\arsip\\a.txt"),
        ("\\\\?\\C:\\arsip\\a.txt", "\\\\?\\C:\\arsip\\a.txt"),
    ],
)
def test_the_extended_form_of_a_path(path: str, long: str) -> None:
    assert extended(path) == long
    assert PureWindowsPath(long).parts[1:] == PureWindowsPath(path).parts[1:]


@given(st.sampled_from(["C:\\", "\\\\server\\berbagi\\"]), st.lists(st.text("abc ", min_size=1), max_size=4))
def test_a_path_is_extended_once(root: str, names: list[str]) -> None:
    path = root + "\\".join(names)
    assert extended(extended(path)) == extended(path)


def test_only_long_paths_on_windows_change(monkeypatch: pytest.MonkeyPatch) -> None:
    long, short = Path("/arsip", *["folder"] * 40), Path("/arsip/a.txt")
    assert reachable(long) is long
    monkeypatch.setattr(module, "os", SimpleNamespace(name="nt", path=os.path))
    assert reachable(short) is short
    assert str(reachable(long)) == f"\\\\?\\{long}"


def test_a_junction_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_link(tmp_path)
    assert not is_link(tmp_path / "nirgends")
    (tmp_path / "tautan").symlink_to(tmp_path)
    assert is_link(tmp_path / "tautan")
    monkeypatch.setattr(Path, "lstat", lambda self: SimpleNamespace(st_reparse_tag=0xA0000003, st_mode=0o040000))
    assert is_link(tmp_path)


def test_a_junction_in_a_folder_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("dalam", "simpang"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("Isi berita.", encoding="utf-8")
    monkeypatch.setattr("tpo_ie.records.tree.is_link", lambda path: path.name == "simpang")
    told: list[tuple[str, Fault]] = []
    found = list(read_records([str(tmp_path)], report=lambda *fault: told.append(fault), warn=lambda *_: None))
    assert [record.id for record in found] == ["dalam/a"]
    assert [(Path(place).name, fault.key) for place, fault in told] == [("simpang", "link")]


def held(times: int, error: type[OSError] = PermissionError) -> tuple[list[int], object]:
    """Return a change that another program prevents some times."""
    tries: list[int] = []

    def change() -> None:
        tries.append(1)
        if len(tries) <= times:
            raise error

    return tries, change


def test_a_file_that_another_program_has_open_is_waited_for_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    tries, change = held(3)
    with pytest.raises(PermissionError):
        patiently(change)  # type: ignore[arg-type]
    assert len(tries) == 1
    monkeypatch.setattr(module, "os", SimpleNamespace(name="nt"))
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    tries, change = held(3)
    patiently(change)  # type: ignore[arg-type]
    assert len(tries) == 4
    tries, change = held(10**6)
    with pytest.raises(PermissionError):
        patiently(change)  # type: ignore[arg-type]
    tries, change = held(1, FileNotFoundError)
    with pytest.raises(FileNotFoundError):
        patiently(change)  # type: ignore[arg-type]
    assert len(tries) == 1


def test_a_file_moves_over_another(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("baru", encoding="utf-8")
    (tmp_path / "b").write_text("lama", encoding="utf-8")
    move(tmp_path / "a", tmp_path / "b")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("b", "baru")]
