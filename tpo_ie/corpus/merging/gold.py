"""Annotated documents as gold: without the marks of the program that made the first draft."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from tpo_ie.document import Action, Document, Producer
from tpo_ie.language.sentences import split_sentences

DRAFTED_BY = "preannotated_by"
_LAYERS = ("mentions", "officials", "relations", "quotes", "actions")


def as_gold(annotated: Document, original: Document) -> tuple[Document, int]:
    """Return an annotated document as gold.

    Scores and rules say how sure a program was; gold leaves them out. Actions that an annotator added have no
    evidence, since tools do not show it: they get the sentence of their trigger.

    Args:
        annotated: What came back from the annotator.
        original: What the annotator was given.

    Returns:
        The document, and the number of actions that got evidence. ``meta.attributes.preannotated_by`` names what
        made the draft.
    """
    changes: dict[str, Any] = {}
    for layer in _LAYERS:
        plain = {"score": None} | ({"rule": None} if layer != "mentions" else {})
        changes[layer] = tuple(item.model_copy(update=plain) for item in getattr(annotated, layer))
    filled = 0
    sentences = split_sentences(annotated.text)
    actions: list[Action] = []
    for action in changes["actions"]:
        if not action.evidence:
            filled += 1
            evidence = (_sentence(sentences, action.trigger, len(annotated.text)),)
            actions.append(action.model_copy(update={"evidence": evidence}))
        else:
            actions.append(action)
    changes["actions"] = tuple(actions)
    meta = annotated.meta
    if original.producer is not None:
        attributes = {**meta.attributes, DRAFTED_BY: _shown(original.producer)}
        meta = meta.model_copy(update={"attributes": attributes})
    return annotated.model_copy(update={**changes, "meta": meta, "producer": None}), filled


def _sentence(sentences: list[tuple[int, int]], trigger: tuple[int, int], size: int) -> tuple[int, int]:
    """Return the stretch of sentences that a trigger lies in."""
    if not sentences:
        return trigger
    first = max(0, bisect_right(sentences, (trigger[0], size + 1)) - 1)
    start, end = sentences[first]
    return min(start, trigger[0]), max(end, trigger[1])


def _shown(producer: Producer) -> str:
    model = f" ({producer.model})" if producer.model else ""
    return f"{producer.name} {producer.version}{model}"
