"""Rules and names of the user's own at work: what a pipeline reads with them and without."""

from __future__ import annotations

import time
import warnings
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import tpo_ie
from tpo_ie.document import Document
from tpo_ie.errors import DataWarning, ResourceError

RULES = """
version: 1
disable: [awareness-warning]
classes:
  "user:house": ["rumah singgah*", mes]
actions:
  - id: user:seal
    category: sanction
    triggers:
      - {roots: [segel], active: [memasang segel], object: ["user:house"]}
titles:
  - {id: user:kabalat, forms: [Kabalatkerlu], expansion: Kepala Balai Latihan Kerja Luar Negeri, regional_body: "Balai Latihan Kerja Luar Negeri {region}"}
relations:
  - {id: user:one-voice, type: cooperates_with, cues: [satu suara dengan], score: 0.7}
  - {id: user:synergy, type: cooperates_with, cues: ["bersinergi dengan"]}
  - {id: user:under, type: part_of, cues: [bernaung di bawah]}
  - {id: user:houses, type: part_of, head: after, cues: [menaungi]}
  - {id: user:seat, type: located_in, cues: [bercokol di]}
quotes:
  - {id: user:disclose, root: beber, active: [membeberkan], passive: [dibeberkan]}
  - {id: user:underline, active: [menggarisbawahi], score: 0.6}
relevance:
  - {id: user:terms, terms: [kapal hantu*], theme: tppo, weight: 3}
"""
TEXT = """Pekanbaru - Kabalatkerlu Riau Bagas Wirayuda membeberkan bahwa korban TPPO ditampung di mes gelap.

Imigrasi Dumai menyegel rumah singgah tempat calon pekerja migran ditampung, Jumat (14/3/2025). Polda Riau memasang segel di mes itu. Polda Riau menyegel peti kemas.

Polda Riau satu suara dengan BP3MI Riau soal TPPO. Polda Riau tidak satu suara dengan Kejati Riau. Satpolairud Dumai bernaung di bawah Polres Dumai. Dinas Sosial Riau bersinergi dengan Kejati Riau. Polres Bintan menaungi Polsek Bintan Timur dan Polsek Gunung Kijang.

Kepala BP3MI Riau Andi Lestari menggarisbawahi calon pekerja migran harus berdokumen lengkap. Polda Riau mengimbau warga waspada TPPO.
"""


def rules_file(folder: Path, text: str = RULES) -> Path:
    path = folder / "rules.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Language:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return tpo_ie.load(rules=rules_file(tmp_path_factory.mktemp("own")))


@pytest.fixture(scope="module")
def read(own: Language) -> Document:
    return own(TEXT)._.tpo_document


def found(document: Document, rule: str) -> list[tuple[str, ...]]:
    """Return what a rule found, in words."""
    text, names = document.text, document.names
    acts = [(a.category, *names(a.actors), text[slice(*a.trigger)]) for a in document.actions if a.rule == rule]
    offices = [(o.title, *names((o.person, o.agency))) for o in document.officials if o.rule == rule]
    ties = [(r.type, *names((r.head, r.tail))) for r in document.relations if r.rule == rule]
    quotes = [(*names((q.speaker,)), text[q.start : q.end]) for q in document.quotes if q.rule == rule]
    return [*acts, *offices, *ties, *quotes]


BP3MI = "Balai Pelayanan Pelindungan Pekerja Migran Indonesia Riau"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("user:seal", [("sanction", "Kantor Imigrasi Dumai", "menyegel"), ("sanction", "Kepolisian Daerah Riau", "memasang segel")]),
        ("user:kabalat", [("Kabalatkerlu", "Bagas Wirayuda", "Balai Latihan Kerja Luar Negeri Riau")]),
        ("user:one-voice", [("cooperates_with", "Kepolisian Daerah Riau", BP3MI)]),
        ("user:synergy", [("cooperates_with", "Dinas Sosial Provinsi Riau", "Kejaksaan Tinggi Riau")]),
        ("user:under", [("part_of", "Satuan Kepolisian Perairan dan Udara Dumai", "Kepolisian Resor Dumai")]),
        ("user:houses", [("part_of", "Kepolisian Sektor Bintan Timur", "Kepolisian Resor Bintan"), ("part_of", "Kepolisian Sektor Gunung Kijang", "Kepolisian Resor Bintan")]),
        ("user:disclose", [("Bagas Wirayuda", "korban TPPO ditampung di mes gelap")]),
        ("user:underline", [("Andi Lestari", "calon pekerja migran harus berdokumen lengkap")]),
        ("awareness-warning", []),
    ],
)  # fmt: skip
def test_what_own_rules_find(read: Document, rule: str, expected: list[tuple[str, ...]]) -> None:
    assert found(read, rule) == expected


