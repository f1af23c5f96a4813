"""Reading and articles in a real browser: pasted, dropped, walked through by keys; without a script too."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from .conftest import NARROW, Window

pytestmark = pytest.mark.real

TEXT = "Laut Polizei kamen am Montag 500 Menschen zum Hafen. Der Agentur zufolge sprach die Stadt von 300 Teilnehmern."
PAGES = ("/", "/articles", "/article/1", "/article/3", "/article/5")


@pytest.mark.timed
def test_a_pasted_article_is_shown_within_a_second(window: Callable[..., Window]) -> None:
    found = window(ledger=False)
    page = found.go("/")
    page.fill("#text", TEXT)
    page.click("form.intake button.main")
    page.wait_for_url("**/held/*")
    page.go_back()
    page.fill("#text", TEXT + " Es blieb ruhig.")
    begun = time.perf_counter()
    page.click("form.intake button.main")
    page.wait_for_url("**/held/*")
    assert time.perf_counter() - begun < 1
    assert "500" in page.inner_text("main") and not found.violations() and not found.bad


def test_files_are_dropped_and_their_progress_is_seen(window: Callable[..., Window]) -> None:
    found = window()
    page = found.go("/")
    files = [{"name": f"a{n}.txt", "mimeType": "text/plain", "buffer": f"Laut Polizei kamen {n} Menschen.".encode()} for n in range(6)]
    page.set_input_files("#files", files)
    page.click("form.intake button.main")
    page.wait_for_url("**/jobs/*")
    page.wait_for_selector("main a[href='/articles']")
    assert page.inner_text("[data-count=kept]") == "6" and not found.violations() and not found.bad


def test_the_pages_are_open_to_everybody(window: Callable[..., Window]) -> None:
    for given in ({}, {"color_scheme": "dark"}, {"viewport": NARROW}, {"locale": "de-DE"}):
        found = window(**given)
        for path in PAGES:
            found.go(path)
            assert not found.violations(), path
            assert not found.overflows(), (path, given)
        assert not found.bad


def test_an_article_is_read_without_a_script(window: Callable[..., Window]) -> None:
    found = window(java_script_enabled=False)
    page = found.go("/article/1")
    assert page.locator(".words a").count() > 3
    page.locator(".words a.cue").first.click()
    assert page.locator(".notes li:target").count() == 1
    page.goto(found.base + "/")
    page.fill("#text", TEXT)
    page.click("form.intake button.main")
    page.wait_for_url("**/held/*")
    assert "500" in page.inner_text("main")


def test_keys_walk_from_claim_to_claim(window: Callable[..., Window]) -> None:
    found = window()
    page = found.go("/article/1")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.hash")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.hash")
    assert first and second and first != second
    assert page.locator(".pop").is_visible() and page.locator(".pop").inner_text().strip()
    page.keyboard.press("Escape")
    assert not page.locator(".pop").is_visible()
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.hash") == first
    page.keyboard.press("Shift+?")
    assert page.locator("dialog.keys").is_visible() and not found.violations()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("jk")
    assert page.input_value("#quick") == "jk" and not found.bad


def test_the_chain_is_shown_under_the_pointer(window: Callable[..., Window]) -> None:
    found = window()
    page = found.go("/article/1")
    page.locator(".words a.cue").first.hover()
    assert page.locator(".pop").is_visible() and page.locator(".pop .chain").count() >= 1
    assert not found.bad
