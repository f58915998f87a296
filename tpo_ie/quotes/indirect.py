"""Indirect speech in one sentence: `X mengatakan bahwa …`, `Menurut X, …`, `…, kata X, …`."""

from __future__ import annotations

from tpo_ie.document.values import QuoteKind
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.clause import clause_end, complement_start
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.sentence import Sentence, Token
from tpo_ie.quotes.speakers import Reference, looks_like_verb, speaker_after, speaker_before
from tpo_ie.quotes.utterance import Utterance

_ACCORDING = ("menurut", "menurutnya")
_FOR = ("bagi", "baginya")
_RULES = {"say": "indirect-say", "opine": "indirect-opinion", "confess": "indirect-stance", "direct": "indirect-directive",
          "commit": "indirect-commitment"}  # fmt: skip
_SHORT_LEAD = 3
_SHORTEST = 2
_BEFORE_COORDINATION = 20


class IndirectReader:
    """Reads the indirect speech of sentences, one after the other.

    Args:
        text: The article.
        cast: Its speakers; who is in focus changes while reading.
    """

    def __init__(self, text: str, cast: Cast) -> None:
        self._text = text
        self._cast = cast

    def read(self, sentence: Sentence) -> list[Utterance]:
        """Return the indirect speech of a sentence and put its speakers in focus."""
        if sentence.headline or sentence.heading:
            return self._headline(sentence)
        return self._opening(sentence) or self._inserted(sentence) or self._reported(sentence)

    # -- `Menurut X, …`, `Kata X, …`, `Dikatakan X, …` ------------------------------------------

    def _opening(self, sentence: Sentence) -> list[Utterance]:
        tokens = sentence.tokens
        lead = self._lead(tokens)
        if lead is None:
            return []
        token = tokens[lead]
        testimony = (
            token.lower in ("dari", "menurut", "berdasarkan")
            and lead + 1 < len(tokens)
            and tokens[lead + 1].lower.removesuffix("nya") in words().testimonies
        )
        if testimony:
            if any(t.lower in _ACCORDING and t.commas for t in tokens[lead + 2 : lead + 10]):
                return []
            rule, lead = "indirect-testimony", lead + 1
        elif token.lower in _ACCORDING or token.lower in _FOR:
            rule = "indirect-according"
        elif token.lower in words().said_first or self._says_first(tokens):
            rule = "indirect-said-first"
        elif token.speech is not None and token.speech.shape == "passive" and token.commas == 0:
            rule = "indirect-passive"
        else:
            return []
        reference = speaker_after(sentence, lead, self._cast)
        speaker = reference.resolve(self._cast)
        if speaker is None or (testimony and speaker[1] != "PER"):
            return []
        begin = self._content_after(tokens, reference, token.lower in _FOR or testimony)
        if begin is None:
            return []
        return self._emit(sentence, tokens[begin].start, sentence.end, speaker, tokens[lead], rule)

    @staticmethod
    def _says_first(tokens: list[Token]) -> bool:
        """`Jelas Budi, …`: a root opens the sentence, a name follows at once and then a comma."""
        form = tokens[0].speech
        if form is None or form.shape != "root" or len(tokens) < 3 or tokens[1].mention is None:
            return False
        after = next((t for t in tokens[2:] if t.mention is not tokens[1].mention), None)
        return tokens[1].mention.label == "PER" and after is not None and after.commas > 0

    def _lead(self, tokens: list[Token]) -> int | None:
        """Return the index of the first token after connectives."""
        for i, token in enumerate(tokens[:6]):
            if token.mention is not None:
                return None
            said = token.speech is not None and (token.speech.shape == "passive" or token.lower in words().said_first)
            said = said or self._says_first(tokens)
            if token.lower in _ACCORDING or token.lower in _FOR or said:
                return i
            if token.lower == "dari" and i + 1 < len(tokens):
                return i
            if token.lower not in words().connectives:
                return None
        return None

    @staticmethod
    def _content_after(tokens: list[Token], reference: Reference, comma_needed: bool) -> int | None:
        """Return the index of the first token of what was said, after the speaker's words."""
        i = reference.end
        if i < len(tokens) and not tokens[i].commas:
            lower = tokens[i].lower
            if tokens[i].mention is not None or lower in words().asides:
                while i < len(tokens) and not tokens[i].commas:
                    i += 1
            elif comma_needed:
                return None
        # Degrees and an age in brackets after the name are no content.
        while i < len(tokens) and tokens[i].commas and _is_degree(tokens, i):
            i += 1
        if i < len(tokens) and tokens[i].commas and tokens[i].mention is None and tokens[i].lower in ("yang", "selaku"):
            i += 1
            while i < len(tokens) and not tokens[i].commas:
                i += 1
        if i < len(tokens) and tokens[i].lower in ("bahwa", "diketahui"):
            i += 1 + (i + 1 < len(tokens) and tokens[i].lower == "diketahui" and tokens[i + 1].lower == "bahwa")
        return i if len(tokens) - i >= _SHORTEST else None

    # -- `…, kata X, …` and `…, ujar X.` ---------------------------------------------------------

    def _inserted(self, sentence: Sentence) -> list[Utterance]:
        tokens = sentence.tokens
        for i in range(1, len(tokens)):
            token = tokens[i]
            if token.mention is not None:
                continue
            according = token.lower in _ACCORDING
            tag = token.speech is not None and token.speech.shape in ("root", "suffixed")
            if tag and token.speech is not None and token.speech.noun and token.speech.shape == "suffixed":
                tag = i + 1 == len(tokens) or tokens[i + 1].commas > 0
            if tokens[i - 1].mention is None and tokens[i - 1].lower == "yang":
                continue
            if not ((token.commas and (according or tag)) or (according and self._speaks_next(tokens, i))):
                inserted = self._subject_inserted(sentence, i)
                if inserted:
                    return inserted
                continue
            reference = speaker_after(sentence, i, self._cast)
            speaker = reference.resolve(self._cast)
            if speaker is None:
                continue
            return self._around(sentence, i, reference, speaker)
        return []

    @staticmethod
    def _speaks_next(tokens: list[Token], i: int) -> bool:
        """`Kondisi ini menurut Budi menjadi …`: no commas, but a person or pronoun follows at once."""
        if tokens[i].lower == "menurutnya":
            return True
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is None:
            return False
        return following.lower in ("dia", "beliau") or (
            following.mention is not None and following.mention.label == "PER"
        )

    def _subject_inserted(self, sentence: Sentence, i: int) -> list[Utterance]:
        """`Dinasnya, ia mengaku, baru punya satu psikolog`."""
        tokens = sentence.tokens
        form = tokens[i].speech
        if form is None or form.shape != "active" or i + 1 >= len(tokens) or not tokens[i + 1].commas:
            return []
        subject = tokens[i - 1]
        if not subject.commas or subject.lower not in words().pronouns or i < _SHORTEST:
            return []
        if tokens[0].mention is None and tokens[0].lower in words().asides | words().connectives:
            return []
        if any(looks_like_verb(token.lower) for token in tokens[: i - 1] if token.mention is None):
            return []
        speaker = Reference("anaphor").resolve(self._cast)
        if speaker is None:
            return []
        return self._emit(sentence, sentence.start, sentence.end, speaker, tokens[i], "indirect-inserted")

    def _around(self, sentence: Sentence, i: int, reference: Reference, speaker: tuple[str, str]) -> list[Utterance]:
        tokens = sentence.tokens
        lead = tokens[:i]
        rest = reference.end
        while rest < len(tokens) and tokens[rest].commas and _is_degree(tokens, rest):
            rest += 1
        if self._is_tail(tokens, rest):
            begin = 0
            while begin < i and begin < _SHORT_LEAD and lead[begin].lower in ("sementara", "adapun", "namun"):
                begin += 1
            if i - begin < _SHORTEST:
                return []
            end = tokens[i - 1].end
            return self._emit(sentence, tokens[begin].start, end, speaker, tokens[i], "indirect-then-verb")
        if len(lead) <= _SHORT_LEAD and all(t.mention is None and t.lower in words().connectives for t in lead):
            return self._emit(sentence, tokens[rest].start, sentence.end, speaker, tokens[i], "indirect-inserted")
        return self._emit(sentence, sentence.start, sentence.end, speaker, tokens[i], "indirect-inserted")

    @staticmethod
    def _is_tail(tokens: list[Token], rest: int) -> bool:
        """Say whether what follows the speaker only says where, when and to whom."""
        if rest >= len(tokens):
            return True
        first = tokens[rest]
        if first.mention is not None:
            return first.mention.label == "DATE"
        if first.lower in words().speaker_stops or first.lower in ("di", "pada"):
            later = next((t for t in tokens[rest + 1 :] if t.commas and t.mention is None), None)
            return later is None or later.lower in words().asides
        return False

    # -- `X mengatakan …` ---------------------------------------------------------------------------

    def _reported(self, sentence: Sentence) -> list[Utterance]:
        found: list[Utterance] = []
        tokens, groups = sentence.tokens, words()
        last: tuple[str, str] | None = None
        for i, token in enumerate(tokens):
            form = token.speech
            if form is None or form.shape != "active" or i == 0:
                continue
            before = tokens[i - 1]
            if before.lower == "yang" and form.group not in ("say", "opine"):
                continue
            negated = any(t.mention is None and t.lower in groups.negators for t in tokens[max(0, i - 2) : i])
            if before.mention is None and (before.lower in groups.irrealis or (negated and not form.denies)):
                continue
            coordinated = before.mention is None and before.lower in groups.coordinators
            speaker: tuple[str, str] | None
            if coordinated:
                speaker = last or self._first_subject(tokens, i)
            else:
                speaker = speaker_before(sentence, i, self._cast).resolve(self._cast)
            if speaker is None:
                if before.capital and before.mention is None:
                    # A name that no mention covers: `dia` after it is nobody known.
                    self._cast.lose()
                continue
            last = speaker
            self._cast.focus(*speaker)
            begin = complement_start(sentence, i)
            if begin is None:
                continue
            start, introduced = begin
            second = self._second_verb(tokens, start, introduced)
            end = tokens[second - 2].end if second is not None else sentence.end
            found += self._emit(sentence, tokens[start].start, end, speaker, token, _RULES[form.group])
            if second is None:
                break
        return found

    @staticmethod
    def _first_subject(tokens: list[Token], verb: int) -> tuple[str, str] | None:
        """Return the person that a sentence begins with, whose second verb is the verb of saying."""
        for token in tokens[:verb]:
            if token.mention is not None and token.mention.label == "PER":
                return token.mention.entity, "PER"
            if token.mention is None and looks_like_verb(token.lower):
                return None
        return None

    @staticmethod
    def _second_verb(tokens: list[Token], start: int, introduced: str) -> int | None:
        """Return the index of a verb of saying that shares the subject (`… dan meminta LPSK …`, `…, namun mengaku …`)."""
        ties = ("dan", "serta", "sekaligus") if introduced == "bare" else ()
        for i in range(start + 2, min(start + _BEFORE_COORDINATION, len(tokens) - _SHORTEST)):
            form, tie = tokens[i].speech, tokens[i - 1]
            if form is None or form.shape != "active" or form.group == "say" or tie.mention is not None:
                continue
            if tie.lower in ties or (tie.commas and tie.lower in ("namun", "tetapi", "sekaligus")):
                return i
        return None

    # -- headlines ------------------------------------------------------------------------------------

    def _headline(self, sentence: Sentence) -> list[Utterance]:
        """`Bupati: Jangan Cuma Jadi Arsip`, in the headline or as a heading inside the story."""
        tokens = sentence.tokens
        for i in range(1, len(tokens)):
            if tokens[i].commas and self._text[tokens[i - 1].end : tokens[i].start].strip() == ":":
                mention = tokens[i - 1].mention
                if mention is None or mention.label not in ("PER", "POSITION") or len(tokens) - i < _SHORTEST:
                    return []
                person = self._cast.holder(mention) if mention.label == "POSITION" else mention.entity
                if person is None:
                    return []
                return self._emit(sentence, tokens[i].start, sentence.end, (person, "PER"), None, "headline-colon")
        return []

    def _emit(
        self, sentence: Sentence, start: int, end: int, speaker: tuple[str, str], cue: Token | None, rule: str
    ) -> list[Utterance]:
        self._cast.focus(*speaker)
        end = clause_end(self._text, start, end)
        if start >= end:
            return []
        inside = any(start <= quoted.outer[0] and quoted.outer[1] <= end + 1 for quoted in sentence.quoted)
        kind: QuoteKind = "mixed" if inside else "indirect"
        return [Utterance(start, end, speaker[0], kind, (cue.start, cue.end) if cue else None, rule)]


def _is_degree(tokens: list[Token], i: int) -> bool:
    """`, S.H., M.H.,` and `(41)` after a name."""
    token = tokens[i]
    return token.mention is None and ((token.capital and len(token.lower) <= 3) or token.lower.isdigit())
