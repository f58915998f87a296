"""Means of checkpoints."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")
pytestmark = pytest.mark.filterwarnings("default")

import torch  # noqa: E402
from safetensors.torch import load_file, save_file  # noqa: E402

from tests.training.tiny import TINY_SCHEMES, tiny_model  # noqa: E402
from tpo_ie.errors import InputError  # noqa: E402


def test_the_mean_lies_in_the_middle_and_loads(tmp_path: Path) -> None:
    from tpo_ie.training.mean import mean
    from tpo_ie.training.network import load_network

    tiny_model(tmp_path / "a", ["Polres Bintan menangkap pelaku."])
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    for name in ("model.safetensors", "heads.safetensors"):
        weights = {key: value + 1 for key, value in load_file(tmp_path / "a" / name).items()}
        save_file(weights, tmp_path / "b" / name, metadata={"format": "pt"})
    first = load_network(tmp_path / "a", TINY_SCHEMES).state_dict()
    middle = load_network(mean([(tmp_path / "a", 1), (tmp_path / "b", 1)], tmp_path / "m"), TINY_SCHEMES).state_dict()
    assert middle.keys() == first.keys()
    for key, value in middle.items():
        if value.is_floating_point():
            assert torch.allclose(value, first[key] + 0.5, atol=2e-3), key
    assert not list((tmp_path / "m").glob("*.onnx"))


def test_going_on_from_a_model_directory_keeps_its_share(tmp_path: Path) -> None:
    from tpo_ie.training.mean import mean
    from tpo_ie.training.network import load_network
    from tpo_ie.training.run import interpolate

    tiny_model(tmp_path / "start", ["Polres Bintan menangkap pelaku."])
    trained = mean([(tmp_path / "start", 1.0)], tmp_path / "trained")  # named as training names weights
    weights = {key: value + 1 for key, value in load_file(trained / "model.safetensors").items()}
    save_file(weights, trained / "model.safetensors", metadata={"format": "pt"})
    heads = load_file(trained / "heads.safetensors")
    save_file(heads | {"nerp.bias": torch.ones(11)}, trained / "heads.safetensors", metadata={"format": "pt"})
    mixed = interpolate(tmp_path / "start", trained, tmp_path / "mixed", 0.25)
    first = load_network(tmp_path / "start", TINY_SCHEMES).encoder.state_dict()
    for key, value in load_network(mixed, TINY_SCHEMES).encoder.state_dict().items():
        if value.is_floating_point():
            assert torch.allclose(value, first[key] + 0.25, atol=2e-3), key
    assert torch.equal(load_file(mixed / "heads.safetensors")["nerp.bias"], torch.ones(11))  # a head of its own


def test_what_cannot_be_averaged_is_named(tmp_path: Path) -> None:
    from tpo_ie.training.mean import mean

    tiny_model(tmp_path / "a", ["Polres Bintan."])
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    save_file({"tpo.bias": torch.zeros(19)}, tmp_path / "b" / "heads.safetensors")
    with pytest.raises(InputError, match="is missing or has another shape"):
        mean([(tmp_path / "a", 1.0), (tmp_path / "b", 1.0)], tmp_path / "m")
    (tmp_path / "b" / "heads.safetensors").unlink()
    with pytest.raises(InputError, match="no such file"):
        mean([(tmp_path / "a", 1.0), (tmp_path / "b", 1.0)], tmp_path / "m")
