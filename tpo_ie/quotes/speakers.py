"""Finding the speaker of a verb of saying in its sentence."""

from __future__ import annotations

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.lexicon import words
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
from tpo_ie.quotes.reference import Reference, bench, definite, is_party, named, party
from tpo_ie.quotes.sentence import Sentence, Token, is_written_apart

_PIECES = 6  # comma-separated pieces that are looked at in front of a verb
_LONGEST_PIECE = 60  # tokens
_ROLE = 4  # tokens of a role between a comma and the name
_REACH = 30  # tokens after a verb in which its speaker is looked for


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
    source = tokens[min(verb + 1, len(tokens) - 1)]
    if tokens[verb].lower in groups.according and is_plain(source, groups.reckonings):
        return Reference("anaphor", end=verb + 2)  # `menurut hitungannya`
    if is_plain(source, groups.benches) and not any(is_person(t) for t in tokens[verb + 1 : verb + _ROLE]):
        return bench(source, cast, verb + 2)
    alone = verb + 2 >= len(tokens) or is_plain(tokens[verb + 2], groups.speaker_stops)
    if is_party(source) and alone and not any(is_person(t) for t in tokens[verb + 1 : verb + 1 + _REACH]):
        return party(source, cast, verb + 2)
    if is_plain(source, groups.plurals) or (
        tokens[verb].lower in groups.according and is_plain(source, groups.documents)
    ):
        # `Menurut laporan X, Budi …`: papers have no voice here; `menurut sejumlah saksi`: nor have many.
        return Reference("unnamed", end=verb + 1)
    title: FoundMention | None = None
    body: FoundMention | None = None
    closed = 0
    floor = verb + (verb + 1 < len(tokens) and is_plain(tokens[verb + 1], groups.agents))
    i, limit = verb + 1, min(len(tokens), verb + 1 + _REACH)
    while i < limit:
        token = tokens[i]
        mention = token.mention
        if mention is None:
            according = tokens[verb].lower in groups.according
            aside = token.commas > 0 and not token.capital and ((title or body) is not None or according)
            if _ends_search(tokens, i, closed) or (aside and not _leads_to_name(tokens, i)):
                break
            if token.lower in groups.demonstratives:
                closed = i + 1
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
    if closed:
        return definite(tokens[verb + 1 : closed], closed, cast)
    found = title or body
    if found is None:
        return Reference("unnamed", end=i)
    end = next((n for n in range(verb, len(tokens)) if tokens[n].start >= found.end), len(tokens))
    return named(found, cast, end)


def _ends_search(tokens: list[Token], i: int, closed: int) -> bool:
    """Say whether a word ends the words that name the speaker."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].lower == "yang":
        # `politikus yang juga anggota dewan, X`, `nenek yang biasa disapa X`
        return following is None or not (following.lower == "juga" or is_plain(following, words().called))
    if is_plain(tokens[i], words().purposes):
        # `Manajer UNODC untuk Indonesia X`
        return following is None or following.mention is None or following.mention.label != "LOC"
    return tokens[i].lower in words().speaker_stops or (bool(closed) and not tokens[i].capital)


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
    i = verb - 1 - is_written_apart(tokens, verb)
    while i >= 0 and is_plain(tokens[i], groups.adverbs):
        i -= 1
    if i < 0:
        return Reference("unnamed")
    last = tokens[i]
    head = tokens[max(0, i - 1)]
    for noun in (head, last):
        told = noun is last or not is_person(last)  # `hakim Budi menilai`: the judge has a name
        if told and is_plain(noun, groups.benches) and _opens(tokens, noun):
            return bench(noun, cast, 0)
    if is_party(last) and _opens(tokens, last):
        return party(last, cast, 0)
    if last.mention is None:
        if last.lower in groups.pronouns:
            return Reference("anaphor")
        if last.lower == "yang":
            owner = tokens[i - 1].mention if i else None
            return named(owner, cast, i) if owner is not None and owner.label == "PER" else Reference("unnamed")
        if last.lower in groups.demonstratives:
            start = phrase_start(tokens, i)
            if start and tokens[start].commas and tokens[verb].commas:
                # `Budi, kepala dinas itu, berharap`
                return _subject_in_pieces(tokens, start - 1, start, cast)
            if not start or not is_plain(tokens[start - 1], groups.place_words):
                return definite(tokens[start : i + 1], i, cast)
            begin = piece_start(tokens, i + 1, _LONGEST_PIECE)
            has_name = any(is_person(token) for token in tokens[begin:i])
            if not has_name and not is_plain(tokens[begin], groups.asides) and is_verbless(tokens, begin, i):
                # `Anggota Komisi XIII dari Fraksi X ini mengusulkan`
                return definite(tokens[begin : i + 1], i, cast)
    return _subject_in_pieces(tokens, i, verb, cast)


def _opens(tokens: list[Token], noun: Token) -> bool:
    """Say whether a noun begins a clause, connectives aside: not `jaksa meminta majelis menyatakan`."""
    i = next(n for n, token in enumerate(tokens) if token is noun)
    return noun.commas > 0 or all(is_plain(token, words().connectives) for token in tokens[:i])


def _subject_in_pieces(tokens: list[Token], last: int, verb: int, cast: Cast) -> Reference:
    """Walk left over the comma-separated pieces in front of a verb until one holds the subject."""
    groups = words()
    fallback: FoundMention | None = None
    end = last + 1
    step = 0
    while end > 0 and step < _PIECES:
        piece = range(piece_start(tokens, end, _LONGEST_PIECE), end)
        # An address between name and verb (`warga Dusun X, Desa Y, Kecamatan Z`) is one piece.
        step += not all(tokens[n].mention is not None and _is_place(tokens[n]) for n in piece)
        end = piece.start
        first = tokens[piece.start]
        beside_verb = end == last + 1 - len(piece) and not any(token.commas for token in tokens[last + 1 : verb + 1])
        person = last_person(tokens, piece)
        if person is not None and is_plain(first, groups.proxies):
            return _person_before(tokens, person, piece.stop)  # `Kabid X A, melalui Kasubbid Y B, mengatakan`
        aside = is_plain(first, groups.asides) or is_plain(first, groups.owners)
        if aside and not beside_verb:
            continue
        if beside_verb and (is_plain(first, groups.ties) or any(is_plain(tokens[n], groups.plurals) for n in piece)):
            return Reference("unnamed")  # `A, B, dan C mengumumkan`, `para ahli mengatakan`
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
            apposed = _apposed(tokens, piece.start, content)
            return Reference("unnamed") if apposed is None else named(apposed, cast, 0)
        if any(looks_like_verb(t.lower) for t in content) and not any(t.lower == "yang" for t in content):
            return Reference("unnamed")
    return named(fallback, cast, 0) if fallback is not None else Reference("unnamed")


def _is_place(token: Token) -> bool:
    return token.mention is not None and token.mention.label == "LOC"


def _apposed(tokens: list[Token], start: int, content: list[Token]) -> FoundMention | None:
    """`Brand X, lembaga promosi pariwisata, juga mengeluhkan`: the name that opens the sentence and is explained."""
    before = tokens[start - 1].mention if start else None
    if before is None or before.label not in ("PER", "ORG", "AGENCY") or any(looks_like_verb(t.lower) for t in content):
        return None
    opens = all(token.mention is before or is_plain(token, words().connectives) for token in tokens[:start])
    return before if opens else None


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
