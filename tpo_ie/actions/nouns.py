"""Which nouns of action tell of an act, and which are only talked about (`hasil pemeriksaan`, `kapal patroli`)."""

from __future__ import annotations

from collections.abc import Sequence

from tpo_ie.actions.cues import cues
from tpo_ie.actions.units import BODY_LABELS, Sentence, Unit
from tpo_ie.actions.vocabulary import vocabulary

_HEAD_REACH = 4  # units before a noun in which its light verb stands
_OWNER_REACH = 11
_LIST_MARK = 3  # units before the first word of a list item
_LIST_REACH = 25
_PREDICATE_REACH = 9
_RELATIVE = 4  # units between `yang` and its light verb


def tells_of_act(sentence: Sentence, at: int, end: int) -> bool:
    """Say whether a noun of action tells of an act: what stands before it decides, else what stands behind it.

    Args:
        sentence: The sentence.
        at: Index of the noun.
        end: Index behind it.

    Returns:
        True with a light verb, a modal, an owner, an agent or a predicate beside it.
    """
    units = sentence.units
    if end < len(units) and not units[end].label and units[end].text in vocabulary().determiners:
        return _told(units, end + 1)
    if is_done_by(units, end) or is_process_of(units, at):
        return True
    before = _before(sentence, at, end)
    return _behind(units, end) if before is None else before


def is_done_by(units: Sequence[Unit], end: int) -> bool:
    """Say whether a relative clause tells who does what a noun names (`hasil asesmen yang dikerjakan BP3MI`)."""
    words = vocabulary()
    if end >= len(units) or not units[end].is_relative:
        return False
    for unit in units[end + 1 : end + 1 + _RELATIVE]:
        if unit.label or unit.text in words.boundaries:
            return False
        if unit.text in words.light_passive or unit.text in words.light_active:
            return True
    return False


def is_process_of(units: Sequence[Unit], at: int) -> bool:
    """Say whether `proses`, `kegiatan` stand between a light verb and a noun (`melakukan proses skrining`)."""
    words = vocabulary()
    light = at > 1 and units[at - 2].text in (words.light_active | words.light_passive)
    return light and not units[at - 1].label and units[at - 1].text in words.processes


def _told(units: Sequence[Unit], begin: int) -> bool:
    """Say whether a predicate tells of the act that a noun points back to (`Operasi itu dilakukan X`)."""
    words = vocabulary()
    for k in range(begin, min(len(units), begin + _PREDICATE_REACH)):
        unit = units[k]
        if not unit.label and (unit.text in words.held or unit.text == words.by):
            return True
        if unit.is_mark or words.is_active(unit.text) or unit.text in words.purpose or unit.text in words.equating:
            return False
    return False


def _before(sentence: Sentence, at: int, end: int) -> bool | None:
    """Look for a light verb, a modal, the head of a list; None when nothing before the noun decides."""
    units, words = sentence.units, vocabulary()
    if at <= _LIST_MARK and (sentence.lead_in is not None or sentence.item):
        return True
    for k in range(at - 1, max(-1, at - _HEAD_REACH), -1):
        unit, word = units[k], units[k].text
        if unit.is_mark:
            return (_listed(units, k) or None) if k == at - 1 else None
        if unit.label:
            return None
        if word in words.light_active or word in words.light_passive or word in words.listing or word == words.exists:
            return True
        if word in words.outcomes and k == at - 1 and end < len(units) and units[end].label in BODY_LABELS:
            return True  # `hasil asesmen Dinas Sosial X`
        if word in words.processes and k == at - 1:
            continue  # `proses pemulangan diurus X`
        if word in words.noun_heads or (k == at - 1 and words.is_passive(word)):
            return False  # behind a passive verb it is who acts: `diselamatkan patroli …`
        if word in words.background and k == at - 1:
            return _owned(units, end)
        if word in cues().additive:
            return False  # `bukan sekadar penundaan`
        if cues().status_of(word) or word in cues().negation:
            return True
        if k == at - 1 and word in words.first_person:
            return True  # `untuk yang bebas, kami kasasi`
        if word in words.coordinators:
            return _listed(units, k) or None
        if word in words.boundaries or word in words.prepositions:
            return None
    return None


def _owned(units: Sequence[Unit], end: int) -> bool:
    """Say whether a body or `kami` stands right behind, or a body behind `dengan`, `oleh`."""
    words = vocabulary()
    if end < len(units) and (units[end].label in BODY_LABELS or units[end].text in words.first_person):
        return True
    for k in range(end, min(len(units) - 1, end + _OWNER_REACH)):
        if units[k].text == words.by or (k == end and units[k].text in words.owner_links):
            return units[k + 1].label in BODY_LABELS
    return False


def _listed(units: Sequence[Unit], at: int) -> bool:
    """Say whether a comma or `dan` goes on with a list that `yakni` opened."""
    opened = units[max(0, at - _LIST_REACH) : at]
    return any(not unit.label and unit.text in vocabulary().listing for unit in opened)


def _behind(units: Sequence[Unit], end: int) -> bool:
    """Look for an agent, an owner or a predicate."""
    words = vocabulary()
    for k in range(end, min(len(units), end + _PREDICATE_REACH)):
        unit, word = units[k], units[k].text
        if unit.is_comma and units[k - 1].label == "LOC" and k + 1 < len(units) and units[k + 1].label == "LOC":
            continue
        if unit.is_comma or unit.is_stop:
            return False
        if unit.label in BODY_LABELS and units[k - 1].text in words.receiving:
            continue  # `penyerahan korban kepada X berlangsung …`
        if unit.label in BODY_LABELS:
            return k == end or units[k - 1].text in words.owner_links
        if unit.label:
            continue
        if word in words.first_person and k > end:
            return k + 1 < len(units) and bool(cues().status_of(units[k + 1].text))  # `pemulangan ke X kami jadwalkan`
        if k == end and (word in words.generic_agents or word in words.first_person or word in words.own_body):
            return True
        if word in words.equating or word in cues().that:
            return False  # `pencabutan izin bukan wewenang kami`, `sosialisasi penting agar warga dapat …`
        if word in words.light_passive or word == words.by or cues().status_of(word) or word in cues().negation:
            return True
        if unit.is_relative:
            return k + 1 < len(units) and units[k + 1].text in words.light_passive
        if word in words.boundaries:
            return False
    return False
