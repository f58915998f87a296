"""A document as the reading of offices sees it: without parts of ranks and words of kinship, split titles joined."""

from __future__ import annotations

import re
from dataclasses import replace

from tpo_ie.officials.gaps import is_courtesy, words
from tpo_ie.officials.titles import is_rank
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.knowledge import Knowledge

_WORD_BEFORE = re.compile(r"([^\s,()]+)\s*\Z")
_REACH = 24


def view_of(draft: Draft, knowledge: Knowledge) -> Draft:
    """Return a draft whose mentions are those that the reading of offices looks at.

    Left out are mentions that only name a rank (`Mayjen` as a title, the `TNI` of `Mayjen TNI`) and staff who hold no
    office (`perwira`); a title begins after a word of kinship (`Adik Presiden`); a title that the mentions split
    (`Wakil Menteri` + `P2MI`) or cut short (`jaksa` + `penuntut umum`) is one.

    Args:
        draft: The document; entities, sentences and layout are shared, nothing in it is changed.
        knowledge: The registries.
    """
    kept: list[FoundMention] = []
    for mention in draft.mentions:
        if _is_part_of_rank(draft, mention) or _is_staff(draft, mention):
            continue
        if kept and _is_rest_of_title(draft, kept[-1], mention, knowledge):
            kept[-1] = replace(kept[-1], end=mention.end)
        else:
            kept.append(_with_rest(draft, _without_kin(draft, mention)))
    if kept == draft.mentions:
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


def _is_staff(draft: Draft, mention: FoundMention) -> bool:
    return mention.label == "POSITION" and draft.surface(mention).casefold() in words().staff_nouns


def _without_kin(draft: Draft, mention: FoundMention) -> FoundMention:
    if mention.label != "POSITION":
        return mention
    first, space, rest = draft.surface(mention).partition(" ")
    kin = space and rest and first.casefold() in words().kin
    return replace(mention, start=mention.start + len(first) + 1) if kin else mention


def _with_rest(draft: Draft, mention: FoundMention) -> FoundMention:
    """`jaksa` + `penuntut umum`: a title as long as it is written."""
    rest = words().rests_of_titles.get(draft.surface(mention).casefold()) if mention.label == "POSITION" else None
    end = mention.end + len(rest) + 1 if rest else mention.end
    written = draft.text[mention.end : end].casefold() == f" {rest}"
    return replace(mention, end=end) if rest and written and draft.mention_at(end - 1) is None else mention


def _is_rest_of_title(draft: Draft, title: FoundMention, mention: FoundMention, knowledge: Knowledge) -> bool:
    if title.label != "POSITION" or mention.label not in ("AGENCY", "ORG"):
        return False
    if draft.text[title.end : mention.start] != " " or knowledge.agencies.find(draft.surface(mention)) is not None:
        return False
    whole = draft.text[title.start : mention.end]
    return knowledge.positions.is_whole(whole) and knowledge.positions.implied_body(whole, None) is not None
