"""What the program says, in English and Indonesian: strings from YAML files, looked up by key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from tpo_ie.errors import ResourceError
from tpo_ie.resources import package_text, parse_yaml

Language = Literal["en", "id"]
LANGUAGES: tuple[str, ...] = get_args(Language)


@dataclass(frozen=True)
class Strings:
    """The strings of one file in one language.

    Args:
        lang: The language.
        texts: String by key; ``{name}`` stands for a value.
    """

    lang: str
    texts: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a string with its values filled in; raises KeyError for an unknown key."""
        text = self.texts[key]
        return text.format(**values) if values else text

    def get(self, key: str, default: str) -> str:
        """Return a string without values, or the default when there is none."""
        return self.texts.get(key, default)


@cache
def load_strings(lang: str, package: str = "tpo_ie.rendering", name: str = "strings.yaml") -> Strings:
    """Read the strings of a package.

    Args:
        lang: ``en`` or ``id``.
        package: The package the file lies in.
        name: The file: a mapping from key to ``{en: …, id: …}``.

    Returns:
        Its strings in that language.

    Raises:
        ValueError: The language is not spoken.
        ResourceError: An entry lacks a language.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"the language is one of {', '.join(LANGUAGES)}, not {lang!r}")
    texts: dict[str, str] = {}
    for key, entry in parse_yaml(package_text(package, name), f"{package}/{name}").items():
        if not isinstance(entry, dict) or set(entry) != set(LANGUAGES):
            raise ResourceError(f"{package}/{name}: {key}: a text in each of {', '.join(LANGUAGES)} is expected")
        texts[str(key)] = str(entry[lang])
    return Strings(lang, texts)
