"""Finding the speaker of a verb of saying in its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.sentence import SPEAKING_LABELS, Sentence, Token

_PIECES = 6  # comma-separated pieces that are looked at in front of a verb
_VERB_PREFIXES = ("me", "ber", "ter", "di")
_BODY_HEADS = frozenset({"pihak", "bunyi", "isi", "oleh", "manajemen", "pertimbangan", "putusan", "para"})
_PLACE_WORDS = frozenset({"di", "pada", "dalam", "dari", "ke", "kepada", "usai", "saat", "seusai", "lewat", "melalui"})
_GAP_OPENERS = _PLACE_WORDS | {"yang", "ketika", "setelah", "selaku", "sebagai", "dengan", "bersama", "asal", "alias"}


@dataclass(frozen=True, slots=True)
class Reference:
    """Who a verb of saying says is speaking.

    Args:
        kind: ``named`` (an entity), ``anaphor`` (the person in focus), ``body`` (the body in focus), ``unnamed``.
        entity: The entity, when named.
        label: Its label; for ``body`` the noun that points to it.
        place: Offset from which a body is looked for backwards.
        end: Index of the token after the words that name the speaker.
    """

    kind: Literal["named", "anaphor", "body", "unnamed"]
    entity: str = ""
    label: str = ""
    place: int = 0
    end: int = 0

    def resolve(self, cast: Cast) -> tuple[str, str] | None:
        """Return entity and label of the speaker; None when nobody can be named."""
        if self.kind == "named":
            return self.entity, self.label
        if self.kind == "anaphor" and cast.person is not None:
            return cast.person, "PER"
        return cast.body_called(self.label, self.place) if self.kind == "body" else None


def looks_like_verb(lower: str) -> bool:
    """Say whether a word has a verb's prefix and is not known as something else."""
    return len(lower) > 5 and lower.startswith(_VERB_PREFIXES) and lower not in words().no_verbs


def _is_suffixed(token: Token) -> bool:
    """Say whether a verb or `menurut` carries `-nya` for its speaker (`tanya` does not)."""
    if token.speech is not None and token.speech.shape in ("root", "active"):
        return False
    return token.lower.endswith("nya")


def _named(mention: FoundMention, cast: Cast, end: int) -> Reference:
    if mention.label == "POSITION":
        person = cast.holder(mention)
        return Reference("named", person, "PER", end=end) if person else Reference("unnamed", end=end)
    return Reference("named", mention.entity, mention.label, end=end)


def speaker_after(sentence: Sentence, verb: int, cast: Cast) -> Reference:
    """Find the speaker that follows a verb (`kata Kakanwil …, Ilham Djaya di Palembang`, `ujarnya`).

    Args:
        sentence: The sentence.
        verb: Token index of the verb (or of `menurut`).
        cast: The article's speakers.

    Returns:
        The reference; ``end`` is the index after the speaker's words.
    """
    tokens, groups = sentence.tokens, words()
    if _is_suffixed(tokens[verb]):
        return Reference("anaphor", end=verb + 1)
    title: FoundMention | None = None
    body: FoundMention | None = None
    definite = 0
    j = verb + 1
    while j < len(tokens) and j <= verb + 30:
        token = tokens[j]
        mention = token.mention
        if mention is None:
            if token.lower in groups.pronouns and j == verb + 1:
                return Reference("anaphor", end=j + 1)
            relative = token.lower == "yang" and not (j + 1 < len(tokens) and tokens[j + 1].lower == "juga")
            if token.lower in groups.speaker_stops or relative:
                break
            if token.lower in groups.demonstratives:
                definite = j + 1
                # `kata peneliti riset itu, Gracia Sari`: the name may still follow.
                if j + 1 == len(tokens) or not (tokens[j + 1].commas and tokens[j + 1].capital):
                    break
            elif definite:
                break
            if token.commas and not token.capital and (title or body):
                break
        elif mention.label == "PER":
            after = _after(tokens, j, mention)
            if not _owned(tokens, j, verb) and not (mention.start < tokens[j].start):
                if _joined(tokens, after):
                    return Reference("unnamed", end=after)
                proxy = _proxy(tokens, after)
                return proxy or Reference("named", mention.entity, "PER", end=after)
            j = after
            continue
        elif mention.label == "DATE":
            break
        else:
            if mention.label == "POSITION":
                title = title or mention
            elif mention.label in ("AGENCY", "ORG"):
                heads = {t.lower for t in tokens[verb + 1 : j] if t.mention is None}
                body = body or (mention if heads <= _BODY_HEADS and title is None else None)
            j = _after(tokens, j, mention)
            continue
        j += 1
    if definite:
        return _definite(tokens[verb + 1 : definite], definite)
    found = title or body
    if found is not None:
        return _named(
            found, cast, next((i for i in range(verb, len(tokens)) if tokens[i].start >= found.end), len(tokens))
        )
    return Reference("unnamed", end=j)


