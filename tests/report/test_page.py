from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report.archive import HOSTILE, batam, hostile, jakarta, many
from tests.report.conftest import data_of
from tpo_ie.document import Document
from tpo_ie.errors import InputError, TpoIeError
from tpo_ie.rendering.strings import load_strings
from tpo_ie.report import ReportOptions, build_report
from tpo_ie.report.page import json_block

Archive = Callable[[list[Document]], Path]
ASSETS = files("tpo_ie.report") / "assets"


class Page(HTMLParser):
    """The elements of a page and what stands in its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.policy = ""
        self.styles: list[str] = []
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self._open = tag
        assert not any(name.startswith("on") or name in {"src", "href", "style"} for name in values)
        if tag == "script":
            self.scripts.append((values, ""))
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        elif self._open == "style":
            self.styles.append(data)


def test_hostile_text_stays_text(archive: Archive) -> None:
    page = build_report(archive([hostile()]), ReportOptions(title=HOSTILE, day=date(2025, 6, 1)))
    parsed = Page(page)
    assert "img" not in parsed.tags
    assert [values.get("type") for values, _ in parsed.scripts] == ["application/json", "text/plain", None, None]
    assert "\u2028" not in page
    data = data_of(page)
    assert data["about"]["title"] == HOSTILE
    assert HOSTILE.replace("\u2028", " ") in data["articles"]["title"]


def test_only_the_page_s_own_script_and_style_are_allowed(archive: Archive) -> None:
    parsed = Page(build_report(archive([batam()])))

    def hash_of(content: str) -> str:
        return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()

    assert parsed.policy == (
        f"default-src 'none'; script-src '{hash_of(parsed.scripts[-2][1])}' '{hash_of(parsed.scripts[-1][1])}'; "
        f"style-src '{hash_of(''.join(parsed.styles))}'; base-uri 'none'; form-action 'none'"
    )
    for outside in ("url(", "@import", "expression("):
        assert outside not in "".join(parsed.styles)


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_a_page_says_the_same_and_closes_nothing(value: Any) -> None:
    block = json_block(value)
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block) == json.loads(json.dumps(value).encode("utf-8", "replace"))


def test_numbers_that_json_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_block([float("nan")])


def test_a_half_of_a_pair_becomes_a_question_mark() -> None:
    assert json_block("a\ud800b") == '"a?b"'


def test_repeats_and_second_ids_are_left_out_and_counted(archive: Archive) -> None:
    faults: list[TpoIeError] = []
    repeat = jakarta(attributes={"duplicate_of": "batam-1"})
    page = build_report(archive([batam(), repeat, batam(), jakarta()]), on_error=faults.append)
    data = data_of(page)
    assert data["articles"]["id"] == ["batam-1", "jakarta-2"]
    assert (data["about"]["repeats"], data["about"]["failed"]) == (1, 1)
    assert "batam-1: another document has this id" in str(faults[0])


def test_texts_are_cut_down_when_they_do_not_fit(archive: Archive) -> None:
    path = archive([*many(400)])
    whole = build_report(path)
    cut = build_report(path, ReportOptions(most_packed=2000))
    asked = build_report(path, ReportOptions(texts=False))
    assert [data_of(page)["about"]["texts"] for page in (whole, cut, asked)] == [True, False, False]
    assert [data_of(page)["about"]["shortened"] for page in (whole, cut, asked)] == [False, True, False]
    assert len(cut) < len(whole)
    assert data_of(cut)["actions"] == data_of(whole)["actions"]


def test_articles_on_other_subjects_are_left_out_unless_they_report_actions(archive: Archive) -> None:
    other = {"label": "other", "score": 0.9}
    plain = Document.from_dict({"id": "banjir", "text": "Banjir surut.", "relevance": other})
    acting = Document.from_dict(jakarta().to_dict() | {"relevance": other})
    path = archive([batam(), plain, acting])
    data = data_of(build_report(path))
    assert data["articles"]["id"] == ["batam-1", "jakarta-2"]
    assert data["about"]["offTopic"] == 1
    data = data_of(build_report(path, ReportOptions(all_articles=True)))
    assert data["articles"]["id"][1] == "banjir"
    assert data["about"]["offTopic"] == 0


def test_each_fault_is_told_once_though_documents_are_read_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [d.to_json() for d in many(400)]
    path.write_text("\n".join(["{}", *lines, "{}"]), encoding="utf-8")
    faults: list[str] = []
    page = build_report(path, ReportOptions(most_packed=100), on_error=lambda error: faults.append(str(error)))
    assert [fault.split(": ")[0] for fault in faults] == [f"{path}:1", f"{path}:82"]
    assert data_of(page)["about"]["failed"] == 2


def test_a_document_that_cannot_be_made_ready_is_left_out(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document, *, whole_text: bool) -> Document:
        if document.id == "batam-1":
            raise RuntimeError("sandi")
        return document

    monkeypatch.setattr("tpo_ie.report.build.shown", fail)
    faults: list[TpoIeError] = []
    page = build_report(archive([batam(), jakarta()]), on_error=faults.append)
    assert "batam-1: cannot be made ready: RuntimeError: sandi" in str(faults[0])
    assert "Sari Lestari" not in page


def test_an_archive_without_documents_is_an_error(archive: Archive) -> None:
    with pytest.raises(InputError, match="no document"):
        build_report(archive([]))


def test_faults_are_warned_of_when_nobody_listens(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(batam().to_json() + "\n{}\n", encoding="utf-8")
    with pytest.warns(UserWarning, match=r"a\.jsonl:2"):
        build_report(path)


def test_both_languages_say_all_that_the_script_asks_for() -> None:
    script = "\n".join(file.read_text(encoding="utf-8") for file in ASSETS.iterdir() if file.name.endswith(".js"))
    keys = set(re.findall(r'(?<![\w.])t\("([\w.]+)"', script))
    assert len(keys) > 80
    for lang in ("en", "id"):
        known = {*load_strings(lang).texts, *load_strings(lang, "tpo_ie.report", "strings.yaml").texts}
        assert keys <= known, keys - known


def test_no_string_goes_unused() -> None:
    script = "\n".join(file.read_text(encoding="utf-8") for file in ASSETS.iterdir() if file.name.endswith(".js"))
    families = (
        "number.",
        "unit.",
        "link.",
        "column.",
        "export.",
        "table.",
        "day_from.",
        "limit.",
        "action.",
        "article.",
    )
    for key in load_strings("en", "tpo_ie.report", "strings.yaml").texts:
        assert key.startswith(families) or f'"{key}"' in script or key in {"no_script", "too_old"}, key


def test_fifty_thousand_actions_fit(archive: Archive) -> None:
    """A tenth of them stands for all: size grows with their number."""
    page = build_report(archive([*many(5000)]))
    assert len(data_of(page)["actions"]["article"]) == 5000
    assert 10 * len(page.encode()) < 25_000_000
