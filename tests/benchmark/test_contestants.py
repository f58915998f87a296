from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from tests.benchmark.conftest import article_of
from tests.conftest import ARTICLE
from tpo_ie.benchmark import baselines, contestants
from tpo_ie.benchmark.articles import Article, prepare, subwords_of
from tpo_ie.benchmark.baselines import LeftOutError, TransformersPipeline, bert_base, choose_batch_size, same_checkpoint
from tpo_ie.benchmark.contestants import BareModel, MentionComponent, Pipeline, Stages, readable
from tpo_ie.benchmark.graphs import fp32_runner
from tpo_ie.mentions.backends.runner import Runner
from tpo_ie.mentions.manifest import model_directory
from tpo_ie.records import Record


class Counting:
    """A session that notes what the real one is given."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.seen: list[bytes] = []

    def run(self, names: Any, inputs: dict[str, Any]) -> Any:
        self.seen.append(inputs["input_ids"].tobytes())
        return self.session.run(names, inputs)


@pytest.fixture(scope="module")
def texts(nlp: Language) -> list[Article]:
    tagger = nlp.get_pipe("tpo_mentions").stage.tagger  # type: ignore[attr-defined]
    records = [Record("a", ARTICLE, "a"), Record("b", ARTICLE * 3, "b"), Record("c", "TPPO di Batam.", "c")]
    return prepare(records, tagger)


def test_the_bare_graph_runs_what_the_component_runs(
    nlp: Language, texts: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    tagger: Any = nlp.get_pipe("tpo_mentions").stage.tagger  # type: ignore[attr-defined]
    counting = Counting(tagger.runner.session)
    monkeypatch.setattr(tagger.runner, "session", counting)
    assert MentionComponent(nlp).run(texts) > 0
    component = sorted(counting.seen)
    counting.seen.clear()
    assert Pipeline(nlp).run(texts) > 0
    pipeline = sorted(counting.seen)
    bare = Counting(counting.session)
    assert BareModel(Runner(bare, tagger.runner.threads), tagger.manifest.window).run(texts) > 0
    assert len(component) >= 1
    assert component == pipeline == sorted(bare.seen)


def test_preparations_do_not_count(nlp: Language, texts: list[Article], monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0

    class Slow:
        def run(self, names: Any, inputs: Any) -> list[Any]:
            nonlocal now
            now += 2.0
            return [None]

    def slow_cut(*arguments: Any) -> Any:
        nonlocal now
        now += 100.0
        return cut(*arguments)

    cut = contestants.cut
    monkeypatch.setattr(contestants, "clock", lambda: now)
    monkeypatch.setattr(contestants, "cut", slow_cut)
    assert BareModel(Runner(Slow()), 256).run(texts[:1]) == 2.0


def test_every_step_has_its_time(nlp: Language, texts: list[Article]) -> None:
    stages = Stages(nlp)
    total = stages.run(texts)
    assert list(stages.seconds) == [
        "intake", "mentions", "entities", "officials", "roles", "quotes", "relations", "relevance", "actions",
        "assembly", "output",
    ]  # fmt: skip
    assert total == pytest.approx(sum(stages.seconds.values()))
    assert max(stages.seconds, key=lambda name: stages.seconds[name]) == "mentions"
    stages.run(texts)
    assert sum(stages.seconds.values()) > total


def test_articles_that_fail_are_named_and_left_out(nlp: Language, texts: list[Article]) -> None:
    bad = Article({"id": "rusak", "text": "abc\ud800"}, texts[0].words, texts[0].encoded)
    failed: list[str] = []
    good = readable(nlp, [texts[0], bad, texts[2]], lambda name, error: failed.append(name))
    assert [a.record["id"] for a in good] == ["a", "c"]
    assert failed == ["rusak"]


def test_the_best_batch_size_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    asked: list[int] = []

    def tagger(texts: list[str], *, batch_size: int) -> None:
        nonlocal now
        asked.append(batch_size)
        now += {1: 3.0, 8: 1.0, 32: 2.0}[batch_size] * len(texts)

    monkeypatch.setattr(baselines, "clock", lambda: now)
    monkeypatch.setattr(baselines, "quiet", contextlib.nullcontext)
    contestant = TransformersPipeline(tagger, 64)
    articles = [article_of(60), article_of(30)]
    choose_batch_size(contestant, articles)
    assert asked == [1, 1, 8, 32]
    assert contestant.batch_size == 8
    assert contestant.rates[8] == pytest.approx(subwords_of(articles) / 2.0)
    assert contestant.run(articles) == 2.0


def test_what_a_model_directory_lacks_leaves_baselines_out(tmp_path: Path) -> None:
    with pytest.raises(LeftOutError, match=r"model\.safetensors"):
        fp32_runner(tmp_path, 1)
    pytest.importorskip("transformers")
    with pytest.raises(LeftOutError, match=r"lacks .*model\.safetensors"):
        same_checkpoint(tmp_path, 256, 1)
    with pytest.raises(LeftOutError, match=r"lacks .*tokenizer\.json"):
        bert_base(tmp_path, 256, 1)


def test_without_torch_baselines_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in ("torch", "transformers", "tpo_ie.training.export"):
        monkeypatch.setitem(sys.modules, name, None)
    directory = model_directory(None)
    for make in (same_checkpoint, bert_base):
        with pytest.raises(LeftOutError, match=r'torch is not installed: pip install "tpo-ie\[train\]"'):
            make(directory, 256, 1)


def test_the_same_checkpoint_finds_what_the_model_finds(texts: list[Article]) -> None:
    pytest.importorskip("transformers")
    directory = model_directory(None)
    if not (directory / "model.safetensors").is_file():
        pytest.skip("the checkpoint does not travel with an installation")
    contestant = same_checkpoint(directory, 256, 1)
    assert contestant.run(texts) > 0
    with baselines.quiet():
        found = {(e["word"].strip(), e["entity_group"]) for e in contestant._tagger(ARTICLE)}
    assert any(label == "CRIME" for _, label in found)
    assert any(label == "AGENCY" for _, label in found)


def test_the_larger_model_has_the_size_of_bert_base(monkeypatch: pytest.MonkeyPatch) -> None:
    transformers = pytest.importorskip("transformers")
    made: list[Any] = []
    real = transformers.BertForTokenClassification

    def small(config: Any) -> Any:
        made.append(config)
        shrunk = type(config)(
            vocab_size=config.vocab_size, hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
            intermediate_size=16, id2label=config.id2label,
        )  # fmt: skip
        return real(shrunk)

    monkeypatch.setattr(transformers, "BertForTokenClassification", small)
    contestant = bert_base(model_directory(None), 256, 1)
    (config,) = made
    assert (config.hidden_size, config.num_hidden_layers, config.num_attention_heads) == (768, 12, 12)
    assert (config.intermediate_size, config.vocab_size, config.num_labels) == (3072, 48001, 19)
    assert contestant.run([article_of(20)]) > 0
