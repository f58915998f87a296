from __future__ import annotations

from typing import Any

from tpo_ie.document import Document
from tpo_ie.evaluation.alignment import Pair, align_entities, normal


def _document(mentions: list[tuple[str, str, int]], entities: dict[str, tuple[str, str]]) -> Document:
    text = "Poipet dan Kamboja dan Kamboja"
    data: dict[str, Any] = {
        "id": "x",
        "text": text,
        "mentions": [
            {
                "id": f"m{i}",
                "start": start,
                "end": start + len(surface),
                "text": surface,
                "label": entities[key][0],
                "entity": key,
            }
            for i, (key, surface, start) in enumerate(mentions)
        ],
        "entities": [{"id": key, "type": type_, "name": name} for key, (type_, name) in entities.items()],
    }
    return Document.from_dict(data)


def test_an_entity_of_the_same_type_is_preferred() -> None:
    gold = _document([("k", "Kamboja", 11), ("k", "Kamboja", 23)], {"k": ("LOC", "Kamboja")})
    ours = _document(
        [("e5", "Kamboja", 11), ("e29", "Kamboja", 23)], {"e5": ("LOC", "Kamboja"), "e29": ("POSITION", "Kamboja")}
    )
    assert align_entities(gold, ours) == {"e5": "k"}


def test_entities_without_mentions_pair_by_type_and_name() -> None:
    gold = _document([], {"a": ("AGENCY", "Kepolisian Daerah Riau"), "b": ("ORG", "X")})
    ours = _document([], {"e1": ("AGENCY", "kepolisian  daerah riau"), "e2": ("AGENCY", "X")})
    assert align_entities(gold, ours) == {"e1": "a"}


def test_another_type_pairs_when_nothing_better_does() -> None:
    gold = _document([("p", "Poipet", 0)], {"p": ("LOC", "Poipet")})
    ours = _document([("e1", "Poipet", 0)], {"e1": ("ORG", "Poipet")})
    assert align_entities(gold, ours) == {"e1": "p"}


def test_entities_of_one_name_pair_one_to_one() -> None:
    gold = _document([], {"a": ("AGENCY", "Satgas"), "b": ("AGENCY", "Satgas")})
    ours = _document([], {"x": ("AGENCY", "Satgas"), "y": ("AGENCY", "Satgas"), "z": ("AGENCY", "Satgas")})
    assert align_entities(gold, ours) == {"x": "a", "y": "b"}


def test_most_shared_mentions_win_and_nobody_pairs_twice() -> None:
    places = [("k", "Kamboja", 11), ("k", "Kamboja", 23), ("p", "Poipet", 0)]
    gold = _document(sorted(places, key=lambda m: m[2]), {"k": ("LOC", "Kamboja"), "p": ("LOC", "Poipet")})
    merged = [("all", surface, start) for _, surface, start in sorted(places, key=lambda m: m[2])]
    pair = Pair(gold, _document(merged, {"all": ("LOC", "Kamboja")}))
    assert pair.entities == {"all": "k"}
    assert pair.shared == {("all", "k"): 2, ("all", "p"): 1}
    assert (pair.to_gold("all"), pair.to_gold("lain")) == ("k", "?lain")


def test_names_compare_without_case_and_extra_space() -> None:
    assert normal("  Polda \n RIAU ") == "polda riau"


def test_implied_bodies_pair_whether_or_not_their_names_are_written_out() -> None:
    gold = _document([], {"a": ("AGENCY", "DPR RI"), "b": ("ORG", "PT X")})
    ours = _document(
        [], {"e1": ("AGENCY", "Dewan Perwakilan Rakyat Republik Indonesia"), "e2": ("AGENCY", "Komisi X DPR")}
    )
    assert align_entities(gold, ours) == {"e1": "a"}
