"""What a document says, arranged for reading: the one source of the text summary and of the HTML page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tpo_ie.document import Action, Document, Entity, Official, Relation
from tpo_ie.document.pillars import PILLARS
from tpo_ie.rendering.characters import one_line
from tpo_ie.rendering.dates import in_words
from tpo_ie.rendering.reasons import why
from tpo_ie.rendering.strings import Strings

_ENTITY_ROLES = ("actors", "partners", "targets", "place")
ROLES: tuple[str, ...] = (*_ENTITY_ROLES, "time", "count", "legal_basis", "evidence", "why")
"""The rows of an action, in reading order."""

_DERIVED = {"holds_position", "works_for"}
_GROUPED_BY_TAIL = {"member_of", "part_of", "located_in", "works_for"}


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity with the forms in which the text names it.

    Args:
        entity: The entity.
        forms: Each surface form with how often it stands, most frequent first; empty for implied entities.
    """

    entity: Entity
    forms: tuple[tuple[str, int], ...]

    @property
    def mentions(self) -> int:
        """How often the text names it."""
        return sum(count for _, count in self.forms)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of text with the trigger that lies in it, white space single.

    Args:
        before: Text before the trigger; all of it when the trigger lies elsewhere.
        trigger: The trigger or nothing.
        after: Text after the trigger.
    """

    before: str
    trigger: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One value of an action's field.

    Args:
        text: Name, time or number.
        entity: The entity's id, when it is one.
    """

    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action with its fields in words.

    Args:
        number: Its place in the document, from 1.
        action: The action.
        status: Status and negation in words.
        roles: Field and its values, in reading order; empty fields are left out.
        evidence: The sentences it was read from.
        why: Rule, trigger, score and attributes, in words.
    """

    number: int
    action: Action
    status: str
    roles: tuple[tuple[str, tuple[Part, ...]], ...]
    evidence: tuple[Evidence, ...]
    why: str


@dataclass(frozen=True, slots=True)
class RelationLine:
    """Relations of one type that share an end.

    Args:
        type: Their type.
        heads: Entities on the left.
        tails: Entities on the right.
        relations: The relations themselves.
    """

    type: str
    heads: tuple[Entity, ...]
    tails: tuple[Entity, ...]
    relations: tuple[Relation, ...]


def title_of(document: Document) -> str:
    """Return the article's title, or its id when the input gives none."""
    return one_line(document.meta.title or document.id).strip() or "?"


def head_lines(document: Document, strings: Strings) -> list[tuple[str, str]]:
    """Return what the input and the reading say of the article as a whole: name of the field, value."""
    meta = document.meta
    lines = [
        ("source", meta.source),
        ("published", meta.published and in_words(meta.published, strings)),
        ("place_of_report", meta.dateline_place),
        ("address", meta.url),
    ]
    if document.relevance is not None:
        label = strings(f"relevance.{document.relevance.label}")
        lines.insert(0, ("relevance", f"{label} ({document.relevance.score:.0%})"))
    return [(strings(key), one_line(value)) for key, value in lines if value]


def entity_lines(document: Document, *types: str) -> list[EntityLine]:
    """Return the entities of some types with their forms, the most mentioned first.

    Args:
        document: The document.
        *types: Labels to take.

    Returns:
        Lines; entities that the text only implies stand last.
    """
    forms: dict[str, Counter[str]] = {}
    for mention in document.mentions:
        forms.setdefault(mention.entity, Counter())[one_line(mention.text)] += 1
    lines = [
        EntityLine(entity, tuple(forms.get(entity.id, Counter()).most_common()))
        for entity in document.entities
        if entity.type in types
    ]
    return sorted(lines, key=lambda line: -line.mentions)


def offices_of(document: Document) -> dict[str, list[Official]]:
    """Return the offices of each person, by the person's entity id."""
    offices: dict[str, list[Official]] = {}
    for official in document.officials:
        offices.setdefault(official.person, []).append(official)
    return offices


def actions_by_pillar(document: Document, strings: Strings) -> Iterator[tuple[str, list[ActionLine]]]:
    """Yield the pillars under which something was done, each with its actions in text order."""
    lines = [_action_line(document, number, action, strings) for number, action in enumerate(document.actions, 1)]
    for pillar, categories in PILLARS.items():
        found = [line for line in lines if line.action.category in categories]
        if found:
            yield pillar, found


def _action_line(document: Document, number: int, action: Action, strings: Strings) -> ActionLine:
    roles: list[tuple[str, tuple[Part, ...]]] = [
        (role, _entity_parts(document, getattr(action, role))) for role in _ENTITY_ROLES
    ]
    roles.append(("time", tuple(Part(in_words(value, strings)) for value in action.time)))
    if action.count is not None:
        number_text = str(int(action.count) if action.count == int(action.count) else action.count)
        unit = action.attributes.get("count_unit")
        roles.append(("count", (Part(one_line(f"{number_text} {unit}" if unit else number_text)),)))
    roles.append(("legal_basis", _entity_parts(document, action.legal_basis)))
    return ActionLine(
        number=number,
        action=action,
        status=strings(f"{'not_' * action.negated}status.{action.status}"),
        roles=tuple((role, parts) for role, parts in roles if parts),
        evidence=tuple(evidence_of(document, span, action.trigger) for span in action.evidence or (action.trigger,)),
        why=why(document, action, strings, trigger=document.span(action.trigger)),
    )


def _entity_parts(document: Document, ids: Iterable[str]) -> tuple[Part, ...]:
    return tuple(Part(one_line(document.entity(entity_id).name), entity_id) for entity_id in ids)


def evidence_of(document: Document, span: tuple[int, int], trigger: tuple[int, int] | None = None) -> Evidence:
    """Return a span of the text, cut around a trigger where one lies inside it."""
    if trigger is None or not (span[0] <= trigger[0] < trigger[1] <= span[1]):
        return Evidence(one_line(document.span(span)).strip())
    return Evidence(
        one_line(document.span((span[0], trigger[0]))).lstrip(),
        one_line(document.span(trigger)),
        one_line(document.span((trigger[1], span[1]))).rstrip(),
    )


def relation_lines(document: Document) -> list[RelationLine]:
    """Return the relations, those that share type and one end on one line.

    What officials already say (who holds which office where) is left out. Membership is gathered by the
    body that has the members, cooperation by the first of the two.

    Args:
        document: The document.

    Returns:
        Lines in the order of the relations.
    """
    officials = set(offices_of(document))
    seen: set[tuple[str, str, str]] = set()
    groups: dict[tuple[str, str], list[Relation]] = {}
    for relation in document.relations:
        if relation.type in _DERIVED and relation.head in officials:
            continue
        ends = (relation.head, relation.tail)
        if relation.type == "cooperates_with":
            ends = (min(ends), max(ends))
        if (relation.type, *ends) in seen:
            continue
        seen.add((relation.type, *ends))
        shared = relation.tail if relation.type in _GROUPED_BY_TAIL else relation.head
        groups.setdefault((relation.type, shared), []).append(relation)
    return [
        RelationLine(
            type=type_,
            heads=tuple(document.entity(head) for head in dict.fromkeys(r.head for r in relations)),
            tails=tuple(document.entity(tail) for tail in dict.fromkeys(r.tail for r in relations)),
            relations=tuple(relations),
        )
        for (type_, _), relations in groups.items()
    ]
