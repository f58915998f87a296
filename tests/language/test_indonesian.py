from __future__ import annotations

import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tpo_ie.language.indonesian import IndonesianNews


@pytest.fixture(scope="module")
def blank() -> IndonesianNews:
    return IndonesianNews()


@pytest.mark.parametrize(
    "word",
    ["anak-anak", "Anak-anaknya", "berlari-lari", "tolong-menolong", "sayur-mayur", "orang-orang", "sebaik-baiknya"],
)
def test_reduplication_is_one_token(blank: IndonesianNews, word: str) -> None:
    assert [t.text for t in blank(word)] == [word]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("TNI-Polri", ["TNI", "-", "Polri"]),
        ("Januari-Juni", ["Januari", "-", "Juni"]),
        ("Selatan(Sumsel)", ["Selatan", "(", "Sumsel", ")"]),
        ("Dr. Budi, S.H., M.H.", ["Dr.", "Budi", ",", "S.H.", ",", "M.H."]),
        ("Rp1.500", ["Rp1.500"]),
        ("Jumat (28/7/2023)", ["Jumat", "(", "28", "/", "7", "/", "2023", ")"]),
        ("kata-katanya", ["kata-katanya"]),
        ("Jakarta-Bandung", ["Jakarta", "-", "Bandung"]),
    ],
)
def test_tokens(blank: IndonesianNews, text: str, tokens: list[str]) -> None:
    assert [t.text for t in blank(text)] == tokens


def test_hostile_text_is_linear(blank: IndonesianNews) -> None:
    started = time.perf_counter()
    for text in ("a-" * 50_000, "-" * 100_000, "ab" * 50_000 + "-" + "ab" * 50_000):
        assert blank(text).text == text
    assert time.perf_counter() - started < 20


def test_is_made_and_loaded_fast() -> None:
    code = """
        import time, spacy, tempfile
        import tpo_ie.language.indonesian as language
        start = time.perf_counter(); nlp = language.IndonesianNews(); made = time.perf_counter() - start
        folder = tempfile.mkdtemp(); nlp.to_disk(folder)
        start = time.perf_counter(); spacy.load(folder); print(made, time.perf_counter() - start)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True)
    made, loaded = map(float, done.stdout.split())
    assert made + loaded < 0.9  # 0.3 s on a quiet machine; tests share their cores


def test_creating_and_loading_the_language_imports_no_stage(tmp_path: Path) -> None:
    program = f"""
import sys, spacy
from tpo_ie.language.indonesian import IndonesianNews
IndonesianNews().to_disk({str(tmp_path / "blank")!r})
spacy.load({str(tmp_path / "blank")!r})
loaded = [name for name in sys.modules if name.startswith("tpo_ie.") and name.endswith(".stage")]
assert not loaded, loaded
assert "onnxruntime" not in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
