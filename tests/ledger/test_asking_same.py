"""Both databases find the same, whatever is asked and whatever came first; nothing that is asked for is left out."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest

from laut.errors import LautError, LedgerError
from laut.ledger import Ledger
from laut.records import STANCES
from tests.ledger.articles import article
from tests.ledger.postgres import Server
from tests.ledger.sample import put

STRANGE = ["'", "%", "_", "&", "|", "a:b", "İ", "ß", "ﬁ", "x*y*", "()", "!a", "\\\\", "q" * 3000, "-", '"', "*"]
RANGES = ["1..10", "100..", "..50", "3", "nan", "1e400", "-5..5"]


def asked(random: Random, words: list[str], names: list[str], concepts: list[str]) -> tuple[str, dict[str, Any]]:
    """Some question."""
    word = random.choice(words)
    ways = [word, word.lower(), f"{word[:4]}*", f'"{word}"', f"{random.choice(words)} -{word}", random.choice(STRANGE)]
    options: dict[str, list[Any]] = {
        "source": names, "concept": concepts, "figure": RANGES, "stance": list(STANCES),
        "since": ["2026-02-01", "0001-01-01", "9999-12-31"],
        "until": ["2026-02-01", "0001-01-01"], "outlet": ["BLATT 3", "Blatt 1"],
    }  # fmt: skip
    return random.choice(["", *ways]), {name: random.choice(some) for name, some in options.items() if random.random() < 0.12}


def answer(ledger: Ledger, words: str, given: dict[str, Any]) -> Any:
    """What is found, without numbers of rows; or the error, which is one of ours."""
    try:
        found = ledger.search(words, **given)
        told = ledger.timeline(words, limit=20, **given)
    except LautError as error:
        return str(error)
    return found.total, [hit.hash for hit in found.hits], [(e.start, e.end, e.name, e.words) for e in told]


@pytest.mark.real
def test_both_databases_find_the_same(tmp_path: Path, server: Server) -> None:
    texts = [(article(n), f"{n}.txt", {"outlet": f"Blatt {n % 7}", "published": f"2026-0{1 + n % 6}-1{n % 9}"}) for n in range(25)]
    texts += [(file.read_text(encoding="utf-8"), file.name, {"outlet": file.stem}) for file in sorted(Path("examples").rglob("*.txt"))]
    with Ledger(str(tmp_path / "case.laut"), create=True) as one, Ledger(f"{server.address}#same", create=True) as other:
        for ledger, some in ((one, texts), (other, texts[::-1])):
            for text, place, given in some:
                put(ledger, text, place, **given)
        words = sorted({word for text, _, _ in texts for word in re.findall(r"[\w.-]+", text)})
        names = [row.name for row in one.sources()]
        random = Random(5)
        for _ in range(250):
            question = asked(random, words, names, ["dead", "wounded", "person", "vehicle"])
            assert answer(one, *question) == answer(other, *question), question


def test_a_timeline_leaves_out_nothing_that_is_asked_for(ledger: Ledger) -> None:
    many = " ".join(f"Am {n % 27 + 1}. März 2026 kamen {n + 3} Boote an, sagte Anna Berg." for n in range(60))
    put(ledger, f"{many} Anna Berg bestritt, dass am 30. März 2026 zwölf Boote sanken.", "boats.txt", outlet="Inselbote")
    (denial,) = ledger.timeline(stance="denies", limit=5)
    assert denial.start == "2026-03-30" and ledger.timeline(source="Anna Berg", limit=100)
    assert ledger.timeline('"Boote kamen an"') == () and ledger.timeline('"Boote an"')


def test_words_of_a_source_are_found_under_each_of_its_names(ledger: Ledger) -> None:
    put(ledger, "Nordkorea teilte mit, dass 40 Boote gebaut wurden.", "de.txt", outlet="Inselbote")
    put(ledger, "North Korea said 40 boats were built. Anna Berg said 12 boats sank.", "en.txt", language="en", outlet="Harbour News")
    for name in ("Nordkorea", "North Korea", "DPRK"):
        found = ledger.search("", source=name)
        assert [len(found.passages(hit)) for hit in found.hits] == [1, 1], name


@pytest.mark.parametrize("figure", ["nan", "inf", "1e400", "1..inf"])
def test_a_range_has_numbers_at_its_ends(ledger: Ledger, figure: str) -> None:
    with pytest.raises(LedgerError, match="a number or a range"):
        ledger.search("", figure=figure)


def test_the_first_and_the_last_day_that_there_are(ledger: Ledger) -> None:
    put(ledger, "Am 3. März 2026 kamen 40 Boote an, sagte Anna Berg.", "boats.txt")
    assert ledger.search("", since="0001-01-01").total == 1 and ledger.search("", since="9999-12-31").total == 0
