"""Names of victims and minors leave a document, everything else stays."""

from __future__ import annotations

import json
import re

import pytest

from tests.privacy.documents import marked
from tpo_ie.document import Document
from tpo_ie.privacy import redact


def redacted_text(text: str) -> str:
    return redact(marked(text)).text


def test_mentions_entities_and_text() -> None:
    document = redact(
        marked("Korban [[PER:victim:v|Wening Lestari]] pulang. Ibu memeluk [[PER::v|Wening]] di [[LOC|Lebak]].")
    )
    assert document.text == "Korban [Korban 1] pulang. Ibu memeluk [Korban 1] di Lebak."
    assert [mention.text for mention in document.mentions] == ["[Korban 1]", "[Korban 1]", "Lebak"]
    assert [entity.name for entity in document.entities] == ["[Korban 1]", "Lebak"]
    assert document.meta.attributes == {"redacted": {"victims": 1}}
    assert Document.from_dict(document.to_dict()) == document


def test_victims_and_minors_are_numbered_apart_in_text_order() -> None:
    document = redact(
        marked("[[PER:minor|PTK]] (15), [[PER:victim|Uun Sumarni]], [[PER:minor|Gilang]] (9), dan [[PER:victim|RHN]].")
    )
    assert document.text == "[Anak 1] (15), [Korban 1], [Anak 2] (9), dan [Korban 2]."
    assert document.meta.attributes["redacted"] == {"victims": 4}


def test_a_victim_who_is_a_minor_is_one_person() -> None:
    document = marked("[[PER:victim|Wening]] (16) pulang.")
    entity = document.entities[0].model_copy(update={"attributes": {"role": "victim", "roles": ["victim", "minor"]}})
    document = Document.from_dict(document.to_dict() | {"entities": [entity.model_dump()]})
    assert redact(document).text == "[Korban 1] (16) pulang."
    assert redact(document).meta.attributes["redacted"] == {"victims": 1}


@pytest.mark.parametrize("role", ["suspect", "witness", ""])
def test_a_document_without_victims_is_the_same_object(role: str) -> None:
    document = marked(f"[[PER:{role}|Wening Lestari]] pulang.")
    assert redact(document) is document


def test_a_suspect_under_age_is_protected() -> None:
    document = marked("Pelaku [[PER:minor|GLK]] (15) diam.")
    entity = {"id": "x", "type": "PER", "name": "GLK", "attributes": {"role": "minor", "roles": ["minor", "suspect"]}}
    data = document.to_dict() | {"entities": [entity]}
    data["mentions"][0]["entity"] = "x"
    assert redact(Document.from_dict(data)).text == "Pelaku [Anak 1] (15) diam."


def test_twice_is_once() -> None:
    once = redact(marked("[[PER:victim|Wening Lestari]] dan [[PER:minor|GLK]] pulang."))
    assert redact(once) is once
    assert redact(Document.from_json(once.to_json())) == once


def test_a_victim_found_later_is_added_to_the_count() -> None:
    once = redact(marked("[[PER:victim|Wening Lestari]] memeluk [[PER|Uun Sumarni]]."))
    entities = [e.model_copy(update={"attributes": {"role": "victim"}}) for e in once.entities]
    again = redact(Document.from_dict(once.to_dict() | {"entities": [e.model_dump() for e in entities]}))
    assert again.text == "[Korban 1] memeluk [Korban 2]."
    assert again.meta.attributes["redacted"] == {"victims": 2}


