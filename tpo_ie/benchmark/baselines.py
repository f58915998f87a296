"""What users would run instead: a token classifier in the plain transformers pipeline."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tpo_ie.benchmark.articles import Article, sample, subwords_of, window_texts
from tpo_ie.benchmark.contestants import clock

BATCH_SIZES = (1, 8, 32)
_NEEDED = ("config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors")


class LeftOutError(Exception):
    """A baseline that cannot be measured here; says why."""


class TransformersPipeline:
    """``pipeline("token-classification")`` in fp32 over the windows that the model sees.

    Args:
        tagger: The transformers pipeline.
        window: Longest window in sub-words.

    Attributes:
        batch_size: Windows in a batch.
        rates: Sub-words per second by batch size, as far as sizes were tried.
    """

    def __init__(self, tagger: Any, window: int) -> None:
        self._tagger = tagger
        self.window = window
        self.batch_size = 1
        self.rates: dict[int, float] = {}

    def run(self, articles: Sequence[Article]) -> float:
        """Tag the windows of some articles."""
        texts = window_texts(articles, self.window)
        begun = clock()
        with quiet():
            self._tagger(texts, batch_size=self.batch_size)
        return clock() - begun


def choose_batch_size(contestant: TransformersPipeline, articles: Sequence[Article]) -> None:
    """Try the batch sizes on articles that fill the largest of them, as far as there are enough, and set the best.

    Args:
        contestant: The pipeline; its ``batch_size`` and ``rates`` are set.
        articles: All articles.
    """
    tried = sample(articles, BATCH_SIZES[-1] * contestant.window)
    contestant.run(tried[:1])  # the first run allocates
    for size in BATCH_SIZES:
        contestant.batch_size = size
        contestant.rates[size] = subwords_of(tried) / max(contestant.run(tried), 1e-9)
    contestant.batch_size = max(contestant.rates, key=lambda size: contestant.rates[size])


def same_checkpoint(directory: Path, window: int, threads: int) -> TransformersPipeline:
    """Return the checkpoint of a model directory under transformers.

    Args:
        directory: The model directory.
        window: Longest window in sub-words.
        threads: Threads of torch.

    Raises:
        LeftOutError: torch, transformers or the checkpoint are not there.
    """
    _import_torch(threads)
    _require(directory, *_NEEDED)
    import torch
    from transformers import AutoModelForTokenClassification

    with quiet():
        model = AutoModelForTokenClassification.from_pretrained(
            str(directory), dtype=torch.float32, local_files_only=True
        )
    return _pipeline(model, directory, window)


def bert_base(directory: Path, window: int, threads: int) -> TransformersPipeline:
    """Return a model of the size of BERT-base, with random weights, with the same tokenizer and labels.

    Args:
        directory: The model directory, for the tokenizer.
        window: Longest window in sub-words.
        threads: Threads of torch.

    Raises:
        LeftOutError: torch, transformers or the tokenizer's files are not there.
    """
    _import_torch(threads)
    _require(directory, "config.json", "tokenizer.json", "tokenizer_config.json")
    from transformers import AutoConfig, BertConfig, BertForTokenClassification

    with quiet():
        ours = AutoConfig.from_pretrained(str(directory), local_files_only=True)
        config = BertConfig(vocab_size=ours.vocab_size, pad_token_id=ours.pad_token_id, id2label=ours.id2label)
        model: Any = BertForTokenClassification(config)
        model.float().eval()
    return _pipeline(model, directory, window)


def _pipeline(model: Any, directory: Path, window: int) -> TransformersPipeline:
    from transformers import AutoTokenizer, pipeline

    with quiet():
        tokenizer = AutoTokenizer.from_pretrained(str(directory), local_files_only=True)
        tagger = pipeline(
            "token-classification", model=model, tokenizer=tokenizer, device="cpu", aggregation_strategy="simple"
        )
    return TransformersPipeline(tagger, window)


def _import_torch(threads: int) -> None:
    try:
        import torch
        import transformers  # noqa: F401
    except ImportError as error:
        raise LeftOutError(f'{error.name} is not installed: pip install "tpo-ie[train]"') from None
    torch.set_num_threads(threads)


def _require(directory: Path, *names: str) -> None:
    missing = [name for name in names if not (directory / name).is_file()]
    if missing:
        raise LeftOutError(f"the model directory lacks {', '.join(missing)}")


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep transformers from talking about loading, devices and unused weights."""
    from transformers.utils import logging as untyped

    logging: Any = untyped

    before = logging.get_verbosity()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(before)
        logging.enable_progress_bar()
