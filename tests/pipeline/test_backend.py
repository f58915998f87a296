"""The backend chosen at loading goes all the way: pipeline, saved pipeline, archive."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from typer.testing import CliRunner

import tpo_ie
from tpo_ie.errors import UsageError

TEXT = "Kepala BP3MI Riau menolak tiga calon pekerja di Dumai."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model directory with a checkpoint."""
    pytest.importorskip("transformers")
    pytest.importorskip("onnx")
    from tests.training.tiny import tiny_model

    folder = tmp_path_factory.mktemp("model") / "tiny"
    tiny_model(folder, [TEXT])
    return folder


def test_a_pipeline_under_torch_reads_what_the_fp32_graph_reads(model: Path) -> None:
    under_torch = tpo_ie.load(model, backend="torch", device="cpu", threads=1)(TEXT)._.tpo_document
    under_onnx = tpo_ie.load(model, precision="fp32")(TEXT)._.tpo_document
    assert [(m.start, m.end, m.label) for m in under_torch.mentions] == [
        (m.start, m.end, m.label) for m in under_onnx.mentions
    ]
    assert (under_torch.producer.model_sha256, under_onnx.producer.model_sha256) == ("checkpoint", "graph")


def test_a_saved_pipeline_remembers_its_backend(model: Path, tmp_path: Path) -> None:
    import spacy

    tpo_ie.load(model, backend="torch", device="cpu", threads=1).to_disk(tmp_path / "saved")
    doc = spacy.load(tmp_path / "saved")(TEXT)
    assert doc._.tpo_document.producer.model_sha256 == "checkpoint"


@pytest.mark.parametrize(("backend", "device"), [("jax", None), ("onnx", "tpu"), ("onnx", "cuda")])
def test_what_is_not_there_is_refused(backend: str, device: str | None) -> None:
    with pytest.raises(UsageError):
        tpo_ie.load(backend=backend, device=device)  # type: ignore[arg-type]


def test_a_saved_pipeline_finds_the_users_files_from_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    columns = "id\tname\tacronyms\tkind\tlevel\n"
    (home / "mine.tsv").write_text(
        columns + "satgas-tirta\tSatuan Tugas Tirta Jaya\tSTTJ\ttask-force\tprovince\n", encoding="utf-8"
    )
    monkeypatch.chdir(home)
    tpo_ie.load(agencies="mine.tsv").to_disk("saved")
    code = """
        import spacy, sys
        doc = spacy.load(sys.argv[1])("Satuan Tugas Tirta Jaya menangkap dua pelaku TPPO di Dumai.")
        print([e.attributes | {"name": e.name, "registry": e.registry_id} for e in doc._.tpo_document.entities])
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(home / "saved")],
        capture_output=True, text=True, check=True, cwd=tmp_path, env=None,
    )  # fmt: skip
    assert "satgas-tirta" in done.stdout


def test_an_archive_is_read_under_torch(model: Path, tmp_path: Path) -> None:
    from tpo_ie.cli.main import app

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    arguments = ["batch", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--model", str(model)]
    done = CliRunner().invoke(app, [*arguments, "--workers", "1", "--backend", "torch", "--device", "cpu"])
    assert done.exit_code == 0, done.output
    (path,) = (tmp_path / "out" / "documents").glob("*.jsonl")
    (line,) = path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["producer"]["model_sha256"] == "checkpoint"
    done = CliRunner().invoke(app, [*arguments[:3], str(tmp_path / "two"), *arguments[4:], "--backend", "jax"])
    assert done.exit_code == 2
