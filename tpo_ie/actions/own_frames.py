"""Frames of the user's own, tried before the built-in ones."""

from __future__ import annotations

from tpo_ie.actions.frames import Frames, add_trigger
from tpo_ie.actions.wordclasses import class_pattern
from tpo_ie.overlay import UserRules


def with_own_frames(frames: Frames, own: UserRules) -> Frames:
    """Return the frames with the user's in front of them.

    Args:
        frames: The built-in frames, which stay as they are.
        own: The user's rules.

    Returns:
        The same frames where the user has none.
    """
    if not own.actions:
        return frames
    merged = Frames(
        entries={form: list(entries) for form, entries in frames.entries.items()},
        classes=frames.classes | {name: class_pattern(words) for name, words in own.classes.items()},
        learned=frames.learned,
    )
    for rank, rule in enumerate(own.actions, start=-len(own.actions)):
        for number, trigger in enumerate(rule.triggers, start=1):
            add_trigger(merged, rule.frame(), trigger, (rank, number))
    for entries in merged.entries.values():
        entries.sort(key=lambda entry: entry.order)
    return merged
