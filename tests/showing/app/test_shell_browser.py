"""What every page has, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import NARROW, Window

pytestmark = pytest.mark.real


def test_the_start_page(window: Callable[..., Window]) -> None:
    for given in ({}, {"color_scheme": "dark"}, {"viewport": NARROW}, {"java_script_enabled": False}):
        for ledger in (True, False):
            found = window(ledger=ledger, **given)
            found.go("/")
            assert not found.bad and not found.overflows()
            if given.get("java_script_enabled", True):
                assert not found.violations()


def test_language_and_theme_are_kept(window: Callable[..., Window]) -> None:
    found = window()
    page = found.go("/")
    page.select_option("#look-ui", "de")
    page.wait_for_selector("html[lang=de]")
    page.select_option("#look-theme", "dark")
    page.wait_for_selector("html[data-theme=dark]")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") == "dark"
    assert not found.bad and not found.violations()
