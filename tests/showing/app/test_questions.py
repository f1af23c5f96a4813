"""Questions, one question and the findings as pages, tables and pictures; what people decide on a question."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

import laut
from laut.engines.case import check, questions
from laut.ledger import Ledger, asked
from laut.records import Question
from laut.showing.app.desk import Desk

from .conftest import Browser


def _kept(browser: Browser, every: bool = False) -> tuple[Question, ...]:
    """The questions as the ledger has them."""
    return questions(browser.desk.ledger, every=every, ui="en")


def _first(browser: Browser) -> str:
    found = re.search(r'href="/question/(q[0-9a-f]+)"', browser.get("/questions").text)
    assert found
    return found[1]


def _rows(text: str) -> list[str]:
    return re.findall(r'href="/question/(q[0-9a-f]+)"', text)


def test_the_list_shows_range_origins_relation_and_change(browser: Browser) -> None:
    text = browser.get("/questions").text
    found = _kept(browser)
    assert len(_rows(text)) == len(found)
    for words in ("people (killed): Kellenau", "4,500\u00a0t", "exclude each other", "4 March 2026", "several origins"):
        assert words in text
    for question in found:
        if question.at_least != question.at_most:
            assert f"at least {question.at_least} ({question.at_least}–{question.at_most})" in text


def test_the_list_in_german(place: Path) -> None:
    with Ledger(place) as ledger:
        desk = Desk(ledger)
        desk.settled()
        text = Browser(desk, "de").get("/questions").text
    assert "Menschen (getötet): Kellenau" in text and "mindestens 1 (1–" in text


def test_filters_and_orders(browser: Browser) -> None:
    assert len(_rows(browser.get("/questions?width=all").text)) == 50
    every = len(_kept(browser, every=True))
    assert len(_rows(browser.get("/questions?width=all&offset=100").text)) == min(50, every - 100)
    assert _rows(browser.get("/questions?q=kellen").text) == _rows(browser.get("/questions?q=KELLENAU").text)
    assert len(_rows(browser.get("/questions?q=kellenau+getötet").text)) == 1  # words of any language
    assert not _rows(browser.get("/questions?q=ellenau").text)  # what a word begins with
    assert not _rows(browser.get("/questions?q=%25").text)
    conflicts = sum(question.relation == "conflict" for question in _kept(browser))
    assert len(_rows(browser.get("/questions?relation=conflict").text)) == conflicts > 0
    days = _rows(browser.get("/questions?sort=last").text)
    assert days != _rows(browser.get("/questions?sort=origins").text) and len(days) == len(_kept(browser))
    for wrong in ("relation=best", "sort=rank", "width=3", "offset=-1"):
        assert browser.get(f"/questions?{wrong}").status_code == 400


def test_the_tables_are_taken_away(browser: Browser) -> None:
    id = _first(browser)
    lines = browser.get("/take/table/questions.csv?width=all&q=kellenau").text.splitlines()
    assert "question,current,low,high" in lines[0] and len(lines) > 2
    answers = browser.get(f"/take/table/answers.csv?id={id}").text.splitlines()
    assert len(answers) == len(_kept(browser)[0].answers) + len(_kept(browser)[0].disputes) + 1 and "Kellenauer Bote" in answers[2]
    findings = browser.get("/take/table/findings.csv?kind=conflict").text.splitlines()
    assert len(findings) > 1
    assert ZipFile(BytesIO(browser.get(f"/take/table/answers.xlsx?id={id}").content)).testzip() is None


def test_one_question(browser: Browser) -> None:
    id = _first(browser)
    text = browser.get(f"/question/{id[:6]}").text
    first = _kept(browser)[0]
    assert f"At least {first.at_least} independent origin stands behind it, at most {first.at_most}" in text
    hollow = sum(answer.adds != "origin" for answer in first.answers)
    assert text.count('class="mark') == len(first.answers) + len(first.disputes)
    assert len(re.findall(r'class="mark o-\d+ hollow', text)) >= hollow
    for n in range(1, len(first.answers) + 1):
        assert f'href="#a{n}"' in text and f'<tr id="a{n}"' in text
    assert re.search(r'href="/article/\d+\?at=\d+#r1-p\d+"', text)
    assert 'id="answers"' in text and "Through whose hands" in text
    assert browser.get("/question/q0000000").status_code == 404
    assert browser.get("/question/q").status_code == 404


def test_pictures_are_whole_files(browser: Browser) -> None:
    id = _first(browser)
    for name in ("question", "chains"):
        svg = browser.get(f"/take/picture/{name}.svg?id={id}").content
        root = etree.fromstring(svg)
        assert root.find("{*}title") is not None and b"var(" not in svg
        assert browser.get(f"/take/picture/{name}.png?id={id}").content[:4] == b"\x89PNG"


def test_findings_by_kind_with_their_quotes(browser: Browser) -> None:
    text = browser.get("/check").text
    assert re.search(r"calculations? holds? and (are|is) not listed", text)
    assert text.index("That does not fit") < text.index("exclude each other")
    only = browser.get("/check?kind=conflict").text
    conflicts = check(browser.desk.ledger, ["conflict"])
    assert only.count('class="says"') == min(25, len(conflicts)) > 0 and "beside" in only
    held = browser.get("/check?kind=sum&held=1").text
    assert "That fits." in held and "That fits." not in text
    assert browser.get("/check?kind=lies").status_code == 400


def test_a_page_of_findings_and_the_next(browser: Browser) -> None:
    one, two = (re.findall(r'class="says">(.*?)</p>', browser.get(path).text) for path in ("/check", "/check?offset=25"))
    assert len(one) == 25 and two and not set(one) & set(two)


def test_join_split_pin_and_undo(browser: Browser) -> None:
    browser.get("/questions")
    one, two = _rows(browser.get("/questions?q=kellenau").text)[:2]
    several = len(_kept(browser))
    answers = sum(len(q.answers) for q in _kept(browser) if q.id in (one, two))
    joined = browser.submit(f"/question/{one}/join", {"other": two, "why": "both of the silo"})
    assert joined.status_code == 200 and "Kept as decision" in joined.text
    assert len(_rows(browser.get("/questions").text)) == several - 1
    did = re.search(r"did=(\d+)", str(joined.url))
    assert did
    browser.desk.settled()
    id = str(joined.url.path).rsplit("/", 1)[1]
    named = re.findall(r'name="answer" value="([^"]+)"', joined.text)
    assert len(named) == answers
    parted = browser.submit(f"/question/{id}/split", {"answer": named[1], "why": "another count"})
    assert parted.status_code == 200 and named[1] not in re.findall(r'name="answer" value="([^"]+)"', parted.text)
    pinned = browser.submit(f"/question/{id}/pin", {"name": "<b>the dead</b>", "why": "asked daily"})
    assert pinned.status_code == 200 and "&lt;b&gt;the dead&lt;/b&gt;" in pinned.text and "pinned" in pinned.text


def test_what_cannot_be_decided_is_said(browser: Browser) -> None:
    id = _first(browser)
    assert browser.submit(f"/question/{id}/join", {"other": id, "why": "x"}).status_code == 409
    assert browser.submit(f"/question/{id}/split", {"why": "x"}).status_code == 409
    assert browser.submit(f"/question/{id}/pin", {"name": "", "why": " "}).status_code == 409
    assert browser.submit(f"/question/{id}/join", {"why": "x"}).status_code == 409
    assert browser.submit(f"/question/{id}/split", {"answer": "99/f9", "why": "x"}).status_code == 404
    assert browser.submit("/question/q000000/pin", {"name": "x", "why": "x"}).status_code == 404


def test_candidates_to_join(browser: Browser) -> None:
    id = _first(browser)
    found = re.findall(r'name="other" value="(q[0-9a-f]+)"', browser.get(f"/question/{id}?with=injured").text)
    assert found and id not in found
    assert "No question with these words" in browser.get(f"/question/{id}?with=zzzzz").text


HOSTILE = """<script>alert(1)</script> am Hafen