def test_scores_are_the_rules(read: Document) -> None:
    assert {r.rule: r.score for r in read.relations if r.rule in ("user:one-voice", "user:under")} == {
        "user:one-voice": 0.7, "user:under": 0.8,
    }  # fmt: skip
    assert {q.score for q in read.quotes if q.rule == "user:underline"} == {0.6}


def test_other_pipelines_of_the_process_know_nothing_of_them(nlp: Language, read: Document) -> None:
    plain = nlp(TEXT)._.tpo_document
    rules = [item.rule for layer in (plain.actions, plain.officials, plain.relations, plain.quotes) for item in layer]
    assert rules
    assert not [rule for rule in rules if rule.startswith("user:")]
    assert "awareness-warning" in rules
    assert len(plain.officials) == len(read.officials) - 1


def test_terms_decide_about_relevance(nlp: Language, own: Language) -> None:
    text = "Warga Sekupang membicarakan kapal hantunya calo. Warga lain melihat kapal hantu itu bersama calo."
    assert nlp(text)._.tpo_document.relevance.label == "other"
    assert own(text)._.tpo_document.relevance.label != "other"


def test_a_saved_pipeline_keeps_them(own: Language, read: Document, tmp_path: Path) -> None:
    own.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    assert loaded(TEXT)._.tpo_document.relations == read.relations


def test_own_rules_can_be_switched_off_and_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = rules_file(tmp_path)
    first = tpo_ie.load(rules=path)(TEXT)._.tpo_document
    rules_file(tmp_path, RULES.replace("disable: [", "disable: [user:under, "))
    second = tpo_ie.load(rules=path)(TEXT)._.tpo_document
    assert found(first, "user:under")
    assert not found(second, "user:under")


def test_faults_and_warnings_reach_the_caller_of_load(tmp_path: Path) -> None:
    path = rules_file(tmp_path, "disable:\n  - nothing-like-it\n")
    with pytest.warns(DataWarning, match=r"rules\.yaml:2: there is no rule 'nothing-like-it'") as caught:
        tpo_ie.load(rules=path)
    assert [Path(warning.filename) for warning in caught] == [Path(__file__)]
    with pytest.raises(ResourceError, match=r"rules\.yaml:1: nix: there is no such key"):
        tpo_ie.load(rules=rules_file(tmp_path, "nix: 1"))
    with pytest.raises(ResourceError, match=r"none\.tsv: No such file"):
        tpo_ie.load(agencies=tmp_path / "none.tsv")
    (tmp_path / "own.tsv").write_text("id\tabbreviation\texpansion\ttype\nx\tX\tXx\tboss\n", encoding="utf-8")
    with pytest.raises(ResourceError, match=r"own\.tsv:2: type is 'boss'"):
        tpo_ie.load(positions=tmp_path / "own.tsv")


def test_hostile_text_takes_no_more_than_linear_time(own: Language) -> None:
    cue = "satu suara dengan menaungi bernaung di bawah segel kapal hantu membeberkan " * 1_400
    from tpo_ie.pipeline.draft import Draft

    for name in ("tpo_quotes", "tpo_relations", "tpo_relevance", "tpo_actions"):
        stage = own.get_pipe(name)
        assert hasattr(stage, "stage")
        began = time.perf_counter()
        stage.stage(Draft(text=cue, id="x"))
        assert time.perf_counter() - began < 20
