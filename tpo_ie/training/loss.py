"""What a batch teaches: its annotation, and what a teacher says of it."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.training.config import TrainConfig
from tpo_ie.training.examples import IGNORE, Window
from tpo_ie.training.network import MultiHeadTagger
from tpo_ie.training.projection import choice_loss
from tpo_ie.training.teacher import Teacher


def batch_loss(
    network: MultiHeadTagger,
    batch: Sequence[Window],
    padded: tuple[Tensor, Tensor, Tensor],
    config: TrainConfig,
    teacher: Teacher | None = None,
) -> Tensor:
    """Return how far the network is from the annotation of a batch and from its teacher.

    Args:
        network: The network.
        batch: Windows of one scheme and one kind of labels.
        padded: Ids, mask and labels of the batch, each (batch, length).
        config: Says how much the teacher counts.
        teacher: The teacher; None leaves the annotation alone.

    Returns:
        The loss, a scalar.
    """
    ids, mask, labels = padded
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = network(ids, mask, batch[0].scheme if teacher is None else None)
    words = labels != IGNORE
    own, targets = scores.float()[words], labels[words]
    if teacher is None:
        return _annotation_loss(own, targets, batch[0].projected)
    taught = teaching_loss(own, teacher.scores(ids, mask)[words], network.schemes, config.teacher_temperature)
    if not batch[0].labelled:
        return taught
    sizes = [len(SCHEMES[name].tags) for name in network.schemes]
    head = torch.split(own, sizes, -1)[network.schemes.index(batch[0].scheme)]
    annotated = _annotation_loss(head, targets, batch[0].projected)
    return config.teacher_share * taught + (1 - config.teacher_share) * annotated


def _annotation_loss(scores: Tensor, targets: Tensor, projected: bool) -> Tensor:
    if projected:
        return choice_loss(scores, targets, IGNORE)
    return nn.functional.cross_entropy(scores, targets)


def teaching_loss(scores: Tensor, wanted: Tensor, schemes: tuple[str, ...], temperature: float) -> Tensor:
    """Return how far a model is from its teacher, over all heads.

    Args:
        scores: (words, tags) scores of the model, the heads side by side.
        wanted: (words, tags) scores of the teacher.
        schemes: The heads, in the order of the columns.
        temperature: Softens both sides, so that the order of unlikely tags counts too.

    Returns:
        The divergence of each head's softened distribution, times the square of the temperature, mean over heads
        and words (Hinton, Vinyals, Dean 2015: Distilling the Knowledge in a Neural Network).
    """
    sizes = [len(SCHEMES[name].tags) for name in schemes]
    parts = [
        nn.functional.kl_div(
            (own / temperature).log_softmax(-1), (teacher / temperature).log_softmax(-1),
            log_target=True, reduction="batchmean",
        )
        for own, teacher in zip(torch.split(scores, sizes, -1), torch.split(wanted, sizes, -1), strict=True)
    ]  # fmt: skip
    return torch.stack(parts).mean() * temperature**2
