"""Where the model's mentions begin and end: brackets, marks, numerals, ranks, words around dates."""

from __future__ import annotations

import re
from dataclasses import replace

from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.pipeline.draft import FoundMention

_SUFFIXED = 6  # shorter words may end in -nya by themselves
_EDGE = " \t\n\r,;:.!?\"'“”‘’«»–—-/&*"
_DATE_PART = re.compile(
    r"\b(?:awal|akhir|penghujung|pertengahan|sepanjang|tanggal|tahun|bulan|hari|pekan|semester|triwulan|kuartal) \Z",
    re.IGNORECASE,
)
_DATE_LEAD = re.compile(r"(?:dini hari|pagi|siang|sore|malam|petang|subuh) (?=\d)|terakhir (?=\w)", re.IGNORECASE)
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
_BETWEEN = re.compile(r" \(([A-Z][\w.-]+)\) [^()]*\Z")
_COUNTED = re.compile(
    r"(?:(?:\d[\d.]*|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belasan|puluhan|ratusan|ribuan"
    r"|para|sejumlah|beberapa|seorang|seluruh|semua|kedua|ketiga) +)+",
    re.IGNORECASE,
)


def split_at_bracket(text: str, mention: FoundMention) -> list[FoundMention]:
    """A bracket after a name holds a second mention, also where it closes behind it: `narapidana (napi)`.

    A class of people ends at its acronym: `pekerja migran Indonesia (PMI) prosedural`.

    Args:
        text: The text.
        mention: A mention of the model.

    Returns:
        The mention, or its two parts in text order.
    """
    surface = text[mention.start : mention.end]
    opened = _OPENED.search(surface) or _CLOSED.search(surface)
    if opened is None and mention.label == "GROUP":
        opened = _BETWEEN.search(surface)
    if opened is None or opened.start() == 0:
        return [mention]
    inside = mention.start + opened.start(1)
    first = replace(mention, end=mention.start + opened.start())
    end = mention.start + opened.end(1)
    return [first, replace(mention, start=inside, end=end)] if inside < end else [first]


def trimmed(text: str, mention: FoundMention) -> FoundMention | None:
    """Take marks off the edges, brackets that close nothing, ranks off names.

    Args:
        text: The text.
        mention: A mention of the model; it is changed.

    Returns:
        The mention; None when nothing is left.
    """
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
            start = lead.end() if (lead := _DATE_LEAD.match(text, start, end)) else start
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
    if not surface.strip() or surface in lexicon().never.get(mention.label, ()):
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