Drei Menschen wurden am Montag im Hafen von <b>Kellenau</b> getötet, teilte die Polizei Kellenau mit.
"""


def test_words_of_articles_are_never_trusted(tmp_path: Path) -> None:
    for n, outlet in enumerate(('"><script>alert(2)</script>', "\u202eetteB")):
        head = f"---\noutlet: '{outlet}'\npublished: 2026-03-0{n + 2}\nlanguage: de\n---\n"
        (tmp_path / f"a{n}.md").write_text(head + HOSTILE + "\n" * n, encoding="utf-8")
    place = tmp_path / "case.laut"
    laut.add(place, str(tmp_path / "a0.md"), str(tmp_path / "a1.md"), workers=1)
    laut.questions(place)
    with Ledger(place) as ledger, ledger.reading() as connection:
        ids = [row["id"] for row in asked.questions(connection, [], 1, None, 0)]
        desk = Desk(ledger)
        desk.settled()
        browser = Browser(desk)
        for path in ("/questions?width=all", "/check", *(f"/question/{id}" for id in ids)):
            text = browser.get(path).text
            assert "<script>alert" not in text and "\u202e" not in text and "<b>" not in text


@pytest.mark.parametrize("path", ["/questions", "/check", "/questions?q=x"])
def test_an_empty_ledger(tmp_path: Path, path: str) -> None:
    with Ledger(tmp_path / "empty.laut", create=True) as ledger:
        desk = Desk(ledger)
        desk.settled()
        assert Browser(desk).get(path).status_code == 200


def test_without_a_ledger(without_ledger: Browser) -> None:
    for path in ("/questions", "/check", "/question/q123456"):
        assert without_ledger.get(path).status_code == 409


