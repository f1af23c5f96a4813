"""The pictures of the web app in the docs: `python docs/app_pictures.py` opens the case of the examples in Chromium, writes app-*.png."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP)]

from playwright.sync_api import sync_playwright  # noqa: E402
from tests.showing.app.conftest import served  # noqa: E402

import laut  # noqa: E402
from laut.ledger import Ledger  # noqa: E402
from laut.showing.app.desk import Desk  # noqa: E402

CASE = TOP / "examples" / "marit-sund"
WIDTH, HEIGHT = 1180, 900


def main() -> None:
    """Write the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "marit-sund.laut"
        laut.add(place, str(CASE))
        first = laut.questions(place, ui="en", limit=1)[0]
        pages = {"questions": "/questions", "question": f"/question/{first.id}", "article": "/article/1", "map": "/map", "check": "/check"}
        with Ledger(place, who="Ada") as ledger:
            desk = Desk(ledger)
            desk.settled()
            with served(desk) as (base, keys), sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
                context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
                page = context.new_page()
                page.goto(f"{base}/enter?token={keys.token()}")
                for name, path in pages.items():
                    page.goto(base + path, wait_until="load")
                    page.screenshot(path=str(TOP / "docs" / f"app-{name}.png"))
                browser.close()


if __name__ == "__main__":
    main()
