"""Which articles to annotate next: those the model is least sure of, unlike each other."""

from tpo_ie.corpus.sampling.run import Pool, Sampled

__all__ = ["Pool", "Sampled"]
