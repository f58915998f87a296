"""Other names that a text gives a person without a mention of their own: `NA alias Bunga`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tpo_ie.document import Document
from tpo_ie.privacy.lexicon import lexicon
from tpo_ie.privacy.names import names_of
from tpo_ie.privacy.persons import Protected

_REACH = 90
_AGE = r"(?:\s*\(\d{1,2}(?: tahun)?\))?"


@cache
def _alias() -> re.Pattern[str]:
    links = "|".join(sorted(map(re.escape, lexicon().aliases), key=len, reverse=True))
    return re.compile(rf"{_AGE}\s*,?\s*(?:yang\s+)?(?:{links})\s+[\"“'‘]?((?:[A-Z][\w'’-]+)(?:\s[A-Z][\w'’-]+){{0,2}})")


def with_aliases(person: Protected, document: Document) -> Protected:
    """Return a protected person with the names that stand behind `alias` and the like at a mention.

    Args:
        person: The person.
        document: The document; mentions of others are no aliases.
    """
    others = [m for m in document.mentions if m.entity not in person.entities]
    forms = []
    for mention in document.mentions:
        if mention.entity not in person.entities:
            continue
        match = _alias().match(document.text, mention.end, min(len(document.text), mention.end + _REACH))
        if match and not any(m.start < match.end(1) and match.start(1) < m.end for m in others):
            forms.append(match.group(1))
    if not forms:
        return person
    more = names_of(forms)
    old = person.names
    names = replace(
        old,
        whole=tuple(sorted({*old.whole, *more.whole}, key=lambda words: (-len(words), words))),
        single=old.single | more.single,
        parts=(old.parts | more.parts) - old.single - more.single,
        initials=old.initials | more.initials,
    )
    return replace(person, names=names)
