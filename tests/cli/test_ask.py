"""The verbs that ask a ledger: what each prints for people and as JSON, and that nothing is left out without a word."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import laut as api
from laut.errors import InputError

from .conftest import Laut, Result

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
Ask = Callable[..., Result]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of six of our articles."""
    place = tmp_path_factory.mktemp("asking") / "case.laut"
    api.add(place, EXAMPLES / "silo", EXAMPLES / "frachter.html", workers=1)
    return place


@pytest.fixture
def ask(laut: Laut, case: Path) -> Ask:
    """A verb on that ledger."""
    return lambda verb, *arguments: laut(verb, case, *arguments)


def rows(result: Result) -> list[dict[str, Any]]:
    """The lines of JSON that a verb printed."""
    assert result.code == 0, result.err
    return [json.loads(line) for line in result.out.splitlines()]


@pytest.mark.parametrize("verb", ["search", "timeline", "routes", "sources", "sheet", "log", "info"])
@pytest.mark.parametrize("ui", ["de", "en"])
def test_every_verb_answers_in_both_languages_and_as_json(ask: Ask, verb: str, ui: str) -> None:
    result = ask(verb, "--ui", ui)
    assert (result.code, result.err) == (0, "") and result.out
    for line in ask(verb, "--json").out.splitlines():
        json.loads(line)


def test_search_prints_the_words_that_an_answer_stands_on(ask: Ask) -> None:
    out = ask("search", "Raketen", "--ui", "en").out
    assert out.startswith("1 document\n") and "Brenna" in out and "Hafenbote ← lothische Geheimdienstmitarbeiter" in out
    (hit,) = rows(ask("search", "Rakete", "--json"))
    assert hit["total"] == 1 and any("Raketen" in passage["words"] for passage in hit["passages"])
    assert ask("search", "Zeppelin", "--ui", "en").out == "nothing found\n"


def test_search_by_figure_source_time_and_place(ask: Ask) -> None:
    assert [hit["id"] for hit in rows(ask("search", "--figure", "1000..1300", "--json"))] == [6]
    assert {hit["id"] for hit in rows(ask("search", "--source", "Mareike Tönnes", "--json"))} == {1, 2, 3}
    assert [hit["id"] for hit in rows(ask("search", "--from", "2025-05-01", "--to", "2025-05-31", "--json"))][-1] == 6
    assert [hit["id"] for hit in rows(ask("search", "--place", "Ostrav", "--json"))] == [6]
    assert len(rows(ask("search", "--published", "2026-03-01..", "--json"))) == 5


def test_the_timeline_is_in_the_order_of_what_is_told(ask: Ask) -> None:
    told = rows(ask("timeline", "--json"))
    assert [(row["start"] or "", row["end"] or "9") for row in told] == sorted((row["start"] or "", row["end"] or "9") for row in told)
    assert all(row["words"] and row["chain"] for row in told)


def test_routes_and_sheets_say_who_says_so(ask: Ask) -> None:
    ways = rows(ask("routes", "--json"))
    assert {(way["origin"], tuple(way["to"]), way["mode"]) for way in ways} >= {("Port Salen", ("Ostrav",), "ship")}
    assert all("Hafenbote" in way["chain"] for way in ways)
    assert json.loads(ask("sheet", "--json").out) == [["KR-9", 1]]
    measures = rows(ask("sheet", "KR-9", "--json"))
    assert measures and all(row["chain"] and row["words"] for row in measures)
    assert ask("sheet", "Zeppelin", "--ui", "en").out == "nothing found\n"


@pytest.mark.parametrize("asked", [("timeline",), ("routes",), ("sources",), ("sources", "Mareike Tönnes"), ("sheet", "KR-9")])
def test_what_a_limit_leaves_out_is_said_and_the_next_page_has_it(ask: Ask, asked: tuple[str, ...]) -> None:
    verb, *name = asked
    whole = rows(ask(verb, *name, "--json"))
    first = ask(verb, *name, "--json", "--limit", "1", "--ui", "en")
    assert first.err == "there is more: --offset 1 goes on from here\n"
    if asked == ("sources", "Mareike Tönnes"):
        sayings = whole[0]["sayings"]
        assert rows(first)[0]["sayings"] == sayings[:1]
        assert rows(ask(verb, *name, "--json", "--offset", "1"))[0]["sayings"] == sayings[1:]
    else:
        assert rows(first) == whole[:1]
        assert rows(ask(verb, *name, "--json", "--offset", "1")) == whole[1:]
    assert not ask(verb, *name, "--json", "--limit", "900").err


def test_info_counts(ask: Ask) -> None:
    (info,) = rows(ask("info", "--json"))
    assert (info["documents"], info["revisions"], info["failures"]) == (6, 1, 0)
    assert ask("info", "--ui", "en").out.startswith("6 documents\n")


def test_a_backup_answers_as_the_ledger_does(ask: Ask, laut: Laut, tmp_path: Path) -> None:
    copy = tmp_path / "copy.laut"
    assert ask("backup", copy).code == 0
    assert laut("timeline", copy, "--json").out == ask("timeline", "--json").out
    again = ask("backup", copy)
    assert again.code == 2 and "copy.laut" in again.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("search", "--figure", "many"), "a number or a range"),
        (("search", "--from", "March"), "a day such as"),
        (("search", "--concept", "zeppelins"), "a concept"),
        (("search", "--stance", "shouts"), "a stance out of"),
        (("sources", "Nobody At All"), "Nobody At All"),
        (("timeline", "--limit", "0"), "--limit"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(ask: Ask, arguments: tuple[str, ...], said: str) -> None:
    result = ask(*arguments)
    assert result.code == 2 and said in result.err and not result.out and len(result.err.splitlines()) <= 4


def test_a_list_of_files_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="each an argument of its own, found a list"):
        api.add(tmp_path / "none.laut", [EXAMPLES / "silo"])  # type: ignore[arg-type]
    assert not (tmp_path / "none.laut").exists()


def test_no_ledger_is_made_by_asking(laut: Laut, tmp_path: Path) -> None:
    result = laut("search", tmp_path / "none.laut", "Silo")
    assert result.code == 2 and "none.laut" in result.err and not (tmp_path / "none.laut").exists()
