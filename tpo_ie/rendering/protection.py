"""Keeps victims and minors out of lists: who may be named on a page, and what stands for the others."""

from __future__ import annotations

from tpo_ie.document import Document, Entity
from tpo_ie.privacy import is_protected
from tpo_ie.privacy.names import is_placeholder
from tpo_ie.privacy.persons import protected_persons


def for_lists(document: Document) -> Document:
    """Return a document whose protected persons are named by placeholders, and hold no office.

    The text stays as it is: pages show the article; ``tpo_ie.privacy.redact`` takes names out of that too.

    Args:
        document: The document.

    Returns:
        A copy for tables and summaries (guide, section 7: victims' names stay out of reports).
    """
    names = {entity: person.placeholder for person in protected_persons(document) for entity in person.entities}
    entities = tuple(
        entity.model_copy(update={"name": names[entity.id]}) if entity.id in names else entity
        for entity in document.entities
    )
    hidden = {entity.id for entity in entities if is_withheld(entity)}
    if not hidden:
        return document
    fields = {name: getattr(document, name) for name in Document.model_fields}
    officials = tuple(official for official in document.officials if official.person not in hidden)
    return Document(**fields | {"entities": entities, "officials": officials})


def is_withheld(entity: Entity) -> bool:
    """Say whether an entity is a person whom lists of names leave out."""
    return entity.type == "PER" and (is_protected(entity) or is_placeholder(entity.name))
