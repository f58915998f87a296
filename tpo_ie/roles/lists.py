"""Lists of names: `tersangka A (34), B (29), dan C`; what the text says of one it says of all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from tpo_ie.roles.context import Context, Match
from tpo_ie.roles.tokens import Token

Link = Literal["comma", "conjunction"]
_LONGEST_DESCRIPTION = 24


def spread(context: Context, names: Sequence[int], matches: dict[int, Match]) -> None:
    """Give the role of a matched name to the names listed with it.

    Args:
        context: The sentence.
        names: Places of its names, in order.
        matches: Matches by place; filled.
    """
    for place, name in enumerate(names):
        match = matches.get(name)
        if match is None:
            continue
        if match.rule.direction == "forward" and match.rule.lists != "none":
            described = match.rule.lists == "described" or match.opened
            run = _run(context, names[place:], described=described)
        elif match.rule.direction == "backward":
            run = _run_before(context, names[: place + 1], strict=match.rule.subject == "strict")
        else:
            continue
        for other in run:
            if other not in matches:
                start, end = context.line.tokens[other].start, context.line.tokens[other].end
                matches[other] = Match(match.rule, min(match.start, start), max(match.end, end))


def _run(context: Context, names: Sequence[int], *, described: bool) -> list[int]:
    """Return the names that follow the first in one list; a comma alone holds only up to a later `dan`."""
    run: list[int] = []
    sure = 0
    for first, second in pairwise(names):
        link = _link(context, first, second, described=described)
        if link is None:
            break
        run.append(second)
        aged = all(context.clause.is_listed_person(name) for name in (first, second))
        if link == "conjunction" or aged:
            sure = len(run)
    return run[:sure]


def _run_before(context: Context, names: Sequence[int], *, strict: bool) -> list[int]:
    """Return the names before the last in one list, when the list is what the clause is about."""
    run: list[int] = []
    for first, second in zip(reversed(names[:-1]), reversed(names), strict=False):
        link = _link(context, first, second, described=False) or _kinship(context, first, second)
        if link is None or (not run and link != "conjunction"):
            break
        run.append(first)
    return run if run and context.clause.leads(run[-1], strict=strict) else []


def _link(context: Context, first: int, second: int, *, described: bool) -> Link | None:
    """Say how two neighbouring names of a list hang together, if they do."""
    book, tokens = context.book, context.line.tokens
    start, end = context.clause.end_of_name(first) + 1, context.clause.start_of_name(second)
    gap = tokens[start:end]
    if not gap:
        return "conjunction" if start > second else None  # `A alias B`: the second name is the first one's
    conjunctions = book.words("conjunctions")
    naming = book.words("naming")
    while gap and gap[-1].word in naming:
        gap = gap[:-1]
    if all(token.word == "," or token.word in conjunctions for token in gap) and gap:
        return "conjunction" if gap[-1].word in conjunctions else "comma"
    if not described or len(gap) > _LONGEST_DESCRIPTION or not all(map(context.is_plain, _words(gap))):
        return None
    relatives, people = book.words("relatives"), book.words("people")
    for token in reversed(gap):
        if token.word in conjunctions:
            return "conjunction"
        if token.word in {",", ""}:
            return "comma"
        if not (token.word in relatives or token.word in people or token.is_number or token.label):
            return None
    return None


def _kinship(context: Context, first: int, second: int) -> Link | None:
    """Say whether the second name is given by its tie to the first: `HS (44) serta dua anak buahnya, MRT (29)`."""
    gap = context.line.tokens[context.clause.end_of_name(first) + 1 : context.clause.start_of_name(second)]
    allowed = context.book.words("relatives", "people", "conjunctions")
    tied = bool(gap) and all(token.word == "," or token.word in allowed for token in gap)
    return "conjunction" if tied and any(token.word in context.book.words("conjunctions") for token in gap) else None


def _words(gap: Sequence[Token]) -> list[Token]:
    return [token for token in gap if token.word not in {",", "(", ")", "&"}]
