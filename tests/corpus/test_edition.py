"""The committed edition: compiles from its sources, keeps to the format and the guide, no leak across splits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tpo_ie.corpus.build import SPLITS, build
from tpo_ie.corpus.reading import read_documents
from tpo_ie.document import Document

EDITION = REPOSITORY / "corpora" / "tppo-1.0"
SOURCES = REPOSITORY / "corpora" / "sources" / "tppo-1.0"
_RANK = re.compile(r"^(?:Kombes|AKBP|AKP|Kompol|Iptu|Ipda|Brigjen|Irjen|Komjen|Letkol|Kolonel|Mayor|Dr\.|Drs\.|H\.)\s")
_DEGREE = re.compile(r",\s*(?:S\.|M\.|Ph)")


@pytest.fixture(scope="module")
def edition() -> dict[str, list[Document]]:
    return {split: list(read_documents([EDITION / f"{split}.jsonl"])) for split in SPLITS}


def test_is_what_its_sources_compile_to(tmp_path: Path) -> None:
    build(SOURCES, tmp_path)
    for split in SPLITS:
        name = f"{split}.jsonl"
        assert (tmp_path / name).read_text(encoding="utf-8") == (EDITION / name).read_text(encoding="utf-8"), name


def test_has_the_promised_size(edition: dict[str, list[Document]]) -> None:
    assert {split: len(documents) for split, documents in edition.items()} == {"train": 876, "dev": 25, "test": 32}


def test_names_hold_no_rank_or_degree(edition: dict[str, list[Document]]) -> None:
    for documents in edition.values():
        for document in documents:
            for mention in document.mentions:
                assert mention.text == mention.text.strip(" \n,;:"), (document.id, mention)
                if mention.label == "PER":
                    assert not _RANK.match(mention.text), (document.id, mention)
                    assert not _DEGREE.search(mention.text), (document.id, mention)


def _shingles(text: str, n: int = 8) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[i : i + n]) for i in range(len(words) - n + 1)}


def test_no_near_duplicates_across_splits(edition: dict[str, list[Document]]) -> None:
    shingles = [(split, d.id, _shingles(d.text)) for split, documents in edition.items() for d in documents]
    for i, (split, name, ours) in enumerate(shingles):
        for other_split, other, theirs in shingles[i + 1 :]:
            if split != other_split:
                share = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
                assert share < 0.1, (
                    f"{name} ({split}) and {other} ({other_split}) share {share:.0%} of their 8-word runs"
                )


def test_every_layer_is_there(edition: dict[str, list[Document]]) -> None:
    train = edition["train"]
    assert {m.label for d in train for m in d.mentions} == {
        "PER", "POSITION", "AGENCY", "ORG", "LOC", "LAW", "CRIME", "GROUP", "DATE"
    }  # fmt: skip
    assert len({a.category for d in train for a in d.actions}) == 24
    assert {a.status for d in train for a in d.actions} == {"done", "ongoing", "planned", "urged", "possible"}
    assert any(a.negated for d in train for a in d.actions)
    assert any(not d.actions for d in train)
