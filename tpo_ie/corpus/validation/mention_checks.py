"""Checks of mentions: patterns, neighbours, acronyms in brackets, words that were passed over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tpo_ie.corpus.validation.checks import check, compiled, guide
from tpo_ie.corpus.validation.finding import Finding
from tpo_ie.document import Document, Mention
from tpo_ie.entities.acronyms import looks_short, words_behind
from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.registry.regions import RegionRegistry

_LINE_END = "\n\r\u2028\u2029"
_LINE = re.compile(f"[{_LINE_END}]")
_ACRONYM = re.compile(r" ?\(([A-Z][A-Za-z0-9.-]{1,14})\)")
_NAMED = ("PER", "AGENCY", "ORG", "LAW")
_SHORT_FORMS = ("AGENCY", "ORG", "CRIME", "GROUP")
_SHORTEST_REPEAT = 5
_SUFFIX = re.compile(r"(?:nya|ku|mu|lah|kah|pun)\b")
_DATELINE = re.compile(r"[A-Z][^()\d:;!?]{1,40}(?: \(|, )")  # `Kupang (ANTARA) -`, `Parepare, KemenP2MI (23/9) –`
_DATELINE_END = re.compile(r"\)? ?(?:\([\d/]{3,10}\) ?)?[-–—] ")
# A word in capitals inside a sentence makes what follows a part of its name: `Desa Binaan Imigrasi`, `Kolonel Bakamla`.
_CAPITALISED = re.compile(r"(?<=[\w,] )[A-Z]\w+ \Z")
_SIGNED = re.compile(r"[\s(*]*Humas \Z")  # below a release: `(Humas BP3MI Kalbar)`
_PEOPLE = ("masyarakat", "warga")


def mention_findings(document: Document) -> Iterator[Finding]:
    """Yield what the guide says against the mentions of a valid document."""
    for i, mention in enumerate(document.mentions):
        yield from _patterns(document.text, mention, f"mentions[{i}]")
        yield from _word_borders(document.text, mention, f"mentions[{i}]")
        yield from _people(document, mention, f"mentions[{i}]")
    yield from _neighbours(document)
    yield from _acronyms(document)
    yield from _repeats(document)


def _patterns(text: str, mention: Mention, place: str) -> Iterator[Finding]:
    before = after = None
    for entry in guide().checks:
        if mention.label not in entry.wanted:
            continue
        inside, behind, ahead = compiled(entry.id)
        if inside is not None and not inside.search(mention.text):
            continue
        if behind is not None:
            before = _before(text, mention.start) if before is None else before
            if not behind.search(before):
                continue
        if ahead is not None:
            after = _after(text, mention.end) if after is None else after
            if not ahead.search(after):
                continue
        yield entry.finding(place, (mention.start, mention.end), mention.text, mention.label)


def _before(text: str, start: int) -> str:
    """Return what stands before an offset on its line."""
    return text[max(text.rfind(end, 0, start) for end in _LINE_END) + 1 : start]


def _after(text: str, end: int) -> str:
    """Return what follows an offset on its line."""
    found = _LINE.search(text, end)
    return text[end : found.start() if found else len(text)]


def _word_borders(text: str, mention: Mention, place: str) -> Iterator[Finding]:
    start, end = mention.start, mention.end
    cut_left = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_right = end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and not _SUFFIX.match(text, end)
    if cut_left or cut_right:
        yield check("inside-word").finding(place, (start, end), mention.text)


def _people(document: Document, mention: Mention, place: str) -> Iterator[Finding]:
    is_people = mention.label == "GROUP" and mention.text.casefold() in _PEOPLE
    if is_people and not any(mention.entity in action.targets for action in document.actions):
        yield check("people-untargeted").finding(place, (mention.start, mention.end), mention.text)


def _neighbours(document: Document) -> Iterator[Finding]:
    text = document.text
    for i, (first, second) in enumerate(pairwise(document.mentions), start=1):
        if first.label != "AGENCY" or text[first.end : second.start] != " ":
            continue
        span = (first.start, second.end)
        both = text[first.start : second.end]
        if second.label == "AGENCY":
            yield check("split-agency").finding(f"mentions[{i}]", span, both)
        elif second.label == "LOC" and first.text.casefold() in lexicon().regional_bodies:
            yield check("region-apart").finding(f"mentions[{i}]", span, both)


def _acronyms(document: Document) -> Iterator[Finding]:
    starts = {mention.start: mention for mention in document.mentions}
    for i, mention in enumerate(document.mentions):
        found = _ACRONYM.match(document.text, mention.end)
        if mention.label not in _SHORT_FORMS or not found or not looks_short(found.group(1), mention.text):
            continue
        short, other = found.group(1), starts.get(found.start(1))
        if other is None:
            if not _is_of_more(short, mention, document.text):
                yield check("acronym-missed").finding(f"mentions[{i}]", found.span(1), short)
        elif other.label == mention.label and other.entity != mention.entity:
            if (words_behind(short, mention.text) or mention.text) != mention.text:
                continue  # `Pokja Perempuan Majelis Rakyat Papua (MRP)`: the acronym is the parent's
            yield check("acronym-apart").finding(f"mentions[{i + 1}]", found.span(1), found.group(1))


def _is_of_more(short: str, mention: Mention, text: str) -> bool:
    """`perusahaan penempatan pekerja migran Indonesia (P3MI)`: the acronym is of more words than the mention."""
    if words_behind(short, mention.text) is not None:
        return False
    whole = words_behind(short, _before(text, mention.start) + mention.text)
    return whole is not None and len(whole) > len(mention.text)


def _repeats(document: Document) -> Iterator[Finding]:
    """Names that are annotated in one place and passed over in another."""
    places: dict[str, tuple[int, str]] = {}
    for i, mention in enumerate(document.mentions):
        named = mention.label in _NAMED and len(mention.text) >= _SHORTEST_REPEAT and mention.text[:1].isupper()
        # `Polres Jayapura dan Keerom`: the second is a body here, a place elsewhere.
        if named and not (mention.label == "AGENCY" and _regions().find(mention.text)):
            places.setdefault(mention.text, (i, mention.label))
    if not places:
        return
    longest_first = sorted(places, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    byline = compiled("byline")[1]
    starts = [mention.start for mention in document.mentions]
    for match in pattern.finditer(document.text):
        previous = bisect_right(starts, match.end() - 1) - 1
        if previous >= 0 and document.mentions[previous].end > match.start():
            continue
        before = _before(document.text, match.start())
        if byline is not None and byline.search(before + " "):
            continue
        if _SIGNED.fullmatch(before) or (
            _DATELINE.fullmatch(before) and _DATELINE_END.match(document.text, match.end())
        ):
            continue
        inside = _CAPITALISED.search(before)
        if inside is not None and not _covered(document, starts, match.start() - len(inside.group())):
            continue
        i, label = places[match.group()]
        yield check("missed-repeat").finding(f"mentions[{i}]", match.span(), match.group(), label)


def _covered(document: Document, starts: list[int], offset: int) -> bool:
    """Say whether an offset lies in a mention."""
    previous = bisect_right(starts, offset) - 1
    return previous >= 0 and offset < document.mentions[previous].end


@cache
def _regions() -> RegionRegistry:
    return RegionRegistry.load()