def speaker_before(sentence: Sentence, verb: int, cast: Cast) -> Reference:
    """Find the subject of an active verb of saying.

    Args:
        sentence: The sentence.
        verb: Token index of the verb.
        cast: The article's speakers.

    Returns:
        The reference; ``end`` is unused.
    """
    tokens, groups = sentence.tokens, words()
    i = verb - 1
    while i >= 0 and tokens[i].mention is None and tokens[i].lower in groups.adverbs:
        i -= 1
    if i < 0:
        return Reference("unnamed")
    last = tokens[i]
    if last.mention is None:
        if last.lower in groups.pronouns:
            return Reference("anaphor")
        if last.lower == "yang":
            owner = tokens[i - 1].mention if i else None
            return _named(owner, cast, i) if owner is not None and owner.label == "PER" else Reference("unnamed")
        if last.lower in groups.demonstratives:
            np = _noun_phrase(tokens, i)
            before = tokens[np - 1] if np else None
            if before is None or before.mention is not None or before.lower not in _PLACE_WORDS:
                return _definite(tokens[np : i + 1], i)
    return _subject_in_pieces(tokens, i, verb, cast)


def _noun_phrase(tokens: list[Token], end: int) -> int:
    """Return where the noun phrase that ends at a demonstrative begins."""
    start = end
    while start > 0 and not tokens[start].commas and end - start < 8:
        before = tokens[start - 1]
        if before.mention is None and before.lower in _PLACE_WORDS:
            if start - 1 == 0 or tokens[start - 2].lower not in ("asal", "kelahiran", "wakil", "anggota", "politikus"):
                break
        start -= 1
    return start


def _definite(phrase: list[Token], end: int) -> Reference:
    lowers = [token.lower for token in phrase if token.mention is None]
    if any(word in words().documents for word in lowers[:2]):
        return Reference("unnamed", end=end)
    body = next((word for word in lowers[:2] if word in words().bodies), None)
    return Reference("body", label=body, place=phrase[0].start, end=end) if body else Reference("anaphor", end=end)


def _subject_in_pieces(tokens: list[Token], last: int, verb: int, cast: Cast) -> Reference:
    """Walk left over the comma-separated pieces in front of a verb until one holds the subject."""
    groups = words()
    fallback: FoundMention | None = None
    end = last + 1
    for step in range(_PIECES):
        if end <= 0:
            break
        start = end - 1
        while start > 0 and not (tokens[start].commas and not _inside(tokens, start)):
            start -= 1
        beside_verb = step == 0 and not any(token.commas for token in tokens[last + 1 : verb + 1])
        first = tokens[start]
        led = first.mention is None and (first.lower in groups.asides or first.lower in groups.owners)
        piece, end = range(start, end), start
        if led and not beside_verb:
            continue
        person = _last_person(tokens, piece)
        if person is not None:
            if fallback is not None and tokens[piece.stop - 1].mention is not tokens[person].mention:
                break
            after = _after(tokens, person, tokens[person].mention)
            if not _verbless(tokens, after, piece.stop) or _shared(tokens, person):
                return Reference("unnamed")
            mention = tokens[person].mention
            assert mention is not None
            return Reference("named", mention.entity, "PER")
        other = _last_other(tokens, piece)
        if other is not None and fallback is None and not _led_by_preposition(tokens, other):
            if beside_verb and _is_common_noun(tokens, other):
                return Reference("unnamed")
            fallback = tokens[other].mention
            continue
        content = [
            t for t in tokens[start : piece.stop] if t.mention is None and not t.capital and t.lower[0].isalpha()
        ]
        content = [t for t in content if t.lower not in groups.adverbs]
        if fallback is not None and content:
            break
        if beside_verb and content and not led and content[0].lower not in groups.connectives:
            return Reference("unnamed")
        if any(looks_like_verb(t.lower) for t in content) and not any(t.lower == "yang" for t in content):
            return Reference("unnamed")
    return _named(fallback, cast, 0) if fallback is not None else Reference("unnamed")


def _inside(tokens: list[Token], i: int) -> bool:
    """Say whether a comma before a token lies inside a mention."""
    return tokens[i].mention is not None and tokens[i].mention is tokens[i - 1].mention


def _is_person(token: Token) -> bool:
    return token.mention is not None and token.mention.label == "PER"


