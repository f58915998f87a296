"""brat's configuration: what may be annotated and how it looks, made from the document format's own names."""

from __future__ import annotations

from tpo_ie.corpus.formats.brat.notation import EQUIV, IMPLIED, KIND, NEGATED, STATUS
from tpo_ie.corpus.formats.colours import colour_of
from tpo_ie.corpus.graph.values import ARGUMENTS, CUE, OFFICIAL, QUOTE, SPAN_LABELS, kind_of
from tpo_ie.document import ACTION_STATUSES, MENTION_LABELS, RELATION_TYPES
from tpo_ie.document.pillars import PILLARS

_BODY = "AGENCY|ORG"
_RELATION_ENDS = {
    "holds_position": ("PER", "POSITION"),
    "works_for": ("PER", _BODY),
    "part_of": ("AGENCY", "AGENCY"),
    "member_of": (_BODY, _BODY),
    "cooperates_with": (_BODY, _BODY),
    "located_in": ("AGENCY|LOC", "LOC"),
}


def annotation_conf() -> str:
    """Return ``annotation.conf``: types of spans, relations, events and attributes."""
    relations = [f"{name}\tArg1:{_RELATION_ENDS[name][0]}, Arg2:{_RELATION_ENDS[name][1]}" for name in RELATION_TYPES]
    arguments = ", ".join(f"{role}*:<ENTITY>" for role in ARGUMENTS["action"])
    events = [f"{OFFICIAL}\tperson:PER, agency:AGENCY", f"{QUOTE}\tspeaker:<ENTITY>, cue?:{CUE}"]
    for pillar, categories in PILLARS.items():
        events.append(f"!{pillar}")
        events.extend(f"\t{category}\t{arguments}" for category in categories)
    return "\n".join(
        [
            "# The annotation guide says what is annotated; notes hold names of entities, counts and times as JSON.",
            "[entities]",
            *MENTION_LABELS,
            CUE,
            "",
            "[relations]",
            f"{EQUIV}\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive",
            *relations,
            "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>",
            "",
            "[events]",
            *events,
            "",
            "[attributes]",
            f"{IMPLIED}\tArg:<ENTITY>",
            f"{NEGATED}\tArg:<EVENT>",
            f"{STATUS}\tArg:<EVENT>, Value:{'|'.join(ACTION_STATUSES)}",
            f"{KIND}\tArg:{QUOTE}, Value:direct|indirect|mixed",
            "",
        ]
    )


def visual_conf() -> str:
    """Return ``visual.conf``: short names and colours."""
    drawing = [f"{label}\tbgColor:{colour_of(label)}" for label in SPAN_LABELS]
    labels = [
        f"{label} | {label.replace('_', ' ')}" for label in SPAN_LABELS if kind_of(label) == "action" and "_" in label
    ]
    return "\n".join(
        [
            "[labels]",
            *labels,
            "",
            "[drawing]",
            "SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken",
            "ARC_DEFAULT\tcolor:black, arrowHead:triangle-5",
            *drawing,
            f"{NEGATED}\tbox:crossed, glyph:<NONE>, dashArray:<NONE>",
            f"{IMPLIED}\tbox:<NONE>, glyph:(implied), dashArray:3-3",
            f"{STATUS}\tglyph:" + "|".join(f"[{status}]" for status in ACTION_STATUSES),
            f"{KIND}\tglyph:[direct]|[indirect]|[mixed]",
            "",
        ]
    )
