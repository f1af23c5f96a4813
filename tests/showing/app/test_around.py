"""Sources, timeline, routes, sheets, search, the proof of a draft."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from laut.errors import InputError
from laut.showing.app.drawing.chart import WIDTH, chart, framed
from laut.showing.app.drawing.matrix import matrix
from laut.showing.app.gazetteer import Point, Unplaced, located, place, places

from .conftest import TOP, Browser

DRAFT = "Bei der Explosion in Kellenau starben drei Menschen, zwölf wurden verletzt. Im Silo lagen 4.200 Tonnen Getreide."


def test_sources_with_their_tallies(browser: Browser) -> None:
    text = browser.get("/sources").text
    first = browser.desk.ledger.sources(1)[0]
    assert f'href="/source/s{first.id}"' in text and first.name in text
    assert "Who cites whom" in text and '<svg class="pic matrix"' in text
    people = browser.get("/sources?kind=person").text
    assert "person" in people and browser.get("/sources?kind=nothing").status_code == 404
    assert browser.get("/sources?named=no").status_code == 200


def test_the_tables_of_sources_have_all_rows(browser: Browser) -> None:
    rows = browser.get("/take/table/sources.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == len(browser.desk.ledger.sources(10_000)) + 1
    assert len(browser.get("/take/table/citations.csv").content.decode("utf-8-sig").splitlines()) > 5


def test_every_source_is_shown_with_what_it_says(browser: Browser) -> None:
    for spoken in browser.desk.ledger.sources(60):
        answer = browser.get(f"/source/s{spoken.id}")
        assert answer.status_code == 200
        opened = browser.desk.ledger.source(f"s{spoken.id}")
        assert answer.text.count('<li><span class="when">') == len(opened.sayings[:50])
    assert browser.get("/source/s999999").status_code == 404


def test_a_letter_is_shown_with_who_set_it(browser: Browser) -> None:
    spoken = browser.desk.ledger.sources(1)[0]
    browser.desk.ledger.decide(f"s{spoken.id}", letter="B", why="known for years")
    text = browser.get(f"/source/s{spoken.id}").text
    assert "known for years" in text and "Ada" in text
    assert ">B<" in browser.get("/sources").text


def test_the_timeline_is_in_order(browser: Browser) -> None:
    text = browser.get("/timeline").text
    assert text.count('<li><span class="when">') > 5
    events = browser.desk.ledger.timeline(limit=10_000)
    assert len(browser.get("/take/table/timeline.csv").content.decode("utf-8-sig").split("\r\n")) >= len(events)
    assert "Nothing" in browser.get("/timeline?q=zzzqqq").text or browser.get("/timeline?q=zzzqqq").status_code == 200


def test_a_search_leads_to_the_words(browser: Browser) -> None:
    text = browser.get("/search?q=Kellenau").text
    assert "<mark>" in text and re.search(r'href="/article/\d+\?at=\d+#r1-p\d+"', text.replace("&amp;", "&"))
    assert browser.get("/search").status_code == 200
    assert browser.get("/search?figure=1..20").status_code == 200


@pytest.mark.parametrize("query", ["figure=x..y", "since=yesterday", "stance=shouts", 'q="', "figure=5"])
def test_what_a_search_cannot_understand_is_said(browser: Browser, query: str) -> None:
    assert browser.get(f"/search?{query}").status_code in (200, 400)


def test_sheets(browser: Browser) -> None:
    name = browser.desk.ledger.subjects()[0][0]
    assert name in browser.get("/sheets").text
    answer = browser.get("/sheet", params={"name": name})
    rows = browser.desk.ledger.sheet(name)
    assert answer.text.count('href="/article/') == len(rows)
    assert browser.get("/sheet").status_code == 400


def test_routes_and_places_that_people_add(browser: Browser) -> None:
    text = browser.get("/map").text
    routes = browser.desk.ledger.routes()
    assert text.count('<tr id="way-') == len(routes)
    assert "Not on the map" in text  # the places of the examples are invented
    answer = browser.submit("/place", {"name": "Ostrav", "lat": "49,8", "lon": "18.2", "back": "/map"})
    assert "did=" in str(answer.url) and "Ostrav (49.8, 18.2; Ada)" in re.sub(r"<[^>]+>", "", answer.text)
    assert '<svg class="pic chart"' in answer.text
    browser.submit("/place", {"table": "name,lat,lon\nPort Salen,54.1,8.2\nKalmenau,50,10\n", "back": "/map"})
    drawn = browser.get("/map").text
    assert 'class="way' in drawn
    made = browser.desk.ledger.log(kind="place")
    assert [d.who for d in made] == ["Ada"] * 3
    browser.desk.ledger.undo(made[0].id)
    assert "Ostrav (49.8" not in re.sub(r"<[^>]+>", "", browser.get("/map").text)
    assert browser.get("/take/picture/map.png").content.startswith(b"\x89PNG")


@pytest.mark.parametrize("form", [
    {"name": "", "lat": "1", "lon": "1"}, {"name": "X", "lat": "91", "lon": "0"}, {"name": "X", "lat": "north"},
    {"table": "a,b\n1,2"}, {"table": "name,lat,lon\nX,1,500"},
])  # fmt: skip
def test_a_place_that_cannot_be_is_said(browser: Browser, form: dict[str, str]) -> None:
    assert browser.submit("/place", form).status_code == 400 and not browser.desk.ledger.log(kind="place")


def test_places_are_found_and_never_guessed() -> None:
    izmir = located("Izmir", {})
    assert isinstance(izmir, Point) and abs(izmir.lat - 38.4) < 0.3 and izmir.what == "city"
    for name in ("Wladiwostok", "Vladivostok"):
        found = located(name, {})
        assert isinstance(found, Point) and abs(found.lon - 131.9) < 0.3
    country = located("Nordkorea", {})
    assert isinstance(country, Point) and country.what == "country"
    assert located("Kellenau", {}) == Unplaced("Kellenau", "unknown")
    springfield = located("Springfield", {})
    assert isinstance(springfield, Unplaced) and springfield.why == "several" and len(springfield.several) > 1
    own = {"springfield": Point("Springfield", 1.0, 2.0, "Ada")}
    assert located("Springfield", own) == own["springfield"]


def test_places_of_a_table() -> None:
    assert places("\ufeffname,lat,lon\nA,1.5,-2\n") == [("A", 1.5, -2.0)]
    assert place(" A ", "1,5", "2") == ("A", 1.5, 2.0)
    with pytest.raises(InputError, match="row 3"):
        places("name,lat,lon\nA,1,1\nB,x,1\n")


def test_the_frame_holds_all_points() -> None:
    points = [Point("a", 43.1, 131.9, ""), Point("b", 38.4, 27.1, ""), Point("c", 31.2, 32.3, "")]
    frame = framed(points)
    for point in points:
        x, y = frame.at(point)
        assert 0 < x < WIDTH and 0 < y < frame.height
    drawn = chart(points, [(points[0], points[1], 1, True, "")])
    assert drawn.land and len(drawn.dots) == 3 and len(drawn.arcs) == 1
    assert chart([], [], whole=True).land
    assert framed([points[0]]).x1 - framed([points[0]]).x0 >= 12


def test_a_matrix_of_nobody() -> None:
    assert matrix([]).dots == ()


def test_a_draft_is_proved(browser: Browser) -> None:
    answer = browser.submit("/proof", {"text": DRAFT, "language": "de"})
    assert answer.status_code == 200 and answer.url.path.startswith("/proof/")
    assert 'class="says"' in answer.text and 'class="w"' in answer.text
    id = answer.url.path.rpartition("/")[2]
    table = browser.get(f"/take/table/proof.csv?id={id}").content.decode("utf-8-sig")
    assert table.count("\n") >= 2
    assert browser.desk.previews() == []


def test_a_draft_as_a_file(browser: Browser, tmp_path: Path) -> None:
    data = (TOP / "examples" / "silo" / "03-bote.txt").read_bytes()
    answer = browser.submit("/proof", {"text": ""}, files={"file": ("draft.md", data, "text/markdown")})
    assert answer.status_code == 200
    assert browser.submit("/proof", {"text": " "}).status_code == 400
    assert browser.get("/proof/none").status_code == 404
