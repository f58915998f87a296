"""A document as an annotator sees it: items by layer, each with its label, its span and the fields that count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tpo_ie.document import Document, Mention

ARGUMENTS = ("actors", "partners", "targets", "place", "legal_basis")
_SYMMETRIC = "cooperates_with"
LAYERS = ("mentions", "entities", "officials", "relations", "quotes", "actions", "relevance")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a layer.

    Args:
        label: Its label, type, kind or category; a dash where the layer has none.
        span: Where it stands; None where it has no place.
        fields: What counts, with the entities of the annotated document.
        shown: The same for people: names instead of ids.
    """

    label: str
    span: tuple[int, int] | None
    fields: dict[str, Any]
    shown: dict[str, Any]


NONE = "–"


def items(document: Document, translate: Callable[[str], str]) -> dict[str, list[Item]]:
    """Return what an annotator sees of a document, by layer.

    What tools do not show (scores, rules, evidence, attributes of anything but entities) is left out.

    Args:
        document: The document.
        translate: From its entity ids to those that both documents are compared in.
    """
    view = _View(document, translate)
    return {layer: getattr(view, layer)() for layer in LAYERS}


class _View:
    def __init__(self, document: Document, translate: Callable[[str], str]) -> None:
        self.document = document
        self.translate = translate
        self.names = {entity.id: entity.name for entity in document.entities}

    def _item(self, label: str, span: tuple[int, int] | None, fields: dict[str, Any], *references: str) -> Item:
        """Make an item of fields with the document's own ids; those that ``references`` names hold entities."""
        compared, shown = dict(fields), dict(fields)
        for name in references:
            value = fields[name]
            if isinstance(value, str):
                compared[name], shown[name] = self.translate(value), self.names[value]
            else:
                compared[name] = tuple(sorted(map(self.translate, value)))
                shown[name] = [self.names[identifier] for identifier in value]
        return Item(
            label, span, compared, {name: value for name, value in shown.items() if value not in (None, [], {})}
        )

    def mentions(self) -> list[Item]:
        return [self._mention(mention) for mention in self.document.mentions]

    def _mention(self, mention: Mention) -> Item:
        span = (mention.start, mention.end)
        fields = {"span": span, "label": mention.label, "entity": mention.entity}
        item = self._item(mention.label, span, fields, "entity")
        item.shown["text"] = mention.text
        return item

    def entities(self) -> list[Item]:
        return [
            self._item(
                entity.type,
                None,
                {
                    "entity": entity.id,
                    "type": entity.type,
                    "name": entity.name,
                    "registry_id": entity.registry_id,
                    "attributes": entity.attributes,
                },
                "entity",
            )
            for entity in self.document.entities
        ]

    def officials(self) -> list[Item]:
        found = []
        for official in self.document.officials:
            fields = {"person": official.person, "title": official.title, "agency": official.agency}
            found.append(self._item(NONE, official.evidence, fields, "person", "agency"))
        return found

    def relations(self) -> list[Item]:
        found = []
        for relation in self.document.relations:
            fields: dict[str, Any] = {"type": relation.type, "head": relation.head, "tail": relation.tail}
            item = self._item(relation.type, relation.evidence, fields, "head", "tail")
            if relation.type == _SYMMETRIC:
                item.fields["head"], item.fields["tail"] = sorted((item.fields["head"], item.fields["tail"]))
            found.append(item)
        return found

    def quotes(self) -> list[Item]:
        found = []
        for quote in self.document.quotes:
            span = (quote.start, quote.end)
            fields = {"span": span, "speaker": quote.speaker, "kind": quote.kind, "cue": quote.cue}
            item = self._item(quote.kind, span, fields, "speaker")
            item.shown["text"] = self.document.span(span)
            found.append(item)
        return found

    def actions(self) -> list[Item]:
        found = []
        for action in self.document.actions:
            fields: dict[str, Any] = {"category": action.category, "trigger": action.trigger}
            fields |= {name: getattr(action, name) for name in ARGUMENTS}
            fields |= {"time": tuple(sorted(action.time)), "status": action.status, "negated": action.negated}
            fields["count"] = action.count
            item = self._item(action.category, action.trigger, fields, *ARGUMENTS)
            item.shown["text"] = self.document.span(action.trigger)
            found.append(item)
        return found

    def relevance(self) -> list[Item]:
        relevance = self.document.relevance
        return [] if relevance is None else [self._item(NONE, None, {"label": relevance.label})]
