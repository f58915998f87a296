"""Scores on public label schemes: a two-column CoNLL file against the head of its scheme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tpo_ie.corpus.conll import TaggedSentence, read_conll
from tpo_ie.errors import MissingExtraError
from tpo_ie.evaluation.counts import Counts, ScorePath
from tpo_ie.evaluation.layers.base import overlap, overlap_by
from tpo_ie.evaluation.measures import scheme_definitions
from tpo_ie.evaluation.scores import Plan, scores
from tpo_ie.evaluation.tally import Tally
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
    result["definitions"] = dict(scheme_definitions())
    for mode, read in (("strict", chunks), ("iob2", strict_chunks)):
        pairs = [(read(s.tags), read(p)) for s, p in zip(sentences, predicted, strict=True)]
        result["mentions"][mode] = score_spans(pairs)
    return result


def score_spans(pairs: Iterable[tuple[set[Span], set[Span]]]) -> dict[str, Any]:
    """Score entities of sentences.

    Args:
        pairs: Entities in gold and in the prediction, sentence by sentence.

    Returns:
        ``micro``, ``macro`` (mean over the labels of gold and prediction) and ``per_label``, each with its interval
        over sentences.
    """
    tally = Tally()
    for gold, predicted in pairs:
        counts: dict[ScorePath, Counts] = {("micro",): overlap(gold, predicted)}
        for label, value in overlap_by(gold, predicted, lambda span: span[2]).items():
            counts["per_label", label] = value
        tally.add(counts)
    labels = tuple(path for path in tally.paths if path[0] == "per_label")
    found = scores(tally, Plan((("micro",), ("macro",), *labels), {("macro",): labels}))
    return {
        "micro": found["micro",],
        "macro": found["macro",],
        "per_label": {path[1]: found[path] for path in labels},
    }
