"""A document as the reading of offices sees it: without mentions that are parts of ranks."""

from __future__ import annotations

import re

from tpo_ie.officials.gaps import is_courtesy
from tpo_ie.officials.titles import is_rank
from tpo_ie.pipeline.draft import Draft, FoundMention

_WORD_BEFORE = re.compile(r"([^\s,()]+)\s*\Z")
_REACH = 24


def without_ranks(draft: Draft) -> Draft:
    """Return a draft without mentions that only name a rank: `Mayjen` as a title, the `TNI` of `Mayjen TNI`.

    Args:
        draft: The document; entities, sentences and layout are shared, nothing in it is changed.
    """
    kept = [mention for mention in draft.mentions if not _is_part_of_rank(draft, mention)]
    if len(kept) == len(draft.mentions):
        return draft
    view = Draft(text=draft.text, layout=draft.layout, sentences=draft.sentences, entities=draft.entities)
    view.set_mentions(kept)
    return view


def _is_part_of_rank(draft: Draft, mention: FoundMention) -> bool:
    surface = draft.surface(mention)
    if mention.label == "POSITION":
        return is_rank(surface)
    if mention.label not in ("AGENCY", "ORG", "LOC") or not is_courtesy(surface):
        return False
    before = _WORD_BEFORE.search(draft.text, max(0, mention.start - _REACH), mention.start)
    return before is not None and before.group(1)[0].isupper() and is_rank(before.group(1))
