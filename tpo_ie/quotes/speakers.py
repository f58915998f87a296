"""Finding the speaker of a verb of saying in its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.lexicon import SpeechForm, words
from tpo_ie.quotes.phrases import (
    after_mention,
    is_common_noun,
    is_joined,
    is_led_by_preposition,
    is_owned,
    is_person,
    is_plain,
    is_shared,
    is_suffixed,
    is_verbless,
    last_office_or_body,
    last_person,
    looks_like_verb,
    phrase_start,
    piece_start,
    proxy,
)
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.utterance import Speaker

_PIECES = 6  # comma-separated pieces that are looked at in front of a verb
_LONGEST_PIECE = 60  # tokens
_ROLE = 4  # tokens of a role between a comma and the name
_REACH = 30  # tokens after a verb in which its speaker is looked for


@dataclass(frozen=True, slots=True)
class Reference:
    """Who a verb of saying says is speaking.

    Args:
        kind: ``named`` (an entity), ``anaphor`` (the person in focus), ``body`` (a body named before), ``unnamed``.
        entity: The entity, when named.
        label: Its label; for ``body`` the noun that points to it.
        place: Offset from which a body is looked for backwards.
        end: Index of the token after the words that name the speaker, where those follow the verb.
    """

    kind: Literal["named", "anaphor", "body", "unnamed"]
    entity: str = ""
    label: str = ""
    place: int = 0
    end: int = 0

    def resolve(self, cast: Cast, form: SpeechForm | None = None) -> Speaker | None:
        """Return the speaker; None when nobody can be named.

        Args:
            cast: The article's speakers.
            form: The verb; one that continues speech takes its pronoun for the last speaker.
        """
        if self.kind == "named":
            return Speaker(self.entity, self.label)
        if self.kind == "anaphor":
            continues = form is not None and form.continues
            person = (cast.speaker if continues else None) or cast.person
            return Speaker(person, "PER") if person is not None else None
        return cast.body_called(self.label, self.place) if self.kind == "body" else None


def speaker_after(sentence: Sentence, verb: int, cast: Cast) -> Reference:
    """Find the speaker that follows a verb (`kata Kakanwil …, Ilham Djaya di Palembang`, `ujarnya`).

    Args:
        sentence: The sentence.
        verb: Token index of the verb (or of `menurut`).
        cast: The article's speakers.

    Returns:
        The reference with its ``end``.
    """
    tokens, groups = sentence.tokens, words()
    if is_suffixed(tokens[verb]):
        return Reference("anaphor", end=verb + 1)
    if verb + 1 < len(tokens) and is_plain(tokens[verb + 1], groups.pronouns):
        return Reference("anaphor", end=verb + 2)
    form = tokens[verb].speech
    bare = form is not None and form.shape == "root" and not form.noun
    if bare and verb + 1 < len(tokens) and is_plain(tokens[verb + 1], groups.bare_tails):
        # `"…," ujar saat ditemui di kantornya`: the pronoun is left out.
        return Reference("anaphor", end=verb + 1)
    if tokens[verb].lower in groups.according and is_plain(tokens[min(verb + 1, len(tokens) - 1)], groups.documents):
        # `Menurut laporan X, Budi …`: papers have no voice here.
        return Reference("unnamed", end=verb + 1)
    title: FoundMention | None = None
    body: FoundMention | None = None
    definite = 0
    floor = verb + (verb + 1 < len(tokens) and is_plain(tokens[verb + 1], groups.agents))
    i, limit = verb + 1, min(len(tokens), verb + 1 + _REACH)
    while i < limit:
        token = tokens[i]
        mention = token.mention
        if mention is None:
            aside = token.commas > 0 and not token.capital and (title or body) is not None
            if _ends_search(tokens, i, definite) or (aside and not _leads_to_name(tokens, i)):
                break
            if token.lower in groups.demonstratives:
                definite = i + 1
                # `kata peneliti riset itu, Gracia Sari`: the name may still follow.
                if i + 1 == len(tokens) or not (tokens[i + 1].commas and tokens[i + 1].capital):
                    break
            i += 1
            continue
        after = after_mention(tokens, i)
        if mention.label == "DATE":
            break
        if mention.label == "PER" and not is_owned(tokens, i, floor):
            return _person_after(tokens, verb, i, after)
        if mention.label == "POSITION":
            title = title or mention
        elif mention.label in ("AGENCY", "ORG") and title is None:
            heads = {t.lower for t in tokens[verb + 1 : i] if t.mention is None}
            body = body or (mention if heads <= groups.body_heads else None)
        i = after
    if definite:
        return _definite(tokens[verb + 1 : definite], definite)
    found = title or body
    if found is None:
        return Reference("unnamed", end=i)
    end = next((n for n in range(verb, len(tokens)) if tokens[n].start >= found.end), len(tokens))
    return _named(found, cast, end)


def _ends_search(tokens: list[Token], i: int, definite: int) -> bool:
    """Say whether a word ends the words that name the speaker."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].lower == "yang":
        # `politikus yang juga anggota dewan, X`, `nenek yang biasa disapa X`
        return following is None or not (following.lower == "juga" or is_plain(following, words().called))
    if is_plain(tokens[i], words().purposes):
        # `Manajer UNODC untuk Indonesia X`
        return following is None or following.mention is None or following.mention.label != "LOC"
    return tokens[i].lower in words().speaker_stops or (bool(definite) and not tokens[i].capital)


