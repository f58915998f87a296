"""Annotated documents as gold: without the marks of the program that made the first draft."""

from __future__ import annotations

from typing import Any

from tpo_ie.corpus.merging.evidence import EvidenceFinder
from tpo_ie.document import Document, Producer

DRAFTED_BY = "preannotated_by"
_LAYERS = ("mentions", "officials", "relations", "quotes", "actions")


def as_gold(annotated: Document, original: Document) -> tuple[Document, int]:
    """Return an annotated document as gold.

    Scores and rules say how sure a program was; gold leaves them out. Actions and relations that an annotator
    added have no evidence, since tools do not show it: actions get the sentence of their trigger, relations the words
    between their ends, where these stand in one sentence.

    Args:
        annotated: What came back from the annotator.
        original: What the annotator was given.

    Returns:
        The document, and the number of actions and relations that got evidence. ``meta.attributes.preannotated_by``
        names what made the draft.
    """
    changes: dict[str, Any] = {}
    for layer in _LAYERS:
        plain = {"score": None} | ({"rule": None} if layer != "mentions" else {})
        changes[layer] = tuple(item.model_copy(update=plain) for item in getattr(annotated, layer))
    finder = EvidenceFinder(annotated)
    bare_acts = [action for action in changes["actions"] if not action.evidence]
    bare_ties = [relation for relation in changes["relations"] if relation.evidence is None]
    changes["actions"] = tuple(
        action if action.evidence else action.model_copy(update={"evidence": (finder.of_action(action),)})
        for action in changes["actions"]
    )
    changes["relations"] = tuple(
        relation if relation.evidence else relation.model_copy(update={"evidence": finder.of_relation(relation)})
        for relation in changes["relations"]
    )
    found = [relation for relation in bare_ties if finder.of_relation(relation) is not None]
    meta = annotated.meta
    if original.producer is not None:
        attributes = {**meta.attributes, DRAFTED_BY: _shown(original.producer)}
        meta = meta.model_copy(update={"attributes": attributes})
    return annotated.model_copy(update={**changes, "meta": meta, "producer": None}), len(bare_acts) + len(found)


def _shown(producer: Producer) -> str:
    model = f" ({producer.model})" if producer.model else ""
    return f"{producer.name} {producer.version}{model}"
