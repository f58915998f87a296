"""Forms of Indonesian verbs and their nouns, generated from a root, so that frames list roots only."""

from __future__ import annotations

from functools import cache
from typing import Literal

Voice = Literal["active", "passive", "result", "nominal", "free", "bare"]

_VOWELS = "aeiou"
_CLITICS = ("nya", "lah", "kah", "pun")


def _nasal_forms(root: str, prefix: str) -> tuple[str, ...]:
    """Return the root behind ``meN-`` or ``peN-``; loan words keep their first sound, so both forms are given."""
    if sum(letter in _VOWELS for letter in root) == 1:  # cek, cap: mengecek, mengecap
        return (f"{prefix}nge{root}",)
    first = root[0]
    if root.startswith(("kh", "sy")):
        return (f"{prefix}{'ng' if first == 'k' else 'n'}{root}",)
    if first in "lrwymn":
        return (f"{prefix}{root}",)
    if first in "bfv":
        return (f"{prefix}m{root}",)
    if first == "p":
        return f"{prefix}m{root[1:]}", f"{prefix}m{root}"
    if first == "t":
        return f"{prefix}n{root[1:]}", f"{prefix}n{root}"
    if first == "s":
        return f"{prefix}ny{root[1:]}", f"{prefix}n{root}"
    if first == "k":
        return f"{prefix}ng{root[1:]}", f"{prefix}ng{root}"
    if first in "dcjz":
        return (f"{prefix}n{root}",)
    return (f"{prefix}ng{root}",)


@cache
def forms(root: str) -> dict[str, Voice]:
    """Return the surface forms of a verb.

    Args:
        root: The root, with its suffix behind a plus sign where the verb has one (``selamat+kan``, ``damping+i``).

    Returns:
        Voice by form: ``menangkap`` active, ``ditangkap`` passive, ``penangkapan`` nominal, ``tangkap`` bare
        (headlines, and after `kami`, `kita`, `saya`). Forms in `ter-` are too often something else
        (`terdakwa`, `terlibat`); frames list those they want.
    """
    bare, _, suffix = root.partition("+")
    found: dict[str, Voice] = {bare + suffix: "bare", f"di{bare}{suffix}": "passive"}
    for stem in _nasal_forms(bare, "me"):
        found[stem + suffix] = "active"
    for stem in _nasal_forms(bare, "pe"):
        found[f"{stem}an"] = "nominal"
    return found


def bare_form(root: str) -> str:
    """Return the form without a prefix (`wawancara+i` → `wawancarai`)."""
    return root.replace("+", "")


def without_clitic(word: str) -> str:
    """Return a word without a final `-nya`, `-lah`, `-kah`, `-pun` (`menghukumnya` → `menghukum`)."""
    for clitic in _CLITICS:
        if word.endswith(clitic) and len(word) > len(clitic) + 3:
            return word[: -len(clitic)]
    return word
