"""Figures against a user's reference sheet: what differs is said, what answers another question is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from laut.acquire import from_text
from laut.acquire.facts import from_bytes
from laut.engines.local import read_document
from laut.errors import FactsError
from laut.languages import table, toml
from laut.records import Fact, Reading
from laut.weighing.facts import understand
from laut.weighing.interval import Range
from laut.weighing.quantities import convert, convertible
from laut.weighing.references import relation

HEAD = "subject,measure,value,unit,as_of,source\n"
KOPF = "Gegenstand;Messgröße;Wert;Einheit;Stand;Quelle\n"


def weighed(article: str, sheet: str, language: str, published: str = "2025-07-09", title: str | None = None) -> Reading:
    facts = [replace(fact, id=f"u{n}") for n, fact in enumerate(from_bytes(sheet.encode()), 1)]
    given = {"title": title} if title else {}
    return read_document(from_text(article, outlet="Talbote", language=language, published=published, **given), "en", facts)  # type: ignore[arg-type]


def differing(article: str, sheet: str, language: str, **more: str) -> list[str]:
    reading = weighed(article, sheet, language, **more)
    figures = {f.id: f.text for f in reading.figures}
    return [figures[f] for w in reading.findings if w.kind == "reference_mismatch" for f in w.figures]


DIFFERS = [
    ("de", "In Kalmenau starben nach Angaben der Polizei 19 Menschen.", HEAD + "Kalmenau,killed,17,,,Reuters\n", "19"),
    ("de", "In Kalmenau starben 19 Menschen, in Auried 5.", KOPF + "Kalmenau;Tote;17;;;\n", "19"),
    ("de", "Die Stadt Kalmenau hat 45.000 Einwohner.", KOPF + "Kalmenau;Einwohner;52.000;;;\n", "45.000"),
    ("de", "Die Rakete Tarn-4 hat eine Reichweite von 690 Kilometern.", HEAD + "Tarn-4,range,300,mi,,\n", "690 Kilometern"),
    ("de", "Die Brücke bei Holm ist 1.240 Meter lang.", KOPF + "Brücke bei Holm;Länge;1,4;km;;\n", "1.240 Meter"),
    ("de", "Die Brücke bei Holm kostete 310 Millionen Euro.", KOPF + "Brücke bei Holm;Kosten;250;Mio. Euro;;\n", "310 Millionen Euro"),
    ("de", "600 nordkoreanische Soldaten wurden getötet.", HEAD + "North Korea,soldiers killed,300,,,\n", "600"),
    (
        "de",
        "Die Lindbach AG steigerte den Umsatz auf 40 Millionen Euro.",
        HEAD + "Lindbach,revenue,55,million euros,,\n",
        "40 Millionen Euro",
    ),
    ("de", "Die Wahlbeteiligung lag in Kalmenau bei 61,5 Prozent.", KOPF + "Kalmenau;Wahlbeteiligung;58,2;%;;\n", "61,5 Prozent"),
    ("de", "Der Pegel in Auried erreichte 7,80 Meter.", KOPF + "Auried;Pegel;7,20;m;;\n", "7,80 Meter"),
    ("en", "In Port Ellis, 17 people died on Monday, the police said.", KOPF + "Port Ellis;Tote;21;;;\n", "17"),
    ("en", "Around 54,000 people live in Port Ellis.", KOPF + "Port Ellis;Einwohner;40.000;;2024;\n", "Around 54,000"),
    ("en", "The M-12 howitzer has a range of 25 miles.", KOPF + "M-12;Reichweite;30;km;;\n", "25 miles"),
    ("en", "The Brenna bridge near Holm is 1,240 metres long.", HEAD + "Brenna bridge,length,1.4,km,,\n", "1,240 metres"),
    ("en", "The M-12 howitzer weighs 4.2 tonnes.", HEAD + 'M-12,weight,"3,600",kg,,\n', "4.2 tonnes"),
    ("en", "The fire in Port Ellis destroyed 140 homes.", HEAD + "Port Ellis,homes destroyed,96,,,\n", "140"),
    ("en", "Port Ellis has 54,000 residents.", HEAD + 'Port Ellis,inhabitants,"40,000",,,\n', "54,000"),
    ("de", "Nordwatt beschäftigt 5.800 Menschen.", HEAD + 'Nordwatt,employees,"5,400",,,\n', "5.800"),
    ("en", "The Brenna bridge, opened in 1988, is 1,240 metres long.", HEAD + "Brenna bridge,length,1.4,km,2025,\n", "1,240 metres"),
    ("de", "In Velin wurden 23 Zivilisten getötet.", KOPF + "Velin;getötete Zivilisten;31;;;\n", "23"),
    ("de", "Auf Velin wurden 60 Drohnen abgefeuert.", KOPF + "Velin;abgefeuerte Drohnen;45;;;\n", "60"),
    ("en", "In Velin, 23 civilians were killed.", KOPF + "Velin;getötete Zivilisten;31;;;\n", "23"),
    ("en", "At least 40 people were injured in Milltown.", HEAD + "Milltown,injured,31,,,\n", "At least 40"),
]


@pytest.mark.parametrize(("language", "article", "sheet", "words"), DIFFERS, ids=lambda value: value[:30])
def test_it_differs(language: str, article: str, sheet: str, words: str) -> None:
    assert differing(article, sheet, language) == [words]


AGREES = [
    ("de", "In Kalmenau starben mindestens 17 Menschen.", KOPF + "Kalmenau;Tote;19;;;\n"),
    ("de", "In Kalmenau starben rund 4.000 Menschen.", KOPF + "Kalmenau;Tote;4.200;;;\n"),
    ("de", "Die Brücke bei Holm ist 1.240 Meter lang.", HEAD + "Brücke bei Holm,length,1.24,km,,\n"),
    ("en", "The M-12 howitzer has a range of 25 miles.", KOPF + "M-12;Reichweite;40;km;;\n"),
    ("en", "The M-12 howitzer weighs 4.2 tonnes.", KOPF + "M-12;Gewicht;4.200;kg;;\n"),
    ("en", "Around 4.2 million people live in Norland.", HEAD + 'Norland,population,"4,231,000",,,\n'),
    ("en", "The M-12 howitzer has a range of 25 miles.", "subject,measure,low,high,unit\nM-12,range,20,30,mi\n"),
]


@pytest.mark.parametrize(("language", "article", "sheet"), AGREES, ids=lambda value: value[:30])
def test_it_is_compared_and_agrees(language: str, article: str, sheet: str) -> None:
    reading = weighed(article, sheet, language)
    assert [fact.figures for fact in reading.facts] == [("f1",)]
    assert not [w for w in reading.findings if w.kind == "reference_mismatch"]


ANOTHER_QUESTION = [
    ("another place", "de", "In Auried starben 19 Menschen.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("the other of two places", "de", "In Kalmenau starben 17 Menschen, in Auried 5.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("both places together", "de", "In Kalmenau und Auried starben 22 Menschen.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("both places together", "en", "In all, 22 people died in Milltown and Ashford.", HEAD + "Milltown,killed,17,,,\n"),
    ("another event", "de", "In Kalmenau wurden 19 Menschen verletzt.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("another thing", "de", "In Kalmenau wurden 19 Häuser zerstört.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("the same number word, a measure", "de", "Der Pegel in Kalmenau stieg um 17 Meter.", KOPF + "Kalmenau;Tote;12;;;\n"),
    ("a part", "de", "In Kalmenau starben 17 Menschen, davon drei Kinder.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("additional ones", "de", "In Kalmenau starben weitere drei Menschen.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("a share", "de", "In Kalmenau sind 17 Prozent der Häuser zerstört.", KOPF + "Kalmenau;zerstörte Häuser;420;;;\n"),
    ("a rate", "de", "In Kalmenau sterben 40 Menschen pro Jahr.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("a kind", "en", "In Milltown, 300 foreign soldiers were killed.", HEAD + "Milltown,soldiers killed,900,,,\n"),
    ("a narrower thing", "en", "In Milltown, 12 children were killed.", HEAD + "Milltown,soldiers killed,900,,,\n"),
    ("another measure", "de", "Die Rakete Tarn-4 ist 8,5 Meter lang.", KOPF + "Tarn-4;Reichweite;690;km;;\n"),
    ("two measures at once", "de", "Reichweite und Länge der Tarn-4: 690 Kilometer und 8,5 Meter.", KOPF + "Tarn-4;Länge;9,5;m;;\n"),
    ("another model", "en", "The M-14 howitzer has a range of 25 miles.", HEAD + "M-12,range,40,mi,,\n"),
    ("a longer name", "en", "In Port Ellis, 17 people died.", HEAD + "Ellis,killed,4,,,\n"),
    ("a compound name", "de", "In Kalmenau-Nord starben 3 Menschen.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("another year", "en", "In 2019, 40 people were killed in Milltown.", HEAD + "Milltown,killed,17,,2025,\n"),
    ("long ago", "de", "Beim Hochwasser vor 20 Jahren starben in Kalmenau 40 Menschen.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("a quarter of the year", "de", "Die Lindbach AG meldet: Im ersten Quartal 2024 lag der Umsatz bei 12 Millionen Euro.",
     KOPF + "Lindbach;Umsatz;55;Mio. Euro;2024;\n"),
    ("not yet", "en", "In Milltown, 40 people were killed.", HEAD + "Milltown,killed,17,,2026-01-01,\n"),
    ("denied", "en", "The mayor denied that 40 people were killed in Milltown.", HEAD + "Milltown,killed,17,,,\n"),
    ("expected", "en", "The office expects 70,000 people to live in Port Ellis by 2040.", HEAD + 'Port Ellis,population,"54,000",,,\n'),
    ("a change", "en", "The population of Port Ellis grew by 4,000 people.", HEAD + 'Port Ellis,population,"54,000",,,\n'),
    ("another currency", "en", "Lindbach increased revenue to 40 million dollars.", HEAD + "Lindbach,revenue,55,million euros,,\n"),
    ("another word for people", "en", "Port Ellis counts 900 visitors.", HEAD + 'Port Ellis,inhabitants,"54,000",,,\n'),
    ("who speaks", "de", "Die Polizei Kalmenau teilte mit, 5 Menschen seien getötet worden.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("some of them", "en", "In Milltown, two of the dead were children.", HEAD + "Milltown,killed,17,,,\n"),
    ("some of them", "de", "In Kalmenau wurden 12 der Todesopfer gefunden.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("some inhabitants", "en", "In Milltown, some 8,200 residents were ordered to leave.", HEAD + 'Milltown,population,"54,000",,,\n'),
    ("some employees", "de", "Bei Nordwatt beteiligten sich 1.900 Beschäftigte am Streik.", KOPF + "Nordwatt;Beschäftigte;5.400;;;\n"),
    ("no number", "de", "In Kalmenau starben Dutzende Menschen.", KOPF + "Kalmenau;Tote;17;;;\n"),
    ("one of several numbers", "de", "In Kalmenau fahren 40 Busse am Morgen und 60 Busse am Abend.", KOPF + "Kalmenau;Busse;398;;;\n"),
    ("another thing of that name", "en", "The old Talbek bridge was 1.2 miles long.", HEAD + "Talbek bridge,length,4,km,,\n"),
    ("another thing of that name", "de", "Die alte Talbek-Brücke war 800 Meter lang.", KOPF + "Talbek-Brücke;Länge;4;km;;\n"),
    ("who reports its own", "en", "Tarrow shrinks. Its rival Hale reported revenue of £3.4 billion.", HEAD + "Tarrow,revenue,£2.1bn,,,\n"),
    ("in one place", "en", "Tarrow, which employs 9,200 people in Holm, is shrinking.", HEAD + 'Tarrow,employees,"9,600",,,\n'),
    ("all in all", "en", "In Velin, 23 civilians were killed. In all, 4,100 civilians died.", HEAD + "Velin,civilians killed,23,,,\n"),
    ("soldiers, but killed", "en", "In Milltown, 300 soldiers were killed.", HEAD + "Milltown,soldiers,900,,,\n"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "language", "article", "sheet"), ANOTHER_QUESTION, ids=lambda value: value[:25])
def test_another_question_is_left_alone(why: str, language: str, article: str, sheet: str) -> None:
    assert differing(article, sheet, language) == [], why


EXAMPLES = [(language, example) for language in ("de", "en") for example in toml(language, "facts")["examples"]]


@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=lambda value: str(value)[:30])
def test_the_examples_beside_the_words(language: str, example: dict[str, Any]) -> None:
    document = from_text(example["text"], language=language, published="2025-07-09")
    reading = read_document(document, "en", [Fact("u1", language=language, **example["row"])])
    figures = {f.id: f.text for f in reading.figures}
    assert [figures[f] for w in reading.findings if w.reference for f in w.figures] == example["differs"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_measure_has_words_and_a_dimension_of_the_units(language: str) -> None:
    dimensions = {row["dimension"] for row in table(language, "units")} | {""}
    other = {row["measure"]: row["dimension"] for row in table("en" if language == "de" else "de", "measures")}
    for row in table(language, "measures"):
        assert row["words"] == row["words"].lower()
        assert row["dimension"] in dimensions
        assert other[row["measure"]] == row["dimension"]


def test_the_finding_says_both_values_who_and_where() -> None:
    reading = weighed("In Kalmenau starben nach Angaben der Polizei 19 Menschen.", HEAD + "Kalmenau,killed,17,,,Fire service\n", "de")
    (finding,) = (w for w in reading.findings if w.kind == "reference_mismatch")
    assert finding.says == (
        "“19 Menschen” (Polizei) differs from your sheet, which has for Kalmenau, killed: “17” (Fire service, facts.csv:2). "
        "Difference: 2 (11.8%)."
    )
    assert finding.holds is None
    assert finding.reference == reading.facts[0].id == "u1"
    assert reading.facts[0].differs == finding.figures
    assert [reading.document.text[b:e] for b, e in finding.spans] == ["19"]
    assert Reading.from_dict(reading.to_dict()) == replace(reading, reader=tuple(sorted(reading.reader)))


def test_ranges_that_overlap_in_part_say_so() -> None:
    reading = weighed("The M-12 howitzer has a range of 20 to 40 miles.", HEAD + "M-12,range,30-60,mi,,\n", "en")
    assert [w.says for w in reading.findings if w.reference] == [
        "“20 to 40 miles” agrees only in part with your sheet, which has for M-12, range: “30-60 mi” (facts.csv:2)."
    ]


def test_two_rows_may_contradict_each_other() -> None:
    sheet = HEAD + "Kalmenau,killed,17,,,A\nKalmenau,killed,19,,,B\nKalmenau,killed,25,,,C\n"
    reading = weighed("In Kalmenau starben 19 Menschen.", sheet, "de")
    assert [(fact.source, bool(fact.differs)) for fact in reading.facts] == [("A", True), ("B", False), ("C", True)]


def test_a_thing_named_in_the_sentence_before_or_in_the_title() -> None:
    text = "In Milltown the fire burned for two days. The chief said 40 people were killed."
    assert differing(text, HEAD + "Milltown,killed,17,,,\n", "en") == ["40"]
    text = "Fire in Milltown\n\nThe chief said 40 people were killed."
    assert differing(text, HEAD + "Milltown,killed,17,,,\n", "en", title="Fire in Milltown") == ["40"]


def test_a_row_of_the_articles_own_data_sheet_is_of_its_thing() -> None:
    text = "The Talbek bridge opened on Friday. It is 2.1 miles long, and its towers rise to a height of 640 feet."
    assert differing(text, HEAD + "Talbek bridge,length,4,km,,\nTalbek bridge,height,60,m,,\n", "en") == ["2.1 miles"]
    assert differing(text, HEAD + "Talbek bridge,length,3.4,km,,\nTalbek,length,3.4,km,,\n", "en") == []


def test_without_a_subject_the_measure_alone_must_fit() -> None:
    assert differing("Der Pegel erreichte 7,80 Meter.", "Messgröße;Wert;Einheit\nPegel;7,20;m\n", "de") == ["7,80 Meter"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"value": "viele"}, "t.csv:3: expected a number in column value, found 'viele'"),
        ({"value": "3 or 7 or 9"}, "in column value, found '3 or 7 or 9'"),
        ({"value": "3", "unit": "flurbs per"}, "expected a unit in column unit, found 'flurbs per'"),
        ({"value": "3", "as_of": "some day"}, "expected a day or a period in column as_of, found 'some day'"),
        ({"low": "9", "high": "3"}, "expected low below high, found 9 and 3"),
    ],
)
def test_what_cannot_be_understood_is_named(cells: dict[str, str], expected: str) -> None:
    with pytest.raises(FactsError) as caught:
        understand(Fact("u1", "range", where="t.csv:3", language="en", **cells), "en")  # type: ignore[arg-type]
    assert expected in str(caught.value)


@pytest.mark.parametrize(
    ("cells", "language", "low", "high", "unit"),
    [
        ({"value": "40–60 km"}, "de", 40, 60, "km"),
        ({"value": "etwa 4.000"}, "de", 4000, 4000, None),
        ({"value": "etwa 4000"}, "en", 4000, 4000, None),
        ({"value": "more than 11,000"}, "en", 11000, None, None),
        ({"value": "4,2 Mio."}, "de", 4.2e6, 4.2e6, None),
        ({"value": "1.5", "unit": "$ million"}, "en", 1.5e6, 1.5e6, "USD"),
        ({"value": "-3,5", "unit": "°C"}, "de", -3.5, -3.5, "°C"),
        ({"low": "4,700"}, "en", 4700, None, None),
        ({"value": "1995"}, "en", 1995, 1995, None),
    ],
)
def test_values_are_understood_as_people_write_them(
    cells: dict[str, str], language: str, low: float, high: float | None, unit: str | None
) -> None:
    figure = understand(Fact("u1", "x", language=language, **cells), "de").figure  # type: ignore[arg-type]
    assert (figure.low, figure.high, figure.unit) == (pytest.approx(low), pytest.approx(high) if high else None, unit)


def test_units_are_converted_and_currencies_are_not() -> None:
    assert convert(Range(0, 100), "°C", "°F") == pytest.approx((32, 212))
    assert convert(Range(1, 2), "mi", "km") == pytest.approx((1.609344, 3.218688))
    assert not convertible("EUR", "USD")
    assert not convertible("kg", "km")
    assert not convertible(None, "km")


def test_relations() -> None:
    assert relation(Range(1, 2), Range(3, 4)) is False
    assert relation(Range(1, 3), Range(2, 4)) is None
    assert relation(Range(1, 4), Range(2, 3)) is True
    assert relation(Range(17, float("inf")), Range(19, 19)) is True
