"""What rules add to and take from the model's mentions."""

from __future__ import annotations

import re
from bisect import bisect_left

from tpo_ie.mentions.addresses import split_addresses
from tpo_ie.mentions.bodies import check_bodies, relabel_acronyms
from tpo_ie.mentions.doubtful import without_doubtful
from tpo_ie.mentions.edges import split_at_bracket, trimmed
from tpo_ie.mentions.ellipsis import label_elliptical
from tpo_ie.mentions.joining import join_names
from tpo_ie.mentions.known import add_known_bodies
from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.mentions.repeats import add_repeats, one_label_per_name
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.agencies import AgencyRegistry

_LEXICON_SCORE = 0.85
_PHRASE_LABELS = ("CRIME", "GROUP")
_TO = re.compile(r" ?(?:s\.? ?/?d\.?|sampai dengan|sampai|hingga|-|–) ?")


def refine(draft: Draft, found: list[FoundMention], agencies: AgencyRegistry) -> list[FoundMention]:
    """Return the mentions that stay, mended, with those that rules add.

    Args:
        draft: The draft with its layout.
        found: The model's mentions in text order.
        agencies: The registry.

    Returns:
        Mentions in text order, without overlaps and none in noise.
    """
    whole = [part for mention in found for part in split_at_bracket(draft.text, mention)]
    kept = [m for m in (trimmed(draft.text, mention) for mention in whole) if m is not None]
    kept = _joined_dates(draft.text, _disjoint(kept))
    _label_classes(draft.text, kept)
    relabel_acronyms(draft.text, kept, agencies)
    kept = join_names(draft.text, kept)
    kept = split_addresses(draft.text, kept, agencies.regions)
    kept = check_bodies(draft.text, kept, agencies)
    kept = add_known_bodies(draft.text, kept, agencies)
    label_elliptical(draft.text, kept, agencies)
    kept = one_label_per_name(draft.text, kept, agencies.regions)
    kept = without_doubtful(draft.text, kept)
    kept = _add_phrases(draft.text, kept)
    kept = add_repeats(draft.text, kept)
    return [mention for mention in _disjoint(kept) if not draft.layout.is_noise(mention.start)]


def _joined_dates(text: str, mentions: list[FoundMention]) -> list[FoundMention]:
    """`6` s.d. `12 Juni 2023`: a range is one date (annotation guide, section 7)."""
    joined: list[FoundMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is not None and last.label == mention.label == "DATE" and _TO.fullmatch(text, last.end, mention.start):
            last.end, last.score = mention.end, min(last.score, mention.score)
        else:
            joined.append(mention)
    return joined


def _label_classes(text: str, mentions: list[FoundMention]) -> None:
    """`Satgas Tindak Pidana Perdagangan Orang (TPPO)`: the acronym is that of the crime, not of the body before it."""
    for mention in mentions:
        if mention.label not in ("AGENCY", "ORG") or text[mention.start - 2 : mention.start] != " (":
            continue
        acronym, before = text[mention.start : mention.end], text[max(0, mention.start - 82) : mention.start - 2]
        for label, pattern in lexicon().phrases.items():
            meant = [m for m in pattern.finditer(before) if m.end() == len(before)]
            if pattern.fullmatch(acronym) and meant and acronym.casefold() in _initials(meant[0].group()):
                mention.label = label


def _initials(phrase: str) -> tuple[str, str]:
    """The first letters of a phrase, with and without its first word (`calon pekerja migran Indonesia (PMI)`)."""
    letters = "".join(word[0] for word in phrase.casefold().split())
    return letters, letters[1:]


def _disjoint(mentions: list[FoundMention]) -> list[FoundMention]:
    """Of two mentions that overlap keep the longer one: a rule may have widened one over its neighbour."""
    disjoint: list[FoundMention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if disjoint and mention.start < disjoint[-1].end:
            if mention.end - mention.start > disjoint[-1].end - disjoint[-1].start:
                disjoint[-1] = mention
        else:
            disjoint.append(mention)
    return disjoint


def _free(mentions: list[FoundMention], starts: list[int], start: int, end: int) -> bool:
    """Say whether no mention overlaps a span; ``starts`` are the mentions' starts in order."""
    i = bisect_left(starts, end)
    return i == 0 or mentions[i - 1].end <= start


def _pieces_only(mentions: list[FoundMention], starts: list[int], start: int, end: int) -> bool:
    """Say whether all that overlaps a span is shorter pieces of it.

    They are offences or classes of people: `orang` of `orang asing`, `bayi` of `perdagangan bayi`.
    """
    touching = [m for m in mentions[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)] if m.end > start]
    return all(m.label in _PHRASE_LABELS and start <= m.start and m.end <= end for m in touching)


def _inside_title(text: str, start: int, end: int) -> bool:
    """Say whether a phrase in capitals goes on from a capital word: `Rencana Penggunaan Tenaga Kerja Asing`."""
    before = re.search(r"(\w+) \Z", text[max(0, start - 30) : start])
    return text[start].isupper() and " " in text[start:end] and before is not None and before.group(1).istitle()


def _add_phrases(text: str, mentions: list[FoundMention]) -> list[FoundMention]:
    """Add lexicon phrases where the model saw nothing, and widen its pieces of one."""
    words = lexicon()
    lower = text.lower()
    for label, pattern in words.phrases.items():
        starts = [mention.start for mention in mentions]
        added = []
        for match in pattern.finditer(text):
            start, end = match.span()
            meanings = words.unless.get(match.group().lower(), ())
            if any(meaning in lower for meaning in meanings) or _inside_title(text, start, end):
                continue
            if _free(mentions, starts, start, end) or _pieces_only(mentions, starts, start, end):
                added.append(FoundMention(start, end, label, _LEXICON_SCORE, f"lexicon-{label.lower()}"))
        mentions = _disjoint([*mentions, *added])
    return mentions