def _goes_on(tokens: list[Token], i: int) -> bool:
    """`Kata orang, Budi tidak pernah marah`: behind a comma the name begins the clause and is not the speaker."""
    if i == len(tokens) or tokens[i].commas or tokens[i].mention is not None or tokens[i].capital:
        return False
    groups = words()
    closing = (groups.speaker_stops, groups.asides, groups.manners, groups.name_asides)
    return not any(tokens[i].lower in group for group in closing)


def _leads_to_name(tokens: list[Token], i: int) -> bool:
    """`kata pendiri X, psikolog Budi, …`: a role between comma and name."""
    if is_plain(tokens[i], words().asides):
        return False
    return any(is_person(token) for token in tokens[i + 1 : i + _ROLE])


def _person_after(tokens: list[Token], verb: int, i: int, after: int) -> Reference:
    between = tokens[verb + 1 : i]
    crossed = any(token.commas for token in tokens[verb + 1 : i + 1]) and all(t.mention is None for t in between)
    if is_joined(tokens, after) or (crossed and _goes_on(tokens, after)):
        return Reference("unnamed", end=after)
    other = proxy(tokens, after)
    if other is not None:
        i, after = other, after_mention(tokens, other)
    mention = tokens[i].mention
    assert mention is not None
    return Reference("named", mention.entity, "PER", end=after)


def speaker_before(sentence: Sentence, verb: int, cast: Cast) -> Reference:
    """Find the subject of an active verb of saying.

    Args:
        sentence: The sentence.
        verb: Token index of the verb.
        cast: The article's speakers.

    Returns:
        The reference, without ``end``.
    """
    tokens, groups = sentence.tokens, words()
    i = verb - 1
    while i >= 0 and is_plain(tokens[i], groups.adverbs):
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
            start = phrase_start(tokens, i)
            if start and tokens[start].commas and tokens[verb].commas:
                # `Budi, kepala dinas itu, berharap`
                return _subject_in_pieces(tokens, start - 1, start, cast)
            if not start or not is_plain(tokens[start - 1], groups.place_words):
                return _definite(tokens[start : i + 1], i)
    return _subject_in_pieces(tokens, i, verb, cast)


def _definite(phrase: list[Token], end: int) -> Reference:
    """Read a noun phrase with a demonstrative: a person in focus, a body named before, or a paper."""
    lowers = [token.lower for token in phrase if token.mention is None]
    while len(lowers) > 1 and lowers[0] in words().body_heads:
        del lowers[0]
    if lowers and lowers[0] in words().bodies:
        return Reference("body", label=lowers[0], place=phrase[0].start, end=end)
    if any(word in words().documents for word in lowers[:2]):
        return Reference("unnamed", end=end)
    return Reference("anaphor", end=end)


def _named(mention: FoundMention, cast: Cast, end: int) -> Reference:
    if mention.label == "POSITION":
        person = cast.holder(mention)
        return Reference("named", person, "PER", end=end) if person else Reference("unnamed", end=end)
    return Reference("named", mention.entity, mention.label, end=end)


def _subject_in_pieces(tokens: list[Token], last: int, verb: int, cast: Cast) -> Reference:
    """Walk left over the comma-separated pieces in front of a verb until one holds the subject."""
    groups = words()
    fallback: FoundMention | None = None
    end = last + 1
    for step in range(_PIECES):
        if end <= 0:
            break
        piece = range(piece_start(tokens, end, _LONGEST_PIECE), end)
        end = piece.start
        first = tokens[piece.start]
        beside_verb = step == 0 and not any(token.commas for token in tokens[last + 1 : verb + 1])
        aside = is_plain(first, groups.asides) or is_plain(first, groups.owners)
        if aside and not beside_verb:
            continue
        person = last_person(tokens, piece)
        if person is not None:
            if fallback is not None and tokens[piece.stop - 1].mention is not tokens[person].mention:
                break
            return _person_before(tokens, person, piece.stop)
        other = last_office_or_body(tokens, piece)
        if other is not None and fallback is None and not is_led_by_preposition(tokens, other):
            if beside_verb and is_common_noun(tokens, other):
                return Reference("unnamed")
            fallback = tokens[other].mention
            continue
        content = [t for t in tokens[piece.start : piece.stop] if _has_content(t)]
        if fallback is not None and content:
            break
        if beside_verb and content and not aside and content[0].lower not in groups.connectives:
            return Reference("unnamed")
        if any(looks_like_verb(t.lower) for t in content) and not any(t.lower == "yang" for t in content):
            return Reference("unnamed")
    return _named(fallback, cast, 0) if fallback is not None else Reference("unnamed")


def _has_content(token: Token) -> bool:
    plain = token.mention is None and not token.capital and token.lower[0].isalpha()
    return plain and token.lower not in words().adverbs


def _person_before(tokens: list[Token], person: int, end: int) -> Reference:
    mention = tokens[person].mention
    after = after_mention(tokens, person)
    alone = not is_shared(tokens, person) and not is_joined(tokens[:end], after)
    if mention is None or not alone or not is_verbless(tokens, after, end):
        return Reference("unnamed")
    return Reference("named", mention.entity, "PER")
