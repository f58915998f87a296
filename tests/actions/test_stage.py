from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.actions.helpers import KNOWLEDGE, acted, drafted
from tpo_ie.actions.stage import ActionStage
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document, Relevance
from tpo_ie.language.sentences import split_sentences
from tpo_ie.pipeline.draft import Draft

SENTENCE = "[[AGENCY|Polres Bintan]] menangkap dua pelaku di [[LOC|Sirih]]."


def test_an_action_tells_where_it_comes_from() -> None:
    [act] = acted(SENTENCE)
    assert (act.category, act.rule) == ("arrest", "arrest-capture")
    assert act.evidence == ((0, 44),)
    assert act.score is not None
    assert 0 < act.score <= 1


def test_articles_on_other_matters_have_no_actions_unless_asked_for() -> None:
    draft = drafted(SENTENCE)
    draft.relevance = Relevance(label="other", score=0.9)
    assert acted(draft) == []
    draft.options["all_actions"] = True
    assert len(acted(draft)) == 1


def test_mentions_without_entities_do_no_harm() -> None:
    draft = drafted(SENTENCE)
    for mention in draft.mentions:
        mention.entity = ""
    draft.entities = {}
    assert len(acted(draft)) == 1


@pytest.mark.parametrize("text", ["", " ", "\n", "menangkap", "ditangkap.", "(", "di", '"', "1.", "Penangkapan:"])
def test_scraps_do_no_harm(text: str) -> None:
    acted(drafted(text))


@pytest.mark.parametrize(
    "text",
    [
        "menangkap pelaku TPPO dan " * 4000,
        "a" * 100_000 + " menangkap pelaku",
        "," * 100_000,
        '"kami tangkap pelaku" ' * 4500,
        "dua ribu " * 11_000,
        "(" * 50_000 + "ditangkap" + ")" * 50_000,
        "1. menangkap pelaku\n" * 5000,
        "Polisi menangkap pelaku TPPO. " * 3300,
    ],
    ids=["verbs", "word", "commas", "quotes", "numbers", "brackets", "list", "sentences"],
)
def test_hostile_text_takes_no_more_than_linear_time(text: str) -> None:
    draft = Draft(text=text, sentences=split_sentences(text))
    begin = time.process_time()  # the load of the machine does not count
    ActionStage(KNOWLEDGE)(draft)
    assert time.process_time() - begin < 10


def _reference() -> Document:
    for folder in Path(__file__).resolve().parents:
        file = folder / "shared/data/seed/antara-tim-pora-sumsel.gold.json"
        if file.exists():
            return next(iter(read_documents([file])))
    pytest.skip("the shared data are not here")


def test_the_worked_example_of_the_guide() -> None:
    gold = _reference()
    draft = Draft.from_document(gold)
    draft.entities = {entity.id: entity for entity in gold.entities}
    draft.officials, draft.quotes, draft.relations = list(gold.officials), list(gold.quotes), list(gold.relations)
    found = [(act.category, act.trigger, act.actors, act.partners, act.status) for act in acted(draft)]
    assert found == [(act.category, act.trigger, act.actors, act.partners, act.status) for act in gold.actions]


TEAM = "[[AGENCY|Tim Pengawasan Orang Asing]]"
ARTICLE = f"""[[LOC|LINGGA]] - [[AGENCY|Kantor Imigrasi Batam]] menggandeng {TEAM} untuk mencegah [[CRIME|TPPO]].

Agar berhasil, perlu menggandeng banyak pihak.

Dengan menggandeng kampus dan {TEAM}, bulan ini diharapkan dilakukan pengawasan [[GROUP|orang asing]].

{TEAM} ialah tempat untuk bertukar data dan berkoordinasi.

[[CRIME|Perdagangan orang]] ialah kejahatan yang melibatkan penipuan. Pelaku diancam penjara 15 tahun.
"""


def test_aims_definitions_and_the_law_are_no_actions() -> None:
    found = [(act.category, act.status, act.actors) for act in acted(ARTICLE)]
    assert found == [
        ("cooperation", "done", ("Kantor Imigrasi Batam",)),
        ("surveillance", "urged", ("Tim Pengawasan Orang Asing",)),
    ]
