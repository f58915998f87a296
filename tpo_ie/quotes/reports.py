"""`Hal itu disampaikan X`: a sentence that attributes the one before it."""

from __future__ import annotations

from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.sentence import Sentence
from tpo_ie.quotes.speakers import speaker_after

_CAME_FROM = ("meluncur", "datang", "terlontar", "keluar")
_REACH = 5


def reported_by(sentence: Sentence, cast: Cast) -> tuple[tuple[str, str], int] | None:
    """Read who made the statement that a sentence points back to.

    Args:
        sentence: A sentence that may begin with `Hal itu disampaikan …`, `Kalimat itu meluncur dari …`.
        cast: The article's speakers.

    Returns:
        Entity and label of the speaker, and the index of the verb; None when it is no such sentence.
    """
    tokens, groups = sentence.tokens, words()
    if len(tokens) < 3 or tokens[0].mention is not None or tokens[0].lower not in groups.reports:
        return None
    pointing = False
    for i in range(1, min(_REACH, len(tokens))):
        token = tokens[i]
        if token.mention is not None:
            return None
        if token.lower in groups.demonstratives or token.lower in ("senada", "serupa"):
            pointing = True
        came = token.lower in _CAME_FROM and i + 1 < len(tokens) and tokens[i + 1].lower == "dari"
        said = token.speech is not None and token.speech.shape == "passive"
        if pointing and (came or said):
            verb = i + 1 if came else i
            speaker = speaker_after(sentence, verb, cast).resolve(cast)
            return (speaker, i) if speaker is not None else None
    return None
