"""Sums, differences, shares and rates: what closes, what does not, and what is left alone."""

from __future__ import annotations

from datetime import date

from laut.records import Finding
from laut.weighing import weigh
from laut.weighing.periods import periods
from tests.weighing.build import Build


def of(kind: str, build: Build, ui: str = "de") -> list[Finding]:
    return [f for f in weigh([build.reading()], ui=ui).findings if f.kind == kind]


def test_months_are_counted_from_first_to_last() -> None:
    assert periods(date(2023, 8, 1), date(2025, 3, 31), "month") == 20
    assert periods(date(2024, 1, 1), date(2024, 12, 31), "quarter") == 4
    assert periods(date(2024, 3, 1), date(2024, 3, 14), "week") == 2


def shipped(rate: float, bound: str = "exact") -> Build:
    b = Build(f"Von Januar 2024 bis Oktober 2024 wurden 9.300 Kisten verschifft. Im Schnitt waren es {rate:.0f} Kisten pro Monat.")
    b.time("Von Januar 2024 bis Oktober 2024", date(2024, 1, 1), date(2024, 10, 31))
    b.number("9.300", 9300, counted="Kisten", event="shipped")
    b.number(f"{rate:.0f}", rate, bound=bound, counted="Kisten", per="month", after="Schnitt")
    return b


def test_a_rate_times_the_months_gives_the_total() -> None:
    (finding,) = of("rate_vs_total", shipped(930))
    assert finding.holds is True and "930 Kisten pro Monat × 10 = 9.300" in finding.says


def test_a_rate_that_is_too_high_for_its_total() -> None:
    (finding,) = of("rate_vs_total", shipped(1400))
    assert finding.holds is False and weigh([shipped(1400).reading()]).findings[0].kind == "rate_vs_total"


def test_a_rate_of_another_thing_is_left_alone() -> None:
    b = Build("Von Januar 2024 bis Oktober 2024 wurden 9.300 Kisten verschifft, dazu 50 Boote pro Monat.")
    b.time("Von Januar 2024 bis Oktober 2024", date(2024, 1, 1), date(2024, 10, 31))
    b.number("9.300", 9300, counted="Kisten")
    b.number("50", 50, counted="Boote", per="month")
    assert of("rate_vs_total", b) == []


def test_a_length_of_time_beside_the_total_counts_too() -> None:
    b = Build("Im Schnitt fielen 20 Fahrten pro Tag aus, insgesamt 340 Fahrten in 17 Tagen.")
    b.number("20", 20, counted="Fahrten", per="day")
    b.number("insgesamt 340", 340, counted="Fahrten", role="total")
    b.number("17 Tagen", 17, unit="day")
    assert [f.holds for f in of("rate_vs_total", b)] == [True]


def test_a_quarter_has_three_months() -> None:
    b = Build("Das sind 200 bis 260 Kisten pro Monat oder 600 bis 780 Kisten pro Quartal.")
    b.number("200 bis 260", 200, 260, "between", counted="Kisten", per="month")
    b.number("600 bis 780", 600, 780, "between", counted="Kisten", per="quarter")
    assert [f.holds for f in of("per_period", b)] == [True]


def evacuated(total: int) -> Build:
    b = Build(f"Insgesamt {total} Anwohner mussten ihre Häuser verlassen. Er zählt 1150 Anwohner in Alttal, 820 in Neutal, 640 in Obertal.")
    b.number(f"Insgesamt {total}", total, counted="Anwohner", event="displaced", role="total")
    for n in (1150, 820, 640):
        b.number(str(n), n, counted="Anwohner", event="displaced")
    return b


def test_parts_that_close_and_parts_that_are_too_many() -> None:
    assert [f.holds for f in of("sum", evacuated(2610))] == [True]
    (finding,) = of("sum", evacuated(2400))
    assert finding.holds is False and "1150 + 820 + 640 = 2.610" in finding.says


def test_parts_that_are_fewer_may_be_incomplete() -> None:
    assert of("sum", evacuated(9000)) == []


