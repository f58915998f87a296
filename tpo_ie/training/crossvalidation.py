"""Cross-validation of a public set: train and score every fold; a run that was stopped goes on."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tpo_ie.corpus.conll import TaggedSentence, read_conll
from tpo_ie.errors import UsageError
from tpo_ie.evaluation.scheme import chunks, predict, score_spans, strict_chunks
from tpo_ie.mentions.manifest import Head, Manifest, sha256_of
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.training.config import DataConfig, TrainConfig
from tpo_ie.training.export import LIBRARY
from tpo_ie.training.folds import Fold, folds, without
from tpo_ie.training.summary import summarise
from tpo_ie.training.trainer import train

log = logging.getLogger(__name__)
RESULT = "cross-validation.json"
_SETTINGS = "settings.json"
_MODES = (("strict", chunks), ("iob2", strict_chunks))


@dataclass(frozen=True, slots=True)
class Settings:
    """What is cross-validated, and how.

    Args:
        scheme: The set, named by its scheme.
        folds: Number of folds.
        seed: Seed of the cut.
        along: Schemes whose sources are trained on as well, without the sentences of the fold's test.
    """

    scheme: str
    folds: int = 5
    seed: int = 0
    along: tuple[str, ...] = ()


def crossvalidate(config: TrainConfig, settings: Settings, output: Path) -> dict[str, Any]:
    """Cross-validate a set over the train and dev files that a configuration names for it.

    Args:
        config: How to train, and from which encoder or checkpoint. Nothing is chosen by a fold's test, so the
            epochs are those of the configuration.
        settings: What is cross-validated.
        output: Folder of the run: settings, and for each fold data, log, predictions and scores. Finished folds
            are not trained again; a started one goes on from its last epoch.

    Returns:
        ``folds``, ``mean`` and ``sd`` over them, ``pooled`` scores of all sentences with intervals, and
        ``start_has_seen_public_sets``: then the figures are too high. Also written to ``cross-validation.json``.

    Raises:
        UsageError: The set is not in the configuration, or the folder holds a run with other settings.
        InputError: A data file cannot be read.
    """
    sentences = _sentences(config, settings.scheme)
    cut = list(folds(sentences, settings.folds, settings.seed))
    _claim(output, _described(config, settings, cut))
    results, predicted = [], []
    for fold in cut:
        folder = output / f"fold-{fold.number}"
        if not (folder / "scores.json").is_file():
            log.info("fold %d of %d: %d sentences to train on", fold.number, settings.folds, len(fold.train))
            _run(fold, config, settings, folder)
        results.append(json.loads((folder / "scores.json").read_text(encoding="utf-8")))
        predicted += [list(sentence.tags) for sentence in read_conll(folder / "predicted.conll")]
    gold = [sentence for fold in cut for sentence in fold.test]
    result = {
        **asdict(settings),
        "epochs": config.epochs,
        "start": Path(config.encoder).name,
        "start_has_seen_public_sets": has_seen_public_sets(config),
        "sentences": len(gold),
        **summarise(results, _scores(gold, predicted)),
    }
    _write(output / RESULT, result)
    return result


def has_seen_public_sets(config: TrainConfig) -> bool:
    """Say whether training starts from a checkpoint with heads: the sets share sentences, so it knows the tests."""
    return (Path(config.encoder) / "heads.safetensors").is_file()


def _sources(config: TrainConfig, scheme: str) -> list[DataConfig]:
    found = [source for source in config.data if source.scheme == scheme]
    if not found:
        known = ", ".join(dict.fromkeys(source.scheme for source in config.data))
        raise UsageError(f"the configuration names no data for {scheme!r}, only for {known}")
    return found


def _sentences(config: TrainConfig, scheme: str) -> list[TaggedSentence]:
    sources = _sources(config, scheme)
    if any(source.format != "conll" for source in sources):
        raise UsageError(f"{scheme!r} is not in two-column files: only tagged sentences are cut into folds")
    return [s for source in sources for entry in (*source.train, *source.dev) for s in read_conll(entry)]


def _described(config: TrainConfig, settings: Settings, cut: Sequence[Fold]) -> dict[str, Any]:
    """Return all that the figures depend on."""
    digest = hashlib.sha256(repr([fold.test for fold in cut]).encode())
    weights = Path(config.encoder) / "model.safetensors"
    return {
        "settings": json.loads(json.dumps(asdict(settings))),
        "training": json.loads(config.model_dump_json(exclude={"data", "encoder", "name", "version", "threads"})),
        "sentences_sha256": digest.hexdigest(),
        "start_sha256": sha256_of(weights) if weights.is_file() else None,
    }


def _claim(output: Path, described: dict[str, Any]) -> None:
    """Take a new or empty folder, or go on in that of the same run."""
    path = output / _SETTINGS
    if not path.is_file():
        if output.is_dir() and any(output.iterdir()):
            raise UsageError(f"{output}: the folder is not empty and holds no cross-validation")
        output.mkdir(parents=True, exist_ok=True)
        _write(path, described)
        return
    before = json.loads(path.read_text(encoding="utf-8"))
    other = [name for name in described if before.get(name) != described[name]]
    if other:
        raise UsageError(f"{output}: holds a run with other {', '.join(other)}; take another folder")


def _run(fold: Fold, config: TrainConfig, settings: Settings, folder: Path) -> None:
    """Train on a fold, tag its test and store both; what only training needs is removed at the end."""
    scheme = settings.scheme
    folder.mkdir(exist_ok=True)
    data = _data(fold, config, settings, folder / "data")
    # No patience: choosing the epoch by the test would flatter.
    train(config.model_copy(update={"data": data, "feel_rounding": False, "patience": 0}), folder)
    checkpoint = folder / "checkpoint"
    heads, offset = [], 0
    for name in dict.fromkeys(source.scheme for source in data):
        heads.append(Head(scheme=name, labels=SCHEMES[name].labels, offset=offset))
        offset += len(SCHEMES[name].tags)
    manifest = Manifest(
        name=f"fold-{fold.number}", version="0", library=LIBRARY, window=config.window, heads=tuple(heads), sha256={}
    )
    (checkpoint / "manifest.json").write_text(manifest.model_dump_json(), encoding="utf-8")
    tagger = Tagger(checkpoint, backend="torch", threads=config.threads)
    predicted = predict(tagger, fold.test, scheme)
    write_conll(folder / "predicted.conll", fold.test, predicted)
    counts = {"fold": fold.number, "train": len(fold.train), "test": len(fold.test)}
    _write(folder / "scores.json", counts | _scores(fold.test, predicted))
    shutil.rmtree(checkpoint)
    (folder / "state.pt").unlink(missing_ok=True)


def _data(fold: Fold, config: TrainConfig, settings: Settings, folder: Path) -> tuple[DataConfig, ...]:
    """Write the fold's training files and return the sources that name them."""
    folder.mkdir(exist_ok=True)
    own = folder / f"{settings.scheme}.conll"
    write_conll(own, fold.train)
    project = "tpo" in settings.along and any(source.project for source in _sources(config, settings.scheme))
    data = [DataConfig(scheme=settings.scheme, format="conll", train=(str(own),), project=project)]
    for scheme in settings.along:
        for number, source in enumerate(_sources(config, scheme), start=1):
            kept = {"dev": (), "project": source.project and "tpo" in settings.along}
            if source.format == "conll":
                path = folder / f"{scheme}-{number}.conll"
                write_conll(path, without((s for entry in source.train for s in read_conll(entry)), fold.test))
                kept["train"] = (str(path),)
            data.append(source.model_copy(update=kept))
    return tuple(data)


def _scores(gold: Sequence[TaggedSentence], predicted: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Score in seqeval's default mode (``strict``) and in its strict mode (``iob2``), as ``evaluate`` names them."""
    return {
        mode: score_spans((read(g.tags), read(p)) for g, p in zip(gold, predicted, strict=True))
        for mode, read in _MODES
    }


def write_conll(path: Path, sentences: Iterable[TaggedSentence], predicted: Sequence[Sequence[str]] = ()) -> None:
    """Write tagged sentences, a line for each token.

    Args:
        path: The file to write.
        sentences: The sentences.
        predicted: A third column; none when left out.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for i, sentence in enumerate(sentences):
            columns = (sentence.tokens, sentence.tags, *([predicted[i]] if predicted else []))
            file.writelines("\t".join(row) + "\n" for row in zip(*columns, strict=True))
            file.write("\n")


def _write(path: Path, value: dict[str, Any]) -> None:
    """Write JSON in one step, so that a file that is there is whole."""
    unfinished = path.with_suffix(".tmp")
    unfinished.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    unfinished.replace(path)
