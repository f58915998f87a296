"""Noise for training texts: other names in place of a mention's own, other case, hidden words."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tpo_ie.mentions.words import split_words
from tpo_ie.training.examples import TaggedText

SWAPPED = frozenset(
    {"PER", "AGENCY", "ORG", "LOC", "PERSON", "ORGANISATION", "ORGANIZATION", "PLACE", "LOCATION", "PPL", "PLC"}
)
MASK = "<mask>"  # of the tokenizer
Names = dict[str, list[tuple[str, ...]]]


def name_pool(texts: Iterable[TaggedText], extra: Mapping[str, Iterable[str]] | None = None) -> Names:
    """Collect the names that may stand for one another.

    Args:
        texts: Annotated texts.
        extra: Further names by label, e.g. from the registries.

    Returns:
        By label the distinct names, as words.
    """
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for text in texts:
        for first, end, label in _mentions(text.tags):
            if label in SWAPPED:
                found.setdefault(label, {})[text.words[first:end]] = None
    for label, names in (extra or {}).items():
        for name in names:
            found.setdefault(label, {})[tuple(split_words(name).texts)] = None
    return {label: list(names) for label, names in found.items()}


def swap_names(text: TaggedText, pool: Names, random_source: random.Random, share: float) -> TaggedText:
    """Put other names of the same label in place of some mentions (Dai & Adel 2020).

    A name that occurs several times in a text is replaced by the same other name everywhere.

    Args:
        text: The text.
        pool: Names by label.
        random_source: Where the choice comes from.
        share: Share of the names that are replaced, 0 to 1.

    Returns:
        The text with other names; its tags fit.
    """
    words: list[str] = []
    breaks: list[bool] = []
    tags: list[str] = []
    chosen: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}
    position = 0
    for first, end, label in [*_mentions(text.tags), (len(text.words), len(text.words), "")]:
        words += text.words[position:first]
        breaks += text.after_break[position:first]
        tags += text.tags[position:first]
        position = end
        own = text.words[first:end]
        if not own:
            continue
        name = chosen.get((label, own))
        if name is None:
            others = pool.get(label)
            name = random_source.choice(others) if others and random_source.random() < share else own
            chosen[label, own] = name
        words += name
        breaks += [text.after_break[first], *[False] * (len(name) - 1)]
        tags += [f"B-{label}", *[f"I-{label}"] * (len(name) - 1)]
    return replace(text, words=tuple(words), after_break=tuple(breaks), tags=tuple(tags))


def registry_names() -> dict[str, list[str]]:
    """Return the names of bodies and regions that the package knows, by label."""
    from tpo_ie.registry.knowledge import Knowledge

    knowledge = Knowledge()
    bodies = [name for body in knowledge.agencies for name in (body.name, *body.acronyms)]
    places = [region.name for region in knowledge.regions.regions]
    return {"AGENCY": bodies, "LOC": places}


def noisy(
    words: Sequence[str], random_source: random.Random, lower: float, upper: float, hidden: float = 0.0
) -> list[str]:
    """Return the words in another case now and then, some of them hidden.

    So the model does not live on capitals alone, nor on words that it has learnt by heart.

    Args:
        words: The words of a text.
        random_source: Where the choice comes from.
        lower: Share of texts that are lower-cased.
        upper: Share of texts that are upper-cased.
        hidden: Share of words in whose place the tokenizer's mask stands.
    """
    draw = random_source.random()
    if draw < lower:
        words = [word.lower() for word in words]
    elif draw < lower + upper:
        words = [word.upper() for word in words]
    if not hidden:
        return list(words)
    return [MASK if random_source.random() < hidden else word for word in words]


def _mentions(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return (first, end, label) of every mention in IOB2 tags, end exclusive."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
    return found
