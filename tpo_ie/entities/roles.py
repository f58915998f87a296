"""What a text calls a person in a case: victim, suspect, witness; and who is under age."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tpo_ie.entities.clusters import Cluster
from tpo_ie.errors import ResourceError
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.resources import package_text, parse_yaml

_SOURCE = "tpo_ie/entities/roles.yaml"
_BEFORE = 60
_AFTER = 70
_ADULT = 18
_AGE = re.compile(r"\s*[,(]\s*(\d{1,2})(?:\s*(?:tahun|thn|th))?\s*[),]")
_LISTED = re.compile(r"\s*(?:\(\d{1,2}(?: tahun)?\))?\s*(?:,|dan|serta|,\s*dan)\s*")
_CLAUSE = re.compile(r"[;.!?\"“”]")


@dataclass(frozen=True, slots=True)
class _Cues:
    before: re.Pattern[str]
    after: re.Pattern[str]
    role: dict[str, str]


@cache
def _cues() -> _Cues:
    data = parse_yaml(package_text("tpo_ie.entities", "roles.yaml"), _SOURCE)
    try:
        role = {noun: name for name, nouns in data["roles"].items() for noun in nouns}
        verbs = {verb: name for name, acts in data["acts"].items() for side in acts.values() for verb in side}
        before = _any([verb for acts in data["acts"].values() for verb in acts["before"]])
        after = _any([verb for acts in data["acts"].values() for verb in acts["after"]])
        nouns, naming, links = _any(role), _any(data["naming"]), _any(data["links"])
        between, cases = _any(data["between"]), _any(data["cases"])
        never = dict.fromkeys(data["never"], "")
    except (KeyError, AttributeError, TypeError) as error:
        raise ResourceError(f"{_SOURCE}: {error!r}") from None
    return _Cues(
        before=re.compile(rf"(?:(\w+) )?\b(?:({nouns})(?: (?:{naming})){{0,3}},?|({before})) ?$", re.IGNORECASE),
        after=re.compile(
            rf"\s*(?:\(\d{{1,2}}(?: tahun)?\))?,?\s*(?:(?:{between}) ){{0,4}}"
            rf"(?:(?:{links}) (?:seorang )?({nouns})|({after}))\b|,\s*({nouns}) (?:{cases})\b",
            re.IGNORECASE,
        ),
        role={**role, **verbs, **never},
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def mark_roles(draft: Draft, people: list[Cluster]) -> None:
    """Set ``role`` (and ``minor``) of persons where the text says it.

    Args:
        draft: The draft, for its text and mentions.
        people: The clusters of persons; their attributes are filled.
    """
    roles: dict[int, str] = {}
    previous: FoundMention | None = None
    for mention in draft.mentions:
        if mention.label != "PER":
            continue
        role = _role_before(draft, mention) or _role_after(draft, mention)
        if not role and previous is not None and _LISTED.fullmatch(draft.text[previous.end : mention.start]):
            role = roles.get(id(previous), "")
        if role:
            roles[id(mention)] = role
        previous = mention
    order = list(dict.fromkeys(_cues().role.values()))
    for person in people:
        found = [roles[id(mention)] for mention in person.mentions if id(mention) in roles]
        if any(_age(draft, mention) < _ADULT for mention in person.mentions):
            person.attributes["minor"] = True
            found.append("minor")
        if found:
            person.attributes["role"] = min(found, key=lambda role: order.index(role) if role in order else len(order))


def _role_before(draft: Draft, mention: FoundMention) -> str:
    start = max(draft.sentence_at(mention.start)[0], mention.start - _BEFORE)
    text = _CLAUSE.split(draft.text[start : mention.start])[-1]
    match = _cues().before.search(text)
    if match is None or _cues().role.get((match.group(1) or "").casefold()) == "":
        return ""
    cue = match.group(2) or match.group(3)
    if _is_in_a_name(draft, mention.start - len(text) + match.start(2 if match.group(2) else 3)):
        return ""
    return _cues().role[cue.casefold()]


def _role_after(draft: Draft, mention: FoundMention) -> str:
    end = min(draft.sentence_at(mention.start)[1], mention.end + _AFTER)
    match = _cues().after.match(draft.text, mention.end, end)
    if match is None:
        return ""
    group = next(i for i in (1, 2, 3) if match.group(i))
    cue = match.group(group)
    if _is_in_a_name(draft, match.start(group)):
        return ""
    return _cues().role[cue.casefold()]


def _is_in_a_name(draft: Draft, offset: int) -> bool:
    """Say whether a word belongs to a name: `Lembaga Perlindungan Saksi dan Korban`."""
    inside = draft.mention_at(offset)
    return inside is not None and inside.label not in ("GROUP", "CRIME")


def _age(draft: Draft, mention: FoundMention) -> int:
    match = _AGE.match(draft.text, mention.end, mention.end + 16)
    return int(match.group(1)) if match else _ADULT
