"""Headless Chromium for tests of pages, and what they do with one; they are skipped where there is none."""

from __future__ import annotations

import contextlib
import shutil
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

WAIT = 8.0


class Browser:
    """What tests do with a page."""

    def __init__(self, driver: Any, folder: Path) -> None:
        self.driver = driver
        self._folder = folder

    def open(self, name: str, fragment: str = "") -> None:
        self.driver.get("about:blank")
        self.driver.get_log("browser")
        self.driver.get(f"{(self._folder / name).as_uri()}{fragment}")

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def until(self, holds: Callable[[], Any]) -> Any:
        end = time.monotonic() + WAIT
        while not (found := holds()):
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.05)
        return found

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def text(self, selector: str) -> str:
        return self.run("return document.querySelector(arguments[0]).textContent", selector)

    def count(self, selector: str) -> int:
        return self.run("return document.querySelectorAll(arguments[0]).length", selector)

    def errors(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]

    def downloaded(self, selector: str) -> bytes:
        """What a button offers, caught before it becomes a file."""
        self.run(
            "window.caught = null; URL.createObjectURL = (blob) => { blob.arrayBuffer().then((b) => { window.caught = [...new Uint8Array(b)]; }); return '#'; };"
            "HTMLAnchorElement.prototype.click = () => {}; document.querySelector(arguments[0]).click()",
            selector,
        )
        return bytes(self.until(lambda: self.run("return window.caught")))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium; tests are skipped where there is none."""
    pytest.importorskip("selenium")
    if not all(programs()):
        pytest.skip("neither Chromium nor its chromedriver is installed")
    with headless() as browser:
        yield browser


def programs() -> tuple[str | None, str | None]:
    """The browser and its driver, where they are installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next(filter(None, map(shutil.which, names)), None), shutil.which("chromedriver")


@contextlib.contextmanager
def headless() -> Iterator[Any]:
    """Start a headless Chromium, and end it."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    binary, driver = programs()
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    # CI often runs as root in a container with a small /dev/shm, where the sandbox cannot start.
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--window-size=1280,900",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        browser = webdriver.Chrome(options=options, service=Service(driver))
    browser.set_script_timeout(20)
    try:
        yield browser
    finally:
        browser.quit()
