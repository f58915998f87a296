"""Protection of victims and minors: their names taken out of a document and left out of lists."""

from tpo_ie.privacy.persons import is_protected
from tpo_ie.privacy.redaction import redact

__all__ = ["is_protected", "redact"]
