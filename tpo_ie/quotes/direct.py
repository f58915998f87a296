"""Direct speech: which quotations are speech, and who speaks in them."""

from __future__ import annotations

import re
from dataclasses import replace

from tpo_ie.pipeline.draft import Draft
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.lexicon import speech_forms, words
from tpo_ie.quotes.marks import Quoted
from tpo_ie.quotes.phrases import agent_at, is_plain
from tpo_ie.quotes.reference import Reference
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.speakers import speaker_after, speaker_before
from tpo_ie.quotes.utterance import Speaker, Utterance

_NEXT_WORD = re.compile(r"[\s,.]{0,3}([^\W\d_]+)(\s+(?:[A-Z]|(?:dia|ia|beliau)\b))?")
_LAST_WORDS = re.compile(r"((?:[\w.'’-]+\s+){0,3}[\w.'’-]+)\s*([,:]?)\s*\Z")
_TAG_INSIDE = re.compile(r",\s+([^\W\d_]+)(?=\s+(?:[A-Z]|dia\b|ia\b|beliau\b)|nya\b|\s*[.,])")
_CAPTION = re.compile(r"[ \t]{0,2}\(([^()\n]{3,160})\)")
_RANKS = re.compile(r"(?:[A-Z][\w.]{0,9}\s+){0,5}")
_TRIED = 4  # quotations of a sentence behind which a tag is looked for
_NEAR = 12  # tokens after a quotation in which an active verb is looked for
_FAR = 30  # tokens before one in which a verb is looked for
_SHORT = 2  # words; fewer need a verb of saying beside them


def close_softly(text: str, quoted: Quoted) -> Quoted:
    """Let an unclosed quotation end before the attribution that stands in its paragraph.

    Args:
        text: The article.
        quoted: A quotation; a closed one is returned as it is.

    Returns:
        The quotation up to the comma before `kata X`, else up to the end of its paragraph.
    """
    if quoted.closed:
        return quoted
    for tag in _TAG_INSIDE.finditer(text, quoted.start, quoted.end):
        form = speech_forms().get(tag.group(1).lower())
        if form is not None and form.shape in ("root", "suffixed"):
            end = tag.start() + 1
            return replace(quoted, end=end, outer=(quoted.outer[0], end))
    return quoted


def join_paragraphs(text: str, quoted: list[Quoted]) -> list[Quoted]:
    """Make one of a quotation that its paragraph leaves open and the next paragraph opens anew.

    Args:
        text: The article.
        quoted: Its quotations in order.

    Returns:
        The quotations; one that runs over paragraphs goes from its first to its last mark.
    """
    joined: list[Quoted] = []
    for one in quoted:
        last = joined[-1] if joined else None
        between = text[last.outer[1] : one.outer[0]] if last is not None and not last.closed else "x"
        if last is not None and between and not between.strip() and not last.single:
            joined[-1] = Quoted(last.start, one.end, (last.outer[0], one.outer[1]), one.closed)
        else:
            joined.append(one)
    return joined


def is_speech(text: str, sentence: Sentence, quoted: Quoted) -> bool:
    """Say whether a quotation is something said, not a title, a nickname, a slogan or a scare quote.

    Args:
        text: The article.
        sentence: The sentence it lies in.
        quoted: The quotation.
    """
    start, end = quoted.outer
    size = len(text[quoted.start : quoted.end].split())
    finished = quoted.is_finished(text)
    following = _NEXT_WORD.match(text, end, sentence.end)
    if following is not None and is_tag(following.group(1), finished, bool(following.group(2))):
        return finished or size >= _SHORT
    before = _LAST_WORDS.search(text[max(sentence.start, start - 60) : start])
    led_in = before.group(1).lower().split() if before else []
    if led_in and led_in[-1] in words().captions:
        return False
    saying = any(word in speech_forms() for word in led_in[-3:])
    if before is not None and before.group(2) == ":" and finished:
        return True
    if quoted.single:
        return False
    if before is not None and before.group(2) and (saying or finished):
        return size > _SHORT
    if not text[sentence.start : start].strip(" \t-–—") and size >= _SHORT:
        whole = not text[end : sentence.end].strip(" .,")
        return finished or (whole and size > 2 * _SHORT)
    return finished and saying and size > _SHORT


def captioned(draft: Draft, quoted: Quoted) -> Speaker | None:
    """Return the person whom a bracket right behind a quotation names: `"…" (Kombes Pol Budi, Dirpolairud X)`.

    Args:
        draft: The article.
        quoted: The quotation.
    """
    bracket = _CAPTION.match(draft.text, quoted.outer[1])
    if bracket is None:
        return None
    named = next(iter(draft.mentions_in(bracket.start(), bracket.end(), "PER")), None)
    if named is None or _RANKS.fullmatch(draft.text, bracket.start(1), named.start) is None:
        return None
    return Speaker(named.entity, "PER")


def is_tag(word: str, finished: bool, speaker_follows: bool) -> bool:
    """Say whether the word after a closing mark attributes the quotation.

    Args:
        word: The word as written.
        finished: The quotation ends with a comma, a full stop, a question or exclamation mark.
        speaker_follows: A pronoun or a word with a capital comes next.
    """
    lower = word.lower()
    form = speech_forms().get(lower)
    if form is not None and form.shape in ("root", "suffixed"):
        return True
    if not finished or word in words().no_tags or word[0].isupper():
        return False
    # The position itself is telling: `"…," jeritnya`, `"…," gerutu Budi`, misspelt `"…," uajr Budi`.
    return lower == "demikian" or speaker_follows or (lower.endswith("nya") and len(lower) > 5)


