"""Public Indonesian data sets, read with label maps to the nine labels; the data stay where they are."""

from tpo_ie.corpus.public.sets import PUBLIC_SETS, PublicSet

__all__ = ["PUBLIC_SETS", "PublicSet"]
