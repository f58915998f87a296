"""The checkpoint under torch gives what the fp32 graph gives; what is not there is named."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tpo_ie.errors import MissingExtraError, ModelError, UsageError
from tpo_ie.mentions.backends.graph import check_device, providers
from tpo_ie.mentions.manifest import DEFAULT_MODEL
from tpo_ie.mentions.model import Tagger

WORDS = ["Kepala", "BP3MI", "Riau", "menolak", "tiga", "calon", "pekerja", "di", "Dumai"]
TEXTS = [WORDS, ["Riau"], [], WORDS * 9, ["Kepala", "dinas", "tanpa", "nama"]]
BREAKS = [[i % 7 == 6 for i in range(len(words))] for words in TEXTS]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model directory with a checkpoint of random weights in fp16 and the fp32 graph made from it."""
    pytest.importorskip("transformers")
    pytest.importorskip("onnx")
    from tests.training.tiny import tiny_model

    folder = tmp_path_factory.mktemp("model") / "tiny"
    tiny_model(folder, [" ".join(WORDS)])
    return folder


@pytest.fixture
def copy(model: Path, tmp_path: Path) -> Path:
    """A copy of the model directory to spoil."""
    return Path(shutil.copytree(model, tmp_path / "copy"))


@pytest.mark.parametrize("scheme", ["tpo", "nerui"])
def test_torch_and_the_fp32_graph_agree(model: Path, scheme: str) -> None:
    graph = Tagger(model, precision="fp32").tag(TEXTS, BREAKS, scheme)
    torch = Tagger(model, backend="torch", device="cpu", threads=1).tag(TEXTS, BREAKS, scheme)
    assert [len(text) for text in torch] == [len(words) for words in TEXTS]
    for expected, found in zip(graph, torch, strict=True):
        np.testing.assert_allclose(found, expected, atol=1e-3)
    assert max(text.max() - text.min() for text in graph if len(text)) > 1  # weights that tell tags apart


def test_the_result_names_the_weights_that_gave_it(model: Path) -> None:
    assert Tagger(model, backend="torch", device="cpu").sha256 == "checkpoint"
    assert Tagger(model, precision="fp32").sha256 == "graph"


def test_without_a_device_one_that_is_there_is_taken(model: Path) -> None:
    import torch

    session = Tagger(model, backend="torch").runner.session
    assert session.device.type == ("cuda" if torch.cuda.is_available() else "cpu")  # type: ignore[attr-defined]


@pytest.mark.parametrize("device", ["gpu", "meta", "cuda:x", "cpu cpu", "cuda:99"])
def test_a_device_that_is_not_there_is_refused(model: Path, device: str) -> None:
    with pytest.raises(UsageError, match=f"device '{device}'"):
        Tagger(model, backend="torch", device=device)


def test_a_processor_only_torch_has_no_cuda(model: Path) -> None:
    import torch

    if torch.cuda.is_available():
        pytest.skip("there is a card")
    with pytest.raises(UsageError, match=r"device 'cuda' is not there: \w+"):
        Tagger(model, backend="torch", device="cuda")


@pytest.mark.parametrize("package", ["torch", "transformers", "safetensors"])
def test_without_the_extra_it_is_named(model: Path, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    for name in (package, f"{package}.torch"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "tpo_ie.training.network", raising=False)
    with pytest.raises(MissingExtraError, match=rf"{package}: pip install 'tpo-ie\[torch\]'"):
        Tagger(model, backend="torch")


@pytest.mark.parametrize("name", ["config.json", "model.safetensors", "heads.safetensors"])
def test_a_missing_part_of_the_checkpoint_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match=f"{name}: no such file"):
        Tagger(copy, backend="torch", device="cpu")
    assert Tagger(copy, precision="fp32").tag([WORDS], [[False] * len(WORDS)])[0].shape == (len(WORDS), 19)


