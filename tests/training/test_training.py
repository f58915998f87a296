"""From annotated documents to a model that ``load`` takes, with an encoder made on the spot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")
pytestmark = pytest.mark.filterwarnings("default")  # torch's exporter warns about itself

import yaml  # noqa: E402

import tpo_ie  # noqa: E402
from tests.conftest import REPOSITORY  # noqa: E402
from tests.training.tiny import tiny_encoder as _tiny_encoder  # noqa: E402
from tpo_ie.corpus.reading import read_documents  # noqa: E402
from tpo_ie.errors import InputError, ResourceError  # noqa: E402

EDITION = REPOSITORY / "corpora" / "tppo-1.0"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished training run on a handful of corpus articles."""
    from tpo_ie.training.run import run_training

    folder = tmp_path_factory.mktemp("run")
    documents = list(read_documents([EDITION / "dev.jsonl"]))[:6]
    (folder / "train.jsonl").write_text("".join(d.to_json() + "\n" for d in documents), encoding="utf-8")
    (folder / "train.conll").write_text("Budi\tB-PERSON\ndi\tO\nRiau\tB-PLACE\n\n" * 8, encoding="utf-8")
    _tiny_encoder(folder / "encoder", [d.text for d in documents])
    config = {
        "name": "mini", "version": "0.0.1", "encoder": "encoder", "epochs": 2, "tokens_per_batch": 256, "window": 64,
        "learning_rate": 2e-3, "head_learning_rate": 1e-2, "ema": 0.9, "threads": 1,
        "data": [
            {"scheme": "tpo", "format": "documents", "train": ["train.jsonl"], "dev": ["train.jsonl"], "repeat": 4},
            {"scheme": "nergrit", "format": "conll", "train": ["train.conll"], "dev": ["train.conll"]},
        ],
    }  # fmt: skip
    (folder / "train.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    run_training(folder / "train.yaml", folder / "out")
    return folder


def test_the_run_learns_and_is_logged(run: Path) -> None:
    lines = [json.loads(line) for line in (run / "out" / "log.jsonl").read_text().splitlines()]
    assert [line["epoch"] for line in lines] == [1, 2]
    assert lines[-1]["loss"] < lines[0]["loss"]
    assert set(lines[-1]["dev"]) == {"tpo", "nergrit"}


def test_the_model_directory_loads_and_tags(run: Path) -> None:
    from tpo_ie.evaluation.scheme import score_scheme

    model = run / "out" / "model"
    nlp = tpo_ie.load(model)
    document = nlp("Polda Riau menangkap dua pelaku.")._.tpo_document
    assert document.producer.model == "mini-0.0.1"
    for precision in ("int8", "fp32"):
        result = score_scheme([run / "train.conll"], "nergrit", model=model, precision=precision)  # type: ignore[arg-type]
        assert result["mentions"]["strict"]["micro"]["support"] == 16


def test_int8_and_fp32_agree(run: Path) -> None:
    import numpy as np

    from tpo_ie.mentions.model import Tagger

    words = ["Kepala", "BP3MI", "Riau", "menolak"]
    a, b = (Tagger(run / "out" / "model", precision=p).tag([words], [[False] * 4])[0] for p in ("int8", "fp32"))
    assert np.abs(np.exp(a) - np.exp(b)).max() < 0.1


def test_what_a_text_gives_does_not_depend_on_its_batch(run: Path) -> None:
    import numpy as np

    from tpo_ie.mentions.model import Tagger

    tagger = Tagger(run / "out" / "model")
    text = ["Kepala", "BP3MI", "Riau", "menolak"]
    others = [["Kapolda"], ["Jakarta", "dan", "Riau"], ["Polisi", "menangkap", "dua", "orang"]]
    (alone,) = tagger.tag([text], [[False] * 4])
    together = tagger.tag([text, *others], [[False] * len(words) for words in (text, *others)])[0]
    assert np.abs(alone - together).max() < 1e-4


def test_the_checkpoint_loads_in_transformers(run: Path) -> None:
    from transformers import AutoModelForTokenClassification

    network = AutoModelForTokenClassification.from_pretrained(str(run / "out" / "model"))
    assert network.config.id2label[1] == "B-PER"
    assert network.classifier.weight.shape[0] == 19


def test_a_stopped_run_goes_on(run: Path) -> None:
    from tpo_ie.training.config import load_config
    from tpo_ie.training.trainer import train

    config = load_config(run / "train.yaml").model_copy(update={"epochs": 3})
    train(config, run / "out")
    lines = [json.loads(line) for line in (run / "out" / "log.jsonl").read_text().splitlines()]
    assert [line["epoch"] for line in lines] == [1, 2, 3]


@pytest.mark.parametrize(
    ("change", "message"),
    [({"epochs": 0}, "epochs"), ({"colour": 1}, "colour"), ({"data": [{"scheme": "tpo"}]}, "format")],
)
def test_a_wrong_configuration_is_refused(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    from tpo_ie.training.config import load_config

    base = {"name": "x", "version": "1", "encoder": ".", "data": [{"scheme": "tpo", "format": "documents"}]}
    path = tmp_path / "c.yaml"
    path.write_text(yaml.safe_dump(base | change), encoding="utf-8")
    with pytest.raises(ResourceError, match=message):
        load_config(path)


def test_missing_data_is_named(run: Path, tmp_path: Path) -> None:
    from tpo_ie.training.run import run_training

    text = (run / "train.yaml").read_text().replace("train.jsonl", "nothing.jsonl")
    (run / "broken.yaml").write_text(text)
    with pytest.raises(InputError, match=r"nothing\.jsonl"):
        run_training(run / "broken.yaml", tmp_path)


def test_data_sets_on_disk_are_read(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    from tpo_ie.corpus.conll import read_dataset

    names = ["O", "B-PER", "I-PER"]
    features = datasets.Features(
        {"tokens": datasets.Sequence(datasets.Value("string")),
         "ner_tags": datasets.Sequence(datasets.ClassLabel(names=names))}
    )  # fmt: skip
    rows = {"tokens": [["Budi", "Santo", "datang"]], "ner_tags": [[1, 2, 0]]}
    datasets.Dataset.from_dict(rows, features=features).save_to_disk(str(tmp_path / "set"))
    (sentence,) = read_dataset(tmp_path / "set")
    assert sentence.tags == ("B-PER", "I-PER", "O")
    with pytest.raises(InputError):
        list(read_dataset(tmp_path / "nothing"))


def test_interpolation_is_the_weighted_mean(run: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file

    from tpo_ie.training.run import interpolate

    checkpoint = run / "out" / "checkpoint"
    mixed = interpolate(checkpoint, checkpoint, tmp_path / "mixed", 0.5)
    old, new = load_file(checkpoint / "heads.safetensors"), load_file(mixed / "heads.safetensors")
    assert all(bool((old[k] == new[k]).all()) for k in old)
    with pytest.raises(InputError, match="needs a checkpoint with heads"):
        interpolate(run / "encoder", checkpoint, tmp_path / "x", 0.5)


def test_a_mean_of_checkpoints_becomes_a_model(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from tpo_ie.training import mean

    checkpoint = str(run / "out" / "checkpoint")
    arguments = [str(tmp_path / "m"), checkpoint, checkpoint, "--config", str(run / "train.yaml")]
    monkeypatch.setattr("sys.argv", ["mean", *arguments])
    mean.main()
    assert capsys.readouterr().out.split() == [str(tmp_path / "m" / "checkpoint"), str(tmp_path / "m" / "model")]
    assert tpo_ie.load(tmp_path / "m" / "model")("Polda Riau.")._.tpo_document.producer.model == "mini-0.0.1"


def test_the_card_says_how_good_the_model_is_and_how_it_was_trained(run: Path) -> None:
    from tpo_ie.training.assess import card_of

    scores = {"f1": 0.5, "ci95": [0.25, 0.75], "support": 16}
    results = {"x/train.conll": {"scheme": "nergrit", "int8": scores, "fp32": scores}}
    model = run / "out" / "model"
    plain = card_of(model, run / "train.yaml", results)
    assert plain.startswith("# mini-0.0.1\n")
    assert "| x/train.conll | nergrit | 50.0 | 25.0–75.0 | 50.0 | 16 |" in plain
    assert "head_learning_rate: 0.01" in plain
    assert "$" not in plain
    own = model / "card.md"
    own.write_text("# Mine, for $5\n\n$results\n", encoding="utf-8")
    try:
        card = card_of(model, run / "train.yaml", results)
    finally:
        own.unlink()
    assert card.startswith("# Mine, for $5\n\n| data set (dev)")
