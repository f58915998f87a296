"""Whom words refer to: somebody named, the one in focus, a body named before, nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.lexicon import SpeechForm, words
from tpo_ie.quotes.phrases import is_plain
from tpo_ie.quotes.sentence import Token
from tpo_ie.quotes.utterance import Speaker

_STATE = re.compile(r"ke\w{4,}an(?:nya)?")


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


def definite(phrase: list[Token], end: int, cast: Cast) -> Reference:
    """Read a noun phrase with a demonstrative: a person in focus, a body named before, a paper or several people.

    Args:
        phrase: Its tokens (`Wakil Ketua DPRD X ini`, `lembaga itu`).
        end: Index of the token after it.
        cast: The article's speakers.
    """
    groups = words()
    for token in phrase:
        if token.mention is not None and token.mention.start in cast.pointed:
            return Reference("named", cast.pointed[token.mention.start], "PER", end=end)
    lowers = [token.lower for token in phrase if token.mention is None]
    if any(word in groups.plurals for word in lowers):
        return Reference("unnamed", end=end)
    bodies = [word for word in lowers if word not in groups.body_heads][:1]  # `pihak kementerian itu`
    if bodies and bodies[0] in groups.bodies:
        return Reference("body", label=bodies[0], place=phrase[0].start, end=end)
    thing = any(word in groups.documents for word in lowers[:2]) or _is_state(lowers[:1])
    # `kata warga Genuk ini` has more than the noun to tell whom it means.
    nobody = any(word in groups.people for word in lowers[:2]) and all(token.mention is None for token in phrase)
    return Reference("unnamed" if thing or nobody else "anaphor", end=end)


def bench(noun: Token, cast: Cast, end: int) -> Reference:
    """Return the court for which a bench speaks (`Majelis hakim menilai …`); nobody where the article names none.

    Args:
        noun: The word for the bench.
        cast: The article's speakers.
        end: Index of the token after the words that name the speaker.
    """
    court = cast.court_before(noun.start)
    return Reference("named", court.entity, court.label, end=end) if court else Reference("unnamed", end=end)


def party(noun: Token, cast: Cast, end: int) -> Reference:
    """Return the one person whom `terdakwa`, `jaksa` means; nobody where the article has none or several.

    Args:
        noun: The noun.
        cast: The article's speakers.
        end: Index of the token after it.
    """
    person = cast.party(noun.lower)
    return Reference("named", person, "PER", end=end) if person else Reference("unnamed", end=end)


def is_party(noun: Token) -> bool:
    """Say whether a word means somebody by the part that he or she has in a case."""
    groups = words()
    return is_plain(noun, groups.suspects) or is_plain(noun, groups.victims) or is_plain(noun, groups.offices)


def _is_state(lowers: list[str]) -> bool:
    """`kecurigaan itu mendorong …`: a state of mind or of things does not speak."""
    return bool(lowers) and _STATE.fullmatch(lowers[0]) is not None


def named(mention: FoundMention, cast: Cast, end: int) -> Reference:
    """Return the reference of a mention; a title stands for its holder.

    Args:
        mention: A person, title or body.
        cast: The article's speakers.
        end: Index of the token after the words that name the speaker.
    """
    if mention.label == "POSITION":
        speaker = cast.behind(mention)
        return Reference("named", speaker.entity, speaker.label, end=end) if speaker else Reference("unnamed", end=end)
    return Reference("named", mention.entity, mention.label, end=end)