def test_weights_that_do_not_fit_are_refused(copy: Path) -> None:
    from safetensors.torch import load_file, save_file

    heads = {n: v for n, v in load_file(copy / "heads.safetensors").items() if not n.startswith("nerui")}
    save_file(heads, copy / "heads.safetensors")
    with pytest.raises(ModelError, match="checkpoint cannot be loaded"):
        Tagger(copy, backend="torch", device="cpu")
    (copy / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ModelError, match="checkpoint cannot be loaded"):
        Tagger(copy, backend="torch", device="cpu")


def test_an_unknown_backend_is_refused() -> None:
    with pytest.raises(UsageError, match="'jax': there are onnx, torch"):
        Tagger(backend="jax")  # type: ignore[arg-type]


@pytest.mark.parametrize("device", [None, "cpu"])
def test_onnxruntime_takes_the_processor(device: str | None) -> None:
    assert providers(device, "int8") == ["CPUExecutionProvider"]


@pytest.mark.parametrize("device", ["cpu:1", "tpu", "cuda:", "cuda:a"])
def test_onnxruntime_knows_no_other_devices(device: str) -> None:
    if device == "cuda:":
        device = "cuda:-1"
    with pytest.raises(UsageError, match="the backend onnx knows"):
        providers(device, "fp32")


def test_onnxruntime_takes_a_card_that_it_can_use(monkeypatch: pytest.MonkeyPatch) -> None:
    import onnxruntime

    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CUDAExecutionProvider"])
    cpu = "CPUExecutionProvider"
    assert providers("cuda", "fp32") == [("CUDAExecutionProvider", {"device_id": 0}), cpu]
    assert providers("cuda:2", "fp32") == [("CUDAExecutionProvider", {"device_id": 2}), cpu]
    with pytest.raises(UsageError, match="int8 weights are for processors"):
        providers("cuda", "int8")
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: [cpu])
    with pytest.raises(UsageError, match="install onnxruntime-gpu"):
        providers("cuda", "fp32")


def test_a_silent_fall_back_to_the_processor_is_an_error() -> None:
    class Fallen:
        def get_providers(self) -> list[str]:
            return ["CPUExecutionProvider"]

    check_device(Fallen(), ["CPUExecutionProvider"])
    with pytest.raises(UsageError, match="could not start CUDAExecutionProvider"):
        check_device(Fallen(), [("CUDAExecutionProvider", {}), "CPUExecutionProvider"])


def test_the_shipped_checkpoint_is_a_token_classifier_of_nine_labels() -> None:
    torch = pytest.importorskip("torch")
    transformers: Any = pytest.importorskip("transformers")
    from tests.conftest import REPOSITORY
    from tpo_ie.document.values import MENTION_LABELS

    directory = REPOSITORY / "models" / DEFAULT_MODEL
    if not (directory / "model.safetensors").is_file():
        pytest.skip("the checkpoint is not in this checkout")
    network = transformers.AutoModelForTokenClassification.from_pretrained(str(directory), dtype=torch.float32).eval()
    tokenizer = transformers.AutoTokenizer.from_pretrained(str(directory))
    names = network.config.id2label
    assert [names[i] for i in range(0, 19)] == ["O", *(f"{p}-{label}" for label in MENTION_LABELS for p in "BI")]
    words = ["Kepala", "BP3MI", "Riau", "Fanny", "Wahyu", "menolak", "berkas", "di", "Dumai", ",", "Senin", "."]
    encoded = tokenizer(words, is_split_into_words=True, return_tensors="pt")
    tags = network(**encoded).logits[0].argmax(-1)
    first = {owner: i for i, owner in reversed(list(enumerate(encoded.word_ids()))) if owner is not None}
    found = [names[int(tags[first[i]])] for i in range(len(words))]
    assert found[:5] == ["B-POSITION", "B-AGENCY", "I-AGENCY", "B-PER", "I-PER"]
    assert found[8] == "B-LOC"
    assert found[10] == "B-DATE"
