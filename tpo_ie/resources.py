"""Data files of the package and of users: read, validated, with errors that name file, line and reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from tpo_ie.errors import ResourceError


class Rule(BaseModel):
    """What every rule has; stages add fields of their own.

    Args:
        id: Name of the rule; travels on every result it produces.
        score: Share of its results that are right on development data, 0 to 1.
        description: What the rule reads, one sentence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    score: float
    description: str


RuleT = TypeVar("RuleT", bound=Rule)
ShapeT = TypeVar("ShapeT")


@dataclass(frozen=True)
class Row:
    """One line of a TSV file.

    Args:
        values: Column name to value; empty cells are empty strings.
        source: ``file:line``, for messages and for showing where an entry comes from.
    """

    values: dict[str, str]
    source: str

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def list(self, column: str) -> tuple[str, ...]:
        """Return the ``|``-separated values of a cell."""
        return tuple(part.strip() for part in self.values[column].split("|") if part.strip())


def package_text(package: str, name: str) -> str:
    """Return the text of a data file that travels in the package."""
    return (files(package) / name).read_text(encoding="utf-8")


def read_tsv(text: str, source: str, required: tuple[str, ...]) -> Iterator[Row]:
    """Read a TSV with a header line; lines that begin with ``#`` and blank lines are skipped.

    Args:
        text: The file's text.
        source: Its name, for messages.
        required: Columns that must be there.

    Yields:
        The rows.

    Raises:
        ResourceError: A column is missing or a row has more cells than the header.
    """
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = [cell.strip() for cell in cells]
            missing = [column for column in required if column not in header]
            if missing:
                raise ResourceError(f"{source}:{number}: the column {missing[0]!r} is missing")
            continue
        if len(cells) > len(header):
            raise ResourceError(f"{source}:{number}: {len(cells)} cells under {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        yield Row(dict(zip(header, (cell.strip() for cell in cells), strict=True)), f"{source}:{number}")


def parse_yaml(text: str, source: str) -> Any:
    """Parse YAML; a syntax error names file and line."""
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise ResourceError(f"{source}{line}: {getattr(error, 'problem', error)}") from None


def checked(shape: type[ShapeT] | TypeAdapter[ShapeT], raw: Any, source: str) -> ShapeT:
    """Return parsed data as what it must be.

    Args:
        shape: A pydantic model, or an adapter of another type.
        raw: The data.
        source: Where it comes from, for messages.

    Raises:
        ResourceError: It does not fit; names source, field and reason.
    """
    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        return adapter.validate_python(raw)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ResourceError(f"{source}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def package_data(package: str, name: str, shape: type[ShapeT] | TypeAdapter[ShapeT]) -> ShapeT:
    """Read a YAML file that travels in the package.

    Args:
        package: The package in which it lies.
        name: The file.
        shape: What it must look like; see :func:`checked`.

    Raises:
        ResourceError: The file is no YAML or does not fit; names file, place and reason.
    """
    source = f"{package}/{name}"
    return checked(shape, parse_yaml(package_text(package, name), source), source)


def load_rules(package: str, model: type[RuleT], name: str = "rules.yaml") -> dict[str, RuleT]:
    """Read a stage's rule file.

    Args:
        package: The stage's package, where the file lies.
        model: What a rule of this stage looks like.
        name: The file.

    Returns:
        Rules by id, in file order.

    Raises:
        ResourceError: An entry is wrong or an id stands twice.
    """
    return rules_from(parse_yaml(package_text(package, name), f"{package}/{name}"), model, f"{package}/{name}")


def rules_from(entries: Any, model: type[RuleT], source: str) -> dict[str, RuleT]:
    """Validate parsed rule entries; see :func:`load_rules`."""
    rules: dict[str, RuleT] = {}
    if not isinstance(entries, list):
        raise ResourceError(f"{source}: a list of rules is expected")
    for position, entry in enumerate(entries, start=1):
        name = entry.get("id", f"entry {position}") if isinstance(entry, dict) else f"entry {position}"
        try:
            rule = model.model_validate(entry)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(map(str, first["loc"]))
            raise ResourceError(f"{source}: rule {name}: {field}: {first['msg']}") from None
        if rule.id in rules:
            raise ResourceError(f"{source}: the rule id {rule.id!r} stands twice")
        rules[rule.id] = rule
    return rules


def user_text(path: str | Path) -> str:
    """Return the text of a user's own data file.

    Raises:
        ResourceError: It is missing or not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ResourceError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise ResourceError(f"{path}:{line}: the file is not UTF-8 ({error.reason})") from None
