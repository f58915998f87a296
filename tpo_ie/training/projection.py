"""What the tags of a public scheme say about the nine labels: not one tag for a word, but those that can be.

The public sets draw other borders: a region after a body is a LOC of its own in some, a country is no place
when it acts. So a person is taken over as it stands, an organisation says AGENCY or ORG (one of them where the name
decides it), and of any other word only that it is no person.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from tpo_ie.mentions.lexicon import lexicon
from tpo_ie.mentions.schemes import SCHEMES
from tpo_ie.registry.agencies import AgencyRegistry

_PERSONS = frozenset({"PER", "PERSON", "PPL"})
_BODIES = frozenset({"ORG", "ORGANIZATION", "ORGANISATION"})
_INDEX = SCHEMES["tpo"].tag_index

CHOICES: dict[str, tuple[int, ...]] = {
    "B-PER": (_INDEX["B-PER"],),
    "I-PER": (_INDEX["I-PER"],),
    "AGENCY": (_INDEX["B-AGENCY"], _INDEX["I-AGENCY"]),
    "ORG": (_INDEX["B-ORG"], _INDEX["I-ORG"]),
    "BODY": (_INDEX["B-AGENCY"], _INDEX["I-AGENCY"], _INDEX["B-ORG"], _INDEX["I-ORG"]),
    "NO-PER": tuple(i for tag, i in _INDEX.items() if not tag.endswith("-PER")),
}
CHOICE_INDEX = {name: i for i, name in enumerate(CHOICES)}


def project(words: Sequence[str], tags: Sequence[str], agencies: AgencyRegistry) -> list[str]:
    """Translate the tags of a public scheme.

    Args:
        words: n words.
        tags: Their n IOB2 tags in the public scheme.
        agencies: The registry, which knows many of the names.

    Returns:
        n keys of ``CHOICES``.
    """
    choices: list[str] = []
    body = "BODY"
    for i, tag in enumerate(tags):
        prefix, _, label = tag.partition("-")
        if label in _PERSONS:
            choices.append(f"{prefix}-PER")
        elif label in _BODIES:
            if prefix == "B":
                end = i + 1
                while end < len(tags) and tags[end] == f"I-{label}":
                    end += 1
                body = kind_of_body(" ".join(words[i:end]), agencies)
            choices.append(body)
        else:
            choices.append("NO-PER")
    return choices


def kind_of_body(name: str, agencies: AgencyRegistry) -> str:
    """Return ``AGENCY`` or ``ORG`` where the registry or the lexicon decides it, else ``BODY``."""
    words = lexicon()
    lower = name.lower()
    if lower in words.organisations or lower.split()[0] in words.organisation_heads:
        return "ORG"
    return "AGENCY" if agencies.find(name) is not None else "BODY"


def choice_loss(scores: Tensor, choices: Tensor, ignore: int) -> Tensor:
    """Return the mean negative log likelihood that the tag is one of those that can be.

    Args:
        scores: (n, tags) scores before softmax.
        choices: (n,) indices into ``CHOICES``, or ``ignore``.
        ignore: Index of words that say nothing.

    Returns:
        The loss, a scalar.
    """
    known = choices != ignore
    scores, choices = scores[known], choices[known]
    allowed = torch.zeros((len(CHOICES), scores.shape[-1]), dtype=torch.bool, device=scores.device)
    for row, indices in enumerate(CHOICES.values()):
        allowed[row, list(indices)] = True
    possible = scores.masked_fill(~allowed[choices], float("-inf")).logsumexp(-1)
    return (scores.logsumexp(-1) - possible).mean()
