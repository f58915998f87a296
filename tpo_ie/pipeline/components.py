"""The stages as spaCy components; entry points let ``spacy.load`` find them without importing tpo_ie.

A draft travels in ``doc.user_data`` from stage to stage. The last component replaces it by plain
values (``doc._.tpo``), so that finished Docs survive DocBin and other processes.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from tpo_ie import __version__
from tpo_ie.errors import StageError, TpoIeError
from tpo_ie.pipeline.stages import make_stage

# What the stages need is imported when a pipeline is made: spaCy loads this module at its first use in a process.
if TYPE_CHECKING:
    from tpo_ie.document import Document, Producer
    from tpo_ie.mentions.stage import MentionStage
    from tpo_ie.pipeline.draft import Draft
    from tpo_ie.registry.knowledge import Knowledge

_DRAFT = "tpo_draft"
INPUT = "tpo_input"  # what the caller says of the article: id, title, source, published, url


def _document(doc: Doc) -> Document | None:
    from tpo_ie.document import Document

    return None if doc._.tpo is None else Document.from_dict(doc._.tpo)


if not Doc.has_extension("tpo"):
    Doc.set_extension("tpo", default=None)
    Doc.set_extension("tpo_document", getter=_document)


def draft_of(doc: Doc) -> Draft:
    """Return the draft that travels with a Doc, made at the first call."""
    draft = doc.user_data.get(_DRAFT)
    if draft is None:
        draft = doc.user_data[_DRAFT] = new_draft(doc.text, doc.user_data.get(INPUT) or {})
    return draft


def new_draft(text: str, given: Mapping[str, Any]) -> Draft:
    """Return the draft of an article.

    Args:
        text: The article.
        given: What the caller says of it: ``id`` and fields of ``Meta``.
    """
    from tpo_ie.document import Meta
    from tpo_ie.pipeline.draft import Draft

    meta = {key: value for key, value in given.items() if key != "id"}
    return Draft(text=text, id=given.get("id") or "", meta=Meta(**meta))


def knowledge(agencies: str | None, positions: str | None, rules: str | None) -> Knowledge:
    """Return the registries for these user files; components of one pipeline share them.

    A file that has changed is read anew.
    """
    return _knowledge(*((path, _state(path)) for path in (agencies, positions, rules)))


@lru_cache(maxsize=8)
def _knowledge(*files: tuple[str | None, object]) -> Knowledge:
    from tpo_ie.registry.knowledge import Knowledge

    return Knowledge(*(path for path, _ in files))


def _state(path: str | None) -> object:
    """Return what changes when a file does; None for one that cannot be read, which is said where it is read."""
    try:
        return None if path is None else hashlib.sha256(Path(path).read_bytes()).digest()
    except OSError:
        return None


@contextlib.contextmanager
def naming(stage: str) -> Iterator[None]:
    """Say of an error that nobody foresaw which stage it arose in."""
    try:
        yield
    except TpoIeError:
        raise
    except Exception as error:
        raise StageError(stage, f"{type(error).__name__}: {error}") from error


class StageComponent:
    """A spaCy component that runs one stage.

    Args:
        name: Name of the stage or of its component (``tpo_actions``), for messages.
        stage: The stage.
        disabled: Ids of rules whose results are dropped.
    """

    def __init__(self, name: str, stage: Callable[[Draft], None], disabled: frozenset[str] = frozenset()) -> None:
        self.stage_name = name.removeprefix("tpo_")  # spaCy sets `name`
        self.stage = stage
        self.disabled = disabled

    def __call__(self, doc: Doc) -> Doc:
        """Run the stage on a Doc's draft."""
        self.read([draft_of(doc)])
        return doc

    def read(self, drafts: Sequence[Draft]) -> None:
        """Run the stage on drafts."""
        for draft in drafts:
            with naming(self.stage_name):
                self.stage(draft)
            if self.disabled:
                for layer in ("officials", "relations", "quotes", "actions"):
                    setattr(draft, layer, [item for item in getattr(draft, layer) if item.rule not in self.disabled])


class MentionComponent(StageComponent):
    """Finds mentions; in ``nlp.pipe`` windows of several documents go through the model together."""

    stage: MentionStage

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Run the stage on a stream of Docs, ``batch_size`` at a time."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self.read([draft_of(doc) for doc in batch])
            yield from batch

    def read(self, drafts: Sequence[Draft]) -> None:
        """Run the stage on drafts, all of them together."""
        self.start(drafts)()

    def start(self, drafts: Sequence[Draft]) -> Callable[[], None]:
        """Let the model begin with drafts; returns a function that waits for it and fills the mentions."""
        with naming(self.stage_name):
            finish = self.stage.start(drafts)

        def wait() -> None:
            with naming(self.stage_name):
                finish()

        return wait


