"""Which body a short form in a text means: the one whose full name it shortens."""

from __future__ import annotations

from tpo_ie.entities.acronyms import looks_short
from tpo_ie.entities.body_mentions import BodyMention

_LEAST_ACRONYM = 5
_LEAST_WORDS = 2
# Bodies whose name alone stands for the one of them that the text is about: `BPJS`, `RPTC`.
_KINDS = frozenset({"bpjs", "rptc"})
_SITES = frozenset({"bandara", "pelabuhan"})
_TEAMS = frozenset({"tim"})  # what a team is of it is itself


def meant(items: list[BodyMention], i: int) -> int | None:
    """Return the body that `Polres`, `Gugus Tugas`, `Komisi IV` means: the nearest before it whose name begins so.

    A short form that stands before the full name (a headline) means the first after it.
    """
    item = items[i]
    generic = _is_nameless(item) or (item.agency is not None and item.agency.id in _KINDS)
    if not item.key:
        return None
    if item.agency is not None and not generic:
        return _at_site(items, i) if item.key[-1] in _SITES else None
    longer = (
        [j for j, other in enumerate(items) if _is_short_for(item.key, other.key, other.agency is not None)]
        or _by_place(items, i)
        or _spelt_out(items, i)
    )
    loose = generic or (item.key[0] not in _TEAMS and item.surface[:4].lower() == "tim ")
    if loose and len({items[j].key for j in longer}) > 1:
        return None
    before = [j for j in longer if j < i]
    return before[-1] if before else longer[0] if longer else None


def _at_site(items: list[BodyMention], i: int) -> int | None:
    """Return the one body at an airport or harbour whose name is given elsewhere: `Polresta Bandara`."""
    key = items[i].key
    found = [j for j, other in enumerate(items) if len(other.key) > len(key) and other.key[: len(key)] == key]
    return found[0] if len({items[j].key for j in found}) == 1 else None


def _is_nameless(item: BodyMention) -> bool:
    """`Satgas Gakkum`: a task force without the body or region that set it up."""
    agency = item.agency
    return (
        agency is not None
        and agency.origin.startswith("pattern:")
        and agency.kind == "task-force"
        and not (agency.region or agency.parent)
    )


def _is_short_for(short: tuple[str, ...], long: tuple[str, ...], identified: bool) -> bool:
    """Say whether a name is what another begins with, or that without words in its middle.

    `Sekretariat DPRD Natuna` is no longer form of `DPRD`, but its unit.
    """
    if len(long) <= len(short):
        return False
    if long[: len(short)] == short:
        return not "".join(long[len(short) :]).isdigit()  # `BC 10009` is a ship of `BC`
    if len(short) < _LEAST_WORDS or _holds(long, short):
        return False
    if identified:  # `Satlantas Depok`, `Satlantas Polres Metro Depok`
        return long[: len(short) - 1] == short[:-1] and long[-1] == short[-1]
    rest = iter(long)
    return all(word in rest for word in short)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    first = 2 if long[0] in _TEAMS else 1
    return any(long[i : i + len(short)] == short for i in range(first, len(long) - len(short) + 1))


def _by_place(items: list[BodyMention], i: int) -> list[int]:
    """Return the one body that a name without a head closes or tells its branch: `Undata` for `RSUD Undata`."""
    if not items[i].headless:
        return []
    key = items[i].key
    found = [j for j, other in enumerate(items) if other.agency is not None and _closes(other.key, key)]
    return found if len({items[j].key for j in found}) == 1 else []


def _closes(long: tuple[str, ...], key: tuple[str, ...]) -> bool:
    if long[-len(key) :] == key:
        return len(long) > len(key)
    return len(key) >= _LEAST_WORDS and long[1 : len(key) + 1] == key  # `Polairud`, `Ditpolairud Polda Jambi`


def _spelt_out(items: list[BodyMention], i: int) -> list[int]:
    """Return the bodies of one name whose first letters an unknown acronym strings together: `Disnakerin Cilacap`."""
    head, *rest = items[i].key
    if len(head) < _LEAST_ACRONYM or not items[i].headless:
        return []
    found = [
        j
        for j, other in enumerate(items)
        if len(other.key) > 1 + len(rest)
        and other.key[0][:2] == head[:2]
        and set(rest) <= set(other.key)
        and looks_short(head, other.name)
    ]
    return found if len({items[j].key for j in found}) == 1 else []
