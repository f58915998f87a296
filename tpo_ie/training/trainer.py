"""The training loop: AdamW, linear rate, running average of weights, resumable."""

from __future__ import annotations

import json
import logging
import random
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from tpo_ie.errors import InputError
from tpo_ie.registry.knowledge import Knowledge
from tpo_ie.training.augment import Names, name_pool, noisy, registry_names, swap_names
from tpo_ie.training.batches import batches, pad
from tpo_ie.training.config import TrainConfig
from tpo_ie.training.examples import TaggedText, Window, load_texts, windows
from tpo_ie.training.loss import batch_loss
from tpo_ie.training.network import MultiHeadTagger, load_network
from tpo_ie.training.projection import CHOICE_INDEX, project
from tpo_ie.training.quantisation import feel_rounding
from tpo_ie.training.scoring import dev_f1
from tpo_ie.training.state import StateFile, settings_of
from tpo_ie.training.teacher import Teacher

log = logging.getLogger(__name__)


def _epoch(
    config: TrainConfig,
    texts: list[list[TaggedText]],
    pools: dict[str, Names],
    tokenizer: Tokenizer,
    random_source: random.Random,
) -> list[list[Window]]:
    """Cut the epoch's windows; articles get other names and another longest window at each pass."""
    examples: list[Window] = []
    agencies = Knowledge().agencies
    for source, source_texts in zip(config.data, texts, strict=True):
        for _ in range(source.repeat):
            for text in source_texts:
                longest = config.window
                if source.format == "documents":
                    longest = random_source.choice((config.window, config.window // 2, config.window // 4))
                if config.swap:
                    text = swap_names(text, pools[source.scheme], random_source, config.swap)  # noqa: PLW2901
                words = noisy(text.words, random_source, config.lower_case, config.upper_case, config.mask)
                cut = windows(text, source.scheme, tokenizer, max(longest, 16), words=words)
                examples.extend(replace(window, labelled=source.labels) for window in cut)
        if source.project:
            for text in source_texts:
                choices = replace(text, tags=tuple(project(text.words, text.tags, agencies)))
                examples.extend(windows(choices, "tpo", tokenizer, config.window, index=CHOICE_INDEX))
    return batches(examples, config.tokens_per_batch, random_source)


def train(config: TrainConfig, output: Path) -> dict[str, float]:
    """Train a network and store the averaged weights.

    Args:
        config: What to train on and how.
        output: Folder for ``checkpoint/`` (transformers format, heads beside it), ``log.jsonl`` and
            ``state.pt``; a run that was stopped goes on from its last finished epoch and comes to the same end.

    Returns:
        Development F1 per scheme of the stored weights, 0 to 1.

    Raises:
        UsageError: The folder holds a run with other settings or other data.
        InputError: ``patience`` is set and there is nothing to choose by.
    """
    random_source = random.Random(config.seed)  # noqa: S311
    torch.manual_seed(config.seed)
    if config.threads:
        torch.set_num_threads(config.threads)
    schemes = tuple(dict.fromkeys(source.scheme for source in config.data))
    tokenizer = Tokenizer.from_file(str(Path(config.encoder) / "tokenizer.json"))
    train_texts = [load_texts(source, "train") for source in config.data]
    dev_texts: dict[str, list[TaggedText]] = {name: [] for name in schemes}
    for source in config.data:
        dev_texts[source.scheme] += load_texts(source, "dev")

    if config.patience and not any(dev_texts.values()):
        raise InputError("`patience` needs development data: no source has `dev`")
    network = load_network(config.encoder, schemes, layers=config.layers)
    teacher = Teacher(config.teacher, schemes, config.threads) if config.teacher else None
    network.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    optimizer = _optimizer(network, config)
    if config.feel_rounding:
        feel_rounding(network)
    pools = _pools(config, train_texts) if config.swap else {}
    plan = [_epoch(config, train_texts, pools, tokenizer, random_source) for _ in range(config.epochs)]
    steps = sum(map(len, plan))
    warm = max(1, int(steps * config.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / max(1, steps - warm)))
    )
    output.mkdir(parents=True, exist_ok=True)
    file = StateFile(output, {"network": network, "optimizer": optimizer, "schedule": schedule})
    state = file.load(network, settings_of(config, (*train_texts, *dev_texts.values())))
    if state.epoch:
        log.info("going on after epoch %d", state.epoch)
    for epoch in range(state.epoch, config.epochs):
        if config.patience and state.since_best() >= config.patience:
            log.info("no better than epoch %d for %d epochs: done", state.best_epoch, config.patience)
            break
        started, tokens, losses, step = time.monotonic(), 0, 0.0, 0
        network.train()
        for step, batch in enumerate(plan[epoch], start=1):
            ids, mask, labels = pad(batch)
            loss = batch_loss(network, batch, (ids, mask, labels), config, teacher)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            _average(state.average, network, config.ema, sum(map(len, plan[:epoch])) + step)
            tokens += int(mask.sum())
            losses += float(loss.detach())
            if step % 100 == 0:
                speed = tokens / (time.monotonic() - started)
                log.info("epoch %d step %d/%d loss %.4f %.0f sub-words/s", epoch + 1, step, len(plan[epoch]),
                         losses / step, speed)  # fmt: skip
        current = {name: value.detach().clone() for name, value in network.state_dict().items()}
        network.load_state_dict(state.average)
        scores = {
            name: dev_f1(network, texts, name, tokenizer, config.window) for name, texts in dev_texts.items() if texts
        }
        state.epoch = epoch + 1
        mean = sum(scores.values()) / len(scores) if scores else 0.0
        if not config.patience or mean > state.best:
            state.best, state.best_epoch, state.scores = mean, state.epoch, scores
            _save(network, config, output / "checkpoint")
        network.load_state_dict(current)
        line = {"epoch": epoch + 1, "loss": losses / max(1, step), "seconds": time.monotonic() - started, "dev": scores}
        _log(output / "log.jsonl", line | {"kept": state.best_epoch == state.epoch})
        shown = ", ".join(f"{name} {score:.3f}" for name, score in scores.items()) or "no development data"
        log.info("epoch %d of %d: loss %.4f, dev F1 %s, %.0f s", epoch + 1, config.epochs, line["loss"], shown,
                 line["seconds"])  # fmt: skip
        file.save(state)
    return state.scores


def _log(path: Path, line: dict[str, Any]) -> None:
    """Add an epoch to the log, in place of what a run that was stopped before its state was written left there."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    kept = [old for old in lines if json.loads(old)["epoch"] < line["epoch"]]
    path.write_text("\n".join([*kept, json.dumps(line)]) + "\n", encoding="utf-8")


def _pools(config: TrainConfig, texts: list[list[TaggedText]]) -> dict[str, Names]:
    """Collect the names of every scheme; the nine labels take the registries' names too."""
    by_scheme: dict[str, list[TaggedText]] = {}
    for source, source_texts in zip(config.data, texts, strict=True):
        by_scheme.setdefault(source.scheme, []).extend(source_texts)
    return {
        scheme: name_pool(scheme_texts, registry_names() if scheme == "tpo" else None)
        for scheme, scheme_texts in by_scheme.items()
    }


def _optimizer(network: MultiHeadTagger, config: TrainConfig) -> torch.optim.Optimizer:
    body = [p for p in network.encoder.parameters() if p.requires_grad]
    return torch.optim.AdamW(
        [
            {"params": [p for p in body if p.ndim > 1], "lr": config.learning_rate},
            {"params": [p for p in body if p.ndim <= 1], "lr": config.learning_rate, "weight_decay": 0.0},
            {"params": list(network.heads.parameters()), "lr": config.head_learning_rate},
        ],
        weight_decay=config.weight_decay,
        fused=True,
    )


@torch.no_grad()
def _average(average: dict[str, Tensor], network: MultiHeadTagger, decay: float, step: int) -> None:
    """Move the running average; early on it follows faster, so that the start does not linger."""
    decay = min(decay, (1 + step) / (10 + step))
    for name, value in network.named_parameters():
        if value.requires_grad:
            average[name].lerp_(value.detach(), 1 - decay)


def _save(network: MultiHeadTagger, config: TrainConfig, directory: Path) -> None:
    network.encoder.save_pretrained(directory)
    heads = {name: value.contiguous() for name, value in network.heads.state_dict().items()}
    save_file(heads, directory / "heads.safetensors")
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (directory / name).write_bytes((Path(config.encoder) / name).read_bytes())