def test_a_change_from_and_to_and_by() -> None:
    for by, holds in ((10, True), (25, False)):
        b = Build(f"Der Preis stieg von 200 Euro um {by} Prozent auf 220 Euro.")
        b.number("200 Euro", 200, unit="EUR", role="change_from")
        b.number(f"{by} Prozent", by, unit="percent", role="change_by")
        b.number("220 Euro", 220, unit="EUR", role="change_to")
        assert [f.holds for f in of("difference", b)] == [holds]


def test_a_change_of_something_else_in_the_sentence_is_left_alone() -> None:
    b = Build("Der Absatz stieg um 15 Prozent, die Ausgaben sanken aber von 114 Euro auf 99 Euro.")
    b.number("15 Prozent", 15, unit="percent", role="change_by")
    b.number("114 Euro", 114, unit="EUR", role="change_from")
    b.number("99 Euro", 99, unit="EUR", role="change_to")
    assert of("difference", b) == []


def repaired(part: int, words: str, low: float, bound: str) -> Build:
    b = Build(f"{part} Pumpen habe man repariert, damit laufe {words} der 140 Pumpen wieder.")
    b.number(str(part), part, counted="Pumpen")
    b.number(words, low, None, bound, unit="percent", share_of="der 140 Pumpen")
    b.number("140", 140, counted="Pumpen")
    return b


def test_a_share_of_a_whole_that_is_named() -> None:
    assert [f.holds for f in of("share", repaired(54, "mehr als die Hälfte", 50, "more_than"))] == [False]
    assert [f.holds for f in of("share", repaired(84, "mehr als die Hälfte", 50, "more_than"))] == [True]


def test_the_ratio_that_totals_and_rates_imply() -> None:
    b = Build(
        "Von Januar 2024 bis Oktober 2024 kamen 1.000 Kisten mit 50.000 Flaschen an. Es sind das 100 Kisten pro Monat mit 9.000 Flaschen."
    )
    b.time("Von Januar 2024 bis Oktober 2024", date(2024, 1, 1), date(2024, 10, 31))
    b.number("1.000", 1000, counted="Kisten")
    b.number("50.000", 50000, counted="Flaschen")
    b.number("100", 100, counted="Kisten", per="month", after="sind das")
    b.number("9.000", 9000, counted="Flaschen", per="month")
    (finding,) = of("implied_ratio", b)
    assert finding.holds is False and "50 auf eins; nach den Angaben pro Monat 90" in finding.says


def test_some_of_them_and_the_rest() -> None:
    b = Build("Rund 6500 Menschen verließen ihre Häuser. Etwa 2000 von ihnen kehrten zurück, die übrigen 4500 sind in Turnhallen.")
    b.number("Rund 6500", 6500, bound="about", counted="Menschen", concept="person", event="displaced")
    b.number("Etwa 2000", 2000, bound="about", counted="Menschen", concept="person", event="returned", role="part")
    b.number("4500", 4500, counted="Menschen", concept="person", role="remaining")
    assert [f.holds for f in of("sum", b)] == [True]


def test_percentage_points_between_two_polls() -> None:
    b = Build("54 Prozent sind dafür. Vor zwei Jahren waren es 47 Prozent, die Zustimmung stieg also um sieben Prozentpunkte.")
    b.number("54 Prozent", 54, unit="percent")
    b.number("47 Prozent", 47, unit="percent")
    b.number("sieben Prozentpunkte", 7, unit="percentage_point", role="change_by")
    assert [f.holds for f in of("difference", b)] == [True]


def test_another_year_s_whole_is_no_part() -> None:
    b = Build("2007 gab es insgesamt 7.981 Boote. Im Jahr davor waren es insgesamt 7.964 Boote und 7.050 Boote am Kai.")
    for words, n, role in (("7.981", 7981, "total"), ("7.964", 7964, "total"), ("7.050", 7050, None)):
        b.number(words, n, counted="Boote", role=role)
    assert not [f for f in weigh([b.reading()]).findings if f.kind == "sum"]
