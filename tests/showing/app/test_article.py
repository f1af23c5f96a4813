"""Reading, keeping, articles: pasted, dropped, fetched; the pages of what is kept."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from laut.errors import InputError
from laut.records import Span
from laut.showing.app.desk import Desk
from laut.showing.app.pieces import pieces

from .conftest import TOP, Browser
from .hostile import huge

TEXT = "Laut Polizei kamen am Montag 500 Menschen zum Hafen. Ein Sprecher der Stadt nannte 300 Teilnehmer."


def posted(browser: Browser, data: dict[str, Any] | None = None, **given: Any) -> Any:
    """What the form of the first page leads to."""
    return browser.submit("/read", {"text": "", "url": "", **(data or {})}, **given)


def test_a_pasted_article_is_read_and_held(browser: Browser) -> None:
    answer = posted(browser, {"text": TEXT, "outlet": "Talpost", "published": "2026-03-02", "language": "de"})
    assert answer.status_code == 200 and answer.url.path.startswith("/held/")
    assert "500" in answer.text and "Talpost" in answer.text and "Polizei" in answer.text
    assert str(answer.url.path) in browser.get("/").text


def test_what_is_held_is_kept_in_the_open_ledger(browser: Browser) -> None:
    held = posted(browser, {"text": TEXT, "outlet": "Talpost", "published": "2026-03-02", "language": "de"})
    answer = browser.submit("/keep", {"id": held.url.path.rpartition("/")[2]})
    assert re.fullmatch(r"/article/\d+", answer.url.path)
    number = int(answer.url.path.rpartition("/")[2])
    kept = browser.desk.ledger.show(number)
    assert kept.row["place"] == "pasted.txt" and browser.desk.ledger.original(number).decode() == TEXT
    assert browser.desk.previews() == []


def test_without_a_ledger_it_is_kept_in_a_new_one(without_ledger: Browser, tmp_path: Path) -> None:
    held = posted(without_ledger, {"text": TEXT, "language": "de"})
    place = tmp_path / "new.laut"
    answer = without_ledger.submit("/keep", {"id": held.url.path.rpartition("/")[2], "place": str(place)})
    assert answer.status_code == 200 and place.exists() and without_ledger.desk.open
    assert without_ledger.get("/articles").status_code == 200
    without_ledger.desk.settled()
    without_ledger.desk.ledger.close()


def test_a_ledger_is_opened_in_the_place_of_none(without_ledger: Browser, place: Path, tmp_path: Path) -> None:
    missing = without_ledger.submit("/open", {"place": str(tmp_path / "none.laut")})
    assert missing.status_code in (404, 409) and not without_ledger.desk.open
    assert without_ledger.submit("/open", {"place": str(place)}).url.path == "/articles"
    without_ledger.desk.settled()
    without_ledger.desk.ledger.close()


def test_a_file_is_read(browser: Browser) -> None:
    data = (TOP / "examples" / "frachter.html").read_bytes()
    answer = posted(browser, files={"files": ("C:\\fakepath\\frachter.html", data, "text/html")})
    assert answer.url.path.startswith("/held/") and answer.status_code == 200


def finished(browser: Browser, answer: Any) -> dict[str, Any]:
    """The state of a piece of work when it is done."""
    assert answer.url.path.startswith("/jobs/"), answer.text
    for _ in range(200):
        state: dict[str, Any] = browser.get(f"{answer.url.path}.json").json()
        if state["finished"]:
            return state
        time.sleep(0.05)
    raise AssertionError("no end")


def test_many_files_are_work_with_progress_and_failures(browser: Browser) -> None:
    files = [("files", (f"a{n}.txt", f"Laut Polizei kamen {n} Menschen nach Auried.".encode(), "text/plain")) for n in range(5)]
    files.append(("files", ("bad.pdf", b"%PDF-1.4 nothing", "application/pdf")))
    before = browser.get("/articles").text
    answer = posted(browser, {"language": "de"}, files=files)
    state = finished(browser, answer)
    assert (state["done"], state["kept"], state["failed"], state["error"]) == (6, 5, 1, "")
    told = browser.get(answer.url.path).text
    assert "bad.pdf" in told and state["leads"] in told
    assert browser.get("/articles").text != before


def test_many_files_without_a_ledger_are_held(without_ledger: Browser) -> None:
    files = [("files", (f"a{n}.txt", f"Laut Polizei kamen {n} Menschen nach Auried.".encode(), "text/plain")) for n in range(5)]
    finished(without_ledger, posted(without_ledger, {"language": "de"}, files=files))
    assert len(without_ledger.desk.previews()) == 5 and without_ledger.get("/").text.count('href="/held/') == 5


def test_nothing_given_is_said(browser: Browser) -> None:
    assert posted(browser).status_code == 400
    assert posted(browser, {"text": "   "}).status_code == 400


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://localhost:8000/", "file:///etc/passwd", "http://[::1]/", "ftp://x.example/"])
def test_addresses_that_are_not_public_are_not_fetched(browser: Browser, url: str) -> None:
    answer = posted(browser, {"url": url})
    assert answer.status_code == 400 and "root:" not in answer.text


def test_a_date_that_is_none_is_said(browser: Browser) -> None:
    assert posted(browser, {"text": TEXT, "published": "2026-13-40"}).status_code == 400


def test_a_reading_that_is_not_held_any_more(browser: Browser) -> None:
    assert browser.get("/held/nothing").status_code == 404 and browser.get("/jobs/nothing").status_code == 404


def test_the_list_of_articles(browser: Browser) -> None:
    page = browser.get("/articles").text
    numbers = [int(n) for n in re.findall(r'href="/article/(\d+)"', page)]
    assert len(numbers) == len(set(numbers)) == browser.desk.ledger.info()["documents"]
    table = browser.get("/take/table/articles.csv").content.decode("utf-8-sig")
    assert table.count("\n") >= len(numbers) + 1


def test_every_article_of_the_ledger_is_shown(browser: Browser) -> None:
    for number in range(1, browser.desk.ledger.info()["documents"] + 1):
        answer = browser.get(f"/article/{number}")
        assert answer.status_code == 200
        reading = browser.desk.ledger.show(number).decided
        assert reading
        for claim in reading.reading.claims[:5]:
            led = browser.get(f"/article/{number}/{claim.id}", follow_redirects=False).headers["location"]
            target = led.rpartition("#")[2]
            assert f'id="{target}"' in answer.text, led


def test_what_is_not_there(browser: Browser) -> None:
    for path in ("/article/999", "/article/x", "/article/1/zz9", "/article/1?part=9", "/article/99999999999999999999"):
        assert browser.get(path).status_code == 404, path
    assert browser.get("/article/1?part=x").status_code == 400


def test_a_giant_article_is_shown_in_parts(tmp_path: Path) -> None:
    from laut.ledger import Ledger

    number = huge(tmp_path / "huge.laut", 1, 6000)
    with Ledger(tmp_path / "huge.laut") as ledger:
        browser = Browser(Desk(ledger, weigh=False))
        first = browser.get(f"/article/{number}")
        assert first.status_code == 200 and len(first.content) < 8_000_000
        led = browser.get(f"/article/{number}/f5900")
        assert led.status_code == 200 and int(led.url.params["part"]) > 1
        assert "part=2" in first.text


def test_pieces_cover_the_text_and_keep_their_records(tmp_path: Path) -> None:
    from laut.ledger import Ledger

    number = huge(tmp_path / "huge.laut", 1, 6000)
    with Ledger(tmp_path / "huge.laut") as ledger:
        decided = ledger.show(number).decided
        assert decided
        found = pieces(decided.reading)
    assert found[0].b == 0 and found[-1].e == len(decided.reading.document.text)
    assert all(a.e == b.b for a, b in pairwise(found)) and len(found) > 3
    assert pieces(decided.reading)[0] != Span(0, 0)


def test_errors_tell_what_was_expected() -> None:
    assert "expected" in str(InputError("a", "b"))