def test_every_layer_stays_and_its_offsets_point_at_the_same_words() -> None:
    plain = 'Polda Riau menolong Wening Lestari di Dumai. "Saya takut," kata Wening.'
    quote, cue = plain.index("Saya"), plain.index("kata")
    document = marked(
        'Polda Riau menolong [[PER:victim:v|Wening Lestari]] di [[LOC::l|Dumai]]. "Saya takut," kata [[PER::v|Wening]].',
        relations=[{"type": "located_in", "head": "l", "tail": "l", "evidence": [0, plain.index(".") + 1], "attributes": {"note": "rumah Wening"}}],
        quotes=[{"start": quote, "end": quote + 11, "speaker": "v", "kind": "direct", "cue": [cue, cue + 4]}],
        actions=[
            {"category": "rescue", "trigger": [11, 19], "targets": ["v"], "status": "done", "evidence": [[0, 44], [45, len(plain)]],
             "attributes": {"cues": ["akan"], "destination": "rumah Wening Lestari"}}
        ],
        officials=[{"person": "v", "title": "Kepala rumah Wening Lestari", "agency": "l", "evidence": [20, 34]}],
    )  # fmt: skip
    new = redact(document)
    assert new.span((new.quotes[0].start, new.quotes[0].end)) == "Saya takut,"
    assert new.quotes[0].cue is not None
    assert new.span(new.quotes[0].cue) == "kata"
    assert new.span(new.actions[0].trigger) == "menolong"
    assert [new.span(span) for span in new.actions[0].evidence] == [
        "Polda Riau menolong [Korban 1] di Dumai.",
        '"Saya takut," kata [Korban 1].',
    ]
    assert new.actions[0].attributes == {"cues": ["akan"], "destination": "rumah [Korban 1]"}
    assert new.relations[0].attributes == {"note": "rumah [Korban 1]"}
    assert new.officials[0].title == "Kepala rumah [Korban 1]"
    assert new.officials[0].evidence == (20, 30)
    assert "Wening" not in new.to_json()
    assert "Lestari" not in new.to_json()


def test_evidence_of_the_role_is_carried_over() -> None:
    data = marked("Malam itu korban [[PER:victim|Wening Lestari]] pulang.").to_dict()
    data["entities"][0]["attributes"] |= {"role_rule": "victim-noun-before", "role_evidence": [10, 31]}
    document = redact(Document.from_dict(data))
    start, end = document.entities[0].attributes["role_evidence"]
    assert document.text[start:end] == "korban [Korban 1]"


def test_title_address_id_and_other_attributes() -> None:
    document = marked(
        "[[PER:victim|Wening Lestari]] pulang.",
        id="kisah-wening-lestari-pulang",
        meta={
            "title": "Kisah WENING LESTARI, Korban TPPO",
            "url": "https://berita.example/2025/kisah-wening-lestari-pulang?tag=wening",
            "source": "Warta",
            "published": "2025-03-14",
            "attributes": {"author": "Rudi", "tags": ["Wening Lestari", "TPPO"], "deep": {"er": "oleh Lestari"}, "size": 3},
        },
    )  # fmt: skip
    new = redact(document)
    assert new.meta.title == "Kisah [Korban 1], Korban TPPO"
    assert new.meta.url == "https://berita.example/2025/kisah-korban-1-pulang?tag=korban-1"
    assert new.meta.attributes["tags"] == ["[Korban 1]", "TPPO"]
    assert new.meta.attributes["deep"] == {"er": "oleh [Korban 1]"}
    assert new.meta.attributes["size"] == 3
    assert (new.meta.source, new.meta.published) == ("Warta", "2025-03-14")
    assert re.fullmatch(r"kisah-korban-1-pulang-[0-9a-f]{8}", new.id)
    assert not re.search("wening|lestari", new.to_json(), re.IGNORECASE)


@pytest.mark.parametrize("name", ["wening", "Wening", "kisah wening pulang", "berita/wening", "WENING 2"])
def test_an_id_is_redacted_however_it_is_written(name: str) -> None:
    new = redact(marked("[[PER:victim|Wening]] pulang.", id=name))
    assert "wening" not in new.id.casefold()
    assert re.search(r"korban-1.*-[0-9a-f]{8}$", new.id)


def test_ids_of_two_articles_about_victims_stay_apart() -> None:
    ids = {
        redact(marked(f"[[PER:victim|{name}]] pulang.", id=f"kisah-{name.lower()}")).id
        for name in ("Wening", "Sumarni")
    }
    assert len(ids) == 2
    assert redact(marked("[[PER:victim|Wening]] pulang.", id="artikel-7")).id == "artikel-7"


