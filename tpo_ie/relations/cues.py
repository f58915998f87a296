"""The cue words of relations, read once, and how phrases with gaps become patterns."""

from __future__ import annotations

import re
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from tpo_ie.resources import package_data

_SCANNED = (
    "under", "group_then_members", "members_then_group", "partner_verbs",
    "together", "agreements", "joint_acts", "joint_agents", "agents_behind", "data_joins", "beside", "lies_in",
)  # fmt: skip
_GAPS = {"*": r"(?:\s+[\w-]{1,20}){0,3}?", "**": r"(?:\s+[\w()/&-]{1,24}){0,12}?"}


class Cues(BaseModel):
    """The lists of ``cues.yaml``; what each is for stands there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    inner_units: tuple[str, ...]
    nameless_heads: frozenset[str]
    field_offices: tuple[str, ...]
    parents: tuple[str, ...]
    branches: tuple[str, ...]
    directorates: tuple[str, ...]
    ministries: tuple[str, ...]
    under: tuple[str, ...]
    ranks: frozenset[str]
    elements: frozenset[str]
    unit_links: frozenset[str]
    seat_links: frozenset[str]
    owners: frozenset[str]
    owned_words: frozenset[str]
    owned_kinds: frozenset[str]
    whole_parents: frozenset[str]
    through: tuple[str, ...]
    including: tuple[str, ...]
    negations: frozenset[str]
    groups: tuple[str, ...]
    nameless_groups: frozenset[str]
    results: frozenset[str]
    group_then_members: tuple[str, ...]
    anaphoric: tuple[str, ...]
    pointers: frozenset[str]
    adjacent: tuple[str, ...]
    behind_head: tuple[str, ...]
    headed: frozenset[str]
    any_group: frozenset[str]
    unnamed_groups: tuple[str, ...]
    openings: frozenset[str]
    membership: frozenset[str]
    listing: frozenset[str]
    inside: frozenset[str]
    seats: tuple[str, ...]
    members_then_group: tuple[str, ...]
    joining: tuple[str, ...]
    others: tuple[str, ...]
    group_kinds: frozenset[str]
    founding: frozenset[str]
    alliances: tuple[str, ...]
    roles: tuple[str, ...]
    acting_as: frozenset[str]
    partner_verbs: tuple[str, ...]
    partner_passives: tuple[str, ...]
    helped_acts: tuple[str, ...]
    told: frozenset[str]
    opening_leads: frozenset[str]
    subjectless: tuple[str, ...]
    together: tuple[str, ...]
    only_adjacent: frozenset[str]
    agreements: tuple[str, ...]
    signed_by: tuple[str, ...]
    data_joins: tuple[str, ...]
    agentless: frozenset[str]
    joint_acts: tuple[str, ...]
    made_of: tuple[str, ...]
    involving: frozenset[str]
    joint_verbs: tuple[str, ...]
    joint_agents: tuple[str, ...]
    joint_marks: frozenset[str]
    agents_behind: tuple[str, ...]
    openers: frozenset[str]
    attendance: tuple[str, ...]
    attended_by: tuple[str, ...]
    wishes: frozenset[str]
    duties: frozenset[str]
    meetings: frozenset[str]
    cases: frozenset[str]
    members: frozenset[str]
    urging: tuple[str, ...]
    crews: frozenset[str]
    staff_leads: frozenset[str]
    governments: tuple[str, ...]
    acts: tuple[str, ...]
    beside: tuple[str, ...]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    times: frozenset[str]
    time_ends: frozenset[str]
    failing: frozenset[str]
    signing: frozenset[str]
    own_body: tuple[str, ...]
    enumeration: frozenset[str]
    separators: frozenset[str]
    place_sizes: dict[str, int]
    states_abroad: dict[str, tuple[str, ...]]
    building_words: frozenset[str]
    housed: tuple[str, ...]
    lies_in: tuple[str, ...]
    staff: tuple[str, ...]
    heads: tuple[str, ...]
    head_kinds: tuple[str, ...]
    any_kinds: frozenset[str]
    led_by: tuple[str, ...]
    called: frozenset[str]
    from_body: tuple[str, ...]

    @cached_property
    def scanned(self) -> dict[str, tuple[str, ...]]:
        """The lists that are looked for all over the text, by the first words of their phrases."""
        lists: dict[str, set[str]] = {}
        for name in _SCANNED:
            for phrase in getattr(self, name):
                lists.setdefault(phrase.split()[0].rstrip(":"), set()).add(name)
        return {word: tuple(sorted(names)) for word, names in lists.items()}

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """A pattern for each list of phrases, longest phrase first, case aside."""
        return {name: phrases_pattern(value) for name, value in self if isinstance(value, tuple)}


def phrases_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words.

    Args:
        phrases: ``*`` alone stands for up to three words, ``**`` for up to twelve, ``*`` at the end of a word for any
            letters.
    """
    return re.compile(r"\b(?:" + "|".join(map(_phrase, sorted(phrases, key=len, reverse=True))) + r")(?!\w)", re.I)


def _phrase(phrase: str) -> str:
    pattern = ""
    for word in phrase.split():
        if word in _GAPS:
            pattern += _GAPS[word]
        else:
            pattern += (r"\s+" if pattern else "") + re.escape(word).replace(r"\*", r"\w*")
    return pattern


@cache
def cues() -> Cues:
    """Return the cue lists.

    Raises:
        ResourceError: The file breaks its shape.
    """
    return package_data("tpo_ie.relations", "cues.yaml", Cues)
