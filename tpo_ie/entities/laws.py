"""Laws of a text: one entity per instrument or article, however it is cited."""

from __future__ import annotations

import re

from tpo_ie.entities.clusters import Cluster, Groups
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.phrases import PhraseTable, words_of
from tpo_ie.resources import package_text, read_tsv

_BRACKET = re.compile(r"\s*\((?!\d{1,3}\))[^()]*\)")
_NUMBER = re.compile(r"\b(?:bernomor|nomor|no)\b\.?\s*", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\w/.])(?:Nomor )?(\d{1,3})/((?:19|20)\d\d)(?![\w/])")
_MISSING = re.compile(r"(?<!Nomor) (\d{1,3}) Tahun ((?:19|20)\d\d)")
_ABOUT = re.compile(r",?\s+tentang\s+.*$", re.DOTALL)
_NUMBERED = re.compile(r"Nomor \S*\d")
_STATE = re.compile(r"\s+(?:RI|Republik Indonesia)\b")
_INSTRUMENT = re.compile(r"\b(?:Undang-Undang|Peraturan|Kitab)\b.*", re.DOTALL)
_LEAST_SUBJECT = 8


def _abbreviations() -> PhraseTable[str]:
    table: PhraseTable[str] = PhraseTable()
    text = package_text("tpo_ie.entities", "laws.tsv")
    for row in read_tsv(text, "tpo_ie/entities/laws.tsv", ("short", "long")):
        table.add(row["short"], row["long"])
    return table


class LawResolver:
    """Resolves the mentions of laws."""

    def __init__(self) -> None:
        self._table = _abbreviations()

    def resolve(self, draft: Draft) -> list[Cluster]:
        """Return one cluster per instrument or article.

        Args:
            draft: The draft, for its text and mentions.
        """
        mentions = [mention for mention in draft.mentions if mention.label == "LAW"]
        names = [self.canonical(draft.surface(mention)) for mention in mentions]
        keys = [_key(name) for name in names]
        groups = Groups(len(mentions))
        groups.join_equal(keys)
        for i, key in enumerate(keys):
            # `Pasal 4` alone after `Pasal 4 UU TPPO`, `Undang-Undang Kepabeanan` beside the numbered law on it
            longer = {
                groups.find(j) for j, other in enumerate(names) if keys[j] != key and _is_short_for(names[i], other)
            }
            if len(longer) == 1:
                groups.join(i, longer.pop())
        return [
            Cluster("LAW", max((names[i] for i in members), key=len), [mentions[i] for i in members])
            for members in groups.members()
        ]

    def canonical(self, surface: str) -> str:
        """Return a citation with its abbreviations written out: `UU 21/2007` → `Undang-Undang Nomor 21 Tahun 2007`."""
        text = _NUMBER.sub("Nomor ", " ".join(_BRACKET.sub("", surface).split()))
        words = words_of(_kept_brackets(text))
        parts: list[str] = []
        i = 0
        while i < len(words):
            match = self._table.longest(words, i)
            parts.append(match[1] if match else words[i].text)
            i += match[0] if match else 1
        text = _restored_brackets(" ".join(parts))
        text = _SLASHED.sub(r"Nomor \1 Tahun \2", text)
        text = _MISSING.sub(r" Nomor \1 Tahun \2", text)
        return _STATE.sub("", text[:1].upper() + text[1:])


def _kept_brackets(text: str) -> str:
    return re.sub(r"\((\d{1,3})\)", r"⟨\1⟩", text)


def _restored_brackets(text: str) -> str:
    return text.replace("⟨", "(").replace("⟩", ")")


def _key(name: str) -> str:
    """Return what all citations of an instrument share: its number, else its subject."""
    text = _ABOUT.sub("", name) if _NUMBERED.search(name) else name.replace(" tentang ", " ")
    return re.sub(r"[().,]", "", text).casefold().replace("undang-undang kitab", "kitab")


def _subject(name: str) -> tuple[str, str]:
    """Return (kind, subject) of an instrument: `Undang-Undang (Nomor 41 Tahun 1999 tentang) Kehutanan`."""
    kind = name.split(" ", 1)[0].casefold()
    about = _ABOUT.search(name)
    if about:
        return kind, about.group().replace(",", "").strip().casefold().removeprefix("tentang ")
    return kind, "" if _NUMBERED.search(name) or " " not in name else name.split(" ", 1)[1].casefold()


def _of_one_article(short: str, long: str) -> bool:
    """`Pasal 34 ayat (2) Undang-Undang Sistem Pendidikan Nasional` for the same article of the numbered law."""
    first, second = _INSTRUMENT.search(short), _INSTRUMENT.search(long)
    if first is None or second is None or short[: first.start()] != long[: second.start()]:
        return False
    return _is_short_for(first.group(), second.group())


def _is_short_for(short: str, long: str) -> bool:
    """Say whether a citation without a number means another: `Pasal 4` of a law, a law by its subject."""
    key, other = _key(short), _key(long)
    if key.startswith("pasal "):
        if other.startswith(key + " "):
            return not other[len(key) :].startswith((" ayat", " huruf"))
        return _of_one_article(short, long)
    if _NUMBERED.search(short) or not _NUMBERED.search(long):
        return False
    if " " in key and other.startswith(key + " nomor "):  # `Keputusan Menteri Dalam Negeri` for the numbered one
        return True
    (kind, subject), (other_kind, other_subject) = _subject(short), _subject(long)
    subject = subject.removeprefix("desa ").removeprefix("daerah ")
    return kind == other_kind and len(subject) >= _LEAST_SUBJECT and other_subject.startswith(subject)
