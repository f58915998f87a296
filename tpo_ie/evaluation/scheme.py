"""Scores on public label schemes: a two-column CoNLL file against the head of its scheme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tpo_ie.corpus.conll import TaggedSentence, read_conll
from tpo_ie.errors import MissingExtraError
from tpo_ie.evaluation.counts import Counts, score
from tpo_ie.mentions.decoding import best_tags
from tpo_ie.mentions.manifest import Precision, model_directory
from tpo_ie.mentions.model import Tagger
from tpo_ie.mentions.schemes import SCHEMES

Span = tuple[int, int, str]


def chunks(tags: Sequence[str]) -> set[Span]:
    """Return the entities of a tag sequence as seqeval's default mode reads them.

    An ``I-X`` that continues nothing opens an entity (conlleval, Tjong Kim Sang & De Meulder 2003).

    Args:
        tags: IOB tags of one sentence.

    Returns:
        (first, last, label), last inclusive.
    """
    found: set[Span] = set()
    first, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        kind, _, name = tag.partition("-")
        if label and (kind != "I" or name != label):
            found.add((first, i - 1, label))
            label = ""
        if kind in ("B", "I") and not label:
            first, label = i, name
    return found


def strict_chunks(tags: Sequence[str]) -> set[Span]:
    """Return the entities that begin with ``B-`` only (seqeval's strict IOB2 mode)."""
    return {span for span in chunks(tags) if tags[span[0]].startswith("B-")}


def predict(tagger: Tagger, sentences: Sequence[TaggedSentence], scheme: str) -> list[list[str]]:
    """Tag sentences with the head of a scheme; one tag for each token."""
    words = [list(sentence.tokens) for sentence in sentences]
    tagged = tagger.tag(words, [[False] * len(w) for w in words], scheme)
    names = SCHEMES[scheme].tags
    return [[names[int(tag)] for tag in best_tags(log_probs)] for log_probs in tagged]


def tagger_for(model: str | Path | None, precision: Precision) -> Tagger:
    """Return a tagger, making the fp32 graph first where it is wanted and missing.

    Raises:
        MissingExtraError: The fp32 graph has to be made and the extra ``train`` is not installed.
        ModelError: There is no such model.
    """
    if precision == "fp32" and not (model_directory(model) / "model.fp32.onnx").is_file():
        try:
            from tpo_ie.training.export import fp32_graph
        except ImportError as error:
            raise MissingExtraError(
                f"the fp32 graph has to be made from the checkpoint first, which needs {error.name}: "
                "pip install 'tpo-ie[train]'"
            ) from None
        fp32_graph(model_directory(model))
    return Tagger(model, precision=precision)


def score_scheme(
    paths: Iterable[str | Path], scheme: str, *, model: str | Path | None = None, precision: Precision = "int8"
) -> dict[str, Any]:
    """Score the model on two-column CoNLL files of a public scheme.

    Args:
        paths: The files.
        scheme: ``idner-news-2k``, ``nergrit``, ``nerp``, ``nerugm`` or ``nerui``.
        model: The model; None takes the default.
        precision: ``int8`` or ``fp32``.

    Returns:
        ``mentions.strict`` (seqeval's default mode, as published figures are) and ``mentions.iob2``
        (seqeval's strict mode), each with ``micro``, ``macro`` and ``per_label``.

    Raises:
        InputError: A file cannot be read.
        ModelError: The model has no head for the scheme.
    """
    sentences = [sentence for path in paths for sentence in read_conll(path)]
    predicted = predict(tagger_for(model, precision), sentences, scheme)
    result: dict[str, Any] = {"sentences": len(sentences), "scheme": scheme, "precision": precision, "mentions": {}}
    for mode, read in (("strict", chunks), ("iob2", strict_chunks)):
        pairs = [(read(s.tags), read(p)) for s, p in zip(sentences, predicted, strict=True)]
        labels = sorted({span[2] for gold, ours in pairs for span in gold | ours})
        per_label = {label: score([_counts(gold, ours, label) for gold, ours in pairs]) for label in labels}
        result["mentions"][mode] = {
            "micro": score([_counts(gold, ours) for gold, ours in pairs]),
            "macro": {"f1": round(sum(s["f1"] for s in per_label.values()) / max(1, len(per_label)), 4)},
            "per_label": per_label,
        }
    return result


def _counts(gold: set[Span], predicted: set[Span], label: str | None = None) -> Counts:
    if label is not None:
        gold = {span for span in gold if span[2] == label}
        predicted = {span for span in predicted if span[2] == label}
    return Counts(len(gold & predicted), len(predicted), len(gold))
