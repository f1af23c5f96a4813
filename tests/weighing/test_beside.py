"""Two articles beside each other: what both say and how it differs, what one alone says, who speaks in which."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import laut
from laut.contract import dumps
from laut.records import Reading
from laut.weighing.beside import Beside, Row, compare

GERMAN = """\
Fähre vor Halmersund gekentert

Halmersund. Vor der Insel Torrey ist am Dienstag die Fähre „Nordlicht“ gekentert. Nach Angaben der Küstenwache Halmersund kamen mindestens \
17 Menschen ums Leben. 140 Passagiere wurden gerettet, sagte Küstenwachensprecher Arne Lohse.

Der Betreiber, die Reederei Torrey Linien, bezifferte den Schaden auf rund 4,5 Millionen Euro. „Das Schiff war im März überprüft worden“, \
sagte Reedereichefin Maren Delius.

Die Gewerkschaft der Seeleute warf der Reederei vor, am Personal gespart zu haben.
"""
ENGLISH = """\
Seventeen dead after ferry capsizes off Torrey

The ferry Nordlicht capsized off the island of Torrey on Tuesday. Seventeen people were killed, the Halmersund coast guard said. \
The coast guard said 152 passengers had been rescued.

Maren Delius, the head of Torrey Linien, put the damage at 4.5 million euros. Relatives of the missing gathered at the port. The mayor of \
Halmersund, Signe Aalto, said that three days of mourning would be held.
"""
OTHER = """\
Neue Bäume für Grauwinkel

