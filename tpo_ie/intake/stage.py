"""The stage that finds out what the parts of an article are."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from tpo_ie.intake.anchor import day_in, published_day
from tpo_ie.intake.blocks import blocks_of, headline_lines
from tpo_ie.intake.datelines import find_dateline
from tpo_ie.intake.layout import Dateline, Layout
from tpo_ie.intake.lines import Line, lines_of
from tpo_ie.intake.noise import NoiseFinder
from tpo_ie.language.sentences import split_sentences
from tpo_ie.pipeline.draft import Draft
from tpo_ie.registry.regions import RegionRegistry

_LINES_TO_DATELINE = 8


class IntakeStage:
    """Recognises dateline, headline and noise, splits sentences, finds the date anchor.

    Args:
        regions: Known regions, which tell a province from a medium in a dateline; loaded when first needed.
    """

    name = "intake"

    def __init__(self, regions: RegionRegistry | None = None) -> None:
        self._given = regions

    @cached_property
    def _regions(self) -> RegionRegistry:
        return self._given or RegionRegistry.load()

    def _is_region(self, name: str) -> bool:
        return self._regions.find(name) is not None

    def __call__(self, draft: Draft) -> None:
        """Fill ``draft.layout``, ``draft.sentences`` and what the text tells of place and day in ``draft.meta``."""
        lines = lines_of(draft.text)
        noise = NoiseFinder(lines).spans()
        story = _without(lines, noise)
        top, dateline = self._dateline(story)
        headline = headline_lines(story, top, draft.meta.title)
        anchor = published_day(draft.meta.published)
        from_text = anchor is None
        if anchor is None:
            head_noise = " \n".join(draft.text[s:e] for s, e in noise if not story or s < story[-1].start)
            anchor = day_in((head_noise, "\n".join(line.text for line in story)))
        draft.layout = Layout(
            blocks=blocks_of(lines, noise, headline),
            dateline=dateline,
            anchor=anchor,
            anchor_from_text=from_text and anchor is not None,
        )
        draft.sentences = split_sentences(draft.text)
        _note_in_meta(draft)

    def _dateline(self, story: list[Line]) -> tuple[int | None, Dateline | None]:
        for i, line in enumerate(story[:_LINES_TO_DATELINE]):
            dateline = find_dateline(line, self._is_region)
            if dateline is not None:
                return i, dateline
        return None, None


def _without(lines: list[Line], noise: list[tuple[int, int]]) -> list[Line]:
    """Return the lines that are not noise as a whole."""
    whole = {start for start, _ in noise}
    return [line for line in lines if line.start not in whole]


def _note_in_meta(draft: Draft) -> None:
    """Write what the text tells into the metadata, where the input left the place open."""
    layout = draft.layout
    changes: dict[str, Any] = {}
    if layout.dateline and layout.dateline.place and not draft.meta.dateline_place:
        start, end = layout.dateline.place
        place = draft.text[start:end]
        changes["dateline_place"] = place.title() if place.isupper() else place
    if layout.anchor and layout.anchor_from_text:
        changes["attributes"] = {**draft.meta.attributes, "date_anchor": layout.anchor.isoformat()}
    if changes:
        draft.meta = draft.meta.model_copy(update=changes)
