"""What a check finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or doubtful in annotated data.

    Args:
        check: Id of the check, e.g. ``rank-in-per``.
        severity: Errors make data unfit; warnings want a look.
        message: What is wrong, in one sentence.
        place: Where in the document, e.g. ``mentions[3]``; empty for the document itself.
        span: Code points it is about, where it is about a stretch of text.
        document: Id of the document; None where it has none that could be read.
        source: File and line, e.g. ``dev.jsonl:12``.
        section: Section of the annotation guide; None for breaches of the format and what spans documents.
    """

    check: str
    severity: Severity
    message: str
    place: str = ""
    span: tuple[int, int] | None = None
    document: str | None = None
    source: str = ""
    section: int | None = None

    def at(self, source: str, document: str | None) -> Finding:
        """Return the same with its source and document."""
        return replace(self, source=source, document=document)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain JSON."""
        return asdict(self) | {"span": None if self.span is None else list(self.span)}

    def __str__(self) -> str:
        where = ": ".join(part for part in (self.source, self.document or "", self.place) if part)
        check = self.check if self.section is None else f"{self.check}, guide {self.section}"
        return f"{where}: {self.severity}: {self.message} [{check}]"
