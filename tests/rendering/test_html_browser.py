"""The article view in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Browser
from tpo_ie.document import Document
from tpo_ie.rendering.html import render_fragment, render_pages

pytestmark = pytest.mark.browser


@pytest.fixture
def browser(chromium: Any, tmp_path: Path, sample: Document, hostile: Document) -> Iterator[Browser]:
    (tmp_path / "two.html").write_text(render_pages([sample, sample]), encoding="utf-8")
    (tmp_path / "hostile.html").write_text(render_pages([hostile]), encoding="utf-8")
    (tmp_path / "notebook.html").write_text(render_fragment(sample) + render_fragment(sample), encoding="utf-8")
    page = Browser(chromium, tmp_path)
    yield page
    assert page.errors() == []


def test_arrows_appear_when_asked_for(browser: Browser) -> None:
    browser.open("two.html")
    seen = "return [...document.querySelectorAll('.arrow')].filter((a) => getComputedStyle(a).visibility === 'visible').length"
    assert browser.count(".arrow") == 4
    assert browser.run(seen) == 0
    browser.click(".show-links")
    assert browser.run(seen) == 2  # only in this article
    start = browser.run(
        "const b = document.querySelector('.arrow').getBoundingClientRect(); return [b.width, b.height]"
    )
    assert min(start) > 5


def test_pointing_lights_up_what_belongs_together(browser: Browser) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.support.ui import WebDriverWait

    browser.open("two.html")
    mention = next(m for m in browser.driver.find_elements("css selector", ".text .PER") if m.text == "Anwar")
    ActionChains(browser.driver).move_to_element(mention).perform()
    same = "return [...document.querySelectorAll('.same')].map((e) => e.textContent)"
    wait = WebDriverWait(browser.driver, 10)
    wait.until(lambda _: browser.run(same) == ["Anwar Hidayat", "Anwar", "Anwar"])
    assert browser.count(".arrow.near") == 1
    browser.run("document.querySelectorAll('.text .AGENCY')[0].focus()")
    wait.until(lambda _: browser.run(same) == ["BP3MI Riau", "BP3MI Riau"])


def test_a_card_lights_up_its_evidence(browser: Browser) -> None:
    browser.open("two.html")
    browser.run("document.querySelector('#a1-t2 summary').focus()")
    lit = browser.run("return [...CSS.highlights.get('tpo-evidence')].map((range) => range.toString())")
    assert lit[0].startswith('"Kami menggagalkan keberangkatan 12 calon PMI,"')
    browser.run("document.activeElement.blur()")
    assert browser.run("return CSS.highlights.has('tpo-evidence')") is False


def test_hostile_text_does_nothing(browser: Browser) -> None:
    browser.driver.get("about:blank")
    browser.open("hostile.html")
    assert browser.count("img") == 0
    assert browser.count("script") == 1
    assert browser.count(".arrow") >= 1


def test_a_notebook_cell_comes_alive_without_a_page_around_it(browser: Browser) -> None:
    browser.open("notebook.html")
    assert browser.count("article[data-live]") == 2
    assert browser.count("svg.arrows") == 2
