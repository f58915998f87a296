"""Splits: planned, written, frozen."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.articles import article, reprinted
from tests.corpus.drafts import action
from tpo_ie.corpus.reading import read_documents
from tpo_ie.corpus.splitting import plan_split, write_split
from tpo_ie.corpus.splitting.assignment import assign
from tpo_ie.corpus.splitting.groups import Item
from tpo_ie.corpus.splitting.lists import Line, read_list, write_list
from tpo_ie.document import Document
from tpo_ie.errors import InputError

SHARES = {"train": 0.7, "dev": 0.15, "test": 0.15}
_CATEGORIES = ("arrest", "rescue", "policy")


def corpus(size: int, *, first: int = 0) -> list[Document]:
    found = []
    for n in range(first, first + size):
        text = "menangkap\n" + article(n)
        label = "other" if n % 5 == 0 else "tppo"
        trigger = action("menangkap", _CATEGORIES[n % 3]) | {"trigger": [0, 9], "evidence": [[0, 9]]}
        data = {"id": f"d{n}", "text": text, "relevance": {"label": label, "score": 1}, "actions": [trigger]}
        found.append(Document.from_dict(data))
    return found


items = st.lists(st.frozensets(st.sampled_from("abcd"), max_size=3), min_size=1, max_size=25).map(
    lambda traits: [(Item(str(n), "", found),) for n, found in enumerate(traits)]
)


@given(items, st.integers(0, 5))
@settings(max_examples=50)
def test_every_group_gets_a_split_that_takes_some(groups: list[tuple[Item, ...]], seed: int) -> None:
    found = assign(groups, {"train": 0.8, "dev": 0.2, "test": 0.0}, seed=seed)
    assert len(found) == len(groups)
    assert set(found) <= {"train", "dev"}
    assert found == assign(groups, {"train": 0.8, "dev": 0.2, "test": 0.0}, seed=seed)


def test_shares_and_traits_are_kept() -> None:
    plan = plan_split(corpus(100), SHARES)
    sizes = Counter(line.split for line in plan.lines.values())
    assert sizes == {"train": 70, "dev": 15, "test": 15}
    rows = {row.name: row.cells for row in plan.sheet().rows}
    assert rows["documents"] == ("70", "15", "15")
    assert rows["relevance: other"] == ("14", "3", "3")
    for category in _CATEGORIES:
        assert [
            abs(int(cell) - 100 / 3 * share) < 2
            for cell, share in zip(rows[f"category: {category}"], SHARES.values(), strict=True)
        ] == [True] * 3


def test_seeds_decide() -> None:
    plans = [plan_split(corpus(40), SHARES, seed=seed).lines for seed in (1, 1, 2)]
    assert plans[0] == plans[1] != plans[2]


def test_near_duplicates_stand_on_one_side() -> None:
    documents = corpus(30)
    documents += [Document(id=f"r{n}", text=reprinted(d.text)) for n, d in enumerate(documents)]
    lines = plan_split(documents, SHARES, threshold=0.5).lines
    assert all(lines[f"r{n}"].split == lines[f"d{n}"].split for n in range(30))
    assert len({line.split for line in lines.values()}) == 3


@pytest.mark.parametrize("shares", [{"train": 0.7, "dev": 0.2, "test": 0.2}, {"train": 1.2, "dev": -0.2, "test": 0.0}])
def test_shares_must_add_up(shares: dict[str, float]) -> None:
    with pytest.raises(InputError, match="must add up to 1; they are train"):
        plan_split(corpus(3), shares)


def test_no_documents_no_split() -> None:
    with pytest.raises(InputError, match="no document"):
        plan_split([], SHARES)


def test_too_few_groups_are_said() -> None:
    assert plan_split(corpus(1), SHARES).remarks == (
        "dev stays empty: there are too few groups",
        "test stays empty: there are too few groups",
    )


def test_a_frozen_split_is_kept_and_new_articles_join_it() -> None:
    before = plan_split(corpus(40), SHARES, seed=1).lines
    copy = Document(id="copy", text=reprinted(corpus(40)[7].text))
    plan = plan_split([copy, *corpus(60)], SHARES, seed=9, threshold=0.5, frozen=before)
    assert {name: plan.lines[name].split for name in before} == {name: line.split for name, line in before.items()}
    assert plan.lines["copy"].split == before["d7"].split
    assert Counter(line.split for line in plan.lines.values()) == {"train": 43, "dev": 9, "test": 9}
    assert plan.remarks == ()


def test_conflicts_with_a_frozen_split_are_named() -> None:
    one, other = corpus(2)
    copies = [Document(id="a", text=one.text), Document(id="b", text=one.text + " "), Document(id="c", text=one.text)]
    frozen = {"a": Line("a", "train", "a", "0"), "b": Line("b", "test", "b", "")}
    plan = plan_split([*copies, other], SHARES, frozen=frozen)
    assert plan.lines["c"].split == "test"  # where it would do harm in train
    assert (plan.lines["a"].split, plan.lines["b"].split) == ("train", "test")
    assert plan.remarks[0] == "belong together but are frozen apart: a in train, b in test"
    assert "a: the text is not the one that was frozen" in plan.remarks


def test_what_is_written(tmp_path: Path) -> None:
    documents = corpus(20)
    plan = plan_split(documents, SHARES)
    write_split(documents, plan, tmp_path / "out", ["seed 1", "two\nlines"])
    assert sorted(path.name for path in tmp_path.joinpath("out").iterdir()) == [
        "dev.jsonl",
        "split.txt",
        "test.jsonl",
        "train.jsonl",
    ]
    assert (tmp_path / "out" / "split.txt").read_text().startswith("# seed 1\n# two lines\nid\tsplit\tgroup\tsha256\n")
    assert read_list(tmp_path / "out" / "split.txt") == plan.lines
    for split in SHARES:
        wanted = [d for d in documents if plan.lines[d.id].split == split]
        assert list(read_documents([tmp_path / "out" / f"{split}.jsonl"])) == wanted
    with pytest.raises(InputError, match="exists already"):
        write_split(documents, plan, tmp_path / "out", [])


def test_input_that_changes_between_the_passes_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'d9': the input changed"):
        write_split(corpus(1, first=9), plan_split(corpus(3), SHARES), tmp_path / "out", [])
    assert list(tmp_path.iterdir()) == []


def test_lists_hold_any_id(tmp_path: Path) -> None:
    lines = [Line(name, "dev", name, "x") for name in ("#1", 'a"b', "tab\there", "line\nend", " ", "é")]
    write_list(tmp_path / "list.tsv", lines, [])
    assert list(read_list(tmp_path / "list.tsv").values()) == lines


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "list.tsv:1: the columns id, split, group, sha256 are expected"),
        (b"# x\nid\tsplit\n", "list.tsv:2: the columns"),
        (b"# x\nid\tsplit\tgroup\tsha256\na\tdev\ta\n", "list.tsv:3: 3 cells, 4 are expected"),
        (b"id\tsplit\tgroup\tsha256\na\tdevel\ta\t0\n", "list.tsv:2: the split 'devel' is none of train, dev, test"),
        (b"id\tsplit\tgroup\tsha256\na\tdev\ta\t0\na\tdev\ta\t0\n", "list.tsv:3: the id 'a' stands twice"),
        (b"\xff", "list.tsv: not UTF-8"),
    ],
)
def test_lists_that_are_none(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "list.tsv").write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_list(tmp_path / "list.tsv")
