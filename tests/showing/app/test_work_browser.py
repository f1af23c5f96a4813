"""Deciding and the log in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import NARROW, Window

pytestmark = pytest.mark.real
PAGES = ("/log", "/log/1", "/decide/1", "/decide/1/c1", "/decide/1/f1", "/judge?source=s1&q=a")
LOOKS = ({}, {"color_scheme": "dark"}, {"viewport": NARROW}, {"viewport": NARROW, "locale": "de-DE"})


def test_the_pages_of_work(window: Callable[..., Window]) -> None:
    first = window()
    page = first.go("/decide/1")
    page.click("details:has(form[action='/note']) summary")
    page.fill("textarea[name=words]", "A note with " + "a-very-long-word" * 30)
    page.click("form[action='/note'] button")
    page.wait_for_url("**did=1")
    for look in LOOKS:
        found = window(**look)
        for path in PAGES:
            found.go(path)
            found.page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true })")
            assert not found.bad and not found.overflows(), (path, look, found.bad)
            assert not found.violations(), (path, look)


def test_a_decision_and_its_undoing_without_script(window: Callable[..., Window]) -> None:
    found = window(java_script_enabled=False)
    page = found.go("/decide/1/c1")
    page.fill("form:has(button[value=reject]) input[name=why]", "not in the text")
    page.click("button[value=reject]")
    page.wait_for_url("**did=1")
    page.click(".did button")
    page.wait_for_url("**did=2")
    page = found.go("/log")
    assert page.locator(".log > li").count() == 2 and page.locator(".log > li.undone").count() == 1
    page.click("#d2 form button")  # an undoing is undone
    page.wait_for_url("**did=3")
    assert page.locator("#d1.undone").count() == 0
    assert not found.bad


def test_on_paper_every_page_is_dark_on_white(window: Callable[..., Window]) -> None:
    found = window(color_scheme="dark")
    page = found.go("/log")
    page.select_option("#look-theme", "dark")
    page.wait_for_selector("html[data-theme=dark]")
    page.emulate_media(media="print")
    script = "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
    assert page.evaluate(script) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert not page.locator(".bar").is_visible()
