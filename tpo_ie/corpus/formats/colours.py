"""Colours of labels in annotation tools: those of the HTML page, on white."""

from __future__ import annotations

from tpo_ie.corpus.graph.values import CUE, OFFICIAL, QUOTE
from tpo_ie.document.pillars import PILLARS

_COLOURS = {
    "PER": "#d6e9c6",
    "POSITION": "#f7e3b5",
    "AGENCY": "#c7dffa",
    "ORG": "#d9d4f7",
    "LOC": "#c5ece6",
    "LAW": "#e4dccf",
    "CRIME": "#f9cfc9",
    "GROUP": "#f9d3e8",
    "DATE": "#e2e5ea",
    OFFICIAL: "#f2cf7e",
    QUOTE: "#f4ecd2",
    CUE: "#e0cd8f",
}
_OF_PILLAR = {"prevention": "#9cc3ee", "protection": "#a5d6ac", "prosecution": "#f1a8a1", "partnership": "#d3b3e6"}


def colour_of(label: str) -> str:
    """Return the background colour of a span label, ``#rrggbb``; an action has that of its pillar."""
    if label in _COLOURS:
        return _COLOURS[label]
    return next(_OF_PILLAR[pillar] for pillar, categories in PILLARS.items() if label in categories)
