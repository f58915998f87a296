"""YAML with line numbers, so that a fault in a user's file names the line it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from tpo_ie.errors import ResourceError

Place = tuple[str | int, ...]


class LinedYaml:
    """A parsed YAML file that remembers where its values stand.

    Args:
        text: The file's text.
        source: Its name, for messages.

    Attributes:
        data: What the file holds; None when it is empty.

    Raises:
        ResourceError: It is no YAML, or a key stands twice; names file and line.
    """

    def __init__(self, text: str, source: str) -> None:
        self.source = source
        self._lines: dict[Place, int] = {}
        try:
            loader = yaml.SafeLoader(text)
            node = loader.get_single_node()
            if node is not None:
                self._note(node, ())
            self.data: Any = None if node is None else loader.construct_document(node)
        except yaml.MarkedYAMLError as error:
            line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
            raise ResourceError(f"{source}{line}: {error.problem or error}") from None
        except yaml.YAMLError as error:
            raise ResourceError(f"{source}: {error}") from None
        except RecursionError:
            raise ResourceError(f"{source}: the file is nested too deeply") from None

    def _note(self, node: yaml.Node, place: Place) -> None:
        """Remember the lines of a value and all in it; a repeated alias is noted where it was written first."""
        self._lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                name = str(getattr(key, "value", key))
                if (*place, name) in self._lines:
                    raise ResourceError(f"{self.source}:{key.start_mark.line + 1}: the key {name!r} stands twice")
                self._lines[(*place, name)] = key.start_mark.line + 1
                self._note(value, (*place, name))
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                self._note(item, (*place, index))

    def line(self, place: Sequence[str | int]) -> int:
        """Return the line of a value, of the nearest one around it where it is missing; 0 in an empty file."""
        known = tuple(place)
        while known and known not in self._lines:
            known = known[:-1]
        return self._lines.get(known, 0)

    def at(self, place: Sequence[str | int]) -> str:
        """Return ``file:line`` of a value; see :meth:`line`."""
        line = self.line(place)
        return f"{self.source}:{line}" if line else self.source

    def fault(self, place: Sequence[str | int], reason: str) -> ResourceError:
        """Return the error that names a value's file and line, its path and what is wrong with it."""
        path = ".".join(map(str, place))
        return ResourceError(": ".join(part for part in (self.at(place), path, reason) if part))
