"""What people decide in the app: forms, errors that keep what was typed, the log."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jinja2 import ChoiceLoader, DictLoader
from starlette.requests import Request

from laut.ledger import Ledger
from laut.showing.app import rendering
from laut.showing.app.asked import Asked
from laut.showing.app.desk import Desk

from .conftest import Browser


@pytest.fixture
def record(browser: Browser) -> dict[str, str]:
    """Names of a claim, a figure, an attribution and a time in the first document that has all of them."""
    for number in range(1, 12):
        reading = browser.desk.ledger.decided(number).reading
        if reading.claims and reading.figures and reading.attributions and reading.times:
            parts = {"claim": reading.claims, "figure": reading.figures, "attribution": reading.attributions, "time": reading.times}
            return {kind: f"{number}/{found[0].id}" for kind, found in parts.items()}
    raise AssertionError


def decide(browser: Browser, target: str, **data: Any) -> Any:
    document, record = target.split("/")
    return browser.submit("/decide", {"document": document, "record": record, "back": f"/decide/{target}", **data})


def test_every_kind_of_record_has_a_page(browser: Browser, record: dict[str, str]) -> None:
    fields = {"claim": "stance", "attribution": "stance", "figure": "low", "time": "start"}
    for kind, name in record.items():
        answer = browser.get(f"/decide/{name}")
        assert answer.status_code == 200 and f"was.{fields[kind]}" in answer.text
    assert browser.get("/decide/1/c99999").status_code == 404 and browser.get("/decide/99999").status_code == 404
    assert browser.get("/decide/x").status_code == 404 and browser.get("/decide/1/r1").status_code == 404


def test_accept_reject_note_and_digit(browser: Browser, record: dict[str, str]) -> None:
    answer = decide(browser, record["claim"], do="accept")
    assert answer.status_code == 200 and re.search(r"did=\d+$", str(answer.url))
    assert decide(browser, record["claim"], do="reject").status_code == 409  # no reason
    assert decide(browser, record["claim"], do="reject", why="a slip").status_code == 200
    assert decide(browser, record["claim"], do="digit", digit="2").status_code == 200
    assert decide(browser, record["claim"], do="digit", digit="7").status_code == 409
    assert decide(browser, record["claim"], do="note", why="look again").status_code == 200
    assert decide(browser, record["claim"], do="burn").status_code == 400
    assert [d.kind for d in browser.desk.ledger.log()] == ["accept", "reject", "digit", "note"]
    assert {d.who for d in browser.desk.ledger.log()} == {"Ada"}
    assert "rejected" in browser.get(f"/decide/{record['claim']}").text


def test_only_what_was_changed_is_corrected(browser: Browser, record: dict[str, str]) -> None:
    page = browser.get(f"/decide/{record['figure']}").text
    was = dict(re.findall(r'name="was\.([a-z]+)" value="([^"]*)"', page))
    fields: dict[str, Any] = {f"was.{name}": value for name, value in was.items()} | {f"set.{name}": value for name, value in was.items()}
    fields["field"] = list(was)
    assert decide(browser, record["figure"], do="correct", why="x", **fields).status_code == 409  # nothing differs
    fields |= {"set.low": "12", "set.high": "12", "set.bound": "about"}
    assert decide(browser, record["figure"], do="correct", **fields).status_code == 409  # no reason
    assert decide(browser, record["figure"], do="correct", why="misread", **fields).status_code == 200
    (made,) = browser.desk.ledger.log()
    assert {k: made.value[k] for k in ("low", "high", "bound") if k in made.value} == {
        k: v for k, v in {"low": 12.0, "high": 12.0, "bound": "about"}.items() if str(was[k]) != str(v)
    } and set(made.value) <= {"low", "high", "bound"}
    fields["set.low"] = "many <b>"
    answer = decide(browser, record["figure"], do="correct", why="x", **fields)
    assert answer.status_code == 409 and '<dd dir="auto">many &lt;b&gt;</dd>' in answer.text


def test_an_error_shows_what_was_typed(browser: Browser, record: dict[str, str]) -> None:
    answer = browser.submit("/claim", {"document": "1", "claim": "<b>nowhere</b> in it", "why": "my long reason", "back": "/decide/1"})
    assert answer.status_code == 409 and "my long reason" in answer.text and "&lt;b&gt;nowhere" in answer.text
    assert 'href="/decide/1"' in answer.text and not browser.desk.ledger.log()


def test_a_claim_by_hand_and_decisions_over_it(browser: Browser) -> None:
    text = browser.desk.ledger.decided(1).reading.document.text
    words = next(line for line in text.split("\n") if len(line) > 60 and text.count(line) == 1)[:60].strip()
    sent = {"document": "1", "claim": words, "source": "Ministry of Tests", "stance": "denies", "back": "/decide/1"}
    assert browser.submit("/claim", sent).status_code == 200
    (made,) = browser.desk.ledger.log()
    assert made.value == {"source": "Ministry of Tests", "stance": "denies"}
    assert "Ministry of Tests" in browser.get("/decide/1").text
    assert browser.get(f"/decide/1/h{made.id}").status_code == 200
    assert f'href="/decide/1/h{made.id}"' in browser.get(f"/log/{made.id}").text


def test_notes_on_everything(browser: Browser) -> None:
    source = browser.desk.ledger.sources(1)[0]
    for target in ("1", f"s{source.id}", ""):
        assert browser.submit("/note", {"target": target, "words": f"about {target or 'all'}", "back": "/log"}).status_code == 200
    assert browser.submit("/note", {"target": "1", "words": " "}).status_code == 409
    page = browser.get("/log").text
    assert "about 1" in page and "about all" in page and source.name in page


def test_letters_merges_and_their_undoing(browser: Browser) -> None:
    one, other = browser.desk.ledger.sources(20, named=True)[:2]
    back = f"/judge?source=s{one.id}"
    assert browser.get(back).status_code == 200
    assert browser.submit("/letter", {"source": f"s{one.id}", "letter": "B", "why": "long known", "back": back}).status_code == 200
    assert browser.submit("/letter", {"source": f"s{one.id}", "letter": "Q", "back": back}).status_code == 409
    assert browser.desk.ledger.source(f"s{one.id}").spoken.letter == "B" and "usually reliable" in browser.get(back).text
    assert other.name in browser.get(f"{back}&q={other.name[:6]}").text.replace("&amp;", "&")
    assert browser.submit("/merge", {"one": f"s{one.id}", "other": f"s{other.id}", "back": back}).status_code == 409
    assert browser.submit("/merge", {"one": f"s{one.id}", "other": f"s{other.id}", "why": "same", "back": back}).status_code == 200
    assert browser.desk.ledger.source(f"s{one.id}").spoken.id == browser.desk.ledger.source(f"s{other.id}").spoken.id
    merged = browser.desk.ledger.log()[-1]
    assert merged.kind == "merge" and f'value="{merged.id}"' in browser.get(back).text
    assert browser.submit("/undo", {"id": str(merged.id), "back": back}).status_code == 200
    assert browser.desk.ledger.source(f"s{one.id}").spoken.id != browser.desk.ledger.source(f"s{other.id}").spoken.id
    assert browser.submit("/apart", {"one": f"s{one.id}", "other": f"s{other.id}", "why": "no", "back": back}).status_code == 200
    assert browser.submit("/apart", {"one": f"s{one.id}", "other": "", "why": "no"}).status_code == 400


def test_an_undoing_can_be_undone(browser: Browser) -> None:
    browser.submit("/note", {"target": "1", "words": "first"})
    answer = browser.submit("/undo", {"id": "1", "back": "/log"})
    assert str(answer.url).endswith("did=2") and "undone by decision 2" in answer.text
    assert browser.submit("/undo", {"id": "1"}).status_code == 409
    assert browser.submit("/undo", {"id": "2", "back": "/log"}).status_code == 200
    assert browser.desk.ledger.log()[0].state == "stands"
    assert browser.submit("/undo", {"id": "x"}).status_code == 400 and browser.submit("/undo", {"id": "77"}).status_code == 404


def test_the_log_is_paged_filtered_and_taken_away(browser: Browser) -> None:
    for n in range(60):
        browser.desk.ledger.note("1" if n % 2 else None, f"note {n}")
    page = browser.get("/log").text
    assert "note 59" in page and "note 9<" not in page and 'rel="next"' in page and "Ada" in page
    assert "note 9<" in browser.get("/log?offset=50").text
    assert "note 58" not in browser.get("/log?document=1").text and "note 59" in browser.get("/log?document=1").text
    assert "There is no such" in browser.get("/log?who=Eve").text and "There is no such" in browser.get("/log?kind=letter").text
    assert browser.get("/log?kind=other").status_code == 400
    rows = browser.get("/take/table/log.csv?document=1").text.splitlines()
    assert len(rows) == 31 and "note 1" in rows[1]
    assert browser.get("/take/table/log.xlsx").content[:2] == b"PK"


def test_decisions_without_their_words_are_listed(browser: Browser) -> None:
    from sqlalchemy import text

    decide(browser, "1/" + browser.desk.ledger.decided(1).reading.claims[0].id, do="accept")
    with browser.desk.ledger.writing() as connection:
        gone = "json_set(target, '$.quote', 'words that are nowhere at all', '$.before', '', '$.after', '')"
        connection.execute(text(f"update decision set at = '2000-01-01T00:00:00', target = {gone}"))
    page = browser.get("/log").text
    assert "its words are not in the text" in page and "/log?lost=1" in page
    assert "words that are nowhere" in browser.get("/log?lost=1").text
    assert "its words are not in the text" in browser.get("/log/1").text


def test_content_is_taken_out_only_with_its_number(browser: Browser) -> None:
    assert browser.submit("/forget", {"document": "2", "number": "3", "why": "the law", "back": "/decide/2"}).status_code == 400
    assert browser.submit("/forget", {"document": "2", "number": "2", "back": "/decide/2"}).status_code == 409
    answer = browser.submit("/forget", {"document": "2", "number": "2", "why": "the law", "back": "/decide/2"})
    assert answer.status_code == 200 and "/log/" in str(answer.url) and "cannot be undone" in answer.text
    assert "the law" in browser.get("/decide/2").text and "/forget" not in browser.get("/decide/2").text


def test_reading_again(browser: Browser) -> None:
    answer = browser.submit("/again", {"document": "1", "back": "/decide/1"})
    assert answer.status_code == 200 and "nothing changed" in answer.text
    assert browser.submit("/again", {"document": "999"}).status_code == 404


def test_hostile_words_are_text(browser: Browser) -> None:
    evil = "<script>alert(1)</script>\u202e=cmd|'x'!A1"
    browser.submit("/note", {"target": "1", "words": evil, "back": "/log"})
    for path in ("/log", "/log/1", "/decide/1"):
        page = browser.get(path).text
        assert "<script>alert" not in page and "\u202e" not in page and "&lt;script&gt;" in page
    browser.desk.ledger.note(None, "=1+1")
    assert "'=1+1" in browser.get("/take/table/log.csv").text


def test_two_people_write_at_once(browser: Browser) -> None:
    with Ledger(browser.desk.ledger.place, who="Bo") as second:
        other = Browser(Desk(second, weigh=False))
        for n in range(5):
            browser.submit("/note", {"target": "1", "words": f"a {n}"})
            other.submit("/note", {"target": "1", "words": f"b {n}"})
    found = browser.desk.ledger.log()
    assert len(found) == 10 and {d.who for d in found} == {"Ada", "Bo"}
    assert 'value="Bo"' in (page := browser.get("/log").text) or ">Bo</option>" in page


def test_the_part_for_other_pages(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    part = '{% for record in records %}{% include "work_record.html" ignore missing %}{% endfor %}'
    lines = {"probe.html": '{% extends "base.html" %}{% block main %}' + part + "{% endblock %}"}
    environment = rendering._environment()
    monkeypatch.setattr(environment, "loader", ChoiceLoader([DictLoader(lines), environment.loader]))  # type: ignore[list-item]
    scope = {"type": "http", "method": "GET", "path": "/article/1", "query_string": b"", "headers": [], "laut_key": "k", "server": ("h", 1)}
    asked = Asked(Request(scope))
    made = bytes(rendering.page(browser.desk, asked, "probe.html", document=1, records=["c1", "f2", None]).body).decode()
    assert made.count('action="/decide"') == 2 and 'href="/decide/1/f2"' in made and made.count('name="digit"') == 1
    assert 'action="/decide"' not in bytes(rendering.page(browser.desk, asked, "probe.html", document=None, records=["c1"]).body).decode()


def test_in_german(browser: Browser) -> None:
    browser.desk.ledger.note("1", "so")
    german = {"accept-language": "de"}
    for path in ("/log", "/log/1", "/decide/1", "/decide/1/c1", "/judge?source=s1"):
        answer = browser.get(path, headers=german)
        assert answer.status_code == 200 and 'lang="de"' in answer.text
