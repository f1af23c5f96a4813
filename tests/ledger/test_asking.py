"""What is asked of a ledger: the same answers on both databases, each with the words that it stands on."""

from __future__ import annotations

from pathlib import Path

import pytest

from laut import languages
from laut.errors import LedgerError, MissingError
from laut.ledger import Ledger, querying
from tests.ledger.articles import article
from tests.ledger.sample import put

FERRY = (
    "Die Fähren nach Juist fallen seit dem 3. März 2026 aus, teilte die Reederei Norden am Montag mit. Rund 4.000 Gäste "
    "sitzen auf der Insel fest, schätzt Bürgermeisterin Marta Oltmanns. „Wir warten auf Wasser“, sagte sie."
)
SHIP = (
    "The ship Northern Gannet carried 4,200 tonnes of wheat from Rostock to Beirut, port officials said on 5 March 2026. The "
    "owner denied that 12 sailors were injured."
)


@pytest.fixture
def case(ledger: Ledger) -> Ledger:
    put(ledger, FERRY, "ferry.txt", outlet="Inselbote", published="2026-03-09", title="Fähren fallen aus")
    put(ledger, SHIP, "ship.txt", outlet="Harbour News", published="2026-03-06", language="en")
    for n in range(6):
        put(ledger, article(n), f"{n}.txt", outlet=f"Blatt {n}")
    return ledger


def test_a_place_is_found_by_its_name_in_any_language(ledger: Ledger) -> None:
    put(ledger, "In Wladiwostok brannten Lager, sagte ein Sprecher. In Kiew fiel der Strom aus, sagte er.", "de.txt", outlet="Inselbote")
    put(ledger, "A depot burned in Vladivostok, a spokesman said on Monday.", "en.txt", outlet="Harbour News", language="en")
    put(ledger, "In Kellenau brannte eine Halle, sagte die Polizei am Montag.", "town.txt", outlet="Inselbote")

    def places(name: str) -> list[str]:
        return sorted(ledger.show(hit.id).row["place"] for hit in ledger.search(place=name).hits)

    assert places("Vladivostok") == places("Wladiwostok") == ["de.txt", "en.txt"]
    assert places("Kyiv") == ["de.txt"] and places("Kellenau") == ["town.txt"] and places("Halle") == places("Ukraine") == []
    (passage,) = ledger.search(place="Kyiv").passages(ledger.search(place="Kyiv").hits[0])
    assert "Kiew" in passage.words


@pytest.mark.parametrize(
    ("words", "asked", "found"),
    [
        ("Gäste", {}, ["ferry.txt"]),
        ("Gast Fähre", {}, ["ferry.txt"]),
        ("warten sitzt", {}, ["ferry.txt"]),
        ("juist* -Wattenmeer", {}, ["ferry.txt"]),
        ('"Fähren nach  juist"', {}, ["ferry.txt"]),
        ('"nach Fähren"', {}, []),
        ("ships injure", {}, ["ship.txt"]),
        ("4.000", {}, ["ferry.txt"]),
        ("", {"source": "Marta Oltmanns"}, ["ferry.txt"]),
        ("", {"source": "Inselbote"}, ["ferry.txt"]),
        ("", {"concept": "sailor", "figure": "10..15"}, ["ship.txt"]),
        ("", {"concept": "person", "figure": "12"}, ["ship.txt"]),
        ("", {"unit": "t", "figure": "4000.."}, ["ship.txt"]),
        ("Wasser", {"since": "2026-03-03", "until": "2026-03-03"}, ["ferry.txt"]),
        ("", {"place": "Beirut"}, ["ship.txt"]),
        ("", {"place": "Germany"}, []),
        ("", {"actor": "Zoll"}, []),
        ("Gäste", {"outlet": "inselbote", "published": ("2026-03-01", "2026-03-31")}, ["ferry.txt"]),
        ("Gäste", {"published": (None, "2026-03-01")}, []),
        ("ship", {"stance": "denies"}, ["ship.txt"]),
        ("nirgendwo", {}, []),
    ],
)
def test_search(case: Ledger, words: str, asked: dict[str, object], found: list[str]) -> None:
    answer = case.search(words, **asked)  # type: ignore[arg-type]
    places = [case.show(hit.id).row["place"] for hit in answer.hits]
    assert places == found and answer.total == len(found)
    for hit in answer.hits:
        text = case.decided(hit.id).machine.document.text
        for passage in answer.passages(hit):
            assert text[passage.span.b : passage.span.e].startswith(passage.words[:10])
            assert all(passage.span.b <= b < e <= passage.span.e for b, e in passage.marks)


