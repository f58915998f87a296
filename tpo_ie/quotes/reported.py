"""Verbs with a reported clause (`X mengatakan …`), headlines with a colon, `Hal itu disampaikan X`."""

from __future__ import annotations

from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.clause import complement_start
from tpo_ie.quotes.context import SHORTEST, Context
from tpo_ie.quotes.lexicon import SpeechForm, words
from tpo_ie.quotes.phrases import is_person, is_plain, looks_like_verb
from tpo_ie.quotes.sentence import SPEAKING_LABELS, Sentence, Token
from tpo_ie.quotes.speakers import speaker_after, speaker_before
from tpo_ie.quotes.utterance import Speaker, Utterance

_RULES = {
    "say": "indirect-say",
    "opine": "indirect-opinion",
    "confess": "indirect-stance",
    "direct": "indirect-directive",
    "commit": "indirect-commitment",
}
_BEFORE_COORDINATION = 30  # tokens of a clause before a second verb of the same speaker
_SUBJECT = 40  # tokens at the start in which the subject of a second verb is looked for
_SUBJECT_GAP = 8  # tokens between a contrast and the verb of its subject
_POINTING = 5  # tokens in which `Hal itu disampaikan` is complete


def read_reported(sentence: Sentence, context: Context) -> list[Utterance]:
    """Return the clauses that a sentence's verbs of saying report, and put their subjects in focus."""
    found: list[Utterance] = []
    tokens, cast = sentence.tokens, context.cast
    last: Speaker | None = None
    for i in range(1, len(tokens)):
        form = tokens[i].speech
        if form is None or form.shape != "active" or not _is_told(tokens, i, form):
            continue
        if is_plain(tokens[i - 1], words().coordinators):
            speaker = last or _first_subject(tokens, i, cast)
        else:
            speaker = speaker_before(sentence, i, cast).resolve(cast, form)
        if speaker is None:
            if i > 1 and tokens[i - 1].capital and tokens[i - 1].mention is None:
                # A name that no mention covers: `dia` after it is nobody known.
                cast.lose()
            continue
        last = speaker
        cast.focus(speaker)
        begin = complement_start(sentence, i)
        if begin is None or (begin[1] == "bare" and context.text[sentence.end - 1] == ":"):
            continue
        second = _second_verb(tokens, *begin)
        other = _other_subject(tokens, begin[0]) if second is None else None
        stop = second - 2 if second is not None else other
        end = tokens[stop].end if stop is not None else sentence.end
        if second is None or second - 1 - begin[0] >= SHORTEST:
            span = (tokens[begin[0]].start, end)
            found += context.note(sentence, span, speaker, cue=tokens[i], rule=_RULES[form.group])
        if second is None and other is None:
            break
        if other is not None:
            last = None
    return found


def _is_told(tokens: list[Token], i: int, form: SpeechForm) -> bool:
    """Say whether an active verb tells that something was said, not that it will, should or was not."""
    before, groups = tokens[i - 1], words()
    j = i - 1
    while j > 0 and is_plain(tokens[j], groups.adverbs):
        j -= 1
    if tokens[j].lower == "yang":
        # `Budi, yang mengaku polisi, …` tells what he did.
        return form.group in ("say", "opine")
    bench = is_plain(before, groups.benches) and (i == 1 or before.commas or is_plain(tokens[i - 2], groups.benches))
    if is_plain(before, groups.irrealis) and not bench:
        return False
    negated = any(is_plain(token, groups.negators) for token in tokens[max(0, i - 2) : i])
    return form.denies or not negated or is_plain(before, groups.unashamed)


def _first_subject(tokens: list[Token], verb: int, cast: Cast) -> Speaker | None:
    """Return the person or body that a sentence begins with, whose second verb is the verb of saying."""
    first = tokens[0].mention
    if first is not None and first.label in ("AGENCY", "ORG"):
        return Speaker(first.entity, first.label)
    if is_plain(tokens[0], words().bodies) and is_plain(tokens[1], words().demonstratives):
        return cast.body_called(tokens[0].lower, tokens[0].start)  # `Lembaga tersebut memberi waktu … dan meminta …`
    for token in tokens[: min(verb, _SUBJECT)]:
        if is_person(token) and token.mention is not None:
            return Speaker(token.mention.entity, "PER")
        if token.mention is None and looks_like_verb(token.lower):
            return None
    return None


