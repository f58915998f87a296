"""Errors a user may meet; every message names the file, the place in it and the reason."""

from __future__ import annotations


class TpoIeError(Exception):
    """Base of all errors that tpo_ie raises on purpose."""


class InputError(TpoIeError):
    """Input that cannot be read: not text, not UTF-8, not JSON, broken records."""


class DocumentError(TpoIeError):
    """A document that breaks the contract of the document format.

    Args:
        reason: What is wrong, in one sentence.
        place: Where inside the document, e.g. ``mentions[3].end``.
        source: File (and line) the document came from, when known.
    """

    def __init__(self, reason: str, *, place: str | None = None, source: str | None = None) -> None:
        self.reason = reason
        self.place = place
        self.source = source
        super().__init__(": ".join(part for part in (source, place, reason) if part))

    def at(self, source: str) -> DocumentError:
        """Return the same error naming its source, e.g. ``corpus.jsonl:12``."""
        return DocumentError(self.reason, place=self.place, source=source)


class ResourceError(TpoIeError):
    """A data file (rules, registry, user additions) that is not valid; names file and line."""


class DataWarning(UserWarning):
    """Something in a user's data file that is odd but does no harm; names file and line."""


class ModelError(TpoIeError):
    """A model directory that is missing, incomplete or does not fit this version."""


class MissingExtraError(TpoIeError):
    """An optional dependency is not installed; the message names the extra to install."""


class StageError(TpoIeError):
    """A stage of the pipeline failed on a document; the error it raised is ``__cause__``.

    Args:
        stage: Name of the stage, e.g. ``actions``.
        reason: What went wrong.
    """

    def __init__(self, stage: str, reason: str) -> None:
        self.stage = stage
        self.reason = reason
        super().__init__(stage, reason)

    def __str__(self) -> str:
        return f"{self.stage}: {self.reason}"


class UsageError(TpoIeError):
    """A request that cannot be carried out as given: an occupied folder, options that do not go together."""
