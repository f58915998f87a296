"""Reads an article's speech sentence by sentence and keeps track of who is speaking."""

from __future__ import annotations

from dataclasses import replace

from tpo_ie.pipeline.draft import Draft
from tpo_ie.quotes.announced import read_announced
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.context import Context, clause_end
from tpo_ie.quotes.direct import attribute, captioned, close_softly, is_speech, join_paragraphs, utterances
from tpo_ie.quotes.inserted import read_inserted
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.marks import Quoted, quoted_spans
from tpo_ie.quotes.opening import read_opening
from tpo_ie.quotes.phrases import after_mention, agent_at, is_person, is_plain, is_suffixed, looks_like_verb
from tpo_ie.quotes.reported import read_headline, read_reported, reported_by
from tpo_ie.quotes.sentence import Sentence, Token, read_words, sentences_of
from tpo_ie.quotes.utterance import Speaker, Utterance

_SUBJECT = 25  # tokens at the start of a sentence in which its subject is looked for


class ArticleReader:
    """Reads the speech of one article.

    Args:
        draft: The article with layout, sentences, mentions and entities.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._cast = Cast(draft)
        self._context = Context(draft.text, self._cast)
        self._found: list[Utterance] = []
        # Direct speech whose speaker only what follows can tell.
        self._waiting: list[tuple[Sentence, list[Quoted]]] = []
        # The person without office whom a sentence was about, and the paragraph.
        self._topic: tuple[str, int] | None = None
        # Who answers in an interview: quotations alone in their paragraphs behind questions.
        self._interviewee: Speaker | None = None

    def read(self) -> list[Utterance]:
        """Return the article's quotes in text order."""
        text = self._draft.text
        quoted = join_paragraphs(text, [close_softly(text, one) for one in quoted_spans(text)])
        before: Sentence | None = None
        for sentence in sentences_of(self._draft, quoted):
            speech = [one for one in sentence.quoted if is_speech(text, sentence, one)]
            said = {one.start for one in speech}
            sentence.quoted = [one for one in sentence.quoted if one.start not in said]
            read_words(self._draft, sentence, speech, self._cast.by_name)
            if speech:
                self._read_direct(sentence, speech, before)
            else:
                self._read_narrative(sentence, before)
            before = sentence
        self._settle_waiting(None, None)
        return sorted(self._found, key=lambda found: (found.start, found.end))

    # -- direct speech ---------------------------------------------------------------------------

    def _read_direct(self, sentence: Sentence, speech: list[Quoted], before: Sentence | None) -> None:
        caption = captioned(self._draft, speech[-1]) if not sentence.tokens or len(speech) == 1 else None
        if caption is not None:
            self._settle_waiting(caption, sentence)
            self._cast.focus(caption)
            self._found += utterances(sentence, speech, caption, verb=None, named=True)
            return
        attributed = attribute(self._draft.text, sentence, speech, self._cast)
        if attributed is None:
            if not sentence.tokens and self._is_answer(sentence, before):
                self._settle_waiting(self._interviewee, sentence)
                answer = self._interviewee
                assert answer is not None
                self._found += utterances(sentence, speech, answer, verb=None, named=False, continued=True)
            elif not sentence.tokens:
                if self._waiting and sentence.paragraph - self._waiting[-1][0].paragraph > 1:
                    self._settle_waiting(None, None)
                self._waiting.append((sentence, speech))
            return
        reference, verb = attributed
        anaphor = reference.kind == "anaphor"
        if anaphor and self._topic is not None and self._topic[1] == sentence.paragraph:
            self._cast.focus(Speaker(self._topic[0], "PER"), spoke=False)
        speaker = reference.resolve(self._cast, sentence.tokens[verb].speech if verb is not None else None)
        if speaker is None and anaphor:
            person = self._cast.person_before(sentence.start)
            speaker = Speaker(person, "PER") if person else None
        self._settle_waiting(speaker, sentence)
        if speaker is None:
            self._cast.lose()
            return
        if speaker != self._interviewee:
            self._interviewee = None
        self._cast.focus(speaker)
        self._found += utterances(sentence, speech, speaker, verb=verb, named=reference.kind == "named")

    def _is_answer(self, sentence: Sentence, before: Sentence | None) -> bool:
        """Say whether a quotation alone in its paragraph answers a question of the interviewer."""
        if before is None or before.paragraph == sentence.paragraph:
            return False
        if self._interviewee is None and self._draft.text[before.end - 1] == "?" and not before.quoted:
            person = self._cast.person or self._cast.person_before(before.start)
            self._interviewee = Speaker(person, "PER") if person is not None else None
        return self._interviewee is not None

    def _settle_waiting(self, speaker: Speaker | None, following: Sentence | None) -> None:
        """Give waiting direct speech to the speaker that follows it at once, else to the one in focus."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        if speaker is None or following is None or following.paragraph - waiting[-1][0].paragraph > 1:
            person = self._cast.person or self._cast.person_before(waiting[0][0].start)
            speaker = Speaker(person, "PER") if person is not None else None
        if speaker is not None:
            for sentence, speech in waiting:
                self._found += utterances(sentence, speech, speaker, verb=None, named=False, continued=True)

    # -- everything else -------------------------------------------------------------------------

    def _read_narrative(self, sentence: Sentence, before: Sentence | None) -> None:
        report = reported_by(sentence, self._cast)
        if report is not None:
            speaker, verb = report
            if self._waiting:
                self._settle_waiting(speaker, sentence)
            elif before is not None:
                self._report(before, speaker, verb)
            self._cast.focus(speaker)
            return
        self._settle_waiting(None, None)
        turns = self._cast.turns
        tagged = any(token.speech is not None and is_suffixed(token) for token in sentence.tokens)
        pronoun = bool(sentence.tokens) and (is_plain(sentence.tokens[0], words().pronouns) or tagged)
        if pronoun and self._topic is not None and self._topic[1] == sentence.paragraph:
            self._cast.focus(Speaker(self._topic[0], "PER"), spoke=False)
        titled = read_headline(sentence, self._context) if sentence.headline or sentence.heading else []
        if sentence.headline:
            self._found += titled
            return
        found = (
            titled
            or read_opening(sentence, self._context)
            or read_announced(sentence, self._context)
            or read_inserted(sentence, self._context)
            or read_reported(sentence, self._context)
        )
        self._found += found
        if not found:
            self._notice_subject(sentence)
        elif self._cast.turns > turns + pronoun:
            self._topic = None  # somebody else has spoken since

    def _report(self, sentence: Sentence, speaker: Speaker, verb: Token) -> None:
        """Give a sentence to the one whom the next sentence names as its source.

        A sentence about the speaker stays as it is; what a body has said passes to the person who
        said it for the body.
        """
        cue = (verb.start, verb.end)
        told = 0
        while told < len(self._found) and sentence.start <= self._found[-1 - told].start < sentence.end:
            told += 1
            found = self._found[-told]
            if speaker.label == "PER" and self._draft.entities[found.speaker].type != "PER":
                self._found[-told] = replace(found, speaker=speaker.entity, cue=cue, rule="reported-before")
        own = any(token.mention is not None and token.mention.entity == speaker.entity for token in sentence.tokens)
        if told or own or sentence.headline:
            return
        end = clause_end(self._draft.text, sentence.start, sentence.end)
        self._found.append(Utterance(sentence.start, end, speaker.entity, "indirect", cue, "reported-before"))

    def _notice_subject(self, sentence: Sentence) -> None:
        """Put in focus whom a sentence without speech is about: the one it begins with, else the agent it ends with."""
        turns = self._cast.turns
        self._notice(sentence)
        if self._cast.turns == turns and self._topic is not None and self._topic[1] == sentence.paragraph:
            told_again = any(is_plain(token, words().pronouns) for token in sentence.tokens)
            if told_again:  # `Budi tidak ikut. Di beranda ia duduk.`
                self._cast.focus(Speaker(self._topic[0], "PER"), spoke=False)
        if self._cast.turns > turns:
            self._topic = None

    def _notice(self, sentence: Sentence) -> None:
        tokens = sentence.tokens
        for token in _past_aside(tokens[:_SUBJECT]):
            mention = token.mention
            if mention is None:
                within = token.lower in words().sources  # `anggota DPR dari Fraksi X Budi`
                if looks_like_verb(token.lower) or (is_plain(token, words().asides) and not within):
                    break
            elif mention.label == "PER":
                if self._cast.is_official(mention.entity) or self._cast.is_introduced(mention):
                    self._cast.focus(Speaker(mention.entity, "PER"), spoke=False)
                else:
                    self._topic = (mention.entity, sentence.paragraph)
                return
            elif mention.label == "POSITION" and token is tokens[0]:
                holder = self._cast.holder(mention)  # `Kapolda juga meluruskan kabar itu. "…," katanya.`
                following = tokens[after_mention(tokens, 0) :][:1]
                if holder is not None and following and following[0].mention is None and not following[0].capital:
                    self._cast.focus(Speaker(holder, "PER"), spoke=False)
                    return
        stirred = self._stirred(tokens)
        if stirred is not None:
            self._cast.focus(Speaker(stirred, "PER"), spoke=False)
            return
        for i, token in enumerate(tokens):
            if not self._leads_to_agent(tokens, i):
                continue
            source = is_plain(token, words().came_from)
            person = agent_at(tokens, i + 1 + source)
            if person is not None:
                self._cast.focus(Speaker(person, "PER"), spoke=False)
                return

    def _stirred(self, tokens: list[Token]) -> str | None:
        """`Rencana itu membuat anggota KPAI Budi waswas`: the one person named, here for the first time."""
        verb = next((i for i, token in enumerate(tokens) if is_plain(token, words().stirring)), len(tokens))
        persons = {t.mention.entity: t.mention for t in tokens if is_person(t) and t.mention is not None}
        behind = [t.mention for t in tokens[verb:] if is_person(t)]
        if len(persons) != 1 or not behind or behind[0] is None or not self._cast.is_introduced(behind[0]):
            return None
        return behind[0].entity

    def _leads_to_agent(self, tokens: list[Token], i: int) -> bool:
        """`Janji itu ditertawakan X`, `Kalimat itu datang dari X`, `Salah satunya adalah X`; not `yang ditulis X`."""
        token, following = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
        if token.mention is not None or following is None or (i and tokens[i - 1].lower == "yang"):
            return False
        if is_plain(token, words().came_from):
            return following.lower == "dari"
        if is_plain(token, words().presenting):
            presented = {t.mention.entity for t in tokens[i:] if t.mention is not None and t.mention.label == "PER"}
            alone = len(presented) < 2  # `tiga saksi, yaitu A, B, dan C` presents nobody to listen to
            return alone and following.mention is not None and self._cast.is_introduced(following.mention)
        return token.lower.startswith("di") and looks_like_verb(token.lower)


def _past_aside(tokens: list[Token]) -> list[Token]:
    """Leave out a first piece of place, time or occasion: `Dari Senayan, anggota DPR Budi mendukung …`."""
    if not tokens or is_plain(tokens[0], words().for_whom):
        return tokens[1:]  # `Bagi Budi, hitungannya gampang. "…," ujarnya.`
    if not is_plain(tokens[0], words().asides):
        return tokens
    comma = next((i for i, token in enumerate(tokens) if i and token.commas), len(tokens))
    return tokens[comma:]