def attribute(text: str, sentence: Sentence, speech: list[Quoted], cast: Cast) -> tuple[Reference, int | None] | None:
    """Find who says the direct speech of a sentence.

    Args:
        text: The article.
        sentence: The sentence with its words outside the quotations.
        speech: Its quotations that are speech, in order.
        cast: The article's speakers.

    Returns:
        The speaker and the index of the verb; None when the sentence does not say.
    """
    return _tag_after(text, sentence, speech, cast) or _lead_in(text, sentence, speech[0], cast)


def _tag_after(
    text: str, sentence: Sentence, speech: list[Quoted], cast: Cast
) -> tuple[Reference, int | None] | None:  # fmt: skip
    """`"…," kata X`, `"…," ujarnya`, `"…," Budi menambahkan`, `"…," Budi tersenyum`."""
    tokens = sentence.tokens
    for quoted in speech[:_TRIED]:
        i = _first_from(tokens, quoted.outer[1])
        if i == len(tokens) or text[quoted.outer[1] : tokens[i].start].strip(" ,.\t"):
            if i < len(tokens) and text[quoted.outer[1] : tokens[i].start].strip(" ,.\t") == "(":
                person = agent_at(tokens, i)  # `"…" (Budi, Kepala Dinas X)`
                if person is not None:
                    return Reference("named", person, "PER"), None
            continue
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        names = following is not None and (following.capital or following.lower in words().pronouns)
        word = text[tokens[i].start : tokens[i].end]
        if tokens[i].mention is None and is_tag(word, quoted.is_finished(text), names):
            doubled = tokens[i].speech is None and following is not None and following.speech is not None
            verb = i + doubled  # `demikian bunyi putusan X`
            return speaker_after(sentence, verb, cast), verb
        for k in range(i + 1, min(i + _NEAR, len(tokens))):
            form = tokens[k].speech
            if form is not None and form.shape == "active":
                return speaker_before(sentence, k, cast), k
        if text[quoted.end - 1] == "," and is_plain(tokens[i], words().pronouns):
            return Reference("anaphor"), None
        person = agent_at(tokens, i) if text[quoted.end - 1] == "," else None
        if person is not None:
            # `"…," Budi menghitung dengan jari`
            return Reference("named", person, "PER"), None
    return None


def _lead_in(text: str, sentence: Sentence, quoted: Quoted, cast: Cast) -> tuple[Reference, int | None] | None:
    """`X mengatakan, "…"`, `Kata X, "…"`, `X: "…"`."""
    tokens = sentence.tokens
    first = _first_from(tokens, quoted.outer[0])
    for k in range(first - 1, max(-1, first - _FAR), -1):
        form = tokens[k].speech
        if form is not None and form.shape == "active":
            return speaker_before(sentence, k, cast), k
        if form is not None and not form.noun:
            return speaker_after(sentence, k, cast), k
    if first and text[tokens[first - 1].end : quoted.outer[0]].strip(" .") == ":":
        return _before_colon(tokens[:first]), None
    return None


def _before_colon(tokens: list[Token]) -> Reference:
    """`Kepala BP3MI Budi, S.Sos.: "…"`, `Komentarnya dua kata: "…"`."""
    persons = [t.mention for t in tokens if t.mention is not None and t.mention.label == "PER"]
    bodies = [t.mention for t in tokens if t.mention is not None and t.mention.label in ("AGENCY", "ORG")]
    found = persons[-1:] or bodies[:1]
    if found:
        return Reference("named", found[0].entity, found[0].label)
    return Reference("anaphor" if any(token.lower.endswith("nya") for token in tokens) else "unnamed")


def _first_from(tokens: list[Token], offset: int) -> int:
    """Return the index of the first token at or after an offset; the number of tokens when there is none."""
    return next((n for n, token in enumerate(tokens) if token.start >= offset), len(tokens))


def utterances(
    sentence: Sentence,
    speech: list[Quoted],
    speaker: Speaker,
    *,
    verb: int | None,
    named: bool,
    continued: bool = False,
) -> list[Utterance]:
    """Return one utterance per quotation of a sentence.

    Args:
        sentence: The sentence.
        speech: Its quotations.
        speaker: Who speaks in them.
        verb: Token index of the verb, if there is one.
        named: The sentence names the speaker; else it has a pronoun.
        continued: The speaker follows from the sentences around, not from this one.
    """
    cue = (sentence.tokens[verb].start, sentence.tokens[verb].end) if verb is not None else None
    found = []
    for n, quoted in enumerate(speech):
        if continued:
            rule = "direct-continued"
        elif n and (cue is None or quoted.start > cue[0]):
            rule = "direct-split"
        elif not quoted.closed:
            rule = "direct-unclosed"
        elif not named:
            rule = "direct-anaphor"
        elif cue is None or cue[0] < quoted.start:
            rule = "direct-verb-before"
        else:
            rule = "direct-verb-after"
        found.append(Utterance(quoted.start, quoted.end, speaker.entity, "direct", cue, rule))
    return found
