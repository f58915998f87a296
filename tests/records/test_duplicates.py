from __future__ import annotations

import json
import random
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.records import Record
from tpo_ie.records.duplicates import Duplicates, normalised
from tpo_ie.records.minhash import NearIndex, signature
from tpo_ie.records.store import Store

WORDS = [
    "polda",
    "riau",
    "menggagalkan",
    "pengiriman",
    "pekerja",
    "migran",
    "ilegal",
    "malaysia",
    "korban",
    "pelaku",
    "jaringan",
    "paspor",
    "visa",
    "kapal",
    "pelabuhan",
    "dumai",
    "imigrasi",
    "kejaksaan",
    "sidang",
    "hakim",
    "vonis",
    "tersangka",
    "penyidik",
    "kombes",
    "kapolres",
    "berkas",
    "desa",
    "agen",
    "gaji",
    "ancaman",
    "paksa",
    "kerja",
    "majikan",
    "pulang",
    "keluarga",
    "laporan",
    "polisi",
    "tim",
    "satgas",
    "operasi",
    "rumah",
    "penampungan",
    "kota",
    "batam",
]


def article(seed: int, length: int = 200) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def changed(words: list[str], share: float, seed: int = 0) -> str:
    """Replace a run of words: what an editor does to a paragraph."""
    count = int(len(words) * share)
    start = random.Random(seed).randrange(len(words) - count)
    return " ".join([*words[:start], *article(seed + 10**6, count), *words[start + count :]])


def marks(*texts: str, capacity: int = 1024) -> list[str | None]:
    with Store() as store:
        duplicates = Duplicates(store, capacity)
        records = [duplicates.mark(Record(str(n), text, f"x:{n}")) for n, text in enumerate(texts)]
    return [record.attributes.get("duplicate_of") for record in records]


def test_equal_texts_but_for_case_blanks_and_forms() -> None:
    assert marks("Kapolda “Riau”", "kapolda  “RIAU”\n", "Kapolda Riau", "Ｋapolda “Riau”") == [None, "0", None, "0"]
    assert normalised(" ﬁle\u00a0É\r\n") == "file é"


def test_nearly_equal_texts() -> None:
    words = article(1)
    assert marks(" ".join(words), changed(words, 0.04), " ".join(article(2)), changed(words, 0.5)) == [
        None,
        "0",
        None,
        None,
    ]


def test_the_similarity_is_said() -> None:
    words = article(3)
    with Store() as store:
        duplicates = Duplicates(store, 1024)
        duplicates.mark(Record("a", " ".join(words), "x"))
        near = duplicates.mark(Record("b", changed(words, 0.03), "x", attributes={"author": "Nila"}))
        exact = duplicates.mark(Record("c", " ".join(words).upper(), "x"))
    assert near.attributes["duplicate_of"] == "a"
    assert 0.8 <= near.attributes["duplicate_similarity"] <= 1
    assert near.attributes["author"] == "Nila"
    assert exact.attributes == {"duplicate_of": "a"}


def test_a_duplicate_of_a_duplicate_names_the_first() -> None:
    words = article(4)
    once = changed(words, 0.03)
    assert marks(" ".join(words), once, once) == [None, "0", "0"]


def test_short_texts_are_compared_as_a_whole_only() -> None:
    words = article(5, 25)
    assert marks(" ".join(words), " ".join([*words, "lagi"])) == [None, None]
    assert signature(" ".join(words)) is None


@pytest.mark.parametrize("share", [0.02, 0.05])
def test_how_many_near_duplicates_are_found(share: float) -> None:
    texts = []
    for seed in range(150):
        words = article(seed, 300)
        texts += [" ".join(words), changed(words, share, seed)]
    found = marks(*texts)
    assert found[::2] == [None] * 150
    assert sum(mark == str(2 * n) for n, mark in enumerate(found[1::2])) >= 148


@given(st.lists(st.sampled_from(WORDS), min_size=40, max_size=80))
def test_a_signature_depends_on_the_words_only(words: list[str]) -> None:
    first, second = signature(" ".join(words)), signature("  " + "\n".join(words) + ".")
    assert first is not None
    assert second is not None
    assert np.array_equal(first, second)
    assert first.dtype == np.uint32


def test_the_estimate_is_near_the_resemblance() -> None:
    words = article(7, 400)
    other = changed(words, 0.3, 3).split()
    sets = [{tuple(text[i : i + 3]) for i in range(len(text) - 2)} for text in (words, other)]
    resemblance = len(sets[0] & sets[1]) / len(sets[0] | sets[1])
    first, second = signature(" ".join(words)), signature(" ".join(other))
    assert first is not None
    assert second is not None
    assert abs(float((first == second).mean()) - resemblance) < 0.15


def test_the_index_forgets_the_oldest() -> None:
    index = NearIndex(4)
    signatures = [signature(" ".join(article(seed))) for seed in range(6)]
    for number, one in enumerate(signatures):
        assert one is not None
        assert index.find(one) is None
        index.add(one, str(number))
    found = [index.find(one) for one in signatures if one is not None]
    assert found[:2] == [None, None]
    assert {hit[0] for hit in found[2:] if hit} <= {"2", "3", "4", "5"}
    assert found[5] == ("5", 1.0)


def test_a_long_text_takes_little_memory() -> None:
    text = " ".join(str(n) for n in range(300_000))
    tracemalloc.start()
    assert signature(text) is not None
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000


def test_options(read: Read, write: Write) -> None:
    path = write("a.jsonl", "\n".join(json.dumps({"id": n, "text": t}) for n, t in enumerate(["x", "y", "X "])))
    marked = read(path, duplicates="mark")
    assert [r.attributes for r in marked.records] == [{}, {}, {"duplicate_of": "0"}]
    assert not marked.warnings
    skipped = read(path, duplicates="skip")
    assert (skipped.ids, skipped.warned) == (["0", "1"], ["duplicate"])
    assert skipped.warnings[0][1].values == {"id": "2", "first": "0"}
    assert [r.attributes for r in read(path, duplicates="ignore").records] == [{}, {}, {}]
