from __future__ import annotations

from typing import Any

import pytest

from tpo_ie.corpus.markup import compile_markup, describe, read_markup, unmark
from tpo_ie.errors import DocumentError, InputError


@pytest.fixture
def source() -> dict[str, Any]:
    return {
        "id": "x",
        "text": '[[a1|Polda Riau]] menangkap dua orang. "Benar, [[a1|Polda Riau]] bekerja," kata [[p1|Budi]].\n\n[[a1|Polda Riau]] siap.',
        "entities": {"a1": {"type": "AGENCY", "name": "Kepolisian Daerah Riau"}, "p1": {"type": "PER", "name": "Budi"}},
        "quotes": [{"kind": "direct", "speaker": "p1", "said": "Benar, … bekerja,", "cue": "kata"}],
        "actions": [{"category": "arrest", "trigger": "Riau *menangkap* dua", "actors": ["a1"], "also": ["Riau siap"]}],
    }


def test_unmark() -> None:
    assert unmark("a [[x|b c]] d[[y|e]]") == ("a b c de", [("x", 2, 5), ("y", 7, 8)])


def test_compiles(source: dict[str, Any]) -> None:
    document = compile_markup(source)
    assert [m.text for m in document.mentions] == ["Polda Riau", "Polda Riau", "Budi", "Polda Riau"]
    quote, action = document.quotes[0], document.actions[0]
    assert document.text[quote.start : quote.end] == "Benar, Polda Riau bekerja,"
    assert quote.cue is not None
    assert document.span(quote.cue) == "kata"
    assert document.span(action.trigger) == "menangkap"
    assert [document.span(e) for e in action.evidence] == ["Polda Riau menangkap dua orang.", "Polda Riau siap."]
    assert "ACTION arrest 'menangkap' done" in describe(document)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": "[[zz|Riau]]"}, "undefined entity 'zz'"),
        ({"color": 1}, "color: unknown key"),
        ({"officials": [{"person": "p1", "title": "x", "agency": "a1", "at": "Polda Riau"}]}, "stands 3 times"),
        ({"officials": [{"person": "p1", "title": "x", "agency": "a1", "at": "Polda Jambi"}]}, "is not in the text"),
        ({"actions": [{"category": "arrest", "trigger": "*menangkap dua"}]}, "needs one"),
        ({"quotes": [{"kind": "direct", "speaker": "p1", "said": "Benar, … tidur"}]}, "does not follow"),
        ({"quotes": [{"kind": "direct", "speaker": "p1", "said": "Benar,", "cue": "ujar"}]}, "cue 'ujar'"),
    ],
)
def test_faults_are_named(source: dict[str, Any], change: dict[str, Any], message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        compile_markup(source | change)


def test_an_entity_without_mention_must_be_implied(source: dict[str, Any]) -> None:
    source["entities"]["a2"] = {"type": "AGENCY", "name": "X"}
    with pytest.raises(DocumentError, match=r"entities\.a2"):
        compile_markup(source)
    source["entities"]["a2"]["implied"] = True
    assert compile_markup(source).entity("a2").attributes == {"implied": True}


def test_reading_names_the_file(tmp_path: Any) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("id: x\ntext: '[[a|b]]'\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"a\.yaml"):
        read_markup(path)
    path.write_text("id: [", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.yaml"):
        read_markup(path)
    path.write_text("text: x", encoding="utf-8")
    with pytest.raises(InputError, match="key 'id' is missing"):
        read_markup(path)


def test_words_said_twice_are_told_apart_by_their_context(source: dict[str, Any]) -> None:
    source["text"] += '\n\n"Siap," kata [[p1|Anwar]]. "Siap," ulang [[p1|Anwar]].'
    source["quotes"] = [{"kind": "direct", "speaker": "p1", "said": '"*Siap,*" ulang', "cue": "ulang"}]
    document = compile_markup(source)
    (quote,) = document.quotes
    assert document.text[quote.start : quote.end + 7] == 'Siap," ulang'
