"""The table of public sets, and their files: made-up sentences in the same forms."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tpo_ie.corpus.formats.options import ReadOptions
from tpo_ie.corpus.formats.report import Report
from tpo_ie.corpus.public import PUBLIC_SETS
from tpo_ie.corpus.public.reading import read_public
from tpo_ie.document import MENTION_LABELS, Document
from tpo_ie.errors import InputError
from tpo_ie.mentions.schemes import SCHEMES


class Reading:
    def __init__(self, name: str, source: str, **options: Any) -> None:
        self.messages: list[str] = []
        report = Report(self.messages.append)
        self.documents: list[Document] = list(read_public(name, source, ReadOptions(**options), report))
        self.left_out = dict(report.left_out)
        self.repaired = dict(report.repaired)

    def mentions(self) -> list[list[tuple[str, str]]]:
        return [[(m.label, m.text) for m in d.mentions] for d in self.documents]


def tagged(sentence: str) -> str:
    """``Budi/B-PER di Riau/B-LOC`` as lines of token and tag."""
    pairs = (word.partition("/") for word in sentence.split())
    return "".join(f"{token}\t{tag or 'O'}\n" for token, _, tag in pairs) + "\n"


def file_of(tmp_path: Path, *sentences: str, name: str = "dev.conll") -> str:
    path = tmp_path / name
    path.write_text("".join(map(tagged, sentences)), encoding="utf-8")
    return str(path)


def test_the_table() -> None:
    assert set(PUBLIC_SETS) == {
        "nergrit", "nergrit-corpus", "nerp", "idner-news-2k", "nerui", "nerugm", "wikiann", "pfsa-id"
    }  # fmt: skip
    for name, entry in PUBLIC_SETS.items():
        assert {label for label in entry.labels.values() if label} <= set(MENTION_LABELS)
        assert all(len(text) >= 3 for text in (entry.title, entry.source, entry.licence, entry.note))
        if name in SCHEMES:  # the heads of the model know the same labels
            assert set(entry.labels) == set(SCHEMES[name].labels)
    assert len(PUBLIC_SETS["nergrit-corpus"].labels) == 19
    assert [name for name, entry in PUBLIC_SETS.items() if entry.evaluation_only] == ["pfsa-id"]


@pytest.mark.parametrize(
    ("name", "sentence", "expected", "left_out"),
    [
        (
            "nergrit",
            "Budi/B-PERSON Santosa/I-PERSON memimpin Yayasan/B-ORGANISATION Harapan/I-ORGANISATION di Batam/B-PLACE",
            [("PER", "Budi Santosa"), ("ORG", "Yayasan Harapan"), ("LOC", "Batam")],
            {},
        ),
        (
            "nerp",
            "ratna/B-PPL membeli sabun/B-IND wangi/I-IND di jambi/B-PLC",
            [("PER", "ratna"), ("LOC", "jambi")],
            {"spans labelled IND": 1},
        ),
        ("idner-news-2k", "PT/B-ORG Maju/I-ORG di Palu/B-LOC", [("ORG", "PT Maju"), ("LOC", "Palu")], {}),
        ("nerui", "Sari/B-PERSON dari Koperasi/B-ORGANIZATION", [("PER", "Sari"), ("ORG", "Koperasi")], {}),
        (
            "nerugm",
            "Senin/B-TIME ini dua/B-QUANTITY orang ke Solo/B-LOCATION",
            [("DATE", "Senin"), ("LOC", "Solo")],
            {"spans labelled QUANTITY": 1},
        ),
        (
            "nergrit-corpus",
            "UU/B-LAW Desa/I-LAW dibahas DPRD/B-NOR di Gedung/B-FAC Putih/I-FAC ,/O Rp/B-MON 5/I-MON",
            [("LAW", "UU Desa"), ("ORG", "DPRD"), ("LOC", "Gedung Putih")],
            {"spans labelled MON": 1},
        ),
    ],
)
def test_label_maps(
    tmp_path: Path, name: str, sentence: str, expected: list[tuple[str, str]], left_out: dict[str, int]
) -> None:
    found = Reading(name, file_of(tmp_path, sentence))
    assert found.mentions() == [expected]
    assert found.left_out == left_out
    (document,) = found.documents
    assert (document.id, document.meta.attributes) == ("dev.conll:1", {"dataset": name})
    assert document.text == " ".join(word.partition("/")[0] for word in sentence.split())


def test_wikiann_has_the_language_before_each_token(tmp_path: Path) -> None:
    path = tmp_path / "train"  # as in the archive, without an ending
    path.write_text("id:Budi\tB-PER\nid::\tO\nid:12:30\tO\n\nid:Riau\tI-LOC\n", encoding="utf-8")
    found = Reading("wikiann", str(tmp_path))
    assert [d.text for d in found.documents] == ["Budi : 12:30", "Riau"]
    assert found.mentions() == [[("PER", "Budi")], [("LOC", "Riau")]]
    assert found.repaired == {"illegal tags": 1}


def test_another_set_is_noticed(tmp_path: Path) -> None:
    path = file_of(tmp_path, "Budi", "di Riau/B-LOC")
    with pytest.raises(InputError, match=rf"{re.escape(path)}:3: the tag 'B-LOC' is not of NERGrit.* which has PERSON"):
        Reading("nergrit", path)
    assert Reading("nergrit", path, labels={"LOC": "LOC"}).mentions() == [[], [("LOC", "Riau")]]


def test_labels_of_ones_own_go_over_the_map(tmp_path: Path) -> None:
    path = file_of(tmp_path, "Polda/B-ORG di Riau/B-LOC")
    assert Reading("idner-news-2k", path, labels={"ORG": "AGENCY", "LOC": None}).mentions() == [[("AGENCY", "Polda")]]


def test_a_folder_with_splits(tmp_path: Path) -> None:
    file_of(tmp_path, "a", name="train.txt")
    file_of(tmp_path, "b", name="dev.tsv")
    file_of(tmp_path, "c", name="README.txt")
    (tmp_path / "notes.md").write_text("x")
    assert [d.text for d in Reading("nerp", str(tmp_path)).documents] == ["b", "a"]
    assert [d.text for d in Reading("nerp", str(tmp_path), split="train").documents] == ["a"]
    with pytest.raises(InputError, match="no file of tokens and tags for the split 'test'"):
        Reading("nerp", str(tmp_path), split="test")


def test_a_bad_line_costs_only_its_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.conll"
    path.write_text("Budi\tB-PERSON\nlari\n\nSari\tB-PERSON\n", encoding="utf-8")
    found = Reading("nerui", str(path))
    assert found.mentions() == [[("PER", "Sari")]]
    assert found.messages == [f"{path}:2: a token and a tag are expected, found 'lari'"]


@pytest.mark.parametrize("source", ["nothing.conll", "/no/such/folder", "./x", "a b"])
def test_what_is_not_there(source: str) -> None:
    with pytest.raises(InputError, match=rf"{re.escape(source)}: no such file or folder$"):
        Reading("nerp", source)


def test_saved_data_sets(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    names = ["O", "B-PER", "I-PER", "B-LOC"]
    features = datasets.Features({"tokens": [datasets.Value("string")], "ner_tags": [datasets.ClassLabel(names=names)]})
    table = datasets.Dataset.from_dict(
        {"tokens": [["Budi", "S"], ["Riau"]], "ner_tags": [[1, 2], [3]]}, features=features
    )
    table.save_to_disk(str(tmp_path / "one"))
    found = Reading("wikiann", str(tmp_path / "one"))
    assert found.mentions() == [[("PER", "Budi S")], [("LOC", "Riau")]]
    assert [d.id for d in found.documents] == ["one:1", "one:2"]
    datasets.DatasetDict({"train": table, "test": table.select([1])}).save_to_disk(str(tmp_path / "two"))
    assert Reading("wikiann", str(tmp_path / "two"), split="test").mentions() == [[("LOC", "Riau")]]
    assert len(Reading("wikiann", str(tmp_path / "two")).documents) == 3
    datasets.Dataset.from_dict({"text": ["a"]}).save_to_disk(str(tmp_path / "other"))
    with pytest.raises(InputError, match="the columns `tokens` and `tags` are expected, found text"):
        Reading("wikiann", str(tmp_path / "other"))


def test_data_sets_by_name_come_from_the_cache_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    datasets = pytest.importorskip("datasets")
    calls: list[tuple[Any, ...]] = []

    def load(*arguments: Any) -> Any:
        calls.append((*arguments, datasets.config.HF_HUB_OFFLINE))
        if "bukan" in arguments[0]:
            raise ConnectionError("offline")
        return {"train": datasets.Dataset.from_dict({"tokens": [["Riau"]], "tags": [["B-LOC"]]})}

    monkeypatch.setattr(datasets, "load_dataset", load)
    before = datasets.config.HF_HUB_OFFLINE
    assert Reading("wikiann", "unimelb-nlp/wikiann:id").mentions() == [[("LOC", "Riau")]]
    assert Reading("wikiann", "wikiann", split="train").mentions() == [[("LOC", "Riau")]]
    with pytest.raises(InputError, match="no split is called 'x'; there are train"):
        Reading("wikiann", "wikiann", split="x")
    with pytest.raises(InputError, match=r"bukan/ada: no such file or folder, and no data set .* \(ConnectionError\)"):
        Reading("wikiann", "bukan/ada")
    assert calls == [
        ("unimelb-nlp/wikiann", "id", True),
        ("wikiann", None, True),
        ("wikiann", None, True),
        ("bukan/ada", None, True),
    ]
    assert before == datasets.config.HF_HUB_OFFLINE