Die Stadt Grauwinkel will 300 Linden pflanzen. Das kostet 90.000 Euro, sagte Gartenamtsleiter Udo Frings.
"""


def read(text: str, published: str = "2025-09-03", outlet: str = "Sundbote") -> Reading:
    return laut.read_text(text, published=published, outlet=outlet)


@pytest.fixture(scope="module")
def both() -> Beside:
    return compare(read(GERMAN), read(ENGLISH, "2025-09-03", "The Sound"), "en")


def row(found: Beside, words: str) -> Row:
    """The row of both in which an answer of the first has these words."""
    return next(r for r in found.figures if any(words in answer.text for answer in r.a))


def test_a_lost_bound_is_the_others_strength(both: Beside) -> None:
    dead = row(both, "17")
    assert dead.facing is not None and dead.facing[:3] == ("weaker", "a", ("bound",))
    assert [answer.text for answer in dead.a] == ["mindestens 17"] and dead.a[0].origins == ("Küstenwache Halmersund",)
    assert {answer.text for answer in dead.b} == {"Seventeen"} and dead.b[-1].origins == ("Halmersund coast guard",)
    assert dead.a[0].article == both.a.id and dead.b[0].article == both.b.id


def test_about_is_weaker_than_a_plain_number(both: Beside) -> None:
    damage = row(both, "4,5")
    assert damage.facing is not None and damage.facing[:3] == ("weaker", "a", ("bound",))


def test_numbers_that_exclude_each_other(both: Beside) -> None:
    rescued = row(both, "140")
    assert rescued.facing is not None and rescued.facing.relation == "excluded"
    assert rescued.b[0].text == "152"


def test_the_words_of_every_answer_are_in_its_text(both: Beside) -> None:
    for line in both.figures:
        for answers, text in ((line.a, GERMAN), (line.b, ENGLISH)):
            for answer in answers:
                assert text[slice(*answer.span)] == answer.text
                assert answer.quote.b <= answer.span.b < answer.span.e <= answer.quote.e


def test_what_one_alone_says(both: Beside) -> None:
    assert any("am Personal gespart" in said.quote for said in both.says_a)
    assert any(answer.text == "three days" for line in both.only_b for answer in line.b) or any("mourning" in s.quote for s in both.says_b)


def test_a_speaker_is_his_institution_in_either_language(both: Beside) -> None:
    coast = next(s for s in both.sources if any("Küstenwache" in name for name in s.a))
    assert "Arne Lohse" in coast.a and any("coast guard" in name for name in coast.b)
    assert coast.says_a and coast.says_b
    delius = next(s for s in both.sources if "Maren Delius" in s.a)
    assert "Maren Delius" in delius.b
    assert any("Signe Aalto" in s.b and not s.a for s in both.sources)
    assert any("Gewerkschaft" in "".join(s.a) and not s.b for s in both.sources)


def test_sides_change_places(both: Beside) -> None:
    back = compare(read(ENGLISH, "2025-09-03", "The Sound"), read(GERMAN), "en")
    assert {r.facing.relation for r in back.figures if r.facing} == {r.facing.relation for r in both.figures if r.facing}
    dead = next(r for r in back.figures if any(answer.text == "mindestens 17" for answer in r.b))
    assert dead.facing is not None and dead.facing.weaker == "b"
    assert [s.quote for s in back.says_b] == [s.quote for s in both.says_a]


def test_one_article_twice_has_nothing_of_its_own() -> None:
    found = compare(read(GERMAN), read(GERMAN))
    assert found.a.shared == found.b.shared == 1.0
    assert not (found.only_a or found.only_b or found.says_a or found.says_b)
    assert found.figures and {r.facing.relation for r in found.figures if r.facing} == {"same"}
    assert all(s.a == s.b for s in found.sources)


def test_articles_about_different_things_have_nothing_in_common() -> None:
    found = compare(read(GERMAN), read(OTHER))
    assert found.figures == () and not any(s.a and s.b for s in found.sources)
    assert found.only_a and found.only_b


def test_an_article_that_says_nothing() -> None:
    found = compare(read("Es regnet seit Tagen.\n"), read(OTHER))
    assert (found.figures, found.only_a, found.says_a) == ((), (), ())
    assert found.only_b


def test_a_hedge_on_one_side_is_weaker() -> None:
    one = read("In Grauwinkel sind vermutlich 40 Häuser überflutet worden, sagte der Sprecher der Feuerwehr Grauwinkel, Jan Roloff.\n")
    other = read("In Grauwinkel sind 40 Häuser überflutet worden, sagte die Feuerwehr Grauwinkel.\n")
    (line,) = compare(one, other).figures
    assert line.facing is not None and line.facing[:3] == ("weaker", "a", ("hedge",))


def test_a_later_count_is_of_another_day() -> None:
    text = "Bei dem Brand in Grauwinkel sind {} Menschen ums Leben gekommen, sagte die Polizei Grauwinkel.\n"
    (line,) = compare(read(text.format("zwölf"), "2025-09-01"), read(text.format("fünfzehn"), "2025-09-04")).figures
    assert line.facing is not None and line.facing.relation == "other_time"


def test_a_figure_that_the_other_disputes() -> None:
    one = read("Bei dem Brand in Grauwinkel sind 90 Menschen ums Leben gekommen, sagte die Gewerkschaft Holz.\n")
    other = read("Das Innenministerium bestritt, dass bei dem Brand in Grauwinkel 90 Menschen ums Leben gekommen seien.\n")
    (line,) = compare(one, other).figures
    assert line.facing is not None and line.facing.relation == "disputed"


def test_json_is_the_same_every_time_and_has_stable_keys(both: Beside) -> None:
    again = compare(read(GERMAN), read(ENGLISH, "2025-09-03", "The Sound"), "en")
    assert dumps(again.to_dict()) == dumps(both.to_dict())
    told = json.loads(dumps(both.to_dict()))
    assert list(told) == ["a", "b", "figures", "only_a", "only_b", "sources"]
    assert set(told["figures"][0]) == {"a", "about", "b", "differs", "further", "relation", "unit", "weaker"}
    assert set(told["only_a"]) == set(told["only_b"]) == {"figures", "statements"}
    assert set(told["sources"]) == {"both", "only_a", "only_b"}
    assert told["figures"][0]["a"][0]["words"]


def test_the_verb_takes_paths_and_readings(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(GERMAN, encoding="utf-8")
    assert laut.compare(file, laut.read(file)).to_dict() == laut.compare(str(file), file).to_dict()