def _after(tokens: list[Token], i: int, mention: FoundMention | None) -> int:
    while i < len(tokens) and tokens[i].mention is mention:
        i += 1
    return i


def _last_person(tokens: list[Token], piece: range) -> int | None:
    """Return the first token of the last person in a piece whom no other noun owns."""
    seen: FoundMention | None = None
    for i in reversed(piece):
        if _is_person(tokens[i]) and tokens[i].mention is not seen:
            seen = tokens[i].mention
            begin = i
            while begin > piece.start and tokens[begin - 1].mention is seen:
                begin -= 1
            if not _owned(tokens, begin):
                return begin
    return None


def _last_other(tokens: list[Token], piece: range) -> int | None:
    """Return the first token of the last title or body in a piece; of the title where a title stands before its body."""
    found: int | None = None
    for i in reversed(piece):
        mention = tokens[i].mention
        if mention is None or mention.label not in SPEAKING_LABELS or mention.label == "PER":
            if found is not None:
                break
            continue
        if found is not None and (tokens[found].commas or mention.label != "POSITION"):
            if mention is not tokens[found].mention:
                break
        found = i
    return found


def _is_common_noun(tokens: list[Token], i: int) -> bool:
    """`sejumlah anggota Dewan`, `jaksa Kejari X`: a noun in front of a body makes someone unnamed speak for it."""
    before = tokens[i - 1] if i else None
    if before is None or before.mention is not None or before.capital or tokens[i].commas:
        return False
    return before.lower not in words().connectives | words().adverbs | {"pihak", "melalui"}


def _before_titles(tokens: list[Token], i: int) -> int:
    """Step left from a name over ranks, titles and bodies; return the index of the word before them."""
    j = i - 1
    while j >= 0 and not tokens[j + 1].commas and (tokens[j].mention is not None or tokens[j].capital):
        if _is_person(tokens[j]) or (tokens[j].mention is None and tokens[j].lower in words().owners):
            break
        j -= 1
    return j if j < 0 or not tokens[j + 1].commas else -1


def _owned(tokens: list[Token], i: int, floor: int = -1) -> bool:
    """`istri Budi`, `kuasa hukum Budi`, `kepada Budi`, `menemui Budi`: not Budi speaks."""
    j = _before_titles(tokens, i)
    if j <= floor or tokens[j].mention is not None:
        return False
    following = tokens[j + 1].mention
    if following is not None and following.label in ("AGENCY", "ORG", "LOC"):
        # `Jaksa dari Kejari X Budi`: the preposition leads the body only.
        return False
    pair = f"{tokens[j - 1].lower} {tokens[j].lower}" if j else ""
    lower = tokens[j].lower
    governed = tokens[j].speech is None and looks_like_verb(lower)
    return lower in words().owners or pair in words().owners or governed


def _led_by_preposition(tokens: list[Token], i: int) -> bool:
    j = _before_titles(tokens, i)
    return j >= 0 and tokens[j].mention is None and tokens[j].lower in words().owners | _PLACE_WORDS


def _joined(tokens: list[Token], i: int) -> bool:
    """Say whether `dan` and another speaker follow a name."""
    if i < len(tokens) and tokens[i].lower in ("dan", "serta") and tokens[i].mention is None:
        return any(_is_person(token) for token in tokens[i + 1 : i + 10])
    return False


def _shared(tokens: list[Token], person: int) -> bool:
    """Say whether `Budi dan` stands in front of a name."""
    j = _before_titles(tokens, person)
    if j < 1 or tokens[j].lower not in ("dan", "serta", "bersama") or tokens[j].mention is not None:
        return False
    return any(_is_person(token) for token in tokens[max(0, j - 8) : j])


def _proxy(tokens: list[Token], i: int) -> Reference | None:
    """`kata A melalui Kabid Humas B`: B speaks."""
    if i < len(tokens) and tokens[i].lower in ("melalui", "lewat", "diwakili"):
        for j in range(i + 1, min(i + 14, len(tokens))):
            token = tokens[j]
            if _is_person(token) and token.mention is not None:
                return Reference("named", token.mention.entity, "PER", end=_after(tokens, j, token.mention))
            if token.mention is None and not token.capital:
                return None
    return None


def _verbless(tokens: list[Token], start: int, end: int) -> bool:
    """Say whether nothing between a subject and its verb is a verb of its own."""
    groups = words()
    gap = [token for token in tokens[start:end] if token.mention is None]
    if not gap or gap[0].lower in _GAP_OPENERS or gap[-1].lower in groups.coordinators:
        return True
    return not any(looks_like_verb(token.lower) for token in gap)
