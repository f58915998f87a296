from __future__ import annotations

import subprocess
import sys

import pytest

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.errors import MissingExtraError


@pytest.mark.parametrize(
    ("name", "package"),
    [
        ("a.html", "trafilatura"),
        ("a.parquet", "pyarrow"),
        ("a.warc.gz", "warcio"),
        ("a.txt.zst", "zstandard"),
    ],
)
def test_a_missing_package_names_the_extra(
    read: Read, write: Write, monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=package) as caught:
        read(write(name, b"<p>x</p>"))
    assert 'pip install "tpo-ie[archives]"' in str(caught.value)


def test_without_the_detector_a_file_that_is_not_utf_8_is_a_fault(
    read: Read, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    assert read(write("a.txt", "Kata “siap” – café.".encode("cp1252"))).keys == ["undecodable"]


def test_the_readers_import_no_optional_package() -> None:
    code = (
        "import sys, tpo_ie.records; heavy = {'pyarrow', 'trafilatura', 'warcio', 'zstandard', 'lxml', 'numpy',"
        " 'charset_normalizer', 'spacy', 'typer'}; print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("package", ["trafilatura", "warcio"])
def test_what_packages_log_does_not_go_to_stderr(package: str, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip(package)
    code = (
        "import logging; from tpo_ie.extras import require; "
        f"require({package!r}); logging.getLogger('{package}.x').warning('oh')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
