"""``Agent``: who acts, as far as a clause says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agent:
    """The one who acts.

    Args:
        entities: Body first, then the person who acts for it; empty when nobody can be named.
        at: Index of its first unit in the sentence; -1 when it lies elsewhere.
        acts: False when the one who does it is no actor (a suspect, a victim, a law).
        private: True for a person of no body who is neither suspect nor victim: such people act in open frames only.
        urged: True when somebody else asks it to act.
        explicit: True when the sentence itself names or points to it.
        official: Kind of the official without a name whom the clause states (`polisi`); empty when there is none.
        source: What tells who acts: ``clause``, ``pronoun``, or how it was concluded (``speaker``, ``sentence`` …).
    """

    entities: tuple[str, ...] = ()
    at: int = -1
    acts: bool = True
    private: bool = False
    urged: bool = False
    explicit: bool = True
    official: str = ""
    source: str = "clause"

    @property
    def explicit_body(self) -> str:
        """Return the body that the sentence itself names; empty when it names none."""
        return self.entities[0] if self.explicit and self.entities else ""


NOBODY = Agent(explicit=False)
NO_ACTOR = Agent(acts=False)
UNNAMED = Agent()
PRIVATE = Agent(acts=False, private=True)
