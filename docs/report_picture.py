"""docs/report.png: the page that `laut read --html` writes on the press review in examples/, as Chromium shows it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import laut

TOP = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 1060, 620  # of the piece of the page that is shown


def main() -> None:
    """Write the picture: the article from its title on."""
    from playwright.sync_api import sync_playwright

    browser = shutil.which("chromium")
    if browser is None:
        sys.exit("the picture needs Chromium: apt-get install chromium")
    page_of = laut.report(laut.read(TOP / "examples" / "presseschau.txt", ui="de"), ui="de")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_text(page_of, encoding="utf-8")
        page = playwright.chromium.launch(executable_path=browser).new_page(viewport={"width": 1180, "height": 900})
        page.goto(file.as_uri())
        box = page.locator(".text .title").bounding_box()
        clip = {"x": (1180 - WIDTH) / 2, "y": box["y"] - 20, "width": WIDTH, "height": HEIGHT}
        page.screenshot(path=str(TOP / "docs" / "report.png"), clip=clip, full_page=True)


if __name__ == "__main__":
    main()
