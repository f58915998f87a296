"""How far two annotations of the same texts agree."""

from tpo_ie.corpus.agreement.run import Agreement, compare

__all__ = ["Agreement", "compare"]
