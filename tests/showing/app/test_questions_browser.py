"""The pages of questions and findings in a real browser: nothing that axe finds, nothing wider than the window, without a script too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import NARROW, Window

pytestmark = pytest.mark.real


@pytest.mark.parametrize("given", [{}, {"color_scheme": "dark", "locale": "de-DE"}, {"viewport": NARROW}, {"java_script_enabled": False}])
def test_the_pages(window: Callable[..., Window], given: dict[str, object]) -> None:
    found = window(**given)
    page = found.go("/questions")
    first = page.locator("table a").first.get_attribute("href")
    paths = ("/questions", "/questions?width=all&q=kellenau&sort=last", f"{first}", f"{first}?with=silo", "/check", "/check?kind=conflict")
    for path in paths:
        page = found.go(path)
        assert not found.bad and not found.overflows(), path
        if given.get("java_script_enabled", True):
            assert not found.violations(), path


def test_a_mark_leads_to_its_row_by_the_keyboard(window: Callable[..., Window]) -> None:
    found = window()
    page = found.go("/questions")
    page.locator("table a").first.click()
    mark = page.locator(".plot a.mark").nth(2)
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('tr:target') !== null")
    assert page.evaluate("document.querySelector('tr:target').id") == page.evaluate("location.hash.slice(1)")
    box = mark.bounding_box()
    assert box and box["width"] >= 23.5 and box["height"] >= 23.5
    assert not found.bad


def test_a_question_is_named_without_a_script(window: Callable[..., Window]) -> None:
    found = window(java_script_enabled=False)
    page = found.go("/questions")
    page.locator("table a").first.click()
    page.locator("summary", has_text="Keep these answers together").click()
    page.fill("#pin-name", "The dead of the silo")
    page.fill("#pin-why", "asked daily")
    page.locator("form[action$='/pin'] button").click()
    assert page.locator("h1").inner_text() == "The dead of the silo"
    page.locator(".did button").wait_for()
    assert not found.bad
