"""Reads a file of the user's own rules; a fault names file, line and reason."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tpo_ie.actions.wordclasses import class_pattern
from tpo_ie.errors import ResourceError
from tpo_ie.overlay.lines import LinedYaml
from tpo_ie.overlay.rules import PREFIX, VERSION, UserRules
from tpo_ie.resources import user_text

_CLASS_FIELDS = ("object", "also", "near", "beside", "unless", "unless_near", "about", "unless_about")
_REASONS = {
    "missing": "this key is missing",
    "extra_forbidden": "there is no such key",
    "tuple_type": "a list is expected",
    "model_type": "keys with values are expected",
    "model_attributes_type": "keys with values are expected",
    "dict_type": "keys with values are expected",
    "too_short": "at least one is expected",
}


@dataclass(frozen=True, slots=True)
class RulesRead:
    """What a file holds, and what is odd in it but does no harm.

    Args:
        rules: The rules.
        warnings: One sentence each, with file and line.
    """

    rules: UserRules
    warnings: tuple[str, ...] = ()


def user_rules(path: str | Path | None) -> UserRules:
    """Return the rules of a user's file; none when there is no file.

    Args:
        path: A YAML file; see ``docs/how-to/extend.md``.

    Raises:
        ResourceError: The file is wrong; names file, line and reason.
    """
    return UserRules() if path is None else read_rules(path).rules


def read_rules(path: str | Path) -> RulesRead:
    """Read a user's file of rules; see :func:`user_rules`."""
    return rules_from(user_text(path), str(path))


@lru_cache(maxsize=8)
def rules_from(text: str, source: str) -> RulesRead:
    """Read rules from the text of a file.

    Args:
        text: The text.
        source: Its name, for messages.

    Raises:
        ResourceError: It is wrong; names line and reason.
    """
    yaml = LinedYaml(text, source)
    data = {} if yaml.data is None else yaml.data
    if not isinstance(data, dict):
        raise yaml.fault((), "keys such as `disable` or `actions` are expected")
    version = data.get("version", VERSION)
    if isinstance(version, int) and version > VERSION:
        reason = f"the file is written for a newer tpo-ie (this one reads up to {VERSION})"
        raise yaml.fault(("version",), f"{version}: {reason}")
    try:
        rules = UserRules.model_validate({key: () if value is None else value for key, value in data.items()})
    except ValidationError as error:
        raise _fault(yaml, error) from None
    _check_ids(rules, yaml)
    notes: list[str] = []
    triggers = _known_triggers(rules, yaml, notes)
    notes += _unknown_switches(rules, yaml)
    return RulesRead(rules.model_copy(update={"actions": triggers}), tuple(notes))


def _fault(yaml: LinedYaml, error: ValidationError) -> ResourceError:
    first = error.errors(include_url=False)[0]
    kind, place = first["type"], first["loc"]
    reason = _REASONS.get(kind) or str(first["msg"]).removeprefix("Value error, ")
    if kind == "string_pattern_mismatch" and place[-1] == "id":
        reason = f"{first['input']!r}: ids of your own are `{PREFIX}` and small letters, digits, hyphens"
    elif kind == "literal_error":
        reason = f"{first['input']!r} is not one of {first['ctx']['expected']}{_meant(first['input'], first['ctx'])}"
    elif kind == "extra_forbidden":
        reason += _suggestion(str(place[-1]), _keys_beside(place))
    return yaml.fault(place, reason)


def _meant(given: Any, context: dict[str, Any]) -> str:
    return _suggestion(str(given), str(context["expected"]).replace(" or ", ", ").replace("'", "").split(", "))


def _keys_beside(place: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the mapping in which an unknown one stands may have."""
    model: Any = UserRules
    for step in place[:-1]:
        if isinstance(step, str):
            arguments = model.model_fields[step].annotation.__args__
            model = arguments[0]
    return list(model.model_fields)


def _suggestion(given: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(given, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def _check_ids(rules: UserRules, yaml: LinedYaml) -> None:
    """Refuse an id, a name or a verb that stands twice."""
    seen: dict[str, str] = {}
    places = [((layer, i, "id"), rule.id) for layer, found in rules.layers().items() for i, rule in enumerate(found)]
    for place, rule_id in sorted(places, key=lambda entry: yaml.line(entry[0])):
        if rule_id in seen:
            raise yaml.fault(place, f"{rule_id!r} stands twice, first at {seen[rule_id]}")
        seen[rule_id] = yaml.at(place)
    verbs: dict[str, str] = {}
    for index, verb in enumerate(rules.quotes):
        for form in {verb.root or "", *verb.active, *verb.passive} - {""}:
            if form in verbs:
                raise yaml.fault(("quotes", index), f"the verb {form!r} stands in {verbs[form]!r} too")
            verbs[form] = verb.id
    for name, words in rules.classes.items():
        if not name.startswith(PREFIX):
            raise yaml.fault(("classes", name), f"names of your own classes begin with `{PREFIX}`")
        for index, word in enumerate(words):
            try:
                class_pattern([word])
            except re.error as error:
                raise yaml.fault(("classes", name, index), f"{word!r} is no regular expression: {error}") from None


def _known_triggers(rules: UserRules, yaml: LinedYaml, notes: list[str]) -> tuple[Any, ...]:
    """Return the frames without the triggers that name word classes or kinds of bodies that do not exist.

    A class may be renamed by an upgrade; that must cost the triggers that name it, not the whole file.
    """
    from tpo_ie.actions.frames import load_frames
    from tpo_ie.actions.vocabulary import vocabulary

    classes = {*load_frames().classes, *rules.classes}
    kept = []
    for index, rule in enumerate(rules.actions):
        for kind in (kind for kind in rule.bodies if kind not in vocabulary().body_kinds):
            near = _suggestion(kind, vocabulary().body_kinds)
            notes.append(f"{yaml.at(('actions', index, 'bodies'))}: {rule.id}: there is no kind of body {kind!r}{near}")
        triggers = []
        for number, trigger in enumerate(rule.triggers):
            unknown = list(_unknown_classes(trigger, classes))
            triggers += [] if unknown else [trigger]
            for field, name in unknown:
                place = yaml.at(("actions", index, "triggers", number, field))
                reason = f"there is no word class {name!r}{_suggestion(name, classes)}; this trigger is left out"
                notes.append(f"{place}: {rule.id}: {reason}")
        if triggers:
            kept.append(rule.model_copy(update={"triggers": tuple(triggers)}))
    return tuple(kept)


def _unknown_classes(trigger: Any, classes: set[str]) -> Iterator[tuple[str, str]]:
    for field in _CLASS_FIELDS:
        for name in getattr(trigger, field):
            if name not in classes:
                yield field, name


def _unknown_switches(rules: UserRules, yaml: LinedYaml) -> Iterator[str]:
    from tpo_ie.pipeline.rules import built_in_rules

    known = {*built_in_rules(), *(rule.id for entries in rules.layers().values() for rule in entries)}
    for index, rule_id in enumerate(rules.disable):
        if rule_id not in known:
            place = yaml.at(("disable", index))
            yield f"{place}: there is no rule {rule_id!r}{_suggestion(rule_id, known)}; nothing is switched off by it"
