"""What rules add to and take from the model's mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from tpo_ie.mentions.addresses import split_addresses
from tpo_ie.mentions.bodies import check_bodies, relabel_acronyms
from tpo_ie.mentions.ellipsis import label_elliptical
from tpo_ie.mentions.joining import join_names
from tpo_ie.mentions.known import add_known_bodies
from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.mentions.repeats import add_repeats, one_label_per_name
from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.registry.agencies import AgencyRegistry

_LEXICON_SCORE = 0.85
_SUFFIXED = 6  # shorter words may end in -nya by themselves
_EDGE = " \t\n\r,;:.!?\"'“”‘’«»–—-/&*"
_DATE_PART = re.compile(
    r"\b(?:awal|akhir|penghujung|pertengahan|sepanjang|tanggal|tahun|bulan|hari|pekan|semester|triwulan|kuartal) \Z",
    re.IGNORECASE,
)
_DATE_REST = re.compile(r" (?:pekan|minggu|bulan|tahun)\Z", re.IGNORECASE)
_DEICTIC = re.compile(r" (?:ini|itu|lalu|depan|mendatang|kemarin)\b", re.IGNORECASE)
# Ranks written out at the end of a body's name (`Polresta Bogor Kota` Ajun Komisaris …); alone they are offices.
_WRITTEN_RANK = re.compile(
    r"(?<!Dewan) (?:Ajun|Inspektur|Komisaris|Brigadir)"
    r"(?: (?:Komisaris|Inspektur|Besar|Polisi|Satu|Dua|Tingkat|Kepala))*\Z"
)
_BRACKETS = {"(": ")", "[": "]"}
_OPENED = re.compile(r" \(([^()]*)\Z")
_CLOSED = re.compile(r" \(([A-Za-z][\w.-]+)\)\Z")
_COUNTED = re.compile(
    r"(?:(?:\d[\d.]*|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|puluhan|ratusan|ribuan"
    r"|para|sejumlah|beberapa|seorang|seluruh|semua|kedua|ketiga) +)+",
    re.IGNORECASE,
)


def refine(draft: Draft, found: list[FoundMention], agencies: AgencyRegistry) -> list[FoundMention]:
    """Return the mentions that stay, mended, with those that rules add.

    Args:
        draft: The draft with its layout.
        found: The model's mentions in text order.
        agencies: The registry.

    Returns:
        Mentions in text order, without overlaps and none in noise.
    """
    whole = [part for mention in found for part in _split_at_bracket(draft.text, mention)]
    kept = [m for m in (_trimmed(draft.text, mention) for mention in whole) if m is not None]
    kept = _disjoint(kept)
    _label_classes(draft.text, kept)
    relabel_acronyms(draft.text, kept, agencies)
    kept = join_names(draft.text, kept)
    kept = split_addresses(draft.text, kept, agencies.regions)
    kept = check_bodies(draft.text, kept, agencies)
    kept = add_known_bodies(draft.text, kept, agencies)
    label_elliptical(draft.text, kept, agencies)
    kept = one_label_per_name(draft.text, kept, agencies.regions)
    kept = _add_phrases(draft.text, kept)
    kept = add_repeats(draft.text, kept)
    return [mention for mention in _disjoint(kept) if not draft.layout.is_noise(mention.start)]


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


def _split_at_bracket(text: str, mention: FoundMention) -> list[FoundMention]:
    """A bracket after a name holds a second mention, also where it closes behind it: `narapidana (napi)`."""
    surface = text[mention.start : mention.end]
    opened = _OPENED.search(surface) or _CLOSED.search(surface)
    if opened is None or opened.start() == 0:
        return [mention]
    inside = mention.start + opened.start(1)
    first = replace(mention, end=mention.start + opened.start())
    end = mention.start + opened.end(1)
    return [first, replace(mention, start=inside, end=end)] if inside < end else [first]


def _trimmed(text: str, mention: FoundMention) -> FoundMention | None:
    """Take marks off the edges, brackets that close nothing, ranks off names; None when nothing is left."""
    start, end = mention.start, mention.end
    while True:
        before = start, end
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE and not _keeps_stop(text, start, end):
            end -= 1
        for opening, closing in _BRACKETS.items():
            inside = text[start:end]
            core = inside[1:-1]
            if inside.startswith(opening) and inside.endswith(closing) and not {opening, closing} & set(core):
                start, end = start + 1, end - 1
            elif inside.count(opening) == inside.count(closing):
                continue
            elif inside.startswith((opening, closing)):
                start += 1
            elif inside.endswith((opening, closing)):
                end -= 1
        if mention.label == "PER":
            start = _after_rank(text, start, end)
        elif mention.label == "DATE":
            start, end = _before_date(text, start), _before_deictic(text, start, end)
        elif mention.label == "GROUP" and (counted := _COUNTED.match(text, start, end)):
            start = counted.end()
        elif mention.label in ("POSITION", "AGENCY"):
            end = _before_rank(text, start, end)
            if mention.label == "AGENCY" and (rank := _WRITTEN_RANK.search(text[start:end])):
                end = start + rank.start()
        if (start, end) == before:
            break
    if mention.label in ("CRIME", "GROUP") and text[start:end].endswith("nya") and len(text[start:end]) > _SUFFIXED:
        end -= len("nya")
    surface = text[start:end].lower()
    if start >= end or surface in lexicon().never.get(mention.label, ()):
        return None
    if mention.label == "GROUP" and lexicon().phrases["CRIME"].fullmatch(surface):
        mention.label = "CRIME"  # the word before it made the class: `terdakwa penganiayaan` cut short
    mention.start, mention.end = start, end
    return mention


def _keeps_stop(text: str, start: int, end: int) -> bool:
    """Say whether a final stop belongs to the name: an initial or an abbreviation such as `Tbk.`."""
    if text[end - 1] != ".":
        return False
    word = re.search(r"[\w.]*\Z", text[max(start, end - 12) : end])
    return word is not None and bool(re.fullmatch(r"(?:[A-Z]\.)+|Tbk\.|Ltd\.|Inc\.", word.group()))


def _after_rank(text: str, start: int, end: int) -> int:
    prefixes = lexicon().person_prefixes
    for match in re.finditer(r"\S+", text[start:end]):
        if match.group().lower() not in prefixes:
            return start + match.start()
    return end


def _before_date(text: str, start: int) -> int:
    """A date takes along the word that cuts a part out of it: `penghujung` Juli 2023."""
    word = _DATE_PART.search(text, max(0, start - 16), start)
    return word.start() if word else start


def _before_deictic(text: str, start: int, end: int) -> int:
    """`Senin pekan ini`: the words that point from the day of writing are no part of a date."""
    rest = _DATE_REST.search(text[start:end])
    return start + rest.start() if rest and _DEICTIC.match(text, end) else end


def _before_rank(text: str, start: int, end: int) -> int:
    """A title or a body ends where a rank begins: `Kodim 1002/HST` Letkol; a rank alone is nothing."""
    ranks = lexicon().ranks
    for match in re.finditer(r"\S+", text[start:end]):
        if match.group().lower() in ranks:
            return start + match.start()
    return end


def _free(mentions: list[FoundMention], starts: list[int], start: int, end: int) -> bool:
    """Say whether no mention overlaps a span; ``starts`` are the mentions' starts in order."""
    i = bisect_left(starts, end)
    return i == 0 or mentions[i - 1].end <= start


def _pieces_only(mentions: list[FoundMention], starts: list[int], label: str, start: int, end: int) -> bool:
    """Say whether all that overlaps a span is shorter pieces of it with its label (`orang` of `orang asing`)."""
    touching = [m for m in mentions[max(0, bisect_left(starts, start) - 1) : bisect_left(starts, end)] if m.end > start]
    return all(m.label == label and start <= m.start and m.end <= end for m in touching)


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
            if _free(mentions, starts, start, end) or _pieces_only(mentions, starts, label, start, end):
                added.append(FoundMention(start, end, label, _LEXICON_SCORE, f"lexicon-{label.lower()}"))
        mentions = _disjoint([*mentions, *added])
    return mentions
