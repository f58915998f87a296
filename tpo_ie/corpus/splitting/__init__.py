"""A corpus cut into splits: what belongs together stays together, what is rare is spread."""

from tpo_ie.corpus.splitting.run import Plan, plan_split, write_split

__all__ = ["Plan", "plan_split", "write_split"]
