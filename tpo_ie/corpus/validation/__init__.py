"""What is wrong with annotated data: breaches of the format, of the annotation guide, texts that stand twice."""

from tpo_ie.corpus.validation.finding import Finding
from tpo_ie.corpus.validation.run import Summary, validate

__all__ = ["Finding", "Summary", "validate"]
