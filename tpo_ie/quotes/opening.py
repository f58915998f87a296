"""Attributions that open a sentence: `Menurut X, …`, `Kata X, …`, `Dikatakan X, …`, `Dari pengakuan X, …`."""

from __future__ import annotations

from tpo_ie.quotes.context import SHORTEST, Context
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.phrases import is_plain, looks_like_verb, skip_degrees
from tpo_ie.quotes.reference import Reference
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.speakers import speaker_after
from tpo_ie.quotes.utterance import Utterance

_LONGEST_LEAD = 6  # connectives in front of the attribution
_NEAR = 10


def read_opening(sentence: Sentence, context: Context) -> list[Utterance]:
    """Return what a sentence reports whose attribution comes first; nothing when it does not."""
    tokens, groups = sentence.tokens, words()
    lead = _lead(tokens)
    if lead is None:
        return []
    opener = tokens[lead]
    testimony = _is_testimony(tokens, lead)
    if testimony:
        if any(_is_other_source(token) for token in tokens[lead + 2 : lead + _NEAR]):
            return []
        rule, lead = "indirect-testimony", lead + 1
    elif opener.lower in groups.according or opener.lower in groups.for_whom:
        rule = "indirect-according"
    elif not opener.commas and (opener.lower in groups.said_first or _says_first(tokens)):
        rule = "indirect-said-first"
    elif opener.speech is not None and opener.speech.shape == "passive" and not opener.commas:
        rule = "indirect-passive"
    else:
        return []
    reference = speaker_after(sentence, lead, context.cast)
    speaker = reference.resolve(context.cast, tokens[lead].speech)
    if speaker is None or not _is_named_at_once(tokens, lead, reference, testimony):
        return []
    if (
        opener.lower in groups.for_whom
        and reference.kind == "named"
        and not _is_expert(tokens, lead, reference, context)
    ):
        # `Bagi X, …` tells what things are to somebody; of officials and experts it is as good as `menurut`.
        return []
    begin = _content_after(tokens, reference, comma_needed=testimony or opener.lower in groups.for_whom)
    if begin is None:
        return []
    return context.note(sentence, (tokens[begin].start, sentence.end), speaker, cue=tokens[lead], rule=rule)


def _is_expert(tokens: list[Token], lead: int, reference: Reference, context: Context) -> bool:
    """`Bagi Bupati X Budi, …`, `Bagi peneliti Universitas X, Budi, …`, `Bagi Budi, direktur Rumah X, …`."""
    end = reference.end
    if context.cast.is_official(reference.entity):
        return True
    role = tokens[lead + 1 : end] + tokens[end : end + _past_role(tokens, end)]
    return any(token.mention is not None and token.mention.label in ("AGENCY", "ORG") for token in role)


def _past_role(tokens: list[Token], i: int) -> int:
    """Return how many tokens tell, between commas, what the one just named is; 0 when none do."""
    if i >= len(tokens) or not tokens[i].commas or tokens[i].mention is not None or tokens[i].capital:
        return 0
    stop = _next_comma(tokens, i + 1)
    role = tokens[i:stop]
    named = any(token.mention is not None and token.mention.label in ("AGENCY", "ORG") for token in role)
    verbal = any(token.mention is None and looks_like_verb(token.lower) for token in role)
    return stop - i if named and not verbal and stop < len(tokens) and role[-1].mention is not None else 0


def _is_named_at_once(tokens: list[Token], lead: int, reference: Reference, testimony: bool) -> bool:
    """`Dari pengakuan X`, not `Dari pengakuan penumpang polisi menemukan X`."""
    if not testimony:
        return True
    between = tokens[lead + 1 : reference.end]
    plain = all(token.mention is not None or token.capital for token in between)
    return plain and reference.label in ("", "PER")


def _lead(tokens: list[Token]) -> int | None:
    """Return the index of the first token after connectives, where it may open an attribution."""
    groups = words()
    if not tokens:
        return None
    if _says_first(tokens):
        return 0
    openers = groups.according | groups.for_whom | groups.said_first
    for i, token in enumerate(tokens[:_LONGEST_LEAD]):
        if token.mention is not None:
            return None
        passive = token.speech is not None and token.speech.shape == "passive"
        if token.lower in openers or passive or _is_testimony(tokens, i):
            return i
        if token.lower not in groups.connectives:
            return None
    return None


def _is_testimony(tokens: list[Token], i: int) -> bool:
    """`Dari pengakuan`, `Menurut keterangan`."""
    if i + 1 >= len(tokens) or not is_plain(tokens[i], words().sources):
        return False
    return tokens[i + 1].mention is None and tokens[i + 1].lower.removesuffix("nya") in words().testimonies


def _is_other_source(token: Token) -> bool:
    """`Dari pengakuan HS, menurut Kapolres, …`: the testimony is part of what the second one says."""
    tag = token.speech is not None and token.speech.shape in ("root", "suffixed")
    return token.commas > 0 and (tag or is_plain(token, words().according))


def _says_first(tokens: list[Token]) -> bool:
    """`Jelas Budi, …`: a root opens the sentence, a name follows at once and then a comma."""
    form = tokens[0].speech
    if form is None or form.shape != "root" or len(tokens) < SHORTEST + 1 or tokens[1].mention is None:
        return False
    after = next((t for t in tokens[2:] if t.mention is not tokens[1].mention), None)
    return tokens[1].mention.label == "PER" and after is not None and after.commas > 0


def _content_after(tokens: list[Token], reference: Reference, *, comma_needed: bool) -> int | None:
    """Return the index of the first token of what was said, after the speaker's words."""
    groups = words()
    i = reference.end
    if i < len(tokens) and not tokens[i].commas:
        if tokens[i].mention is not None or tokens[i].lower in groups.asides:
            i = _next_comma(tokens, i)
        elif comma_needed:
            return None
    i = skip_degrees(tokens, i)
    i += _past_role(tokens, i)
    if i < len(tokens) and tokens[i].commas and is_plain(tokens[i], groups.name_asides):
        i = _next_comma(tokens, i + 1)
    # `Dari penuturannya, diketahui bahwa …`
    if i < len(tokens) and tokens[i].lower == "diketahui":
        i += 1
    if i < len(tokens) and tokens[i].lower == "bahwa":
        i += 1
    return i if len(tokens) - i >= SHORTEST else None


def _next_comma(tokens: list[Token], i: int) -> int:
    while i < len(tokens) and not tokens[i].commas:
        i += 1
    return i
