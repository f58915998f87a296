from __future__ import annotations

import json
from typing import Any

from tpo_ie.document import Document
from tpo_ie.rendering.html_arrows import arrows, arrows_json
from tpo_ie.rendering.html_rules import rule_descriptions
from tpo_ie.rendering.strings import load_strings

EN = load_strings("en")


def test_arrows_join_mentions_in_or_next_to_the_evidence(sample: Document) -> None:
    found = {(a.kind, a.tail, a.head, a.label) for a in arrows(sample, EN)}
    numbers = {(m.text, m.start): n for n, m in enumerate(sample.mentions)}
    second = next(n for (text, _), n in numbers.items() if text == "Anwar")
    third = max(n for (text, _), n in numbers.items() if text == "Anwar")
    # The agency of the office is only implied: no arrow leads there.
    assert found == {("quote", "q0", f"m{second}", "quote"), ("quote", "q1", f"m{third}", "quote")}


def test_an_office_and_a_relation_are_arrows_once(small: dict[str, Any]) -> None:
    text = small["text"] = "Budi memimpin Basarnas. Basarnas menggandeng LPSK. Budi senang."
    places = [("Budi", 0, "p1"), ("Basarnas", 14, "a1"), ("Basarnas", 24, "a1"), ("LPSK", 45, "a2"), ("Budi", 51, "p1")]
    small["entities"] = [
        {"id": "p1", "type": "PER", "name": "Budi"},
        {"id": "a1", "type": "AGENCY", "name": "Basarnas"},
        {"id": "a2", "type": "AGENCY", "name": "LPSK"},
    ]
    small["mentions"] = [
        {"id": f"m{n}", "start": at, "end": at + len(word), "text": text[at : at + len(word)], "entity": entity,
         "label": "PER" if entity == "p1" else "AGENCY"}
        for n, (word, at, entity) in enumerate(places)
    ]  # fmt: skip
    small["officials"] = [{"person": "p1", "title": "Kepala", "agency": "a1", "evidence": [0, 23]}]
    small["relations"] = [
        {"type": "cooperates_with", "head": "a1", "tail": "a2", "evidence": [24, 50]},
        {"type": "cooperates_with", "head": "a1", "tail": "a2", "evidence": [0, 5]},
        {"type": "works_for", "head": "p1", "tail": "a1"},
    ]
    small["quotes"] = [{"start": 24, "end": 49, "speaker": "p1", "kind": "indirect", "cue": [56, 62]}]
    document = Document.from_dict(small)
    assert json.loads(arrows_json(document, EN)) == [
        ["works_for", "m0", "m1", "Kepala"],
        ["cooperates_with", "m2", "m3", "works with"],
        ["quote", "q0", "m4", "quote"],
    ]


def test_rules_are_described() -> None:
    described = rule_descriptions()
    assert described["joint-operation"].startswith("Several bodies run an operation")
    assert all(text.strip() for text in described.values())
