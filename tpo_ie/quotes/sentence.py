"""A sentence as the quote rules see it: words outside quotations, the mentions on them, the quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tpo_ie.pipeline.draft import Draft, FoundMention
from tpo_ie.quotes.lexicon import SpeechForm, speech_forms
from tpo_ie.quotes.marks import Quoted

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PARAGRAPH_BREAK = re.compile(r"[\n\r\u2028\u2029]")
_LONGEST_HEADING = 100
_TELL = ("memberi", "tahu")  # one verb, written apart
_FINAL = ".!?…\"”’'»,:;"
SPEAKING_LABELS = ("PER", "POSITION", "AGENCY", "ORG")


@dataclass(slots=True)
class Token:
    """A word outside quotations.

    Args:
        start: Character offset.
        end: Character offset, exclusive.
        lower: The word in lower case.
        capital: Its first letter is a capital.
        mention: The mention it belongs to.
        commas: Number of commas, dashes and brackets between it and the token before.
        speech: The verb of saying it may be; None inside a mention.
    """

    start: int
    end: int
    lower: str
    capital: bool
    mention: FoundMention | None
    commas: int = 0
    speech: SpeechForm | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence of the body.

    Args:
        start: Offset of its first character (after the dateline).
        end: Offset after its last.
        paragraph: Number of its paragraph.
        tokens: Its words outside quotations.
        quoted: The quotations that lie in it.
        headline: It is (part of) a headline.
        heading: It is a short paragraph without full stop: a heading inside the story, or a careless sentence.
    """

    start: int
    end: int
    paragraph: int
    tokens: list[Token] = field(default_factory=list)
    quoted: list[Quoted] = field(default_factory=list)
    headline: bool = False
    heading: bool = False


def sentences_of(draft: Draft, quoted: list[Quoted]) -> Iterator[Sentence]:
    """Yield the sentences of an article's headline and body.

    Args:
        draft: The article with sentences, layout and mentions.
        quoted: Its quotations in order.

    Yields:
        Sentences in order, without their words; noise is left out, and sentences that one quotation
        spans are one.
    """
    text, dateline = draft.text, draft.layout.dateline
    headlines = [(block.start, block.end) for block in draft.layout.blocks if block.kind == "headline"]
    paragraph, last_end, next_quoted, i = 0, 0, 0, 0
    while i < len(draft.sentences):
        begin, end = draft.sentences[i]
        i += 1
        opens_paragraph = _PARAGRAPH_BREAK.search(text, last_end, begin) is not None or last_end == 0
        paragraph += opens_paragraph
        start = dateline.end if dateline and begin < dateline.end <= end else begin
        if draft.layout.is_noise(start):
            last_end = end
            continue
        while next_quoted < len(quoted) and quoted[next_quoted].outer[0] < start:
            next_quoted += 1
        inside = []
        while next_quoted < len(quoted) and quoted[next_quoted].outer[0] < end:
            inside.append(quoted[next_quoted])
            next_quoted += 1
            while end < inside[-1].outer[1] and i < len(draft.sentences):
                end = draft.sentences[i][1]
                i += 1
        last_end = end
        headline = any(a <= start < b for a, b in headlines)
        heading = opens_paragraph and _is_heading(text, start, end)
        yield Sentence(start, end, paragraph, [], inside, headline, heading)


def _is_heading(text: str, start: int, end: int) -> bool:
    """Say whether a sentence that opens a paragraph is all of it, short and without a full stop."""
    alone = not text[end : end + 1].strip()
    after = _PARAGRAPH_BREAK.match(text, end) or end == len(text)
    return end - start <= _LONGEST_HEADING and alone and bool(after) and text[end - 1] not in _FINAL


def read_words(draft: Draft, sentence: Sentence, speech: list[Quoted], names: Mapping[str, FoundMention]) -> None:
    """Fill a sentence's tokens: the words outside the quotations that are speech.

    Args:
        draft: The article.
        sentence: The sentence.
        speech: Its quotations that are speech.
        names: Words that name one person of the article; a capitalised one that no mention covers
            is taken for that person, as models miss short names.
    """
    forms, text = speech_forms(), draft.text
    mentions = iter(draft.mentions_in(sentence.start, sentence.end))
    mention = next(mentions, None)
    skips = iter(speech)
    skip = next(skips, None)
    last_end = sentence.start
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        while skip is not None and skip.outer[1] <= start:
            last_end = max(last_end, skip.outer[1])
            skip = next(skips, None)
        if skip is not None and start >= skip.outer[0]:
            continue
        while mention is not None and mention.end <= start:
            mention = next(mentions, None)
        own = mention if mention is not None and mention.start < end else None
        word = match.group()
        lower = word.lower()
        between = text[last_end:start] if start - last_end < 40 else ","
        commas = sum(char in ",()–—:;" for char in between)
        form = forms.get(lower) if own is None else None
        if lower == _TELL[1] and sentence.tokens and sentence.tokens[-1].lower == _TELL[0]:
            form = forms.get("".join(_TELL))
        if own is None and form is None and word[0].isupper() and lower in names and sentence.tokens:
            own = replace(names[lower], start=start, end=end)
        sentence.tokens.append(Token(start, end, lower, word[0].isupper(), own, commas, form))
        last_end = end
    _name_first_word(sentence, names)


def is_written_apart(tokens: list[Token], verb: int) -> bool:
    """Say whether a verb is the second half of one that is written apart: `memberi tahu`.

    Args:
        tokens: The sentence's tokens.
        verb: Index of the verb.
    """
    return verb > 0 and (tokens[verb - 1].lower, tokens[verb].lower) == _TELL


def _name_first_word(sentence: Sentence, names: Mapping[str, FoundMention]) -> None:
    """Take the first word for a name when a verb of saying follows: elsewhere its capital says nothing."""
    tokens = sentence.tokens
    if len(tokens) < 3 or tokens[0].mention is not None or tokens[0].lower not in names:
        return
    if any(token.speech is not None and token.speech.shape == "active" for token in tokens[1:3]):
        tokens[0].mention = replace(names[tokens[0].lower], start=tokens[0].start, end=tokens[0].end)
