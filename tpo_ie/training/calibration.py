"""Scores that mean what they say: temperature and caution of each head, and the reliability of mention scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tpo_ie.mentions.decoding import FloatArray, best_tags, cautious, log_softmax
from tpo_ie.mentions.manifest import Head, Manifest, read_manifest
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.training.config import TrainConfig
from tpo_ie.training.examples import TaggedText, load_texts

BINS = 10
CAUTIONS = (0.0, 0.15, 0.3, 0.45, 0.6, 0.8, 1.0, 1.25, 1.5, 1.75, 2.0)  # nats
_COLDEST, _HOTTEST, _STEPS = 0.4, 4.0, 40


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Mentions whose scores lie in one range.

    Args:
        low: Lowest score, 0 to 1, inclusive.
        high: Highest score, exclusive except for the last bin.
        count: Number of mentions.
        score: Their mean score.
        right: Share of them that gold has too, 0 to 1.
    """

    low: float
    high: float
    count: int
    score: float
    right: float


def fit_temperature(log_probs: Sequence[FloatArray], gold: Sequence[NDArray[np.intp]]) -> float:
    """Return the temperature that makes gold tags likeliest (Guo et al. 2017).

    Args:
        log_probs: (words, tags) log probabilities of n texts at temperature 1.
        gold: (words,) tag indices of the n texts.

    Returns:
        The temperature; above 1 the model is too sure of itself. 1 where there is no text.
    """
    scores = np.concatenate(log_probs) if log_probs else np.zeros((0, 1), np.float32)
    tags = np.concatenate(gold) if gold else np.zeros(0, np.intp)
    if len(tags) == 0:
        return 1.0

    def loss(temperature: float) -> float:
        return -float(log_softmax(scores / temperature)[np.arange(len(tags)), tags].mean())

    # The loss has one minimum in the logarithm of the temperature.
    low, high = np.log(_COLDEST), np.log(_HOTTEST)
    for _ in range(_STEPS):
        third = (high - low) / 3
        if loss(float(np.exp(low + third))) < loss(float(np.exp(high - third))):
            high -= third
        else:
            low += third
    return round(float(np.exp((low + high) / 2)), 3)


def fit_caution(log_probs: Sequence[FloatArray], gold: Sequence[NDArray[np.intp]]) -> float:
    """Return the caution that gives the best F1 of entities.

    A head is trained tag by tag, where a missed entity costs more than one too many; F1 weighs both alike.

    Args:
        log_probs: (words, tags) log probabilities of n texts.
        gold: (words,) tag indices of the n texts.

    Returns:
        One of ``CAUTIONS``: the best by the mean of its own F1 and that of its neighbours, the least of equals.
    """
    right = [_entities(tags) for tags in gold]
    scores = []
    for caution in CAUTIONS:
        found = [_entities(best_tags(cautious(texts, caution))) for texts in log_probs]
        hits = sum(len(ours & theirs) for ours, theirs in zip(found, right, strict=True))
        scores.append(2 * hits / (sum(map(len, found)) + sum(map(len, right)) or 1))
    smooth = [float(np.mean(scores[max(0, i - 1) : i + 2])) for i in range(len(scores))]
    return CAUTIONS[int(np.argmax(smooth))]


def _entities(tags: Iterable[int]) -> set[tuple[int, int, int]]:
    """Return (first word, last word, label) of the entities of valid tags: ``B`` is odd, ``I`` the next number."""
    found: list[tuple[int, int, int]] = []
    for i, tag in enumerate(map(int, tags)):
        if tag % 2:
            found.append((i, i, tag // 2))
        elif tag:
            found[-1] = (found[-1][0], i, found[-1][2])
    return set(found)


def calibrate(directory: Path, config: TrainConfig) -> Manifest:
    """Fit every head on the configuration's development data and store what came out in the manifest.

    Heads of public schemes get a caution too; what the nine labels' head finds is weighed by rules.

    Args:
        directory: The model directory; its int8 graph is what is calibrated.
        config: Names the development data.

    Returns:
        The manifest as written.
    """
    manifest = read_manifest(directory)
    plain = _with_heads(manifest, [h.model_copy(update={"temperature": 1.0, "caution": 0.0}) for h in manifest.heads])
    _write(plain, directory)
    tagger = Tagger(directory)
    heads = []
    for head in plain.heads:
        texts = [text for source in config.data if source.scheme == head.scheme for text in load_texts(source, "dev")]
        log_probs, gold = _tagged(tagger, head.scheme, texts)
        temperature = fit_temperature(log_probs, gold)
        caution = 0.0
        if head.scheme != "tpo" and gold:
            caution = fit_caution([log_softmax(scores / temperature) for scores in log_probs], gold)
        heads.append(head.model_copy(update={"temperature": temperature, "caution": caution}))
    fitted = _with_heads(plain, heads)
    _write(fitted, directory)
    return fitted


def _with_heads(manifest: Manifest, heads: Iterable[Head]) -> Manifest:
    return manifest.model_copy(update={"heads": tuple(heads)})


def _write(manifest: Manifest, directory: Path) -> None:
    (directory / "manifest.json").write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")


def _tagged(
    tagger: Tagger, scheme: str, texts: Iterable[TaggedText]
) -> tuple[list[FloatArray], list[NDArray[np.intp]]]:
    """Return log probabilities and gold tags of the texts whose tags the scheme knows."""
    index = SCHEMES[scheme].tag_index
    known = [text for text in texts if all(tag in index for tag in text.tags)]
    log_probs = tagger.tag([text.words for text in known], [text.after_break for text in known], scheme)
    return log_probs, [np.array([index[tag] for tag in text.tags], dtype=np.intp) for text in known]


def reliability(found: Iterable[tuple[float, bool]]) -> list[ReliabilityBin]:
    """Sort scored mentions into bins of equal width.

    Args:
        found: For every mention its score, 0 to 1, and whether gold has it.

    Returns:
        The bins that hold a mention, from low to high.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for score, right in found:
        bins[min(int(score * BINS), BINS - 1)].append((score, right))
    return [
        ReliabilityBin(
            low=i / BINS,
            high=(i + 1) / BINS,
            count=len(members),
            score=round(sum(s for s, _ in members) / len(members), 3),
            right=round(sum(r for _, r in members) / len(members), 3),
        )
        for i, members in enumerate(bins)
        if members
    ]


def calibration_error(bins: Sequence[ReliabilityBin]) -> float:
    """Return the expected calibration error: the mean distance of score and precision, weighted by count."""
    total = sum(b.count for b in bins)
    return round(sum(b.count * abs(b.score - b.right) for b in bins) / total, 4) if total else 0.0