def test_other_entities_that_hold_the_name() -> None:
    document = redact(
        marked(
            "[[ORG|Forum Peduli Wening Lestari]] mendampingi [[PER:victim|Wening Lestari]] dalam [[CRIME|kekerasan terhadap Wening]]."
        )
    )
    assert document.mentions[0].text == "Forum Peduli [Korban 1]"
    assert [entity.name for entity in document.entities] == [
        "Forum Peduli [Korban 1]",
        "[Korban 1]",
        "kekerasan terhadap [Korban 1]",
    ]


@pytest.mark.parametrize(("name", "short"), [("Wening Lestari", "Wening"), ("PWK", "PWK")])
def test_names_of_groups_are_written_small(name: str, short: str) -> None:
    data = marked(f"Korban [[PER:victim|{name}]] ikut. Kata [[GROUP::g|{short}]] itu.").to_dict()
    data["entities"][1]["name"] = short.lower()
    document = redact(Document.from_dict(data))
    assert document.names(("g",)) == ("[Korban 1]",)


def test_words_of_other_people_and_places_stay() -> None:
    document = redact(
        marked(
            "[[PER:victim|Sulastri Kartini]] bertemu [[PER|Sulastri Widodo]] di [[LOC|Jalan Kartini]].",
            meta={"title": "Sulastri Widodo Menolong di Jalan Kartini"},
        )
    )
    assert document.text == "[Korban 1] bertemu Sulastri Widodo di Jalan Kartini."
    assert document.meta.title == "Sulastri Widodo Menolong di Jalan Kartini"
    assert document.names(tuple(e.id for e in document.entities)) == ("[Korban 1]", "Sulastri Widodo", "Jalan Kartini")


def test_a_mention_of_the_wrong_kind_that_is_only_the_name() -> None:
    document = redact(
        marked("Korban [[PER:victim|KLM]] (31) melapor. Barang milik [[LOC|KLM]] hilang di [[LOC|Dumai]].")
    )
    assert document.text == "Korban [Korban 1] (31) melapor. Barang milik [Korban 1] hilang di Dumai."
    assert "KLM" not in document.to_json()


def test_initials_that_also_mean_a_country_leave_the_country_alone() -> None:
    document = redact(marked("Korban [[PER:victim|RI]] (17) melapor ke kementerian [[LOC|RI]]. Kata RI, ia takut."))
    assert document.text == "Korban [Korban 1] (17) melapor ke kementerian RI. Kata [Korban 1], ia takut."


def test_one_name_in_pieces_becomes_one_placeholder() -> None:
    assert redacted_text("[[PER:victim:v|Wening]] Lestari pulang. [[PER::v|Wening Lestari]] tidur.") == (
        "[Korban 1] pulang. [Korban 1] tidur."
    )
    assert redacted_text("Wening [[PER:victim:v|Lestari]] pulang. [[PER::v|Wening Lestari]] tidur.") == (
        "[Korban 1] pulang. [Korban 1] tidur."
    )


def test_two_mentions_in_one_name_stay_two() -> None:
    document = redact(marked("[[PER:victim:v|Wening]] [[PER::w|Lestari]] pulang. [[PER::v|Wening Lestari]] tidur."))
    assert [mention.text for mention in document.mentions] == ["[Korban 1]"] * 3


def test_a_placeholder_that_the_text_uses_itself_is_passed_over() -> None:
    assert (
        redacted_text("Di kolom [Korban 1] tertulis [[PER:victim|Wening]].")
        == "Di kolom [Korban 1] tertulis [Korban 2]."
    )


def test_gold_with_the_older_attribute_of_minors() -> None:
    document = marked("[[PER|Gilang]] pulang.")
    data = document.to_dict()
    data["entities"][0]["attributes"] = {"minor": True}
    assert redact(Document.from_dict(data)).text == "[Anak 1] pulang."


def test_json_holds_no_name_in_any_writing() -> None:
    document = redact(
        marked(
            "WENING LESTARI BEBAS\n[[PER:victim|Wening Lestari]] pulang. Kata wening lestari, Wening\nLestari lega. #SaveWening "
            "@wening.lestari Baca: https://x.example/wening-lestari dan wening_lestari."
        )
    )
    assert not re.search("wening|lestari", json.dumps(document.to_dict()), re.IGNORECASE)
