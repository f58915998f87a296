"""The values a document is made of: immutable, typed, one class per JSON object of the document format."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

SCHEMA_VERSION = "1"

MentionLabel = Literal["PER", "POSITION", "AGENCY", "ORG", "LOC", "LAW", "CRIME", "GROUP", "DATE"]
RelationType = Literal["holds_position", "works_for", "part_of", "member_of", "cooperates_with", "located_in"]
QuoteKind = Literal["direct", "indirect", "mixed"]
ActionStatus = Literal["done", "ongoing", "planned", "urged", "possible"]
RelevanceLabel = Literal["tppo", "migrant_protection", "other"]
ActionCategory = Literal[
    "awareness",
    "passport_control",
    "departure_control",
    "surveillance",
    "policy",
    "training",
    "data_exchange",
    "community_program",
    "rescue",
    "repatriation",
    "rehabilitation",
    "legal_aid",
    "victim_identification",
    "complaint_channel",
    "investigation",
    "arrest",
    "charge",
    "sentence",
    "deportation",
    "sanction",
    "coordination",
    "cooperation",
    "task_force",
    "joint_operation",
]

MENTION_LABELS: tuple[str, ...] = get_args(MentionLabel)
RELATION_TYPES: tuple[str, ...] = get_args(RelationType)
ACTION_CATEGORIES: tuple[str, ...] = get_args(ActionCategory)
ACTION_STATUSES: tuple[str, ...] = get_args(ActionStatus)

Offset = Annotated[int, Field(ge=0)]
Span = tuple[Offset, Offset]
Score = Annotated[float, Field(ge=0.0, le=1.0)]


def _plain(value: Any) -> Any:
    """Turn tuples into lists, as JSON has them; what msgpack or Python code hands in compares equal then."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


Attributes = Annotated[dict[str, Any], BeforeValidator(_plain)]


class Value(BaseModel):
    """Base of all values: frozen, refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Meta(Value):
    """What the input says about the article; nothing here is guessed from the text."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    dateline_place: str | None = None
    attributes: Attributes = Field(default_factory=dict)


class Mention(Value):
    """A span of the text that names something (annotation guide, section 1)."""

    id: str
    start: Offset
    end: Offset
    text: str
    label: MentionLabel
    entity: str
    score: Score | None = None


class Entity(Value):
    """A thing in the world that mentions share (section 2); implied entities have no mentions."""

    id: str
    type: MentionLabel
    name: str
    registry_id: str | None = None
    attributes: Attributes = Field(default_factory=dict)


class Official(Value):
    """A person who the article says holds an office (section 3); ids refer to entities."""

    person: str
    title: str
    agency: str
    evidence: Span | None = None
    score: Score | None = None
    rule: str | None = None
    attributes: Attributes = Field(default_factory=dict)


class Relation(Value):
    """A typed link between two entities with the span it was read from (section 4)."""

    type: RelationType
    head: str
    tail: str
    evidence: Span | None = None
    score: Score | None = None
    rule: str | None = None
    attributes: Attributes = Field(default_factory=dict)


class Quote(Value):
    """What was said and by whom (section 5); ``start``/``end`` cover the words said."""

    start: Offset
    end: Offset
    speaker: str
    kind: QuoteKind
    cue: Span | None = None
    score: Score | None = None
    rule: str | None = None
    attributes: Attributes = Field(default_factory=dict)


class Action(Value):
    """Something done, planned, urged or denied against trafficking (section 6)."""

    category: ActionCategory
    trigger: Span
    actors: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    time: tuple[str, ...] = ()
    status: ActionStatus
    negated: bool = False
    count: int | float | None = None
    legal_basis: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()
    score: Score | None = None
    rule: str | None = None
    attributes: Attributes = Field(default_factory=dict)


class Relevance(Value):
    """Whether the article is about trafficking, migrant protection or something else."""

    label: RelevanceLabel
    score: Score


class Producer(Value):
    """Which program and model wrote the document."""

    name: str
    version: str
    model: str | None = None
    model_sha256: str | None = None
