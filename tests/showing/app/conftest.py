"""The app on a ledger of the examples: asked in this process, and served for a real browser."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import axe_core_python
import pytest
import uvicorn
from starlette.testclient import TestClient

import laut
from laut.ledger import Ledger
from laut.showing.app.application import application
from laut.showing.app.desk import Desk
from laut.showing.app.gate import FIELD, Keys
from laut.showing.app.server import LOOPBACK, listening, names

TOP = Path(__file__).resolve().parents[3]
HOST = "127.0.0.1:8000"
AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
NARROW = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A weighed ledger of the examples (without the long case); tests that write take a copy."""
    place = tmp_path_factory.mktemp("kept") / "case.laut"
    laut.add(place, *(str(path) for path in sorted((TOP / "examples").glob("*.*"))), str(TOP / "examples" / "silo"), workers=1)
    laut.questions(place)
    return place


@pytest.fixture
def place(kept: Path, tmp_path: Path) -> Path:
    """A ledger of the examples that a test may write to."""
    return Path(shutil.copy(kept, tmp_path / "case.laut"))


class Browser(TestClient):
    """A browser that was let in, without a screen: `get`, and `submit` for a form of a page."""

    def __init__(self, desk: Desk, ui: str = "en") -> None:
        keys = Keys()
        self.desk = desk
        super().__init__(application(desk, keys, (HOST,)), base_url=f"http://{HOST}", headers={"accept-language": ui})
        answer = self.get(f"/enter?token={keys.token()}", follow_redirects=False)
        assert answer.status_code == 303

    def submit(self, path: str, data: dict[str, Any] | None = None, **given: Any) -> Any:
        """Send a form with the token of a page."""
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', self.get("/").text)
        assert token
        return self.post(path, data={FIELD: token[1], **(data or {})}, **given)


@pytest.fixture
def browser(place: Path) -> Iterator[Browser]:
    """The app on the ledger of the examples, with nothing left to be weighed."""
    with Ledger(place, who="Ada") as ledger:
        desk = Desk(ledger)
        desk.settled()
        yield Browser(desk)
        desk.settled()


@pytest.fixture
def without_ledger() -> Browser:
    """The app without a ledger."""
    return Browser(Desk(None))


@contextmanager
def served(desk: Desk) -> Iterator[tuple[str, Keys]]:
    """The app on a real port: its address, and its keys."""
    keys = Keys()
    with listening(0) as sock:
        port = sock.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(application(desk, keys, names(port)), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, args=([sock],), daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive()
        yield f"http://{LOOPBACK}:{port}", keys
        server.should_exit = True
        thread.join(10)


class Window:
    """A page of a real browser that was let in. `bad` collects errors of the console, requests to other hosts and dialogs."""

    def __init__(self, chromium: Any, base: str, keys: Keys, **given: Any) -> None:
        given.setdefault("viewport", {"width": 1300, "height": 900})
        given.setdefault("locale", "en-GB")
        self.base = base
        self.context = chromium.new_context(**given)
        self.page = self.context.new_page()
        self.bad: list[str] = []
        self.page.on("request", lambda r: self.bad.append(r.url) if not r.url.startswith((base, "data:", "blob:")) else None)
        self.page.on("dialog", lambda dialog: (self.bad.append(dialog.message), dialog.dismiss()))
        self.page.on("console", lambda line: self.bad.append(line.text) if line.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.bad.append(str(error)))
        self.page.goto(f"{base}/enter?token={keys.token()}")

    def go(self, path: str) -> Any:
        """Open a page of the app."""
        self.page.goto(self.base + path, wait_until="load")
        return self.page

    def violations(self) -> list[str]:
        """What axe finds on the page by the rules of WCAG 2.2 AA; the script goes in through the debugger, past the page's own policy."""
        self.page.evaluate(AXE)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = self.page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", tags)
        return [f"{v['id']}: {n['html'][:160]}" for v in found["violations"] for n in v["nodes"]]

    def overflows(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.fixture
def window(chromium: Any, place: Path) -> Iterator[Callable[..., Window]]:
    """Windows on the served app, over the ledger of the examples; `ledger=False`: over none."""
    opened: list[Window] = []
    with Ledger(place, who="Ada") as ledger, served(Desk(ledger)) as (base, keys), served(Desk(None)) as (bare, bare_keys):

        def call(*, ledger: bool = True, **given: Any) -> Window:
            opened.append(Window(chromium, base if ledger else bare, keys if ledger else bare_keys, **given))
            return opened[-1]

        yield call
        for one in opened:
            one.context.close()
