"""Articles that try to be more than text, and one that is far too large: shown as text, and the page stays usable."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from laut.ledger import Ledger
from laut.showing.app.desk import Desk

from .conftest import NARROW, Window, served
from .hostile import EVIL, SCRIPT, evil, huge

pytestmark = pytest.mark.real

PAGES = (
    "/", "/articles", "/article/1", "/questions", "/check", "/sources", "/source/s1", "/timeline", "/map", "/sheets", "/search?q=Polizei",
    f"/search?q={SCRIPT}", "/proof", "/log", "/dossier",
)  # fmt: skip
SLOWEST = 5.0  # seconds until a page with the whole of a giant article's first part is loaded


def test_markup_in_articles_is_shown_as_text(chromium: Any, tmp_path: Path) -> None:
    place = tmp_path / "evil.laut"
    evil(place, tmp_path)
    with Ledger(place, who=EVIL) as ledger:
        ledger.note("1", EVIL)
        ledger.decide("1/f1", reject=True, why=EVIL)
        desk = Desk(ledger)
        assert desk.settled()
        with served(desk) as (base, keys):
            for given in ({}, {"viewport": NARROW}):
                window = Window(chromium, base, keys, **given)
                for path in PAGES:
                    page = window.go(path)
                    assert not window.bad, (path, window.bad)
                    assert not window.overflows(), path
                    assert page.evaluate("getComputedStyle(document.querySelector('h1')).display") != "none", path
                    assert page.locator("main img, main script, main style").count() == 0, path
                    assert page.locator("a[href^='javascript:']").count() == 0, path
                    assert "49" not in page.locator("h1").first.inner_text(), path
                window.context.close()


@pytest.mark.timed
def test_a_giant_article_stays_usable(chromium: Any, tmp_path: Path) -> None:
    place = tmp_path / "huge.laut"
    number = huge(place, 5, 50_000)
    with Ledger(place) as ledger, served(Desk(ledger, weigh=False)) as (base, keys):
        window = Window(chromium, base, keys)
        window.go(f"/article/{number}")  # what is loaded once
        begun = time.perf_counter()
        page = window.go(f"/article/{number}")
        assert time.perf_counter() - begun < SLOWEST
        assert page.evaluate("document.querySelectorAll('*').length") < 60_000
        assert "Auried" in page.inner_text("main")
        begun = time.perf_counter()
        window.go(f"/article/{number}/f49000")
        assert time.perf_counter() - begun < SLOWEST
        assert not window.bad
        for path in ("/articles", "/search?q=auried", "/sources", "/timeline"):
            window.go(path)
            assert not window.overflows()
        assert not window.bad
        window.context.close()
