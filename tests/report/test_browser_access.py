"""The page by keyboard, on old browsers, on paper; every filter against every view."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Browser
from tests.report.test_browser import ReportPage

pytestmark = pytest.mark.browser

VIEWS = {
    "numbers": "#numbers",
    "timeline": "#timeline svg",
    "map": "#map .tiles",
    "agencies": "#agencies ol",
    "network": "#network .net",
    "officials": "#officials tbody",
    "quotes": "#quotes .split",
    "actions": "#actions tbody",
}
FILTERS = {
    "text": ("q=menggandeng", set()),
    "from": ("from=2024-06-01", {"timeline"}),
    "to": ("to=2019-06-30", {"timeline"}),
    "province": ("province=KR", {"map"}),
    "agency": ("agency=3", {"agencies"}),
    "category": ("category=rescue", set()),
    "status": ("status=planned", set()),
}
"""Each filter with the view that does not count under it: its own, which marks what is chosen instead."""


@pytest.fixture
def browser(chromium: Any, site: Path) -> Iterator[ReportPage]:
    page = ReportPage(chromium, site)
    yield page
    assert page.errors() == []


def shown(browser: ReportPage) -> dict[str, str]:
    """What stands in each view, drawings included."""
    return {
        view: browser.run("return document.querySelector(arguments[0]).outerHTML", at) for view, at in VIEWS.items()
    }


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_acts_on_every_view(browser: ReportPage, name: str) -> None:
    fragment, own = FILTERS[name]
    browser.open("small.html")
    browser.until(lambda: browser.text("#actions .col-evidence span") != "")
    before = shown(browser)
    browser.run("location.hash = arguments[0]", fragment)
    browser.until(lambda: 0 < browser.number("actions") < 405)
    after = shown(browser)
    assert {view for view in VIEWS if before[view] == after[view]} <= own


@pytest.mark.parametrize(
    "selector",
    ["#agencies .bar[data-body]", "#quotes .speaker[data-speaker]", ".tile[data-province=KR]", "#network .node"],
)
def test_a_choice_by_keyboard_keeps_the_focus(browser: ReportPage, selector: str) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser.open("small.html")
    mark = browser.run("const e = document.querySelector(arguments[0]); e.focus(); return {...e.dataset}", selector)
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    focused = browser.until(lambda: browser.run("return {...document.activeElement.dataset}"))
    assert {key: focused.get(key) for key in ("body", "speaker", "province")} == {
        key: mark.get(key) for key in ("body", "speaker", "province")
    }
    assert browser.run("return document.activeElement.ariaPressed") == "true"


def test_what_is_gone_leaves_the_focus_in_its_view(browser: ReportPage) -> None:
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser.open("small.html")
    browser.run("document.querySelector('#officials .office .link').focus()")
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    browser.until(lambda: browser.number("actions") < 405)
    assert browser.run("return document.activeElement.closest('section').id") == "officials"
    browser.run("document.querySelector('.chip').focus()")
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    browser.until(lambda: browser.number("actions") == 405)
    assert browser.run("return document.activeElement.id") == "agency"


def test_what_acts_is_called_what_it_shows(browser: ReportPage) -> None:
    """Whoever speaks to the browser says what is seen."""
    browser.open("small.html")
    assert browser.run("return document.querySelector('.tile[data-province=KR]').textContent").startswith("KR")
    named = (
        "return [...document.querySelectorAll('#agencies .bar, .tile, .downloads button, .chip')].filter((e) =>"
        " e.ariaLabel && ![...e.childNodes].every((n) => n.ariaHidden === 'true' || e.ariaLabel.includes(n.textContent)))"
        ".map((e) => e.outerHTML)"
    )
    assert browser.run(named) == []
    tree = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    names = {node["name"]["value"] for node in tree if node["role"]["value"] == "button" and node.get("name")}
    assert any(name.startswith("KR") and "Kepulauan Riau: " in name for name in names)


@pytest.mark.parametrize("name", ["small.html", "small-brief.html"])
def test_a_browser_that_cannot_unpack_has_the_articles_all_the_same(browser: ReportPage, name: str) -> None:
    with without(browser, "delete window.DecompressionStream;"):
        browser.open(name, "#article=0&action=0")
        browser.until(lambda: browser.count("dialog .text .evidence"))
        assert browser.run("return 'DecompressionStream' in window") is False
        assert "Kapolda Kepri Anwar Hidayat menggandeng" in browser.text("dialog .text")


def test_a_browser_too_old_says_so(browser: ReportPage) -> None:
    with without(browser, "delete Object.hasOwn;"):
        Browser.open(browser, "small.html")
        browser.until(lambda: browser.run("return document.readyState === 'complete'"))
        assert browser.run("return getComputedStyle(document.getElementById('too-old')).display") == "block"
        assert "too old" in browser.text("#too-old")
        assert "terlalu lama" in browser.text("#too-old")
    assert any("hasOwn" in message for message in browser.errors())


def test_without_javascript_the_page_says_so(browser: ReportPage) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        Browser.open(browser, "small.html")
        shown = browser.driver.find_element("css selector", "body").text
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert shown.startswith("This report needs JavaScript")


def test_the_report_fits_on_paper(browser: ReportPage) -> None:
    browser.open("small.html", "#status=done")
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = base64.b64decode(printed["data"])
    assert pdf.startswith(b"%PDF")
    assert 5 < pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/") < 80


class without:
    """A browser that lacks something, as long as the block lasts."""

    def __init__(self, browser: ReportPage, script: str) -> None:
        self._driver, self._script = browser.driver, script

    def __enter__(self) -> None:
        command = "Page.addScriptToEvaluateOnNewDocument"
        self._id = self._driver.execute_cdp_cmd(command, {"source": self._script})["identifier"]

    def __exit__(self, *_: object) -> None:
        self._driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": self._id})
