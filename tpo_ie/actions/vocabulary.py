"""The closed word lists of ``words.yaml``."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from tpo_ie.actions.data import load_words


class Vocabulary(BaseModel):
    """Words that steer the reading of a clause; each list is explained in ``words.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    boundaries: frozenset[str]
    since: frozenset[str]
    subjectless: frozenset[str]
    fronted: frozenset[str]
    after_which: frozenset[str]
    coordinators: frozenset[str]
    listing: frozenset[str]
    for_now: str
    list_openers: tuple[str, ...]
    addressing: frozenset[str]
    proposing: frozenset[str]
    purpose: frozenset[str]
    place_prepositions: frozenset[str]
    toward: str
    away: str
    goals: frozenset[str]
    place_reach: int
    place_nouns: frozenset[str]
    village_words: frozenset[str]
    topics: frozenset[str]
    custody: frozenset[str]
    entrusting: frozenset[str]
    between: frozenset[str]
    called_off: frozenset[str]
    object_ends: frozenset[str]
    receiving: frozenset[str]
    benefiting: frozenset[str]
    saying: frozenset[str]
    by: str
    together: str
    exists: str
    owner_links: frozenset[str]
    passive_prefix: frozenset[str]
    bare_modals: frozenset[str]
    verb_adverbs: frozenset[str]
    empty_verbs: frozenset[str]
    bare_auxiliaries: frozenset[str]
    equating: frozenset[str]
    prepositions: frozenset[str]
    no_verbs: frozenset[str]
    nobody_heads: frozenset[str]
    determiners: frozenset[str]
    beside_agent: frozenset[str]
    office_tails: frozenset[str]
    first_person: frozenset[str]
    third_person: frozenset[str]
    own_body: frozenset[str]
    foreign_agents: frozenset[str]
    generic_agents: dict[str, str]
    non_actors: frozenset[str]
    noun_heads: frozenset[str]
    outcomes: frozenset[str]
    bound_firms: frozenset[str]
    private_nouns: frozenset[str]
    processes: frozenset[str]
    background: frozenset[str]
    event_openers: frozenset[str]
    coming_in: frozenset[str]
    light_patient: frozenset[str]
    attended: frozenset[str]
    target_closers: frozenset[str]
    case_words: frozenset[str]
    aim_words: frozenset[str]
    pointers: frozenset[str]
    plural_pointers: frozenset[str]
    single_pointers: frozenset[str]
    breaking_down: frozenset[str]
    suspect_nouns: frozenset[str]
    enumerating: frozenset[str]
    being: frozenset[str]
    people_words: frozenset[str]
    all_of_them: frozenset[str]
    light_active: frozenset[str]
    light_passive: frozenset[str]
    held: frozenset[str]
    holding: frozenset[str]
    speech: frozenset[str]
    urging: frozenset[str]
    after_passive: frozenset[str]
    bystanders: frozenset[str]
    ordering: frozenset[str]
    with_whom: frozenset[str]
    beside_partner: frozenset[str]
    company_prefixes: frozenset[str]
    spokes_units: frozenset[str]
    founded_by: frozenset[str]
    generic_heads: frozenset[str]
    fronted_aims: frozenset[str]
    body_kinds: dict[str, tuple[str, ...]]
    investigator_kinds: tuple[str, ...]

    def suspect_group(self, text: str) -> bool:
        """Say whether a group's name is one of suspects (`pelaku TPPO`)."""
        return text.partition(" ")[0] in self.suspect_nouns

    def is_active(self, word: str) -> bool:
        """Say whether a word looks like an active verb (`meN-`)."""
        return len(word) > 5 and word.startswith("me") and word not in self.no_verbs

    def is_passive(self, word: str) -> bool:
        """Say whether a word looks like a passive verb (`di-`)."""
        return len(word) > 5 and word.startswith("di") and word not in self.no_verbs


@cache
def vocabulary() -> Vocabulary:
    """Return the package's word lists."""
    return load_words(Vocabulary, "words.yaml")
