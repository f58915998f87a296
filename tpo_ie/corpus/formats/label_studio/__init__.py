"""Label Studio's JSON: a list of tasks, each a text with annotations or predictions.

Every span is a region, every link a relation; kind, status, negation, count, time, title and name
are fields of the region. What Label Studio has no place for lies in the task's data under
``tpo_ie``, which the tool leaves alone, by the ids of the regions.
"""

from importlib.resources import files

from tpo_ie.corpus.formats.label_studio.reading import read
from tpo_ie.corpus.formats.label_studio.writing import task_of, write

__all__ = ["labeling_config", "read", "task_of", "write"]


def labeling_config() -> str:
    """Return the labeling configuration (XML) that a Label Studio project needs for these tasks."""
    return (files(__name__) / "labeling_config.xml").read_text(encoding="utf-8")
