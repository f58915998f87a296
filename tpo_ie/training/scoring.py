"""Scores on development data while training: strict entity F1 by seqeval."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from seqeval.metrics import f1_score
from tokenizers import Tokenizer

from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.training.batches import pad
from tpo_ie.training.examples import IGNORE, TaggedText, windows
from tpo_ie.training.network import MultiHeadTagger


@torch.inference_mode()
def dev_f1(
    network: MultiHeadTagger, texts: Sequence[TaggedText], scheme: str, tokenizer: Tokenizer, window: int
) -> float:
    """Return the micro F1 of a head on tagged texts.

    Args:
        network: The network.
        texts: Sentences or articles.
        scheme: The head and label scheme.
        tokenizer: The tokenizer.
        window: Longest window in sub-words.

    Returns:
        F1 between 0 and 1, seqeval's default mode, as the published figures.
    """
    network.eval()
    tags = SCHEMES[scheme].tags
    pieces = [(i, piece) for i, text in enumerate(texts) for piece in windows(text, scheme, tokenizer, window)]
    predicted: list[list[str]] = [[] for _ in texts]
    order = sorted(range(len(pieces)), key=lambda k: len(pieces[k][1].ids))
    found: dict[int, list[str]] = {}
    for start in range(0, len(order), 16):
        chosen = order[start : start + 16]
        ids, mask, labels = pad([pieces[k][1] for k in chosen])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            best = network(ids, mask, scheme).float().argmax(-1)
        for row, k in enumerate(chosen):
            found[k] = [tags[int(t)] for t in best[row][labels[row] != IGNORE]]
    for k, (i, _) in enumerate(pieces):
        predicted[i].extend(found[k])
    network.train()
    return float(f1_score([list(text.tags) for text in texts], predicted))
