"""Corpus articles with inline marks (YAML), compiled to documents: offsets are computed, never typed.

The format is described in ``corpora/README.md``. ``python -m tpo_ie.corpus.markup FILE…`` checks files
and prints what they compile to.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tpo_ie.document import Document
from tpo_ie.errors import DocumentError, InputError
from tpo_ie.language.sentences import split_sentences

_MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]]+?)\]\]")
_LISTS = ("actors", "partners", "targets", "place", "time", "legal_basis")


def unmark(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Take the marks out of a text.

    Args:
        marked: Text with ``[[key|surface]]`` marks.

    Returns:
        The plain text and (key, start, end) of every mark, in order.
    """
    parts: list[str] = []
    spans: list[tuple[str, int, int]] = []
    size = position = 0
    for match in _MARK.finditer(marked):
        before = marked[position : match.start()]
        parts += [before, match.group(2)]
        start = size + len(before)
        size = start + len(match.group(2))
        spans.append((match.group(1).strip(), start, size))
        position = match.end()
    parts.append(marked[position:])
    return "".join(parts), spans


@dataclass
class _Finder:
    """Finds snippets of the plain text; white space is free."""

    text: str

    def all(self, snippet: str) -> list[tuple[int, int]]:
        pattern = r"\s+".join(re.escape(word) for word in snippet.split())
        return [match.span() for match in re.finditer(pattern, self.text)] if pattern else []

    def one(self, snippet: str, place: str) -> tuple[int, int]:
        """The only place of a snippet; `a … b` runs from a to the next b."""
        if " … " in snippet:
            first, last = (part.strip() for part in snippet.split(" … ", 1))
            start, end = self.one(first, place)
            ends = [span for span in self.all(last) if span[0] >= end]
            if not ends:
                raise DocumentError(f"{last!r} does not follow {first!r} in the text", place=place)
            return start, ends[0][1]
        found = self.all(snippet)
        if len(found) != 1:
            problem = "is not in the text" if not found else f"stands {len(found)} times in the text"
            raise DocumentError(f"{snippet!r} {problem}", place=place)
        return found[0]

    def starred(self, context: str, place: str) -> tuple[int, int]:
        """The span between `*` inside a unique context."""
        parts = context.split("*")
        if len(parts) == 1:
            return self.one(context, place)
        if len(parts) != 3:
            raise DocumentError(f"{context!r} needs one *starred* part", place=place)
        start, end = self.one("".join(parts), place)
        offset = start + len(parts[0].rstrip())
        inside = re.search(r"\s+".join(map(re.escape, parts[1].split())), self.text[offset:end])
        assert inside is not None  # the context was found, so its part is there
        return offset + inside.start(), offset + inside.end()

    def cue(self, cue: str, quote: tuple[int, int], place: str) -> tuple[int, int]:
        """The occurrence of a cue that lies nearest to its quote."""
        if "*" in cue:
            return self.starred(cue, place)
        found = [match.span() for match in re.finditer(rf"\b{re.escape(cue)}\b", self.text)]
        if not found:
            raise DocumentError(f"cue {cue!r} is not in the text", place=place)

        def distance(span: tuple[int, int]) -> int:
            return max(0, quote[0] - span[1], span[0] - quote[1])

        return min(found, key=distance)


