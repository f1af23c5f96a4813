"""A case of 25 articles in two languages, from the first report to the inquiry: what is right about it stays right."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import laut

CASE = Path(__file__).resolve().parents[1] / "examples" / "marit-sund"
ARTICLES = sorted(CASE.glob("*.txt"))


def said(place: Path, *arguments: str) -> list[Any]:
    """The JSON that a command answers, line by line."""
    verb, *rest = arguments
    command = [sys.executable, "-m", "laut", verb, str(place), *rest, "--json"]
    out = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("case") / "marit-sund.laut"
    laut.add(place, str(CASE), workers=1)
    return place


@pytest.fixture(scope="module")
def weighed(place: Path) -> Any:
    return said(place, "questions")[0]


@pytest.fixture(scope="module")
def found(place: Path) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = said(place, "check")[0]["findings"]
    return findings


def kinds(found: list[dict[str, Any]], kind: str) -> list[str]:
    return [finding["says"] for finding in found if finding["kind"] == kind]


def answers(weighed: Any) -> list[dict[str, Any]]:
    return [answer for question in weighed["questions"] for answer in question["answers"]]


def question(weighed: Any, *texts: str) -> dict[str, Any]:
    """The one question to which all these are answers."""
    (one,) = [q for q in weighed["questions"] if set(texts) <= {answer["text"] for answer in q["answers"]}]
    return dict(one)


def test_the_articles() -> None:
    documents = [laut.read(path).document for path in ARTICLES]
    assert [document.language for document in documents].count("en") == 10
    assert len(documents) == 25
    assert len({document.outlet for document in documents}) == 10
    assert all(document.title and document.published and document.url for document in documents)
    assert all(120 <= len(document.text.split()) <= 350 for document in documents)
    assert not [path.name for path in CASE.iterdir() if path.suffix != ".txt"], "a folder is added whole"


def test_two_papers_print_the_agency(weighed: Any, found: list[dict[str, Any]]) -> None:
    outlets = {article["id"]: article["outlet"] for article in weighed["articles"]}
    copies = [(article["outlet"], outlets[article["copy_of"]]) for article in weighed["articles"] if article["copy_of"]]
    assert copies == [("Förde-Kurier", "Nordkontor")] * 2
    assert len(kinds(found, "copy")) == 2
    added = {answer["adds"] for answer in answers(weighed) if answer["article"] in {a["id"] for a in weighed["articles"] if a["copy_of"]}}
    assert not added & {"origin", "no_origin"}


def test_the_dead_in_both_languages(weighed: Any) -> None:
    """The harbour authority and the hospital: two origins, however many papers count along."""
    dead = question(weighed, "mindestens drei", "Five", "sechs", "Eight")
    assert dead["origins_at_least"] == 2
    assert len({answer["article"] for answer in dead["answers"]}) >= 10
    ids = {word: {i for a in dead["answers"] if a["text"] == word for i in a["origin_ids"]} for word in ("Five", "Seven", "sieben")}
    assert ids["Five"] <= ids["Seven"], "one port authority, in two papers"
    assert ids["Seven"] & ids["sieben"], "one hospital, in two languages"


def test_the_monitor_is_one_origin_behind_many_papers(weighed: Any) -> None:
    cargo = question(weighed, "rund 4.100 Tonnen", "about 4,100 tonnes")
    carried = [answer for answer in cargo["answers"] if answer["low"] == 4100]
    assert len({answer["outlet"] for answer in carried}) >= 5
    assert len([answer for answer in carried if answer["adds"] == "origin"]) == 1
    assert {"rund 4.100 Tonnen", "about 4,100 tonnes"} == {answer["text"] for answer in carried}


def test_the_promise_has_one_origin(weighed: Any, found: list[dict[str, Any]]) -> None:
    """The firm and its managing director are one, in German and English."""
    promised = next(
        q
        for q in weighed["questions"]
        if {"Nordkontor", "The Aegean Ledger"} <= {answer["outlet"] for answer in q["answers"] if answer["unit"] == "EUR"}
    )
    assert (promised["origins_at_least"], promised["origins_at_most"], promised["relation"]) == (1, 1, "agree")
    assert [says for says in kinds(found, "one_named_origin") if "25.000" in says]


def test_what_must_be_looked_at(found: list[dict[str, Any]]) -> None:
    assert [says for says in kinds(found, "position_change") if "denied" in says or "bestritt" in says]
    conflicts = " ".join(kinds(found, "conflict"))
    assert "2,750 tonnes" in conflicts and "4,100 tonnes" in conflicts
    assert "260 Tonnen" in conflicts and "310 Tonnen" in conflicts
    assert "rund 4.100 Tonnen" in " ".join(kinds(found, "headline_stronger"))
    assert "14 voyages" in " ".join(kinds(found, "headline_stronger"))
    assert "it at 31" in " ".join(kinds(found, "unattributed"))
    assert [finding for finding in found if finding["kind"] == "share" and finding["holds"]]


def test_the_corrected_article(place: Path, found: list[dict[str, Any]]) -> None:
    assert len(kinds(found, "revision")) == 1
    changed = json.dumps(said(place, "diff"), ensure_ascii=False)
    assert "Berichtigung" in changed and "1.200 Tonnen" in changed and "740 Tonnen" in changed


def test_ways_and_measures(place: Path) -> None:
    ways = said(place, "routes")
    assert {("Budapest", "Constanța"), ("Constanța", "Izmir")} <= {(way["origin"], to) for way in ways for to in way["to"]}
    assert "Die Warte" in [way["outlet"] for way in ways if "Corvina Trans" in way["carriers"]]
    assert {("Gewicht", "14 Tonnen"), ("Länge", "9,5 Meter")} <= {(row["measure"], row["words"]) for row in said(place, "sheet", "GT-40")}
    assert said(place, "sources") and said(place, "timeline")


def test_what_is_called_false_is_nobodys_answer(weighed: Any) -> None:
    outlets = {article["id"]: article["outlet"] for article in weighed["articles"]}
    disputed = {(outlets[a["article"]], a["text"]) for q in weighed["questions"] for a in q["disputes"]}
    assert {("The Aegean Ledger", "40"), ("Westblatt", "40"), ("Meridian News", "2,750 tonnes")} <= disputed
    assert "40" not in {a["text"] for a in question(weighed, "Five", "sieben")["answers"]}


def test_a_report_is_not_told_by_whom_the_sentence_before_names() -> None:
    for name, author in (("06-hafen", "Meridian"), ("24-warte", "Kommission")):
        reading = laut.read(CASE / f"{name}.txt")
        sources = {source.id: source.name for source in reading.sources}
        cues = {reading.document.text[a.cue[0].b : a.cue[-1].e]: [sources[s] for s in a.sources] for a in reading.attributions if a.cue}
        assert cues["heißt es"] == [author]
