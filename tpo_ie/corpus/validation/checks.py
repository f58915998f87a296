"""The checks of the annotation guide as data: ids, severities, messages, patterns, types of arguments."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from tpo_ie.corpus.validation.finding import Finding, Severity
from tpo_ie.document import MENTION_LABELS
from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.resources import package_data

_FILE = "guide.yaml"
_WORD_LIST = re.compile(r"\{([a-z_]+)\}")
_SHOWN = 90


class Check(BaseModel):
    """One check; the fields are explained in ``guide.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    severity: Severity
    section: int
    message: str
    labels: tuple[str, ...] | Literal["all"] = ()
    text: str | None = None
    before: str | None = None
    after: str | None = None
    case: bool = True

    @property
    def wanted(self) -> tuple[str, ...]:
        """The labels whose mentions it looks at; none for a check that is code."""
        return MENTION_LABELS if self.labels == "all" else self.labels

    def finding(self, place: str, span: tuple[int, int] | None = None, text: str = "", label: str = "") -> Finding:
        """Return a finding of this check.

        Args:
            place: Where in the document.
            span: The stretch of text it is about.
            text: What the message quotes.
            label: The label or type that the message names.
        """
        shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        message = self.message.format(text=shown, label=label)
        return Finding(self.id, self.severity, message, place, span, section=self.section or None)


class Guide(BaseModel):
    """The content of ``guide.yaml``.

    Args:
        words: Word lists that patterns use, as alternatives.
        relation_ends: Types that head and tail of each relation may have.
        argument_types: Types that the arguments of an action may have.
        checks: The checks.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: dict[str, tuple[str, ...]]
    relation_ends: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    argument_types: dict[str, tuple[str, ...]]
    checks: tuple[Check, ...]


@cache
def guide() -> Guide:
    """Return the checks and what they need.

    Raises:
        ResourceError: The file is not as its head says.
    """
    return package_data("tpo_ie.corpus.validation", _FILE, Guide)


@cache
def check(identifier: str) -> Check:
    """Return the check with an id; raises KeyError when there is none."""
    return {entry.id: entry for entry in guide().checks}[identifier]


@cache
def compiled(identifier: str) -> tuple[re.Pattern[str] | None, ...]:
    """Return the patterns of a check: in the mention, before it, after it."""
    entry = check(identifier)
    lists: dict[str, Any] = {**guide().words, "ranks": sorted(lexicon().ranks, key=lambda rank: (-len(rank), rank))}

    def words(match: re.Match[str]) -> str:
        return "|".join(lists[match.group(1)])

    flags = 0 if entry.case else re.IGNORECASE
    patterns = (entry.text, entry.before, entry.after)
    return tuple(None if p is None else re.compile(_WORD_LIST.sub(words, p), flags) for p in patterns)
