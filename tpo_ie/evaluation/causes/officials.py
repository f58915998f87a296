"""Officials: person, title or agency wrong, and which stage it goes back to."""

from __future__ import annotations

from collections.abc import Iterator

from tpo_ie.document import Document, Official
from tpo_ie.evaluation.alignment import Pair, normal
from tpo_ie.evaluation.causes.base import Fault, first_cause, gold_cause, predicted_cause

_UNTIED = "no rule ties person and office"


def find(pair: Pair) -> Iterator[Fault]:
    """Yield officials that differ; those of one person count once.

    Args:
        pair: Gold and prediction.
    """
    ours = {(pair.to_gold(o.person), normal(o.title), pair.to_gold(o.agency)): o for o in pair.predicted.officials}
    theirs = {(o.person, normal(o.title), o.agency): o for o in pair.gold.officials}
    missed = [official for key, official in theirs.items() if key not in ours]
    spurious = [official for key, official in ours.items() if key not in theirs]
    for gold in missed:
        partner = next((p for p in spurious if pair.to_gold(p.person) == gold.person), None)
        if partner is not None:
            spurious.remove(partner)
        yield Fault("missed", _cause(pair, gold, partner), "official", _words(pair.gold, gold))
    for extra in spurious:
        causes = (predicted_cause(pair, entity) for entity in (extra.person, extra.agency))
        cause = first_cause(causes, "office that gold does not have")
        yield Fault("spurious", cause, "official", _words(pair.predicted, extra))


def _cause(pair: Pair, gold: Official, found: Official | None) -> str:
    person = gold_cause(pair, gold.person)
    if person is not None:
        return person
    if found is None:
        return first_cause(iter((_title_cause(pair, gold),)), _UNTIED)
    if normal(found.title) != normal(gold.title):
        return _title_cause(pair, gold) or "other title of the person"
    return first_cause(iter((gold_cause(pair, gold.agency),)), "office under another agency")


def _title_cause(pair: Pair, gold: Official) -> str | None:
    """`title boundary` or `title missed` where no predicted title reads as gold's does."""
    title = normal(gold.title)
    spans = [(m.start, m.end) for m in pair.gold.mentions if m.label == "POSITION" and normal(m.text) == title]
    found = [(m.start, m.end) for m in pair.predicted.mentions if m.label == "POSITION"]
    if not spans or set(spans) & set(found):
        return None
    touched = any(start < end and begin < stop for start, stop in spans for begin, end in found)
    return "title boundary" if touched else "title missed"


def _words(document: Document, official: Official) -> str:
    person, agency = document.entity(official.person).name, document.entity(official.agency).name
    return f"{person} – {official.title} – {agency}"