class AssemblyComponent:
    """Turns the draft into the finished document and the Doc's sentences and entities.

    Args:
        producer: Program and model, written into every document.
    """

    def __init__(self, producer: Producer) -> None:
        self.producer = producer

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.tpo``, sentence starts and ``doc.ents``."""
        draft = draft_of(doc)
        document = self.document(draft)
        del doc.user_data[_DRAFT]
        doc._.tpo = document.to_dict()
        starts = {start for start, _ in draft.sentences}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.idx in starts
        ents: list[Span] = []
        for mention in document.mentions:
            span = doc.char_span(mention.start, mention.end, label=mention.label, alignment_mode="expand")
            if span is not None and (not ents or span.start >= ents[-1].end):
                ents.append(span)
        doc.ents = tuple(ents)
        return doc

    def document(self, draft: Draft) -> Document:
        """Return the finished document of a draft."""
        with naming("assembly"):
            return draft.to_document(self.producer)


def start_drafts(nlp: Language, drafts: Sequence[Draft]) -> Callable[[], list[Document]] | None:
    """Begin to run a pipeline's stages on drafts alone.

    spaCy's tokens, which no stage looks at, would take a tenth of the time. Stages up to the model run now, and the
    model begins, where it has threads of its own.

    Args:
        nlp: The pipeline.
        drafts: New drafts.

    Returns:
        A function that waits for the model, runs the other stages and returns the documents; None when the pipeline has
        components that need a Doc, and nothing was done.
    """
    components = [component for _, component in nlp.pipeline]
    stages = [component for component in components[:-1] if isinstance(component, StageComponent)]
    last = components[-1] if components else None
    if not isinstance(last, AssemblyComponent) or len(stages) < len(components) - 1:
        return None
    model = next((i for i, stage in enumerate(stages) if isinstance(stage, MentionComponent)), len(stages))
    for stage in stages[:model]:
        stage.read(drafts)
    waits = [stage.start(drafts) for stage in stages[model : model + 1] if isinstance(stage, MentionComponent)]

    def finish() -> list[Document]:
        for wait in waits:
            wait()
        for stage in stages[model + 1 :]:
            stage.read(drafts)
        return [last.document(draft) for draft in drafts]

    return finish


def reads_ahead(nlp: Language) -> bool:
    """Say whether the model of a pipeline reads in threads of its own, while rules read what it has finished."""
    return any(
        isinstance(component, MentionComponent) and component.stage.tagger.runner.threads > 1
        for _, component in nlp.pipeline
    )


_USER_FILES: dict[str, Any] = {"agencies": None, "positions": None, "rules": None}


@Language.factory("tpo_intake", assigns=["doc._.tpo"])
def make_intake(nlp: Language, name: str) -> StageComponent:
    """Article intake: dateline, headline, noise, sentences."""
    from tpo_ie.intake.stage import IntakeStage

    return StageComponent(name, IntakeStage(knowledge(None, None, None).regions))


_RUNS: dict[str, Any] = {"precision": "int8", "threads": 0, "backend": "onnx", "device": None}


@Language.factory("tpo_mentions", default_config={"model": None, **_RUNS, **_USER_FILES})
def make_mentions(
    nlp: Language,
    name: str,
    model: str | None,
    precision: Any,
    threads: int,
    backend: Any,
    device: str | None,
    agencies: Any,
    positions: Any,
    rules: Any,
) -> MentionComponent:
    """Mentions: the NER model and the rules around it."""
    from tpo_ie.mentions.model import Tagger
    from tpo_ie.mentions.stage import MentionStage

    tagger = Tagger(model, precision=precision, threads=threads, backend=backend, device=device)
    nlp.meta["tpo_model"] = {"name": f"{tagger.manifest.name}-{tagger.manifest.version}", "sha256": tagger.sha256}
    return MentionComponent(name, MentionStage(tagger, knowledge(agencies, positions, rules)))


def _understanding(stage: str, agencies: Any, positions: Any, rules: Any) -> StageComponent:
    from tpo_ie.pipeline.rules import disabled_rules

    return StageComponent(stage, make_stage(stage, knowledge(agencies, positions, rules)), disabled_rules(rules))


def _stage_factory(stage: str) -> Callable[..., StageComponent]:
    def make(nlp: Language, name: str, agencies: Any, positions: Any, rules: Any) -> StageComponent:
        return _understanding(stage, agencies, positions, rules)

    Language.factory(f"tpo_{stage}", default_config=dict(_USER_FILES), assigns=["doc._.tpo"], func=make)
    return make


make_entities = _stage_factory("entities")
make_officials = _stage_factory("officials")
make_quotes = _stage_factory("quotes")
make_relations = _stage_factory("relations")
make_relevance = _stage_factory("relevance")


@Language.factory("tpo_roles", default_config=dict(_USER_FILES), assigns=["doc._.tpo"])
def make_roles(nlp: Language, name: str, agencies: Any, positions: Any, rules: Any) -> StageComponent:
    """Roles of persons: victim, minor, suspect, witness."""
    from tpo_ie.pipeline.rules import disabled_rules
    from tpo_ie.roles.stage import RoleStage

    return StageComponent("roles", RoleStage(knowledge(agencies, positions, rules), disabled_rules(rules)))


@Language.factory("tpo_actions", default_config={**_USER_FILES, "all_actions": False}, assigns=["doc._.tpo"])
def make_actions(
    nlp: Language, name: str, agencies: Any, positions: Any, rules: Any, all_actions: bool
) -> StageComponent:
    """Actions against trafficking."""
    component = _understanding("actions", agencies, positions, rules)
    stage = component.stage

    def run(draft: Draft) -> None:
        draft.options["all_actions"] = all_actions
        stage(draft)

    component.stage = run
    return component


@Language.factory("tpo_assembly", assigns=["doc._.tpo", "doc.ents", "token.is_sent_start"])
def make_assembly(nlp: Language, name: str) -> AssemblyComponent:
    """The finished document."""
    from tpo_ie.document import Producer

    model = nlp.meta.get("tpo_model", {})
    return AssemblyComponent(
        Producer(name="tpo-ie", version=__version__, model=model.get("name"), model_sha256=model.get("sha256"))
    )
