"""Whole archives: worker processes, sharded output, a run that can be resumed after any end."""

from tpo_ie.batch.config import FORMATS, BatchConfig
from tpo_ie.batch.mapping import BatchExtractor
from tpo_ie.batch.rehearsal import Plan, rehearse
from tpo_ie.batch.run import Summary, run_batch

__all__ = ["FORMATS", "BatchConfig", "BatchExtractor", "Plan", "Summary", "rehearse", "run_batch"]
