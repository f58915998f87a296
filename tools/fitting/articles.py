"""Training articles as the actions stage would read them if all layers before it were right."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document
from tpo_ie.intake.stage import IntakeStage
from tpo_ie.pipeline.draft import Draft
from tpo_ie.relevance.scoring import without

SPLIT = "train"


def training(paths: Iterable[Path]) -> list[Document]:
    """Return the documents of the training split; those of other splits are left out, whatever file is given."""
    return list(read_documents(paths, split=SPLIT))


def gold_draft(document: Document, intake: IntakeStage | None = None) -> Draft:
    """Return a draft with the gold mentions, entities, officials, quotes, relations and relevance.

    Args:
        document: A gold document.
        intake: Finds headline and dateline; a new one when left out.
    """
    draft = Draft.from_document(document)
    draft.entities = {entity.id: entity for entity in document.entities}
    draft.officials, draft.quotes = list(document.officials), list(document.quotes)
    draft.relations, draft.relevance = list(document.relations), document.relevance
    (intake or IntakeStage())(draft)
    return draft


def weighed_text(document: Document, intake: IntakeStage) -> str:
    """Return an article's text as the relevance stage weighs it: lower case, blanks for bylines and the like."""
    draft = Draft(text=document.text, meta=document.meta)
    intake(draft)
    noise = [(block.start, block.end) for block in draft.layout.blocks if block.kind == "noise"]
    return without(document.text, noise).lower()