def compile_markup(source: dict[str, Any]) -> Document:
    """Compile one article with inline marks.

    Args:
        source: The parsed YAML.

    Returns:
        The document; its id and meta are the source's.

    Raises:
        DocumentError: A snippet is missing or ambiguous, a key undefined, or the result breaks the format.
    """
    known = {"id", "split", "meta", "relevance", "text", "entities", "officials", "relations", "quotes", "actions"}
    for key in source:
        if key not in known:
            raise DocumentError("unknown key", place=str(key))
    text, marks = unmark(source["text"].rstrip())
    find = _Finder(text)
    entities = source.get("entities") or {}
    for key, start, end in marks:
        if key not in entities:
            raise DocumentError(f"mark {text[start:end]!r} names the undefined entity {key!r}", place="text")
    used = {key for key, _, _ in marks}
    for key, entity in entities.items():
        if key not in used and not entity.get("implied"):
            raise DocumentError("has no mention in the text and is not `implied: true`", place=f"entities.{key}")
    sentences = split_sentences(text)

    def sentence(span: tuple[int, int]) -> tuple[int, int]:
        return next(s for s in sentences if s[0] <= span[0] < s[1])

    def item(name: str, i: int, raw: dict[str, Any]) -> dict[str, Any]:
        place = f"{name}[{i}]"
        value = dict(raw)
        if name in ("officials", "relations"):
            value["evidence"] = find.one(value.pop("at"), place)
        elif name == "quotes":
            said = value.pop("said")
            span = find.starred(said, place) if said.count("*") == 2 else find.one(said, place)
            value["start"], value["end"] = span
            if value.get("cue"):
                value["cue"] = find.cue(value["cue"], span, f"{place}.cue")
        else:
            value["trigger"] = find.starred(value["trigger"], f"{place}.trigger")
            more = [sentence(find.one(snippet, f"{place}.also")) for snippet in value.pop("also", None) or ()]
            value["evidence"] = list(dict.fromkeys([sentence(value["trigger"]), *more]))
            for field in _LISTS:
                value[field] = list(value.get(field) or ())
            value.setdefault("status", "done")
        return value

    layers = {
        name: [item(name, i, raw) for i, raw in enumerate(source.get(name) or ())]
        for name in ("officials", "relations", "quotes", "actions")
    }
    relevance = source.get("relevance")
    return Document.from_dict(
        {
            "id": source["id"],
            "text": text,
            "meta": source.get("meta") or {},
            "mentions": [
                {"id": f"m{n}", "start": start, "end": end, "text": text[start:end], "label": entities[key]["type"],
                 "entity": key}
                for n, (key, start, end) in enumerate(marks, start=1)
            ],
            "entities": [
                {"id": key, "type": entity["type"], "name": entity["name"],
                 "attributes": {k: v for k, v in entity.items() if k not in ("type", "name")}}
                for key, entity in entities.items()
            ],
            **layers,
            "relevance": None if relevance is None else {"label": relevance, "score": 1.0},
        }
    )  # fmt: skip


def read_markup(path: str | Path) -> tuple[str, Document]:
    """Read one article with inline marks.

    Args:
        path: The YAML file.

    Returns:
        Its split and its document.

    Raises:
        InputError: The file is no YAML or lacks a required key.
        DocumentError: As :func:`compile_markup`; names the file.
    """
    try:
        source = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
        return source.get("split", "train"), compile_markup(source)
    except yaml.YAMLError as error:
        raise InputError(f"{path}: {error}") from None
    except KeyError as error:
        raise InputError(f"{path}: the key {error} is missing") from None
    except DocumentError as error:
        raise error.at(str(path)) from None


def describe(document: Document) -> str:
    """Return a plain-text dump of all layers, for whoever checks an annotation."""
    name = {entity.id: entity.name for entity in document.entities}
    lines = [f"== {document.id}"]
    lines += [f"  {m.label:8} {m.text!r} = {name[m.entity]}" for m in document.mentions]
    lines += [f"  OFFICIAL {name[o.person]} | {o.title} | {name[o.agency]}" for o in document.officials]
    lines += [f"  RELATION {r.type}: {name[r.head]} -> {name[r.tail]}" for r in document.relations]
    for q in document.quotes:
        cue = document.span(q.cue) if q.cue else None
        lines.append(f"  QUOTE {q.kind} {name[q.speaker]} [{cue}]: {document.text[q.start : q.end]!r}")
    for a in document.actions:
        parts = {field: [name.get(v, v) for v in getattr(a, field)] for field in _LISTS if getattr(a, field)}
        status = a.status + " NEGATED" * a.negated
        lines.append(f"  ACTION {a.category} {document.span(a.trigger)!r} {status} n={a.count} {parts}")
        lines += [f"      | {document.span(span)}" for span in a.evidence]
    return "\n".join(lines)


if __name__ == "__main__":
    failed = False
    for argument in sys.argv[1:]:
        try:
            print(describe(read_markup(argument)[1]))
        except (DocumentError, InputError) as error:
            failed = True
            print(error, file=sys.stderr)
    sys.exit(failed)
