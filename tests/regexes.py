"""All regular expressions that the package compiles: python -m tests.regexes prints them as JSON.

Run in a process of its own: it watches ``re.compile`` while everything is imported, the default pipeline is
made and an article is read, so that expressions built from data files are seen as well.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import sys
from typing import Any

from tests.conftest import ARTICLE

_NEED_AN_EXTRA = ("tpo_ie.training",)


def watch() -> dict[tuple[str, int], str]:
    """Return where each expression is compiled, by pattern and flags; filled from now on."""
    found: dict[tuple[str, int], str] = {}
    compiled = re.compile

    def note(pattern: Any, flags: Any = 0) -> Any:
        result = compiled(pattern, flags)
        caller = sys._getframe(1).f_globals.get("__name__", "")
        if caller.startswith("tpo_ie") and isinstance(result.pattern, str):
            found.setdefault((result.pattern, result.flags), caller)
        return result

    re.compile = note  # type: ignore[assignment]
    return found


def use_everything() -> None:
    """Import every module and read an article."""
    import tpo_ie

    for module in pkgutil.walk_packages(tpo_ie.__path__, "tpo_ie."):
        if module.name.startswith(_NEED_AN_EXTRA) or module.name.endswith("__main__"):
            continue
        try:
            importlib.import_module(module.name)
        except ImportError as error:
            if (error.name or "").startswith("tpo_ie"):
                raise
    tpo_ie.extract(ARTICLE, published="2025-03-15", redact_victims=True)


if __name__ == "__main__":
    seen = watch()
    use_everything()
    print(json.dumps([[pattern, flags, module] for (pattern, flags), module in seen.items()]))
