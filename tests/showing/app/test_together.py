"""Twenty browsers at once on one ledger, two of them writing: nothing fails, nobody waits long."""

from __future__ import annotations

import re
import threading
import time
from pathlib import Path

import httpx
import pytest

from laut.ledger import Ledger
from laut.showing.app.desk import Desk

from .conftest import served

BROWSERS, WRITERS, ROUNDS = 20, 2, 2
PAGES = ("/", "/articles", "/article/1", "/questions", "/check", "/sources", "/timeline", "/search?q=Polizei", "/log")


@pytest.mark.real
@pytest.mark.timed
def test_twenty_browsers_two_of_them_writing(place: Path) -> None:
    times: list[float] = []
    failed: list[str] = []
    with Ledger(place, who="Ada") as ledger:
        desk = Desk(ledger)
        assert desk.settled()
        with served(desk) as (base, keys):

            def browse(n: int) -> None:
                with httpx.Client(base_url=base, timeout=60, follow_redirects=True) as client:
                    start = client.get("/enter", params={"token": keys.token()})
                    token = re.search(r'name="csrf" value="([0-9a-f]+)"', start.text)
                    assert token
                    for i in range(ROUNDS * len(PAGES)):
                        time.sleep(1.5)  # somebody reads what came
                        begun = time.perf_counter()
                        if n < WRITERS:
                            form = {"csrf": token[1], "target": "1", "words": f"note {n} {i}", "back": "/log"}
                            answer = client.post("/note", data=form)
                        else:
                            answer = client.get(PAGES[(i + n) % len(PAGES)])
                        times.append(time.perf_counter() - begun)
                        if answer.status_code != 200:
                            failed.append(f"{answer.request.url}: {answer.status_code}")

            threads = [threading.Thread(target=browse, args=(n,)) for n in range(BROWSERS)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert not failed, failed[:5]
        assert len(times) == BROWSERS * ROUNDS * len(PAGES)
        notes = [d for d in ledger.log() if d.kind == "note"]
        assert len(notes) == WRITERS * ROUNDS * len(PAGES)
    assert sorted(times)[int(len(times) * 0.95)] < 0.5
