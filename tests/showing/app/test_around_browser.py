"""Sources, timeline, routes, sheets, search, proof in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import NARROW, Window

pytestmark = pytest.mark.real

PAGES = ("/sources", "/source/s1", "/source/s10", "/timeline", "/map", "/map?show=world", "/sheets", "/sheet?name=GW-7",
         "/search?q=Kellenau", "/search?figure=x", "/proof")  # fmt: skip


def test_the_pages_are_open_to_everybody(window: Callable[..., Window]) -> None:
    for given in ({}, {"color_scheme": "dark"}, {"viewport": NARROW}, {"locale": "de-DE"}):
        found = window(**given)
        for path in PAGES:
            found.go(path)
            assert not found.violations(), path
            assert not found.overflows(), (path, given)
        assert [line for line in found.bad if "400" not in line] == []


def test_a_place_is_added_and_stands_on_the_map(window: Callable[..., Window]) -> None:
    found = window()
    page = found.go("/map")
    for name, lat, lon in (("Ostrav", "49.8", "18.2"), ("Port Salen", "54.1", "8.2")):
        page.fill("#p-name", name)
        page.fill("#p-lat", lat)
        page.fill("#p-lon", lon)
        page.click("form[action='/place'] button")
        page.wait_for_selector(".did")
    assert page.locator("svg.chart circle").count() >= 2 and page.locator("svg.chart path.way").count() >= 1
    assert not found.violations() and not found.bad
    page.click(".did button")
    page.wait_for_url("**/map**")


def test_a_draft_is_proved_without_a_script(window: Callable[..., Window]) -> None:
    found = window(java_script_enabled=False)
    page = found.go("/proof")
    page.fill("#text", "Bei der Explosion in Kellenau starben vier Menschen, zwölf wurden verletzt.")
    page.click("form.intake button.main")
    page.wait_for_url("**/proof/*")
    assert page.locator(".says").count() >= 1


def test_search_from_every_page(window: Callable[..., Window]) -> None:
    found = window()
    page = found.go("/articles")
    page.fill("#quick", "Kellenau")
    page.press("#quick", "Enter")
    page.wait_for_url("**/search?q=Kellenau")
    page.click(".hit a >> nth=0")
    page.wait_for_url("**/article/**")
    assert not found.bad
