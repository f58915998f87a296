"""Attributions inside or behind what they attribute: `…, kata X, …`, `…, ujar X.`, `…, ia mengaku, …`."""

from __future__ import annotations

from tpo_ie.quotes.context import SHORTEST, Context
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.phrases import is_person, is_plain, looks_like_verb, skip_degrees
from tpo_ie.quotes.reference import Reference
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.speakers import speaker_after
from tpo_ie.quotes.utterance import Speaker, Utterance

_SHORT_LEAD = 3  # connectives in front of an inserted attribution that are left out
_EARLY = 14  # tokens in which `…, ia mengaku, …` is looked for


def read_inserted(sentence: Sentence, context: Context) -> list[Utterance]:
    """Return what a sentence reports around or in front of its attribution; nothing when it holds none."""
    tokens = sentence.tokens
    if context.text[sentence.end - 1] == ":":
        # `Berikut lima faktor menurut X:` announces a list.
        return []
    for i in range(1, len(tokens)):
        if tokens[i].mention is not None or tokens[i - 1].lower == "yang":
            continue
        if _attributes(tokens, i):
            reference = speaker_after(sentence, i, context.cast)
            speaker = reference.resolve(context.cast, tokens[i].speech)
            if speaker is not None:
                return _around(sentence, context, i, reference, speaker)
        elif i <= _EARLY and _is_pronoun_with_verb(tokens, i):
            speaker = Reference("anaphor").resolve(context.cast, tokens[i].speech)
            if speaker is not None:
                whole = (sentence.start, sentence.end)
                return context.note(sentence, whole, speaker, cue=tokens[i], rule="indirect-inserted")
    return []


def _attributes(tokens: list[Token], i: int) -> bool:
    """Say whether `, kata`, `, katanya`, `, menurut` or `menurut dia` stands at a token."""
    token = tokens[i]
    if token.lower in words().according:
        return token.commas > 0 or _speaks_next(tokens, i)
    form = token.speech
    if form is None or form.shape not in ("root", "suffixed") or not token.commas:
        return False
    if form.noun and form.shape == "suffixed":
        # `, nilainya adalah …` is a noun, `, nilainya, …` may be a tag.
        return i + 1 == len(tokens) or tokens[i + 1].commas > 0
    return True


def _speaks_next(tokens: list[Token], i: int) -> bool:
    """`Kondisi ini menurut Budi menjadi …`: no commas, but a person or pronoun follows at once."""
    if tokens[i].lower.endswith("nya"):
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return following is not None and (is_person(following) or is_plain(following, words().pronouns))


def _is_pronoun_with_verb(tokens: list[Token], i: int) -> bool:
    """`Dinasnya, ia mengaku, baru punya satu psikolog`: pronoun and verb between commas, nothing predicated before."""
    form, groups = tokens[i].speech, words()
    if form is None or form.shape != "active" or i + 1 >= len(tokens) or not tokens[i + 1].commas:
        return False
    subject = tokens[i - 1]
    if not subject.commas or subject.lower not in groups.pronouns or i < SHORTEST:
        return False
    if is_plain(tokens[0], groups.asides) or is_plain(tokens[0], groups.connectives):
        return False
    return not any(token.mention is None and looks_like_verb(token.lower) for token in tokens[: i - 1])


def _around(
    sentence: Sentence, context: Context, i: int, reference: Reference, speaker: Speaker
) -> list[Utterance]:  # fmt: skip
    tokens, groups = sentence.tokens, words()
    rest = skip_degrees(tokens, reference.end)
    if _is_tail(tokens, rest):
        begin = 0
        while begin < _SHORT_LEAD and begin < i and is_plain(tokens[begin], groups.leads):
            begin += 1
        if i - begin < SHORTEST:
            return []
        span = (tokens[begin].start, tokens[i - 1].end)
        return context.note(sentence, span, speaker, cue=tokens[i], rule="indirect-then-verb")
    linking = i <= _SHORT_LEAD and all(is_plain(token, groups.connectives) for token in tokens[:i])
    start = tokens[rest].start if linking else sentence.start
    return context.note(sentence, (start, sentence.end), speaker, cue=tokens[i], rule="indirect-inserted")


def _is_tail(tokens: list[Token], rest: int) -> bool:
    """Say whether what follows the speaker only says where, when and to whom."""
    if rest >= len(tokens):
        return True
    first, groups = tokens[rest], words()
    if first.mention is not None:
        return first.mention.label == "DATE"
    if first.lower in groups.speaker_stops or first.lower in groups.place_words:
        later = next((t for t in tokens[rest + 1 :] if t.commas and t.mention is None), None)
        return later is None or later.lower in groups.asides
    return False
