"""Arithmetic across articles: what adds up between them, what surely does not, and what is no calculation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import laut
from laut.weighing.asks import asks
from laut.weighing.closing import Closing, closing, says
from laut.weighing.desk import lay_out
from laut.weighing.grouping import Placed, grouped

Article = tuple[str, str, str]  # language, day, text

RIVER = {"de": " Der Pegel der Aue bei Grauort lag bei 6,20 Metern. 140 Helfer sind in Grauort im Einsatz.",
         "en": " The river Aue at Grauort stood at 6.20 metres. 140 helpers are at work in Grauort."}  # fmt: skip
PORT = {"de": " 42 Schiffe liegen in Grauort. 310 Hafenarbeiter in Grauort sind im Streik.",
        "en": " 42 ships are in Grauort. 310 dockers in Grauort are on strike."}  # fmt: skip


def placed(articles: Sequence[Article]) -> list[Placed]:
    found = []
    for i, (language, day, text) in enumerate(articles):
        reading = laut.read_text(text, language=language, published=day, outlet=f"Blatt {i}")
        desk = lay_out(reading)
        figures = {f.id: f for f in desk.figures}
        for ask in asks(reading):
            said = desk.carried_by(figures[ask.figure])
            origins = tuple(s.name for s in desk.ends(said)) if said else ()
            found.append(Placed(f"a{i}", ask, origins or (f"Blatt {i}",)))
    return found


def found(*articles: Article) -> list[Closing]:
    groups = grouped(placed(articles))
    result = closing(groups)
    turned = closing([list(reversed(g)) for g in groups])
    assert [(c.kind, c.holds, c.spans) for c in result] == [(c.kind, c.holds, c.spans) for c in turned]
    return result


def one(*articles: Article) -> tuple[str, bool, str]:
    (closes,) = found(*articles)
    assert len({article for article, _ in closes.spans}) > 1
    return closes.kind, closes.holds, says(closes, "en")


def quake(language: str, day: str, text: str) -> Article:
    return language, day, text + RIVER[language]


def port(language: str, day: str, text: str) -> Article:
    return language, day, text + PORT[language]


def test_so_many_more_than_what_another_article_gave_for_that_day() -> None:
    monday = quake("de", "2025-06-16", "Bei dem Beben in Grauort sind 19 Menschen gestorben, sagte die Polizei Grauort.")
    told = "Bei dem Beben in Grauort sind 26 Menschen gestorben, sagte die Polizei Grauort am Mittwoch, {} mehr als am Montag."
    kind, holds, words = one(monday, quake("de", "2025-06-18", told.format("sieben")))
    assert (kind, holds) == ("difference", True)
    assert words == "Earlier 19 Menschen, now 26 Menschen: a difference of 7; stated: sieben. That fits."
    assert one(monday, quake("de", "2025-06-18", told.format("vier")))[:2] == ("difference", False)


def test_so_many_more_than_on_a_day_of_which_nobody_told() -> None:
    saturday = quake("de", "2025-06-10", "Bei dem Beben in Grauort sind 12 Menschen gestorben, sagte die Polizei Grauort.")
    later = "Bei dem Beben in Grauort sind 26 Menschen gestorben, sagte die Polizei Grauort am Mittwoch, vier mehr als am Montag."
    assert found(saturday, quake("de", "2025-06-18", later)) == []


def test_what_an_article_gives_by_itself_is_not_told_again() -> None:
    monday = quake("en", "2025-06-16", "The quake in Grauort killed 19 people, the police in Grauort said.")
    later = "The quake in Grauort killed 26 people, the police in Grauort said, seven more than on Monday, when it was 19."
    assert found(monday, quake("en", "2025-06-18", later)) == []


def listed(total: int, day: str = "2025-06-18") -> list[Closing]:
    parts = "1.300 Anwohner mussten in Grauort ihre Häuser verlassen, 820 Anwohner mussten in Seeholm ihre Häuser verlassen."
    whole = f"Die Flut in Grauort: {total} Anwohner mussten ihre Häuser verlassen, sagte der Landkreis Grauort."
    return found(quake("de", "2025-06-18", parts), quake("de", day, whole))


def test_parts_by_place_against_the_total_of_another_article() -> None:
    assert [(c.kind, c.holds) for c in listed(2120)] == [("sum", True)]
    assert [(c.kind, c.holds) for c in listed(1900)] == [("sum", False)]


def test_parts_that_are_fewer_or_of_another_day_are_left_alone() -> None:
    assert listed(5400) == [] and listed(1900, "2025-06-25") == []


def test_parts_that_several_articles_give() -> None:
    articles = (
        quake("en", "2025-06-18", "In Grauort twelve people died in the flood, in Holm three people died, the county of Grauort said."),
        quake("en", "2025-06-18", "In Seel four people died in the flood and in Grauort twelve people died, the mayor of Grauort said."),
        quake("en", "2025-06-18", "The flood has killed 19 people, the interior ministry said in Grauort."),
    )
    sums = [c for c in found(*articles) if c.kind == "sum"]
    assert [c.holds for c in sums] == [True] and "= 19" in says(sums[0], "en")
    less = quake("en", "2025-06-18", "The flood has killed 18 people, the interior ministry said in Grauort.")
    assert [c for c in found(*articles[:2], less) if c.kind == "sum"] == []


def test_a_base_and_what_came_to_it() -> None:
    base = port("de", "2025-05-10", "Der Nachbar hat 8.000 Soldaten nach Grauland entsandt, sagte der Generalstab in Grauort.")
    more = port("de", "2025-06-18", "Der Nachbar hat weitere 2.500 Soldaten nach Grauland entsandt, sagte der Generalstab in Grauort.")
    total = port("de", "2025-06-18", "Der Nachbar hat insgesamt 10.500 Soldaten nach Grauland entsandt, sagte der Generalstab in Grauort.")
    assert one(base, more, total)[:2] == ("sum", True)
    other = port("de", "2025-06-18", "Der Nachbar hat insgesamt 15.000 Soldaten nach Grauland entsandt, sagte der Generalstab in Grauort.")
    assert found(base, more, other) == []


def shipped(rate: str, language: str = "en") -> list[Closing]:
    total = "Between January 2025 and August 2025 the port of Grauort shipped 9,600 containers, the harbour office in Grauort said."
    per = {"de": f"Im Hafen Grauort wurden im Schnitt {rate} Container pro Monat verschifft, sagte die Hafenbehörde von Grauort.",
           "en": f"The port of Grauort shipped {rate} containers a month on average, the harbour office in Grauort said."}  # fmt: skip
    return found(port("en", "2025-09-02", total), port(language, "2025-09-03", per[language]))


def test_a_rate_over_the_span_of_a_total() -> None:
    (closes,) = shipped("1.200", "de")
    assert closes.holds
    assert says(closes, "de") == "1.200 Container pro Monat × 8 = 9.600; an anderer Stelle genannt: 9,600 containers. Das passt."
    assert [(c.kind, c.holds) for c in shipped("2,000")] == [("rate_vs_total", False)]


def test_a_rate_of_another_size_is_of_another_thing() -> None:
    assert shipped("90,000") == []


def test_one_rate_in_two_periods() -> None:
    month = port("en", "2025-09-02", "The port of Grauort ships 400 containers a month, the harbour office in Grauort said.")
    quarter = port("de", "2025-09-03", "Der Hafen Grauort verschifft 1.200 Container pro Quartal, sagte die Hafenbehörde von Grauort.")
    assert one(month, quarter)[:2] == ("per_period", True)


def insured(amount: int) -> list[Closing]:
    share = "Two thirds of the damage in Grauort is insured, said the insurers' association."
    sums = f"The county of Grauort puts the damage at 620 million euros. Insured losses in Grauort come to {amount} million euros, it said."
    return found(quake("en", "2025-06-18", share), quake("en", "2025-06-18", sums))


def test_a_share_and_the_amounts_of_others() -> None:
    assert [(c.kind, c.holds) for c in insured(410)] == [("share", True)]
    assert [c for c in insured(370) if c.holds] == []


@pytest.mark.parametrize("day", ["2025-06-18", "2025-06-19"])
def test_articles_that_share_no_question_are_not_taken_together(day: str) -> None:
    parts = "1.300 Anwohner mussten in Grauort ihre Häuser verlassen, 820 Anwohner mussten in Seeholm ihre Häuser verlassen."
    whole = "In Birkental mussten 1.900 Gäste ihr Hotel verlassen, sagte die Polizei Birkental."
    assert found(("de", "2025-06-18", parts), ("de", day, whole)) == []


def test_answers_without_a_day_are_of_no_standing() -> None:
    groups = grouped(placed([
        quake("de", "2025-06-16", "Bei dem Beben in Grauort sind 19 Menschen gestorben, sagte die Polizei Grauort."),
        quake("de", "2025-06-18", "Bei dem Beben in Grauort sind 26 Menschen gestorben, sieben mehr als am Montag."),
    ]))  # fmt: skip
    undated = [[p._replace(ask=replace(p.ask, day=None, when=None)) for p in group] for group in groups]
    assert closing(undated) == []


def test_nothing_comes_of_nothing() -> None:
    assert closing([]) == []
