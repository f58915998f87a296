"""What is measured: each contestant does its work on articles and says how long it took."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from spacy.language import Language

import tpo_ie
from tpo_ie.benchmark.articles import Article
from tpo_ie.document import Document
from tpo_ie.mentions.backends.runner import Runner
from tpo_ie.mentions.model import PROCESSOR_BATCH
from tpo_ie.mentions.windows import batched, cut, inputs
from tpo_ie.pipeline.components import AssemblyComponent, StageComponent, new_draft
from tpo_ie.pipeline.draft import Draft

clock = time.perf_counter


class Contestant(Protocol):
    """Something whose speed is measured."""

    def run(self, articles: Sequence[Article]) -> float:
        """Do the work on some articles; returns its seconds, preparations not counted."""


class Pipeline:
    """The product: all components, documents written as JSON.

    Args:
        nlp: The pipeline.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def run(self, articles: Sequence[Article]) -> float:
        """Extract and write."""
        begun = clock()
        stream = io.StringIO()
        for document in tpo_ie.extract_many([a.record for a in articles], model=self.nlp):
            stream.write(document.to_json() + "\n")
        return clock() - begun


class MentionComponent:
    """The component that finds mentions: words, sub-words, the model, spans, the rules around it.

    Args:
        nlp: The pipeline.
    """

    def __init__(self, nlp: Language) -> None:
        self.intake: Any = nlp.get_pipe("tpo_intake")
        self.component: Any = nlp.get_pipe("tpo_mentions")

    def run(self, articles: Sequence[Article]) -> float:
        """Find mentions in articles whose intake is done."""
        drafts = [_draft(article) for article in articles]
        self.intake.read(drafts)
        begun = clock()
        self.component.read(drafts)
        return clock() - begun


class BareModel:
    """The graph alone: the windows and batches that the component would run, already in arrays.

    Args:
        runner: What runs the graph.
        window: Longest window in sub-words.
    """

    def __init__(self, runner: Runner, window: int) -> None:
        self.runner = runner
        self.window = window

    def run(self, articles: Sequence[Article]) -> float:
        """Run the graph."""
        texts = [article.encoded for article in articles]
        pieces = cut(texts, self.window)
        feeds = [inputs(texts, pieces, batch) for batch in batched(pieces, PROCESSOR_BATCH)]
        begun = clock()
        self.runner.start(feeds)()
        return clock() - begun


class Stages:
    """The pipeline once more, each step on its own clock.

    Args:
        nlp: The pipeline.

    Attributes:
        seconds: By step: the components without their prefix, then ``output``.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self.seconds: dict[str, float] = {}

    def run(self, articles: Sequence[Article]) -> float:
        """Run all steps, one after the other."""
        drafts = [_draft(article) for article in articles]
        documents: list[Document] = []

        def assemble(component: AssemblyComponent) -> None:
            documents.extend(component.document(draft) for draft in drafts)

        def output() -> None:
            for document in documents:
                document.to_json()

        steps: dict[str, Callable[[], None]] = {}
        for name, component in self.nlp.pipeline:
            if isinstance(component, StageComponent):
                steps[name.removeprefix("tpo_")] = partial(component.read, drafts)
            elif isinstance(component, AssemblyComponent):
                steps[name.removeprefix("tpo_")] = partial(assemble, component)
        total = 0.0
        for name, step in (steps | {"output": output}).items():
            begun = clock()
            step()
            spent = clock() - begun
            self.seconds[name] = self.seconds.get(name, 0.0) + spent
            total += spent
        return total


def readable(nlp: Language, articles: Sequence[Article], on_error: Callable[[str, Exception], None]) -> list[Article]:
    """Return the articles that the pipeline can read, all that is measured is measured on.

    Args:
        nlp: The pipeline.
        articles: The articles.
        on_error: Told of each one that fails, by its id.
    """
    failed: set[str] = set()

    def note(record_id: str, error: Exception) -> None:
        failed.add(record_id)
        on_error(record_id, error)

    for _ in tpo_ie.extract_many([a.record for a in articles], model=nlp, on_error=note):
        pass
    return [article for article in articles if article.record["id"] not in failed]


def _draft(article: Article) -> Draft:
    return new_draft(article.text, {key: value for key, value in article.record.items() if key != "text"})
