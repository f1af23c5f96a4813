"""A real browser, and pages that it opens from files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import laut
from laut.records import Reading
from laut.showing.report import render

TOP = Path(__file__).resolve().parents[3]
EXAMPLES = ("presseschau", "hochwasser", "wildfire")


@pytest.fixture(scope="session")
def readings() -> Callable[[str, str], Reading]:
    """The reading of an example, worded in a language; read once."""
    kept: dict[tuple[str, str], Reading] = {}

    def get(name: str, ui: str) -> Reading:
        if (name, ui) not in kept:
            kept[name, ui] = laut.read(TOP / "examples" / f"{name}.txt", ui=ui)
        return kept[name, ui]

    return get


class Opened:
    """A page in the browser with all that happened in it: requests, dialogs, lines of the console."""

    def __init__(self, browser: Any, file: Path, **given: Any) -> None:
        given.setdefault("viewport", {"width": 1400, "height": 900})
        self.context = browser.new_context(**given)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.console: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        self.page.on("console", lambda line: self.console.append(line.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        self.page.goto(file.as_uri(), wait_until="load")


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open the report on readings in the browser."""
    opened: list[Opened] = []

    def call(readings: list[Reading], ui: str, **given: Any) -> Opened:
        file = tmp_path / "report.html"
        file.write_bytes(render(readings, ui).encode())
        opened.append(Opened(chromium, file, **given))
        return opened[-1]

    yield call
    for one in opened:
        one.context.close()