def _second_verb(tokens: list[Token], start: int, introduced: str) -> int | None:
    """Return the index of a verb that shares the subject (`… dan meminta LPSK …`, `…, namun mengaku …`)."""
    groups = words()
    for i in range(start + 1, min(start + _BEFORE_COORDINATION, len(tokens) - SHORTEST)):
        form, tie = tokens[i].speech, tokens[i - 1]
        if form is None or form.shape != "active" or form.group == "say":
            continue
        tied = introduced == "bare" and is_plain(tie, groups.ties)
        if tied or (tie.commas and is_plain(tie, groups.contrasts)):
            return i
    return None


def _other_subject(tokens: list[Token], start: int) -> int | None:
    """Return the last token before a clause that tells of somebody else: `…, sedangkan Pemprov X mengatakan …`."""
    groups = words()
    for i in range(start + SHORTEST, len(tokens) - SHORTEST):
        if not tokens[i].commas or tokens[i].mention is not None:
            continue
        subject = tokens[i + 1]
        named = subject.mention is not None and subject.mention.label in SPEAKING_LABELS
        if is_plain(tokens[i], groups.turns) and (named or is_plain(subject, groups.pronouns)):
            speech = (
                t for t in tokens[i + 2 : i + _SUBJECT_GAP] if t.mention is None and t.lower not in groups.adverbs
            )
            verb = next(speech, None)
            if verb is not None and verb.speech is not None and verb.speech.shape == "active":
                return i - 1
    return None


def read_headline(sentence: Sentence, context: Context) -> list[Utterance]:
    """`Bupati: Jangan Cuma Jadi Arsip`, in the headline or as a heading inside the story."""
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 1):
        if not tokens[i].commas or context.text[tokens[i - 1].end : tokens[i].start].strip() != ":":
            continue
        mention = tokens[i - 1].mention
        if mention is None or mention.label not in SPEAKING_LABELS:
            return []
        first = next(token for token in tokens if token.mention is mention)
        if mention.label in ("AGENCY", "ORG") and not (sentence.headline and first.commas):
            return []  # `LPSK: …` names what it is about; `Tiga Bayi Diselamatkan, Polres X: …` who says it
        speaker = context.cast.holder(mention) if mention.label == "POSITION" else mention.entity
        if speaker is None:
            return []
        label = "PER" if mention.label == "POSITION" else mention.label
        span = (tokens[i].start, sentence.end)
        return context.note(sentence, span, Speaker(speaker, label), cue=None, rule="headline-colon")
    return []


def reported_by(sentence: Sentence, cast: Cast) -> tuple[Speaker, Token] | None:
    """Read who made the statement that a sentence points back to.

    Args:
        sentence: A sentence that may begin with `Hal itu disampaikan …`, `Kalimat itu meluncur dari …`.
        cast: The article's speakers.

    Returns:
        The speaker and the verb; None when it is no such sentence.
    """
    tokens, groups = sentence.tokens, words()
    if len(tokens) <= SHORTEST:
        return None
    if not is_plain(tokens[0], groups.reports):
        return _told_actively(sentence, cast)
    pointing = is_plain(tokens[0], groups.so)
    for i in range(1, min(_POINTING, len(tokens))):
        if tokens[i].mention is not None:
            return None
        form = tokens[i].speech
        pointing = pointing or tokens[i].lower in groups.demonstratives or tokens[i].lower in groups.likeness
        came = tokens[i].lower in groups.came_from and i + 1 < len(tokens) and tokens[i + 1].lower == "dari"
        if pointing and (came or (form is not None and form.shape == "passive")):
            speaker = speaker_after(sentence, i + came, cast).resolve(cast)
            return (speaker, tokens[i]) if speaker is not None else None
    return None


def _told_actively(sentence: Sentence, cast: Cast) -> tuple[Speaker, Token] | None:
    """Read `Kapolres X menyampaikan hal tersebut saat apel`: who said what stands before."""
    tokens, groups = sentence.tokens, words()
    for i in range(1, len(tokens) - 2):
        form = tokens[i].speech
        if form is None or form.shape != "active":
            continue
        told = form.group == "say" and is_plain(tokens[i + 1], groups.reports)
        pointed = is_plain(tokens[i + 2], groups.demonstratives) and not tokens[i + 1].commas
        if not told or not pointed or not _is_told(tokens, i, form):
            return None
        if i + 3 < len(tokens) and not (is_plain(tokens[i + 3], groups.place_words | groups.speaker_stops)):
            return None
        speaker = speaker_before(sentence, i, cast).resolve(cast, form)
        return (speaker, tokens[i]) if speaker is not None and speaker.label == "PER" else None
    return None
