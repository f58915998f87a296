"""WebAnno TSV 3, as INCEpTION and WebAnno export it; read only.

A layer means something here when its values are our labels (mention labels, ``OFFICIAL``, ``QUOTE``,
``CUE``, categories of actions) or the user maps them: spans with such values are nodes, chains join
mentions to entities, relations and slots with the names of our links are links. Everything else
(parts of speech, lemmas, …) is left out and counted.
"""

from tpo_ie.corpus.formats.webanno.reading import read

__all__ = ["read"]
