"""laut beside its peers: what is shown of those that are not installed, and how their readings are made and matched."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from bench.attributes import Part, add, matched
from bench.beside import System, beside, day, near, share_of_days, systems, timex

from bench import accuracy, run
from bench import beside as module
from laut.records import Document

TOP = Path(__file__).resolve().parents[2]
PEERS = TOP / "bench" / "peers"
FOUND = [("a", Document("Am 3. Mai kamen vier Schiffe.", published=date(2024, 5, 6), language="de"))]


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of the peers as a module."""
    monkeypatch.setattr(sys, "path", [str(PEERS), *sys.path])
    spec = importlib.util.spec_from_file_location(f"peer_{name}", PEERS / f"{name}.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_of_a_peer_that_is_not_here_the_published_figures_are_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "PYTHON", tmp_path / "python")
    table = beside("krauts-diezeit", "Times", ("strict", "value"), FOUND, "times", lambda read: {"strict": 0.5, "value": float(len(read))})
    rows = {row["name"]: row for row in table["rows"]}
    assert rows["laut"] == {"name": "laut", "strict": 0.5, "value": 1.0, "run": "here", "published": ""}
    assert rows["asked for"]["strict"] == 0.78
    heideltime = rows["HeidelTime 2.2 with TreeTagger"]
    assert (heideltime["strict"], heideltime["run"], heideltime["published"]) == ("", "not installed here", "0.697 / 0.627")
    assert "| laut | 0.500 | 1.000 | here |  |\n" in module_markdown(table)


def module_markdown(table: dict[str, Any]) -> str:
    from bench.tables import markdown

    return markdown(json.loads(json.dumps(table)))


def test_a_peer_reads_lines_and_tells_its_seconds(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    peer = tmp_path / "peer.py"
    peer.write_text(
        f"import sys; sys.path.insert(0, {str(PEERS)!r})\nfrom serving import serve\n"
        "serve({'echo': lambda: (lambda line: line['text'], lambda line, found: {'times': [], 'text': found, 'day': line['published']})})\n"
    )
    system = System("echo", "times", ("de",), (sys.executable, str(peer), "echo"), ())
    found, seconds = system.read(FOUND, rounds=2)
    assert found["a"]["text"] == FOUND[0][1].text and found["a"]["day"] == "2024-05-06"
    assert seconds >= 0
    broken = System("broken", "times", ("de",), (sys.executable, "-c", "raise SystemExit(3)"), ())
    assert broken.read(FOUND) == ({}, 0.0)


def test_every_system_has_its_script_and_every_script_its_pins() -> None:
    for reads, language in (("times", "de"), ("times", "en"), ("figures", "en")):
        assert systems(reads, language)
        for system in systems(reads, language):
            assert any(Path(part).is_file() for part in system.command_here()[1:])
    pins = [line for line in (PEERS / "requirements.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert all("==" in line for line in pins)


def test_timeml_becomes_times_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\nAm 3. Mai & gestern kam es dazu."
    tagged = 'Am <TIMEX3 tid="t1" type="DATE" value="Y">3. Mai</TIMEX3> & <TIMEX3 type="DATE" value="X" mod="END">gestern</TIMEX3>'
    found = script("heideltime", monkeypatch).plain({"text": text}, f"<?xml?>\n<TimeML>\n\n{tagged} kam es dazu.\n\n</TimeML>")["times"]
    assert [text[slice(*t["span"])] for t in found] == ["3. Mai", "gestern"]
    assert found[1] == {"span": found[1]["span"], "type": "DATE", "timex": "X", "mod": "END"}


def test_units_of_the_recognizers_are_put_into_the_words_of_the_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    take = script("quantities", monkeypatch)._take

    class Found:
        def __init__(self, b: int, e: int, value: str | None, unit: str | None = None, kind: str = "dimension") -> None:
            self.start, self.end, self.type_name = b, e - 1, kind
            self.resolution = {"value": value, "unit": unit}

    figures: list[dict[str, Any]] = []
    for one in (
        Found(0, 4, "12", "Kilometer"),
        Found(0, 2, "12"),
        Found(9, 12, None, "Meter"),
        Found(20, 24, "5.5%"),
        Found(30, 32, "3", "C", "temperature"),
    ):
        take(figures, one)
    assert [(f["low"], f["unit"]) for f in figures] == [(12.0, "kilometre"), (5.5, "percentage"), (3.0, "celsius")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((4, 4), (4, None), True),
        ((4, 5), (4, 5), True),
        ((4, 5), (4, 4), False),
        ((None, None), (None, None), False),
        ((0, 0), (None, None), False),
    ],
)
def test_numbers_are_the_same_whatever_their_bound(one: tuple[Any, Any], other: tuple[Any, Any], same: bool) -> None:
    assert near(dict(zip(("low", "high"), one, strict=True)), dict(zip(("low", "high"), other, strict=True))) is same


def test_type_and_mod_are_counted_of_what_overlaps(shared: Path) -> None:
    score = accuracy.scorer_of(shared / "corpora" / "score.py")
    gold = [
        {
            "name": "a",
            "text": "Anfang Mai, gestern",
            "times": [{"span": [0, 10], "type": "DATE", "mod": "START"}, {"span": [12, 19], "type": "DATE"}],
        }
    ]
    read = {"a": {"times": [{"span": [7, 10], "type": "DATE", "mod": "START"}, {"span": [12, 19], "type": "TIME"}]}}
    assert timex(score, gold, read) == {"type": 0.5, "mod": 1.0}


def test_each_part_of_a_figure_is_counted_of_those_that_are_found() -> None:
    gold = {"low": 4, "high": 4, "bound": "exact", "unit": None, "per": None, "counted": "Schiffe", "span": [0, 4]}
    lost = {**gold, "span": [20, 24]}
    read = {**gold, "span": [2, 4], "bound": "about", "concept": "ship", "role": None}
    part = Part()
    add(part, {"figures": [gold, lost], "times": []}, {"figures": [read], "times": []}, lambda g, r: g["counted"] == r["counted"])
    assert matched([gold, lost], [read]) == [(gold, read)]
    assert part.figures == Counter(hit=1, read=1, gold=2)
    assert (part.cell("low and high"), part.cell("bound"), part.cell("counted thing")) == ("1.000 (1)", "0.000 (1)", "1.000 (1)")
    assert part.cell("counted thing has a concept") == "0.500 (2)"


def test_a_day_is_one_by_its_interval_or_its_value() -> None:
    assert day({"from": "2024-05-03", "to": "2024-05-03", "timex": "2024-05-03T12:00"}) == "2024-05-03"
    assert day({"from": "2024-05-01", "to": "2024-05-31", "timex": "2024-05"}) is None
    assert day({"timex": "2024-05-03T12:00"}) == "2024-05-03"
    assert day({"timex": "2024-05"}) is None and day({}) is None
    gold = {
        "times": [{"span": [0, 4], "from": "2024-05-03", "to": "2024-05-03"}, {"span": [9, 12], "from": "2024-05-01", "to": "2024-05-31"}]
    }
    read = {"a": {"times": [{"span": [2, 4], "timex": "2024-05-03"}]}}
    assert share_of_days([("a", FOUND[0][1], gold)], read) == 1.0
    assert share_of_days([("b", FOUND[0][1], gold)], read) == 0.0


def test_the_readme_shows_the_peers_that_ran_here() -> None:
    rows = [
        {"name": "laut", "value": 0.9, "value+unit": 0.8, "run": "here"}, {"name": "asked for", "value": 0.93, "run": ""},
        {"name": "other", "value": 0.7, "value+unit": 0.4, "run": "here"}, {"name": "lost", "run": "not installed here"},
    ]  # fmt: skip
    pace = [("laut: times", "100 tokens/s"), ("lost", "not installed here")]
    lines = run._beside({"beside-newsquant": {"title": "Quantities, F1 beside others", "rows": rows}, "pace-de": {"values": pace}})
    assert lines == [
        "- Quantities (value / value+unit): 0.900 / 0.800; on the same lines other 0.700 / 0.400",
        "- Tokens a second in German, one core: laut: times 100",
    ]
    assert run._beside({}) == []
