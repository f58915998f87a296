"""Names of bodies that the model cut in pieces, put together again (annotation guide, section 1, AGENCY)."""

from __future__ import annotations

import re

from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.pipeline.draft import FoundMention

# What may stand between the head of a name and its region: nothing but a space.
_SPACE = re.compile(r"[ \t]\Z")
_OPENING = re.compile(r"\s?\(\Z")
# What is left of a name that was cut at the bracket in its middle: `Kemlu) RI`.
_TAIL = re.compile(r"[\w.-]+\) \w[^()]*\Z")
_CLOSING = re.compile(r"\)\s?\Z")
# A word that can be a place the model does not know: `Polresta Barelang`. One only: headlines go on in capitals.
_PLACE = re.compile(r"\)? [A-Z][a-z]{2,}\b")
# Words that begin what follows a body, not its place: ranks, titles, names of months and days.
_NOT_A_PLACE = re.compile(
    r"\)? (?:Kombes|Kompol|Komjen|Irjen|Brigjen|Iptu|Ipda|Aiptu|Aipda|Bripka|Briptu|Kolonel|Letkol|Mayor|Kapten|Letnan"
    r"|Jenderal|Letjen"
    r"|Mayjen|Laksamana|Marsekal|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Januari|Februari|Maret|April|Juni|Juli|Agustus"
    r"|September|Oktober|November|Desember)\b"
)

# Two names with nothing but a space between them are one, and this is its label.
_NEIGHBOURS = {
    ("AGENCY", "LOC"): "AGENCY",
    ("AGENCY", "AGENCY"): "AGENCY",
    ("AGENCY", "ORG"): "AGENCY",
    ("ORG", "AGENCY"): "ORG",
    ("ORG", "LOC"): "ORG",
    ("ORG", "ORG"): "ORG",
    ("POSITION", "POSITION"): "POSITION",
    ("PER", "PER"): "PER",
    ("LOC", "LOC"): "LOC",
}
_VILLAGE = re.compile(r"(Desa|Dusun|Kampung|Nagari|Kelurahan) (?=\w)")


def join_names(text: str, mentions: list[FoundMention]) -> list[FoundMention]:
    """Put the pieces of a body's name together.

    Three cases: an acronym in the middle (`Kepolisian Resor Kota (Polresta) Barelang`), a head that its
    region completes (`Polres` + `Bintan`), and neighbours with a space between them
    (`Gakkum` + `Ditpolairud Polda Kepri`).

    Args:
        text: The text.
        mentions: Mentions in text order.

    Returns:
        Mentions in text order; a joined one has the least score of its pieces.
    """
    joined: list[FoundMention] = []
    i = 0
    while i < len(mentions):
        mention = mentions[i]
        if mention.label == "AGENCY":
            i += _join_acronym(text, mentions, i) or _join_region(text, mentions, i)
        previous = joined[-1] if joined else None
        if previous is not None and _is_chamber(text, previous, mention):
            previous.end, previous.score = mention.end, min(previous.score, mention.score)
            i += 1
            continue
        if previous is not None and text[previous.end : mention.start] == " ":
            label = _NEIGHBOURS.get((previous.label, mention.label))
            if label is not None:
                previous.label, previous.end = label, mention.end
                previous.score = min(previous.score, mention.score)
                i += 1
                continue
            _office_of_village(text, previous, mention)
        joined.append(mention)
        i += 1
    return joined


def _is_chamber(text: str, first: FoundMention, second: FoundMention) -> bool:
    """`Pengadilan Tipikor pada Pengadilan Negeri X` is one court's name."""
    if (first.label, second.label) != ("AGENCY", "AGENCY") or text[first.end : second.start] != " pada ":
        return False
    return all(text.startswith("Pengadilan ", mention.start) for mention in (first, second))


def _office_of_village(text: str, title: FoundMention, place: FoundMention) -> None:
    """`Kepala` + `Desa Cibatu`: the word for the village belongs to the title."""
    word = _VILLAGE.match(text, place.start, place.end)
    if title.label == "POSITION" and place.label == "LOC" and word:
        title.end, place.start = word.end(1), word.end()


def _join_acronym(text: str, mentions: list[FoundMention], i: int) -> int:
    """Widen mention i over `(Acronym) Region`; return how many following mentions it swallowed."""
    if i + 1 >= len(mentions):
        return 0
    head, acronym = mentions[i : i + 2]
    if _TAIL.match(text, acronym.start, acronym.end) and _OPENING.match(text[head.end : acronym.start]):
        head.end, head.score = acronym.end, min(head.score, acronym.score)
        return 1
    region = mentions[i + 2] if i + 2 < len(mentions) else None
    if acronym.label not in ("AGENCY", "ORG") or " " in text[acronym.start : acronym.end]:
        return 0
    if not _OPENING.match(text[head.end : acronym.start]):
        return 0
    if region is not None and region.label == "LOC" and _CLOSING.match(text[acronym.end : region.start]):
        head.end, head.score = region.end, min(head.score, acronym.score, region.score)
        return 2
    place = _place_after(text, acronym.end, region)
    if place and text[acronym.end] == ")" and text[head.start : head.end].lower() in lexicon().regional_bodies:
        head.end, head.score = place, min(head.score, acronym.score)
        return 1
    return 0


def _place_after(text: str, end: int, following: FoundMention | None) -> int:
    """Return where an unknown place right after a name ends, 0 when none stands there."""
    place = _PLACE.match(text, end)
    if place is None or _NOT_A_PLACE.match(text, end) or (following is not None and place.end() > following.start):
        return 0
    return place.end()


def _join_region(text: str, mentions: list[FoundMention], i: int) -> int:
    """Widen mention i over its region; return how many following mentions it swallowed (0 or 1)."""
    head = mentions[i]
    if text[head.start : head.end].lower() not in lexicon().regional_bodies:
        return 0
    following = mentions[i + 1] if i + 1 < len(mentions) else None
    if following is not None and following.label == "LOC" and _SPACE.match(text[head.end : following.start]):
        head.end, head.score = following.end, min(head.score, following.score)
        return 1
    if text[head.end : head.end + 1] == " ":
        head.end = _place_after(text, head.end, following) or head.end
    return 0
