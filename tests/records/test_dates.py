from __future__ import annotations

import json

import pytest

from tests.records.conftest import Read
from tests.records.test_sources import Write
from tpo_ie.records.dates import iso_day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-03-14", "2025-03-14"),
        ("2025-03-14T10:00:00+07:00", "2025-03-14T10:00:00+07:00"),
        ("2025-03-14 10:00", "2025-03-14 10:00"),
        ("14 Maret 2025", "2025-03-14"),
        ("Jumat, 14 Maret 2025 10.22 WIB", "2025-03-14"),
        ("Jum'at, 14 Mar 2025", "2025-03-14"),
        ("3/4/2025", None),
        ("14/03/2025", None),
        ("20250314", None),
        ("2025/03/14", "2025-03-14"),
        ("2025/03/14 10:22:00", "2025-03-14"),
        ("2025/02/30", None),
        ("Fri, 14 Mar 2025 10:22:00 +0700", "2025-03-14"),
        ("Fri, 34 Mar 2025 10:22:00 +0700", None),
        ("Fri, 14 Xyz 2025 10:22:00 +0700", None),
        ("14 Maret", None),
        ("31 Februari 2025", None),
        ("14 March 2025", None),
        ("Terbit 14 Maret 2025, diperbarui 16 Maret 2025", None),
        ("kemarin", None),
        ("", None),
        ("14 Maret 2025 " * 1000, None),
    ],
)
def test_days_of_publication(value: str, day: str | None) -> None:
    assert iso_day(value) == day


def test_what_the_input_says_is_kept(read: Read, write: Write) -> None:
    dates = ["2025-03-14", "Jumat, 14 Maret 2025", "3/4/2025", " 2025-03-14 ", "", None]
    outcome = read(write("a.jsonl", "\n".join(json.dumps({"text": "x", "published": d}) for d in dates)))
    assert [r.given.get("published") for r in outcome.records] == [
        "2025-03-14",
        "2025-03-14",
        None,
        "2025-03-14",
        None,
        None,
    ]
    assert [r.attributes.get("published_as_given") for r in outcome.records] == [
        None,
        "Jumat, 14 Maret 2025",
        "3/4/2025",
        " 2025-03-14 ",
        None,
        None,
    ]
    assert outcome.warned == ["no_date"]
    assert outcome.warnings[0][0].endswith("a.jsonl:3")
