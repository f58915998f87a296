from __future__ import annotations

from typing import Any

import pytest

from tpo_ie.document import Document
from tpo_ie.errors import InputError
from tpo_ie.evaluation.alignment import Pair
from tpo_ie.evaluation.counts import Counts
from tpo_ie.evaluation.slices import by_novelty, check, forms, length, region, source, year


def document(text: str = "Teks.", agencies: tuple[dict[str, Any], ...] = (), **meta: Any) -> Document:
    entities = [{"id": f"e{n}", "type": "AGENCY", **agency} for n, agency in enumerate(agencies)]
    return Document.from_dict({"id": "x", "text": text, "meta": meta, "entities": entities})


def test_source_and_year() -> None:
    assert (source(document(source="Harian A")), source(document())) == ("Harian A", "unknown")
    assert (year(document(published="2024-05-06")), year(document())) == ("2024", "unknown")


@pytest.mark.parametrize(("size", "band"), [(999, "0–999"), (1000, "1000–1999"), (3999, "2000–3999"), (4000, "4000–")])
def test_length(size: int, band: str) -> None:
    assert length(document("a" * size)) == band


@pytest.mark.parametrize(
    ("place", "province"),
    [
        ("Cirebon", "Jawa Barat"),
        ("Sumsel", "Sumatera Selatan"),
        ("Wonosobo, Jateng", "Jawa Tengah"),
        ("Kuala Lumpur", "Malaysia"),
        ("Negeri Dongeng", "unknown"),
    ],
)
def test_region_of_the_dateline(place: str, province: str) -> None:
    assert region(document(dateline_place=place)) == province


def test_region_of_the_agencies_where_there_is_no_dateline() -> None:
    riau = {"name": "Kepolisian Daerah Riau"}
    batam = {"name": "Kantor Imigrasi Batam"}
    stated = {"name": "Satgas", "attributes": {"province": "Bali"}}
    assert region(document(agencies=(riau, batam, riau))) == "Riau"
    assert region(document(agencies=(stated,))) == "Bali"
    assert region(document(agencies=({"name": "Kementerian Sosial"},))) == "unknown"
    assert region(document(agencies=(riau,), dateline_place="Cirebon")) == "Jawa Barat"


def test_names_of_slices_are_checked() -> None:
    assert check(["year", " source ", "year", ""], trained=False) == ("year", "source")
    assert check(["seen", "year"], trained=True) == ("year",)
    with pytest.raises(InputError, match="no slice 'moon'; there are source, year, region, length, seen"):
        check(["moon"], trained=True)
    with pytest.raises(InputError, match="needs the training data"):
        check(["seen"], trained=False)


def test_seen_are_names_with_their_label(paired: Any, small: dict[str, Any]) -> None:
    first = small["mentions"][0]
    training = document_with("POLDA  RIAU", "AGENCY"), document_with("Budi", "LOC")
    pair: Pair = paired(mentions=[first | {"end": 5, "text": "Polda"}, *small["mentions"][1:]])
    counts = by_novelty(pair, forms(training))
    top = ("slices", "seen")
    assert counts[*top, "seen", "mentions", "strict", "micro"] == Counts(0, 0, 1)
    assert counts[*top, "unseen", "mentions", "strict", "micro"] == Counts(2, 3, 2)
    assert counts[*top, "unseen", "mentions", "strict", "per_label", "PER"] == Counts(1, 1, 1)


def document_with(name: str, label: str) -> Document:
    mention = {"id": "m", "start": 0, "end": len(name), "text": name, "label": label, "entity": "e"}
    entity = {"id": "e", "type": label, "name": name}
    return Document.from_dict({"id": name, "text": name, "mentions": [mention], "entities": [entity]})
