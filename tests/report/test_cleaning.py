from __future__ import annotations

from hypothesis import given

from tests.report.archive import batam, hostile, jakarta
from tests.strategies import documents
from tpo_ie.document import Document
from tpo_ie.report.cleaning import is_repeat, shown
from tpo_ie.report.excerpts import excerpt


def test_victims_have_no_name_anywhere() -> None:
    ready = shown(batam(), whole_text=True)
    assert "Sari" not in ready.to_json()
    assert "Lestari" not in ready.to_json()
    assert "[Korban 1] dipulangkan" in ready.text
    assert "Toni Wibisono" in ready.text


def test_text_that_acts_on_a_page_is_made_harmless() -> None:
    text = "Balik \u202earah\x00 dan\u2028baris"
    plain = Document.from_dict(
        {
            "id": "x",
            "text": text,
            "mentions": [{"id": "m", "start": 6, "end": 12, "text": text[6:12], "label": "LOC", "entity": "e"}],
            "entities": [{"id": "e", "type": "LOC", "name": "arah"}],
        }
    )
    ready = shown(plain, whole_text=True)
    assert ready.text == "Balik \ufffdarah\ufffd dan\nbaris"
    assert ready.mentions[0].text == ready.text[6:12]


def test_an_excerpt_holds_what_was_read_and_nothing_else() -> None:
    whole = batam()
    brief = excerpt(whole)
    assert brief.text.startswith("Kapolda Kepri Anwar Hidayat menggandeng")
    assert "BATAM" not in brief.text
    assert "Jumat" not in brief.text
    assert "\n…\n" in brief.text
    for old, new in zip(whole.actions, brief.actions, strict=True):
        assert brief.span(new.trigger) == whole.span(old.trigger)
        assert [brief.span(e) for e in new.evidence] == [whole.span(e) for e in old.evidence]
    assert [m.text for m in brief.mentions] == [m.text for m in whole.mentions if m.text != "BATAM"]
    assert brief.entities == whole.entities


def test_an_excerpt_of_nothing_is_empty() -> None:
    assert excerpt(Document(id="kosong", text="Tidak ada apa-apa.")).text == ""


@given(documents())
def test_spans_of_an_excerpt_say_the_same(document: Document) -> None:
    brief = excerpt(document)
    for layer in ("officials", "relations"):
        for old, new in zip(getattr(document, layer), getattr(brief, layer), strict=True):
            assert (old.evidence is None) == (new.evidence is None)
            if old.evidence is not None:
                assert brief.span(new.evidence) == document.span(old.evidence)
    for old_quote, new_quote in zip(document.quotes, brief.quotes, strict=True):
        assert brief.span((new_quote.start, new_quote.end)) == document.span((old_quote.start, old_quote.end))
    assert excerpt(brief).text.replace("\n…\n", "") == brief.text.replace("\n…\n", "")


def test_repeats_are_known_by_their_mark() -> None:
    assert is_repeat(jakarta(attributes={"duplicate_of": "batam-1"}))
    assert not is_repeat(jakarta())
    assert not is_repeat(hostile())
