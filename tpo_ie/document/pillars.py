"""The four pillars of action against trafficking (4P) and their categories (annotation guide, section 6)."""

from __future__ import annotations

PILLARS: dict[str, tuple[str, ...]] = {
    "prevention": (
        "awareness",
        "passport_control",
        "departure_control",
        "surveillance",
        "policy",
        "training",
        "data_exchange",
        "community_program",
    ),
    "protection": (
        "rescue",
        "repatriation",
        "rehabilitation",
        "legal_aid",
        "victim_identification",
        "complaint_channel",
    ),
    "prosecution": ("investigation", "arrest", "charge", "sentence", "deportation", "sanction"),
    "partnership": ("coordination", "cooperation", "task_force", "joint_operation"),
}

_PILLAR_OF = {category: pillar for pillar, categories in PILLARS.items() for category in categories}


def pillar_of(category: str) -> str:
    """Return the pillar of a category; raises KeyError for an unknown one."""
    return _PILLAR_OF[category]