@pytest.mark.parametrize(
    ("words", "asked", "message"),
    [
        ("-Sturm", {}, "a word that is to be there"),
        ("", {"figure": "viele"}, "a range such as"),
        ("", {"figure": "5..3"}, "a range such as"),
        ("", {"concept": "Unfug"}, "a concept"),
        ("", {"since": "gestern"}, "a day such as"),
        ("", {"stance": "maybe"}, "asserts"),
    ],
)
def test_what_cannot_be_asked_is_said(case: Ledger, words: str, asked: dict[str, object], message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        case.search(words, **asked)  # type: ignore[arg-type]


def test_pages_of_a_search(case: Ledger) -> None:
    every = case.search("", limit=100)
    assert every.total == 8 and [h.id for h in case.search("", limit=3, offset=2).hits] == [h.id for h in every.hits[2:5]]
    assert case.search("", limit=3).total == 8 and case.search("", offset=50).total == 8


def test_words_are_understood() -> None:
    asked = querying.query('Häuser "am Hafen" -Sturm')
    assert "haus" in asked.words[0] and asked.phrases == ("am hafen",) and "sturm" in asked.without[0]
    assert querying.query("").words == () and querying.amount("..5") == (None, 5.0)
    assert "dead" in querying.narrower("dead")


@pytest.mark.parametrize("language", languages.known())
def test_further_forms_of_the_examples(language: str) -> None:
    for word, form in languages.toml(language, "search")["examples"]:
        assert form in querying.unlisted(word, language), word


def test_the_timeline_is_in_order(case: Ledger) -> None:
    rows = case.timeline()
    days = [row.start or "" for row in rows]
    assert days == sorted(days) and any("Fähren" in row.words for row in rows)
    assert [row.name for row in case.timeline(limit=2, offset=1)] == [row.name for row in rows[1:3]]
    assert all(row.outlet == "Inselbote" for row in case.timeline("Juist"))


def test_places_and_actors_are_found_in_every_language(ledger: Ledger) -> None:
    put(ledger, "In Nordkorea wurden 40 Boote gebaut, sagte der Hafenmeister. Frankreich liefert den Stahl.", "de.txt")
    put(ledger, "Forty boats were built in North Korea, officials said. France delivers the steel.", "en.txt", language="en")
    places = {case_place for case_place in ("Nordkorea", "North Korea") if len(ledger.search("", place=case_place).hits) == 2}
    assert places == {"Nordkorea", "North Korea"}


def test_ways_are_told_with_who_says_so(case: Ledger) -> None:
    (way,) = case.routes("ship")
    assert (way.origin, way.to, way.mode) == ("Rostock", ("Beirut",), "ship")
    assert case.decided(way.document).machine.document.text[way.span.b : way.span.e]


SHEETS = [
    "Die Fähre Wangerland ist 48 Meter lang und 11 Meter breit, teilte die Werft mit. Sie trägt 300 Fahrgäste.",
    "Die Fähre Wangerland ist nach Angaben der Reederei 52 Meter lang.",
]


def test_the_sheet_of_a_thing_sets_values_beside_each_other(ledger: Ledger) -> None:
    for n, text in enumerate(SHEETS):
        put(ledger, text, f"{n}.txt", outlet=f"Blatt {n}", published=f"2026-04-0{n + 1}")
    for subject, documents in ledger.subjects():
        rows = ledger.sheet(subject)
        assert rows and len({row.document for row in rows}) == documents
        for row in rows:
            text = ledger.decided(row.document).machine.document.text
            assert text[row.span.b : row.span.e] == row.words
            assert all(other in {f"{r.document}/{r.name}" for r in rows} for other in row.differs)
    assert ledger.sheet("Nirgendwo") == ()


def test_show_tells_all_of_a_document(case: Ledger) -> None:
    kept = case.show("ferry.txt")
    assert kept.row["title"] == "Fähren fallen aus" and kept.history == (kept.id,) and kept.group is None
    assert [fetch["place"] for fetch in kept.fetches] == ["ferry.txt"] and kept.readers[-1]["current"]
    assert case.show(kept.row["hash"][:20]).id == case.show(str(kept.id)).id == kept.id
    assert case.original(kept.id) == FERRY.encode() and kept.to_dict()["reading"]["document"]["text"] == FERRY
    with pytest.raises(MissingError, match="a document of this ledger"):
        case.show("nirgendwo.txt")


def test_info_counts_and_checks(case: Ledger) -> None:
    info = case.info()
    assert (info["documents"], info["readings"], info["failures"], info["decisions"]) == (8, 8, 0, 0)
    assert info["claims"] > 8 and info["sources"] > 3 and info["figures"] > 3 and info["bytes"] > 10_000
    assert info["languages"]["en"] == 1 and case.faults() == []


def test_a_backup_is_a_ledger_of_the_same(case: Ledger, tmp_path: Path) -> None:
    copy = case.backup(tmp_path / "copy.laut")
    with pytest.raises(LedgerError, match="a path where nothing is"):
        case.backup(copy)
    with pytest.raises(LedgerError, match="a folder for the copy"):
        case.backup(tmp_path / "no" / "copy.laut")
    if case.engine.dialect.name == "sqlite":
        with Ledger(copy) as other:
            assert {k: v for k, v in other.info().items() if k != "bytes"} == {k: v for k, v in case.info().items() if k != "bytes"}
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.laut"]
