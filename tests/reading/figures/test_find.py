"""What `find_figures` makes of whole sentences: things, rates, shares, roles, ellipses, and what it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest

from laut.reading.figures import find_figures
from laut.reading.times import find_times
from laut.records import Figure, Span, Time
from laut.text import analyse
from tests.reading.figures.shared import read


def only(text: str, language: str = "de") -> Figure:
    """The one figure of `text`."""
    found = read(text, language)
    assert len(found) == 1, [f.text for f in found]
    return found[0]


def test_range_takes_scale_unit_and_bound_word() -> None:
    figure = only("Der Fluss führt rund 3,1 bis 3,9 Millionen Kubikmeter Schlamm.")
    assert (figure.low, figure.high, figure.bound, figure.unit, figure.counted) == (3.1e6, 3.9e6, "between", "m3", "Schlamm")
    assert figure.text == "rund 3,1 bis 3,9 Millionen Kubikmeter"


def test_compound_with_hyphens_counts_its_head() -> None:
    figure = only("Sie bauten einen 70-Tonnen-Kran auf.")
    assert (figure.low, figure.unit, figure.counted, figure.text) == (70, "t", "Kran", "70-Tonnen")
    assert only("Ein 88mm dickes Rohr platzte.").unit == "mm"
    assert only("Nach dreitägiger Suche gaben sie auf.").unit == "day"


@pytest.mark.parametrize(
    ("text", "language", "per"),
    [
        ("Die Stadt zahlt 150 Euro pro Tonne.", "de", "t"),
        ("Das Werk verbraucht monatlich 700 Tonnen.", "de", "month"),
        ("Der jährliche Verbrauch liegt bei 40 Tonnen.", "de", "year"),
        ("Pro Person und Tag bleibt nur ein Liter Wasser.", "de", "day"),
        ("Sie verdient 3.000 Euro im Monat.", "de", "month"),
        ("The plant burns 700 tonnes a month.", "en", "month"),
        ("It pays $40 per barrel.", "en", "barrel"),
    ],
)
def test_rate(text: str, language: str, per: str) -> None:
    assert only(text, language).per == per


def test_rate_carries_over_an_ellipsis() -> None:
    first, second = read("Die Stadt zahlt 150 Euro pro Tonne, dazu kommen 200 bis 230 Euro für die Fahrt.")
    assert first.per == second.per == "t"
    one, two = read("Es sind 200 bis 260 Kisten pro Monat oder 600 bis 780 pro Quartal.")
    assert (one.per, two.per, two.counted) == ("month", "quarter", "Kisten")


def test_share_names_its_base() -> None:
    figure = only("Etwa 50 Prozent aller von Bauern gemeldeten Schäden blieben offen.")
    assert (figure.unit, figure.share_of, figure.counted, figure.role) == (
        "percent", "aller von Bauern gemeldeten Schäden", "Schäden", "share",
    )  # fmt: skip
    figure = only("Nearly eight out of 10 voters stayed at home.", "en")
    assert (figure.low, figure.bound, figure.counted) == (80, "just_under", "voters")


def test_change_is_two_figures_with_one_unit() -> None:
    first, second = read("Die Ausgaben sanken von 114 auf 99 Euro.")
    assert (first.low, first.unit, first.role) == (114, "EUR", "change_from")
    assert (second.low, second.unit, second.role) == (99, "EUR", "change_to")
    first, second = read("Her list is ahead with 57 percent to 33 percent.", "en")
    assert (first.low, second.low) == (57, 33)


def test_ellipsis_takes_the_thing_before() -> None:
    dead, hurt = read("Bei dem Unglück wurden 35 Bergleute getötet und vier weitere verletzt.")
    assert (dead.counted, dead.event) == ("Bergleute", "killed")
    assert (hurt.counted, hurt.event, hurt.role) == ("Bergleute", "injured", "additional")
    hurt = only("Ein Mann starb, 35 weitere wurden verletzt.")
    assert (hurt.low, hurt.counted) == (35, "Mann")


def test_killed_or_injured_is_a_casualty() -> None:
    figure = only("Rund 400 Soldaten wurden getötet oder verletzt.")
    assert (figure.concept, figure.event) == ("casualty", "killed_or_injured")


def test_compound_noun_has_a_concept() -> None:
    assert only("Sie verluden 300 Artilleriegranaten.").concept == "artillery_shell"
    assert only("Es fehlen 20 Stadionbesucher.").concept == "visitor"
    assert only("They loaded 300 ballistic missiles.", "en").concept == "ballistic_missile"


def test_age_behind_a_name() -> None:
    assert only("Das sagte Erna Holm (45) am Morgen.").unit == "year"
    assert only("Erna Holm, 45, said so.", "en").unit == "year"


@pytest.mark.parametrize(("text", "value"), [("Es waren minus 5 Grad.", -5), ("Es waren -5 Grad.", -5), ("Es waren 5 Grad.", 5)])
def test_negative(text: str, value: float) -> None:
    assert only(text).low == value


def test_numbers_in_times_are_no_figures_but_durations_are() -> None:
    text = "Im Mai 2024 dauerte es 45 Sekunden."
    made = analyse(text, "de")
    whole = Time("t1", Span(0, 11), "Im Mai 2024", date(2024, 5, 1), date(2024, 5, 31), "DATE", "2024-05")
    length = Time("t2", Span(23, 34), "45 Sekunden", None, None, "DURATION", "PT45S")
    assert [f.text for f in find_figures(made, [whole, length])] == ["45 Sekunden"]


def test_ids_in_order_of_the_text() -> None:
    found = read("Zwei Hunde, drei Katzen und 40 Hühner.\n\nZehn Schafe.")
    assert [f.id for f in found] == ["f1", "f2", "f3", "f4"]
    assert [f.span.b for f in found] == sorted(f.span.b for f in found)


def test_a_loss_of_money_is_no_casualty_and_no_profit() -> None:
    loss, profit = read("Die Bank meldet einen Verlust von 12 Millionen Euro nach einem Gewinn von 19 Millionen im Jahr zuvor.")
    assert (loss.counted, loss.concept, loss.role) == ("Verlust", "loss", None)
    assert (profit.counted, profit.concept, profit.unit, profit.per) == ("Gewinn", "profit", "EUR", None)
    assert only("A loss of $12 million was reported.", "en").concept == "loss"
    assert only("Die Armee meldete 300 Verluste.").concept == "casualty"


@pytest.mark.parametrize(
    ("text", "part", "whole", "thing"),
    [
        ("Bis zu 600 der weltweit 5.200 Lager schließen.", 600, 5200, "Lager"),
        ("Dort lägen noch 8 von 400 Brücken darüber.", 8, 400, "Brücken"),
    ],
)
def test_part_of_a_counted_whole(text: str, part: float, whole: float, thing: str) -> None:
    first, second = read(text)
    assert (first.high, first.counted, first.role) == (part, thing, "part")
    assert (second.low, second.counted, second.role) == (whole, thing, None)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("300 Besucher kamen.", "visitor"), ("300 Beamte kamen.", "civil_servant"), ("300 Ärzte kamen.", "doctor"),
        ("Es gab 30 Festnahmen.", "arrest"), ("Sie schließen vier Standorte.", "site"), ("30 Migranten kamen.", "migrant"),
    ],
)  # fmt: skip
def test_concepts_say_no_more_than_the_word(text: str, concept: str) -> None:
    assert only(text).concept == concept


def test_trains_are_not_killed() -> None:
    trains, people = read("Beim Zusammenstoß zweier Züge sind 14 Menschen ums Leben gekommen.")
    assert (trains.event, people.event) == (None, "killed")


@pytest.mark.parametrize("text", ["Rentnerin (81) verletzt", "Das sagte Manfred K. (67).", "Der Pächter Jonas (24) schwieg."])
def test_age_in_brackets(text: str) -> None:
    assert only(text).unit == "year"


def test_numbers_behind_a_row_of_places_are_counts() -> None:
    _, *others = read("Die meisten Fälle zählen China (132 Fälle), Myanmar (85), Iran (27) und Malaysia (25).")
    assert [f.low for f in others] == [85, 27, 25]
    assert {f.unit for f in others} == {None}


def test_share_of_a_counted_whole() -> None:
    share, whole = read("61 Prozent der rund 8.000 Wahlberechtigten stimmten zu.")
    assert (share.share_of, share.concept, whole.counted) == ("der rund 8.000 Wahlberechtigten", "voter", "Wahlberechtigten")


def test_end_of_a_change_far_from_its_verb() -> None:
    text = "Der Gewinn erhöhte sich im Vergleich zum Zeitraum ein Jahr davor um 53 Prozent auf 291 Millionen Euro."
    assert [f.role for f in read(text)][-2:] == ["change_by", "change_to"]


def test_two_counts_share_the_noun_of_the_second() -> None:
    first, second = read("Es demonstrierten nach Angaben der Behörden 8.000, nach Angaben der Veranstalter mehr als 40.000 Menschen.")
    assert (first.counted, first.event, second.event) == ("Menschen", "demonstrated", "demonstrated")


def test_parts_share_what_happened_to_the_whole() -> None:
    found = read("Es starben 2.489 Menschen, darunter 1.594 Bauern, 620 Lehrer und 275 Fischer.")
    assert [f.role for f in found[1:]] == ["part", "part", "part"]
    assert {f.event for f in found} == {"killed"}
    found = read("The blast killed 30 people, including 12 children.", "en")
    assert [f.event for f in found] == ["killed", "killed"]


def test_end_of_a_change_by_percent_is_no_percent() -> None:
    first, second = read("Die Zahl der Anträge sank um 30 Prozent auf 12.000.")
    assert (first.unit, second.unit, second.counted) == ("percent", None, "Anträge")
    first, second = read("Die SPD kommt auf 16 Prozent, die Grünen auf 12.")
    assert first.unit == second.unit == "percent"


def test_every_visit_is_a_rate() -> None:
    assert only("Jeder Besuch wird mit 11,40 Euro vergütet.").per == "visit"


@pytest.mark.parametrize(
    ("text", "language", "want"),
    [
        ("Der Umsatz lag bei 5,3 (Vorjahr: 4,1) Millionen Euro.", "de", [(5.3e6, "EUR", None), (4.1e6, "EUR", None)]),
        ("Die Blauen holen 17,2 Prozent (-1,8), die Roten 4,3 (–2).", "de",
         [(17.2, "percent", None), (-1.8, "percentage_point", "change_by"), (4.3, "percent", None), (-2, "percentage_point", "change_by")]),
        ("Die Blauen holen 17,2 (-1,8) Prozent.", "de", [(17.2, "percent", None), (-1.8, "percentage_point", "change_by")]),
        ("Die Blauen holen 20 Sitze (+5).", "de", [(20, None, None), (5, None, "change_by")]),
        ("It sold 45 (planned: 30) million cars.", "en", [(45e6, None, None), (30e6, None, None)]),
        ("The Blues won 17.2% (-1.8).", "en", [(17.2, "percent", None), (-1.8, "percentage_point", "change_by")]),
    ],
)  # fmt: skip
def test_brackets_behind_a_number(text: str, language: str, want: list[tuple[float, str | None, str | None]]) -> None:
    assert [(f.low, f.unit, f.role if f.role == "change_by" else None) for f in read(text, language)] == want


def test_sets_are_no_shares() -> None:
    assert read("Jeden zweiten Dienstag tagt der Rat.") == read("Jeden dritten Tag fällt der Zug aus.") == []
    assert read("Every second Tuesday it meets.", "en") == []
    assert only("Jeder zweite Gast ging.").low == 50


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("Kinder unter 14 zahlen nichts.", None, 14, "less_than"),
        ("Kinder bis 18 zahlen nichts.", None, 18, "at_most"),
        ("Das gilt für Kinder ab sechs.", 6, None, "at_least"),
        ("Menschen über 65 zahlen nichts.", 65, None, "more_than"),
    ],
)
def test_age_limits(text: str, low: float | None, high: float | None, bound: str) -> None:
    figure = only(text)
    assert (figure.low, figure.high, figure.bound, figure.unit) == (low, high, bound, "year")


@pytest.mark.parametrize(
    ("text", "low", "counted"),
    [
        ("Sechs 155-mm-Haubitzen stehen dort.", 6, "Haubitzen"),
        ("Er kaufte zwei 500-Gramm-Packungen.", 2, "Packungen"),
        ("Er verkaufte 400 Stück Vieh.", 400, "Vieh"),
        ("Die 12 Höfe hielten 1,3 Millionen Stück Geflügel.", 1.3e6, "Geflügel"),
        ("Sechs\u00adund\u00adzwanzig Kühe starben.", 26, "Kühe"),
    ],
)
def test_what_stands_between_a_number_and_its_thing(text: str, low: float, counted: str) -> None:
    assert (low, counted) in [(f.low, f.counted) for f in read(text)]


def test_a_list_without_its_verb_keeps_the_noun() -> None:
    found = read("Die Roten stellen 33 Abgeordnete, die Blauen 31, die Grünen 20.")
    assert [(f.low, f.counted) for f in found] == [(33, "Abgeordnete"), (31, "Abgeordnete"), (20, "Abgeordnete")]


def test_a_count_behind_a_name_with_a_number() -> None:
    assert [f.counted for f in read("Flugzeuge vom Typ NH90, sechs Boote und zwei Autos kamen.")] == ["Boote", "Autos"]


def test_the_day_that_ends_a_length_of_time_is_no_figure_without_a_day_of_publication() -> None:
    made = analyse("Sales rose 19 percent for the year ending Oct. 31.", "en")
    assert [f.text for f in find_figures(made, find_times(made, None))] == ["19 percent"]
