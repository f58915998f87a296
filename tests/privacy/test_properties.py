"""Whatever the article: no redacted name is left, offsets are right, nothing else changes."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.privacy.documents import marked
from tpo_ie.document import Document
from tpo_ie.privacy import redact

FIRST = ("Wening", "Uun", "Sulastri", "Yohana", "Rambu", "Dēwi", "Nur'aini")
LAST = ("Sumarah", "Klau", "Ngana", "Kopong", "Tanesib")
OTHERS = ("Darto Limbong", "Meri Tambunan", "Togap Nainggolan")
NAMES = st.builds("{} {}".format, st.sampled_from(FIRST), st.sampled_from(LAST))
PLAIN = (
    "Korban {} pulang.",
    "Kata {}, ia takut.",
    "{} menangis.",
    "Kisah {}\n",
    "({}) — “{}”!",
    "https://x.example/kisah-{} #Save",
    "Ibu {0} dan {0} tiba.",
)


@st.composite
def articles(draw: st.DrawFn) -> tuple[Document, list[str]]:
    """An article about protected persons and others; only some of the places that name them are mentions."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=(lambda n: n.split()[0], lambda n: n.split()[1])))
    roles = [draw(st.sampled_from(("victim", "minor"))) for _ in names]
    parts = []
    for i, (name, role) in enumerate(zip(names, roles, strict=True)):
        first, last = name.split()
        forms = st.sampled_from((name, name.upper(), name.lower(), first, last, name.replace(" ", "-")))
        parts.append(f"Korban [[PER:{role}:p{i}|{name}]] datang.")
        for template in draw(st.lists(st.sampled_from(PLAIN), max_size=3)):
            form = draw(forms)
            shown = f"[[PER::p{i}|{form}]]" if draw(st.booleans()) and "http" not in template else form
            parts.append(template.format(shown, shown) if "{0}" not in template else template.format(shown))
        parts.append(f"[[PER|{draw(st.sampled_from(OTHERS))}]] hadir di [[LOC|Lebak]].")
    text = " ".join(draw(st.permutations(parts)))
    size = len(marked(text).text)
    cut = sorted(draw(st.lists(st.integers(0, size), min_size=4, max_size=4)))
    more: dict[str, Any] = {
        "meta": {
            "title": f"Tentang {names[0].upper()}",
            "url": f"https://x.example/{names[0].lower().replace(' ', '-')}",
        },
        "quotes": [{"start": cut[0], "end": cut[3], "speaker": "p0", "kind": "mixed", "cue": [cut[1], cut[2]]}],
        "actions": [
            {
                "category": "rescue",
                "trigger": [cut[1], cut[2]],
                "status": "done",
                "targets": ["p0"],
                "evidence": [[cut[0], cut[1]], [cut[2], cut[3]]],
            }
        ],
    }
    return marked(text, **more), names


@given(articles())
def test_no_name_is_left_and_all_else_stays(case: tuple[Document, list[str]]) -> None:
    document, names = case
    new = redact(document)
    left = new.to_json()
    for word in {word for name in names for word in name.split()}:
        for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", left, re.IGNORECASE):
            assert match.group().islower(), left  # in small letters, alone, a word like any other
    for name in names:
        assert not re.search(rf"{re.escape(name)}", left, re.IGNORECASE)
    assert Document.from_dict(new.to_dict()) == new
    assert redact(new) is new
    for layer in ("mentions", "entities", "quotes", "actions"):
        assert len(getattr(new, layer)) == len(getattr(document, layer))
    for old, mention in zip(document.mentions, new.mentions, strict=True):
        protected = old.entity.startswith("p")
        assert mention.text == (new.entity(old.entity).name if protected else old.text)
    for other in OTHERS:
        assert new.text.count(other) == document.text.count(other)
    assert new.meta.attributes["redacted"] == {"victims": len(names)}


@given(articles())
def test_without_roles_nothing_changes(case: tuple[Document, list[str]]) -> None:
    data = case[0].to_dict()
    for entity in data["entities"]:
        entity["attributes"] = {}
    document = Document.from_dict(data)
    assert redact(document) is document
