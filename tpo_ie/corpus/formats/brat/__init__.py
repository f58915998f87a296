"""brat standoff: a folder with a ``.txt`` and an ``.ann`` for each document (https://brat.nlplab.org/standoff.html).

Mentions are text-bound annotations (T), entities Equiv lines (*), relations R lines; offices held,
quotes and actions are events (E) with arguments and attributes (A). What brat has no place for
stands as JSON in its notes (#).
"""

from tpo_ie.corpus.formats.brat.reading import read
from tpo_ie.corpus.formats.brat.writing import write

__all__ = ["read", "write"]
