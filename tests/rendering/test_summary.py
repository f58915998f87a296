from __future__ import annotations

from typing import Any

from tpo_ie.document import Document
from tpo_ie.rendering.strings import load_strings
from tpo_ie.rendering.summary import (
    actions_by_pillar,
    entity_lines,
    evidence_of,
    head_lines,
    relation_lines,
    title_of,
)

EN = load_strings("en")


def test_agencies_come_with_their_forms_the_most_mentioned_first(sample: Document) -> None:
    lines = entity_lines(sample, "AGENCY")
    assert [(line.entity.name.split()[0], line.mentions) for line in lines] == [("Balai", 2), ("Kepolisian", 0)]
    assert lines[0].forms == (("BP3MI Riau", 2),)


def test_actions_stand_under_their_pillars_in_order(sample: Document) -> None:
    found = {pillar: [line.action.category for line in lines] for pillar, lines in actions_by_pillar(sample, EN)}
    assert found == {
        "prevention": ["departure_control", "surveillance"],
        "protection": ["rehabilitation"],
        "partnership": ["cooperation"],
    }
    assert list(found) == ["prevention", "protection", "partnership"]


def test_an_action_names_its_fields_in_words(sample: Document) -> None:
    lines = {line.action.category: line for _, found in actions_by_pillar(sample, EN) for line in found}
    line = lines["departure_control"]
    roles = {role: [part.text for part in parts] for role, parts in line.roles}
    assert roles == {
        "actors": ["Kepolisian Daerah Riau"],
        "targets": ["calon pekerja migran Indonesia"],
        "place": ["Pekanbaru"],
        "time": ["14 March 2025"],
        "count": ["12 orang"],
    }
    assert line.status == "done"
    assert len(line.evidence) == 2
    assert line.evidence[0].trigger == "menggagalkan"
    assert line.evidence[1].trigger == ""
    assert "trigger “menggagalkan”" in line.why
    assert "destination: Malaysia" in line.why
    assert lines["surveillance"].status == "not done"
    assert lines["rehabilitation"].status == "urged"
    assert lines["cooperation"].why == "rule cooperation-verb · trigger “menggandeng” · score 0.90"


def test_attributes_that_hold_ids_show_names(small: dict[str, Any]) -> None:
    small["actions"][0]["attributes"] = {"attributed_to": "p1", "via": ["a1", "x"], "empty": None}
    (_, (line,)), *_ = actions_by_pillar(Document.from_dict(small), EN)
    assert "attributed to: Budi" in line.why
    assert "via: Kepolisian Daerah Riau, x" in line.why
    assert "empty" not in line.why


def test_relations_gather_members_and_leave_out_what_officials_say(sample: Document) -> None:
    (line,) = relation_lines(sample)
    assert (line.type, [e.id for e in line.heads], [e.id for e in line.tails]) == ("cooperates_with", ["a1"], ["a2"])


def test_members_share_a_line_and_symmetric_pairs_stand_once(small: dict[str, Any]) -> None:
    small["officials"] = []
    small["relations"] = [
        {"type": "member_of", "head": "a1", "tail": "a2"},
        {"type": "member_of", "head": "p1", "tail": "a2"},
        {"type": "cooperates_with", "head": "a1", "tail": "a2"},
        {"type": "cooperates_with", "head": "a2", "tail": "a1"},
        {"type": "works_for", "head": "p1", "tail": "a1"},
    ]
    found = [(r.type, len(r.heads), len(r.tails)) for r in relation_lines(Document.from_dict(small))]
    assert found == [("member_of", 2, 1), ("cooperates_with", 1, 1), ("works_for", 1, 1)]


def test_evidence_is_cut_around_its_trigger_only_when_it_lies_inside(sample: Document) -> None:
    evidence = evidence_of(sample, (0, 20), (2, 5))
    assert evidence.before + evidence.trigger + evidence.after == sample.text[:20].rstrip()
    assert evidence_of(sample, (0, 20), (15, 25)).trigger == ""


def test_head_says_what_is_known(sample: Document) -> None:
    lines = dict(head_lines(sample, load_strings("id")))
    assert lines["Terbit"] == "14 Maret 2025"
    assert lines["Pokok bahasan"] == "perdagangan orang (100%)"


def test_title_falls_back_to_the_id() -> None:
    assert title_of(Document(id="a-1", text="")) == "a-1"
