"""The closed word lists of ``words.yaml``."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text, parse_yaml

_PACKAGE = "tpo_ie.actions"


class Vocabulary(BaseModel):
    """Words that steer the reading of a clause; each list is explained in ``words.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    boundaries: frozenset[str]
    coordinators: frozenset[str]
    listing: frozenset[str]
    purpose: frozenset[str]
    place_prepositions: frozenset[str]
    toward: str
    saying: frozenset[str]
    by: str
    together: str
    exists: str
    owner_links: frozenset[str]
    passive_prefix: frozenset[str]
    bare_modals: frozenset[str]
    equating: frozenset[str]
    prepositions: frozenset[str]
    no_verbs: frozenset[str]
    nobody_heads: frozenset[str]
    determiners: frozenset[str]
    beside_agent: frozenset[str]
    gathering: frozenset[str]
    first_person: frozenset[str]
    third_person: frozenset[str]
    own_body: frozenset[str]
    generic_agents: dict[str, str]
    non_actors: frozenset[str]
    noun_heads: frozenset[str]
    background: frozenset[str]
    light_patient: frozenset[str]
    attended: frozenset[str]
    target_closers: frozenset[str]
    case_words: frozenset[str]
    aim_words: frozenset[str]
    pointers: frozenset[str]
    people_words: frozenset[str]
    light_active: frozenset[str]
    light_passive: frozenset[str]
    speech: frozenset[str]
    urging: frozenset[str]
    after_passive: frozenset[str]
    bystanders: frozenset[str]
    with_whom: frozenset[str]
    company_prefixes: frozenset[str]
    body_kinds: dict[str, tuple[str, ...]]
    investigator_kinds: tuple[str, ...]

    def is_active(self, word: str) -> bool:
        """Say whether a word looks like an active verb (`meN-`)."""
        return len(word) > 5 and word.startswith("me") and word not in self.no_verbs

    def is_passive(self, word: str) -> bool:
        """Say whether a word looks like a passive verb (`di-`)."""
        return len(word) > 5 and word.startswith("di") and word not in self.no_verbs


@cache
def vocabulary() -> Vocabulary:
    """Return the package's word lists.

    Raises:
        ResourceError: A list is missing or of the wrong shape.
    """
    source = f"{_PACKAGE}/words.yaml"
    try:
        return Vocabulary.model_validate(parse_yaml(package_text(_PACKAGE, "words.yaml"), source))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ResourceError(f"{source}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
