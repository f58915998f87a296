"""A smaller model that learns from a finished one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")
pytestmark = pytest.mark.filterwarnings("default")  # torch's exporter warns about itself

import torch  # noqa: E402
import yaml  # noqa: E402

from tests.conftest import REPOSITORY  # noqa: E402
from tests.training.tiny import TINY_SCHEMES, tiny_model  # noqa: E402
from tpo_ie.corpus.reading import read_documents  # noqa: E402
from tpo_ie.errors import InputError, ResourceError  # noqa: E402
from tpo_ie.mentions.schemes import SCHEMES  # noqa: E402

EDITION = REPOSITORY / "corpora" / "tppo-1.0"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a tiny model of two layers and some articles."""
    folder = tmp_path_factory.mktemp("teacher")
    documents = list(read_documents([EDITION / "dev.jsonl"]))[:4]
    (folder / "train.jsonl").write_text("".join(d.to_json() + "\n" for d in documents), encoding="utf-8")
    tiny_model(folder / "model", [d.text for d in documents])
    # The tiny model comes with an fp32 graph only; a teacher is read as int8.
    (folder / "model" / "model.fp32.onnx").rename(folder / "model" / "model.int8.onnx")
    return folder


def _config(folder: Path, **changes: object) -> Path:
    config = {
        "name": "small", "version": "0.0.1", "encoder": "model", "teacher": "model", "layers": [1], "epochs": 6,
        "tokens_per_batch": 256, "window": 32, "learning_rate": 2e-3, "head_learning_rate": 1e-2, "ema": 0.5, "threads": 1,
        "data": [
            {"scheme": "tpo", "format": "documents", "train": ["train.jsonl"], "labels": False},
            {"scheme": "nerui", "format": "conll"},
        ],
    }  # fmt: skip
    path = folder / "small.yaml"
    path.write_text(yaml.safe_dump(config | changes), encoding="utf-8")
    return path


def test_a_teacher_says_what_its_model_says(folder: Path) -> None:
    from tpo_ie.training.network import load_network
    from tpo_ie.training.teacher import Teacher

    ids = torch.tensor([[0, 5, 6, 2], [0, 7, 2, 1]])
    mask = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    teacher = Teacher(folder / "model", TINY_SCHEMES, threads=1)
    first = teacher.scores(ids, mask)
    with torch.no_grad():
        own = load_network(folder / "model", TINY_SCHEMES, attention="eager").eval()(ids, mask)
    assert torch.allclose(first[mask == 1], own[mask == 1], atol=0.02)
    assert not first[mask == 0].any()
    assert torch.equal(
        teacher.scores(ids[1:, :3], mask[1:, :3])[0], first[1, :3]
    )  # what is known is known in any batch
    turned = Teacher(folder / "model", TINY_SCHEMES[::-1], threads=1).scores(ids, mask)
    size = len(SCHEMES[TINY_SCHEMES[1]].tags)
    assert torch.equal(turned[..., :size], first[..., -size:])


def test_a_model_of_fewer_layers_comes_nearer_to_its_teacher(folder: Path) -> None:
    from tpo_ie.training.config import load_config
    from tpo_ie.training.trainer import train

    train(load_config(_config(folder)), folder / "run")
    losses = [json.loads(line)["loss"] for line in (folder / "run" / "log.jsonl").read_text().splitlines()]
    assert losses[-1] < 0.7 * losses[0]
    stored = json.loads((folder / "run" / "checkpoint" / "config.json").read_text())
    assert stored["num_hidden_layers"] == 1


def test_labels_count_beside_the_teacher(folder: Path) -> None:
    from tpo_ie.training.batches import pad
    from tpo_ie.training.config import load_config
    from tpo_ie.training.examples import Window
    from tpo_ie.training.loss import batch_loss
    from tpo_ie.training.network import load_network
    from tpo_ie.training.teacher import Teacher

    network = load_network(folder / "model", TINY_SCHEMES).eval()
    teacher = Teacher(folder / "model", TINY_SCHEMES, threads=1)
    losses = {}
    for labelled in (True, False):
        batch = [Window("nerui", (0, 5, 6, 2), (-100, 1, 2, -100), labelled=labelled)]
        config = load_config(_config(folder, teacher_share=0.5))
        losses[labelled] = float(batch_loss(network, batch, pad(batch), config, teacher).detach())
    assert losses[False] < 0.01  # network and teacher are the same model
    assert losses[True] > losses[False] + 0.1


def test_what_cannot_be_is_refused(folder: Path) -> None:
    from tpo_ie.training.config import load_config
    from tpo_ie.training.network import load_network
    from tpo_ie.training.teacher import Teacher

    with pytest.raises(InputError, match="has layers 0 to 1"):
        load_network(folder / "model", TINY_SCHEMES, layers=(0, 2))
    with pytest.raises(InputError, match="no head for nerp"):
        Teacher(folder / "model", ("tpo", "nerp"))
    with pytest.raises(ResourceError, match="needs a `teacher`"):
        load_config(_config(folder, teacher=""))
