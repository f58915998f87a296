"""Speech that a colon announces: `Ia melempar usul: data penolakan dibuka bagi BP3MI`."""

from __future__ import annotations

from tpo_ie.quotes.context import Context
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.phrases import is_plain
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.speakers import speaker_before
from tpo_ie.quotes.utterance import Utterance

_SHORTEST = 4  # tokens that the announced clause has at least
_NOUN = 12  # tokens in front of the colon in which the noun stands
_VERB = 4  # tokens in front of the noun in which its verb stands


def read_announced(sentence: Sentence, context: Context) -> list[Utterance]:
    """Return the clause behind the colon of `X menitip pesan …: …`; nothing where a list or a quotation follows.

    Args:
        sentence: The sentence.
        context: The article and its speakers.
    """
    tokens = sentence.tokens
    colon = next((i for i in range(1, len(tokens)) if _is_colon(context.text, tokens, i)), None)
    if colon is None or len(tokens) - colon < _SHORTEST or ";" in context.text[tokens[colon].start : sentence.end]:
        return []
    noun = next(
        (i for i in range(colon - 1, max(-1, colon - _NOUN), -1) if is_plain(tokens[i], words().announced)), None
    )
    if noun is None:
        return []
    verb = next((i for i in range(noun - 1, max(0, noun - _VERB), -1) if is_plain(tokens[i], words().announcers)), None)
    if verb is None:
        return []
    speaker = speaker_before(sentence, verb, context.cast).resolve(context.cast)
    if speaker is None:
        return []
    end = sentence.end - context.text[: sentence.end].endswith("?")
    return context.note(sentence, (tokens[colon].start, end), speaker, cue=tokens[verb], rule="indirect-colon")


def _is_colon(text: str, tokens: list[Token], i: int) -> bool:
    return tokens[i].commas > 0 and text[tokens[i - 1].end : tokens[i].start].strip() == ":"
