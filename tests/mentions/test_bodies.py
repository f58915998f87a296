from __future__ import annotations

import pytest

from tpo_ie.mentions.bodies import check_bodies
from tpo_ie.pipeline.draft import FoundMention
from tpo_ie.registry.knowledge import Knowledge

AGENCIES = Knowledge().agencies


def _label(name: str, given: str) -> str:
    (mention,) = check_bodies(name, [FoundMention(0, len(name), given)], AGENCIES)
    return mention.label


@pytest.mark.parametrize(
    "name",
    ["BRI Cabang Blitar", "BNI Hong Kong", "Angkasa Pura I", "Poltekkes Semarang", "Koperasi Purna Migran", "Unram",
     "Sinode GMIM", "Ikatan Bidan Indonesia", "Tenaganita", "Universitas Cenderawasih"],
)  # fmt: skip
def test_companies_universities_and_associations_are_no_state_bodies(name: str) -> None:
    assert _label(name, "AGENCY") == "ORG"


@pytest.mark.parametrize(
    "name", ["Bank Indonesia", "Polda Riau", "Dinas Sosial Kota Surabaya", "BPJS Ketenagakerjaan", "RSUD Nunukan"]
)
def test_state_bodies_stay(name: str) -> None:
    assert _label(name, "AGENCY") == "AGENCY"


@pytest.mark.parametrize("given", ["AGENCY", "ORG"])
def test_what_nothing_tells_stays_as_the_model_read_it(given: str) -> None:
    assert _label("Marianum Halilulik", given) == given
