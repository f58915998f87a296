"""Reads an article's speech sentence by sentence and keeps track of who is speaking."""

from __future__ import annotations

from dataclasses import replace

from tpo_ie.pipeline.draft import Draft
from tpo_ie.quotes.cast import Cast
from tpo_ie.quotes.clause import clause_end
from tpo_ie.quotes.direct import attribute, close_softly, is_speech, utterances
from tpo_ie.quotes.indirect import IndirectReader
from tpo_ie.quotes.lexicon import words
from tpo_ie.quotes.marks import Quoted, quoted_spans
from tpo_ie.quotes.reports import reported_by
from tpo_ie.quotes.sentence import Sentence, read_words, sentences_of
from tpo_ie.quotes.speakers import looks_like_verb, speaker_after
from tpo_ie.quotes.utterance import Utterance


class ArticleReader:
    """Reads the speech of one article.

    Args:
        draft: The article with layout, sentences, mentions and entities.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._cast = Cast(draft)
        self._indirect = IndirectReader(draft.text, self._cast)
        self._found: list[Utterance] = []
        # Person without office whom a sentence of the paragraph was about.
        self._topic: tuple[str, int] | None = None
        # Direct speech whose speaker only what follows can tell.
        self._waiting: tuple[Sentence, list[Quoted]] | None = None

    def read(self) -> list[Utterance]:
        """Return the article's quotes in text order."""
        text = self._draft.text
        quoted = [close_softly(text, one) for one in quoted_spans(text)]
        before: Sentence | None = None
        for sentence in sentences_of(self._draft, quoted):
            speech = [one for one in sentence.quoted if is_speech(text, sentence, one)]
            read_words(self._draft, sentence, speech, self._cast.by_name)
            sentence.quoted = [one for one in sentence.quoted if one not in speech]
            if speech:
                self._read_direct(sentence, speech)
            else:
                self._read_narrative(sentence, before)
            before = sentence
        self._settle_waiting(None)
        return sorted(self._found, key=lambda found: (found.start, found.end))

    def _read_direct(self, sentence: Sentence, speech: list[Quoted]) -> None:
        attributed = attribute(self._draft.text, sentence, speech, self._cast)
        if attributed is None:
            if not sentence.tokens:
                self._settle_waiting(None)
                self._waiting = (sentence, speech)
            return
        reference, verb = attributed
        if reference.kind == "anaphor" and self._topic is not None and self._topic[1] == sentence.paragraph:
            self._cast.focus(self._topic[0], "PER")
        speaker = reference.resolve(self._cast)
        if speaker is None and reference.kind == "anaphor":
            person = self._cast.person_before(sentence.start)
            speaker = (person, "PER") if person else None
        self._settle_waiting(speaker, sentence)
        if speaker is None:
            self._cast.lose()
            return
        self._cast.focus(*speaker)
        self._found += utterances(sentence, speech, speaker[0], verb, False, reference.kind != "named")

    def _read_narrative(self, sentence: Sentence, before: Sentence | None) -> None:
        report = reported_by(sentence, self._cast)
        if report is not None:
            speaker, verb = report
            if self._waiting is not None:
                self._settle_waiting(speaker, sentence)
            elif before is not None:
                cue = (sentence.tokens[verb].start, sentence.tokens[verb].end)
                self._report(before, speaker[0], cue)
            self._cast.focus(*speaker)
            return
        self._settle_waiting(None)
        found = self._indirect.read(sentence)
        self._found += found
        if not found:
            self._notice_subject(sentence)

    def _report(self, sentence: Sentence, speaker: str, cue: tuple[int, int]) -> None:
        """Give a sentence to the one whom the next sentence names as its source.

        A sentence of the speaker's own or about the speaker stays as it is; what a body has said
        passes to the person who said it for the body.
        """
        told = [found for found in self._found if sentence.start <= found.start < sentence.end]
        bodies = [found for found in told if self._draft.entities[found.speaker].type != "PER"]
        for found in bodies:
            self._found.remove(found)
            self._found.append(replace(found, speaker=speaker, cue=cue, rule="reported-before"))
        own = any(token.mention is not None and token.mention.entity == speaker for token in sentence.tokens)
        if told or own or sentence.headline:
            return
        end = clause_end(self._draft.text, sentence.start, sentence.end)
        self._found.append(Utterance(sentence.start, end, speaker, "indirect", cue, "reported-before"))

    def _settle_waiting(self, speaker: tuple[str, str] | None, following: Sentence | None = None) -> None:
        """Give waiting direct speech to the speaker that follows it, else to the one in focus."""
        if self._waiting is None:
            return
        sentence, speech = self._waiting
        self._waiting = None
        near = following is not None and following.paragraph - sentence.paragraph <= 1
        if speaker is None or not near:
            if self._cast.person is None:
                return
            speaker = (self._cast.person, "PER")
        self._found += utterances(sentence, speech, speaker[0], None, True, False)

    def _notice_subject(self, sentence: Sentence) -> None:
        """Put in focus whom a sentence without speech is about: the agent of saying, or the one it begins with."""
        for i, token in enumerate(sentence.tokens):
            if token.speech is not None and token.speech.shape == "passive":
                reference = speaker_after(sentence, i, self._cast)
                if reference.kind == "named":
                    self._cast.focus(reference.entity, reference.label)
                    return
        for token in sentence.tokens[:25]:
            mention = token.mention
            if mention is None:
                if looks_like_verb(token.lower) or token.lower in words().asides:
                    return
            elif mention.label == "PER":
                if self._cast.is_holder(mention.entity) or self._cast.is_introduced(mention):
                    self._cast.focus(mention.entity, "PER")
                else:
                    self._topic = (mention.entity, sentence.paragraph)
                return
