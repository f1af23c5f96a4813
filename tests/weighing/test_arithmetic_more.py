"""Arithmetic inside one article, from the words to the finding: what adds up in prose, what does not, and what is no calculation at all."""

from __future__ import annotations

import pytest

import laut
from laut.records import FINDING_KINDS, Finding

KINDS = frozenset(FINDING_KINDS[FINDING_KINDS.index("sum") :])


def found(language: str, text: str) -> list[Finding]:
    reading = laut.read_text(text, language=language, published="2025-06-18", outlet="Talbote")
    return [f for f in reading.findings if f.kind in KINDS]


def test_arithmetic_is_the_last_of_the_kinds() -> None:
    assert {"sum", "difference", "rate_vs_total", "share", "per_period", "implied_ratio"} == KINDS


@pytest.mark.parametrize(
    ("language", "text", "kind", "holds"),
    [
        # Parts given by place, the whole before or behind them.
        ("de", "Auf der Insel brannten laut Feuerwehr 42 Häuser nieder. 30 davon standen in Grauort, zwölf in Seeholm.", "sum", True),
        ("de", "Auf der Insel brannten laut Feuerwehr 42 Häuser nieder. 30 davon standen in Grauort, 19 in Seeholm.", "sum", False),
        ("en", "The blast injured 99 people, police said. 44 of them had been hurt in Grayport and 69 in Mechelau.", "sum", False),
        ("en", "179 residents had to leave. That is what the county said. 142 of them came from Holm and 37 from Seel.", "sum", True),
        ("en", "Nineteen miners were trapped. Fourteen of them were brought up on Monday, the other five on Tuesday.", "sum", True),
        # A base and what came to it.
        ("en", "Seven bodies were found in Grayport. Four more were found in Holm. That brings the number of dead to eleven.", "sum", True),
        ("de", "Sieben Leichen wurden in Grauort geborgen, vier weitere in Holm. Damit sind elf Menschen tot.", "sum", True),
        ("de", "Eine erste Gruppe von rund 8.000 Soldaten kam im Mai. Mindestens 2.500 Mann sind seit Juni hinzugekommen. "
               "Insgesamt hat der Nachbar damit etwa 10.500 Soldaten entsandt.", "sum", True),
        ("en", "The army sent 8,000 troops in May. A further 2,500 followed in June. That makes 14,000 troops in all.", "sum", False),
        ("en", "The ministry counts 240 destroyed houses: 150 in Lund, 80 in Sora and 30 along the coast.", "sum", False),
        ("de", "Zwölf der Opfer starben in Lund, die anderen drei in Sora. 15 Menschen sind damit tot.", "sum", True),
        ("en", "Four of the nine judges dissented; the other five backed the ruling.", "sum", True),
        # A part said again as a share.
        ("en", "The damage came to 17.3 million euros. 6.9 million euros of that was insured, or 40 percent.", "share", True),
        ("en", "The damage came to 17.3 million euros. 6.9 million euros of that was insured, which is 31 percent.", "share", False),
        ("de", "Betroffen sind 2.213 Stellen. 560 davon entfielen auf die Verwaltung, also gut ein Viertel.", "share", True),
        ("de", "105 Rechner laufen wieder. Das sind drei Viertel der 140 befallenen Geräte.", "share", True),
        ("de", "60 Rechner laufen wieder. Das sind drei Viertel der 140 befallenen Geräte.", "share", False),
        ("en", "Of the 80 flats, 64 have power again, or four in five, the utility said.", "share", True),
        ("en", "Of the 80 flats, 52 have power again, nine in ten, the utility said.", "share", False),
        # A rate over a number of periods.
        ("de", "Die Beute umfasst 740 GB, kopiert in elf Nächten, mit 30 GB pro Nacht.", "rate_vs_total", False),
        ("en", "The haul is 330 gigabytes, copied over eleven nights at 30 gigs a night.", "rate_vs_total", True),
        ("en", "The strike cost the port 3.4 million euros. Each of the 31 days cost 110,000 euros.", "rate_vs_total", True),
        ("de", "Der Streik kostete den Hafen 6,4 Millionen Euro. Jeder der 31 Streiktage habe 110.000 Euro gekostet.",
         "rate_vs_total", False),
        ("de", "14.400 Bestellungen gingen im vergangenen Jahr ein. Im Schnitt seien das 1.300 im Monat, gerechnet auf elf Monate.",
         "rate_vs_total", True),
        ("en", "The office counted 3,945 infections. That was an average of 710 a day over nine days.", "rate_vs_total", False),
        ("en", "275 trips were cancelled. That had been an average of 76 a day over six days, they said.", "rate_vs_total", False),
        ("en", "Every day of the 14-day strike cost the line 2 million euros, 28 million euros in all.", "rate_vs_total", True),
        ("de", "Seit Januar 2024 sind 36.000 Menschen geflohen, im Schnitt 2.000 pro Monat.", "rate_vs_total", True),
        # One rate in two periods.
        ("en", "The pump moves 40 litres per second, or 2,400 litres a minute.", "per_period", True),
        ("de", "Der Betreiber verliert 2 Millionen Euro pro Woche, das sind 8 Millionen Euro pro Monat.", "per_period", True),
        ("de", "Der Betreiber verliert 2 Millionen Euro pro Woche, das sind 14 Millionen Euro pro Monat.", "per_period", False),
        # So many more than then.
        ("en", "Police put the number of missing at nine, nine fewer than on Thursday, when it was 18.", "difference", True),
        ("en", "Police put the number of missing at nine, four fewer than on Thursday, when it was 18.", "difference", False),
        ("de", "Die Polizei zählt 26 Tote. Das sind sieben mehr als am Donnerstag, als von 19 Toten die Rede war.", "difference", True),
        ("de", "93 Menschen starben, 20 mehr als am Mittwoch. Damals waren es 73 gewesen.", "difference", True),
        ("de", "Am Freitag zeigte der Pegel 2,10 Meter, das sind 3,40 Meter weniger als am Montag. "
               "Am Montag war der Fluss auf 5,50 Meter gestiegen.", "difference", True),
        ("de", "Der Umsatz stieg um 30 Prozent von 50 auf 60 Millionen Euro.", "difference", False),
        ("en", "The company cut 400 jobs, from 2,400 to 2,000.", "difference", True),
        # Moments of the clock.
        ("en", "The alarm sounded at 5.40 a.m. The wave reached the first houses at 6.05 a.m., 25 minutes later.", "difference", True),
        ("en", "The alarm sounded at 5.40 a.m. and the wave came at 6.05 a.m., 45 minutes later.", "difference", False),
        ("de", "Um 22.15 Uhr ging der Notruf ein, um 1.45 Uhr kam der Hubschrauber. Dreieinhalb Stunden habe man gewartet.",
         "difference", True),
        ("de", "Zwischen 8 Uhr und 14 Uhr war die Leitung tot, acht Stunden lang.", "difference", False),
    ],
)  # fmt: skip
def test_what_adds_up_and_what_does_not(language: str, text: str, kind: str, holds: bool) -> None:
    (finding,) = found(language, text)
    assert (finding.kind, finding.holds) == (kind, holds)
    assert all(text[b:e].strip() for b, e in finding.spans) and len(finding.spans) >= 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bei dem Unfall starben drei Menschen, fünf wurden verletzt. Acht Feuerwehrleute waren im Einsatz."),
        ("de", "Im Januar kamen 120 Boote, im Februar 80. Insgesamt zählt die Behörde 700 Boote in diesem Jahr."),
        ("de", "Der Zug fuhr um 8.10 Uhr ab. Um 9.30 Uhr begann die Sitzung, sie dauerte drei Stunden."),
        ("de", "Am Montag waren es drei Grad, fünf mehr als am Sonntag."),
        ("de", "Es gab zwei Enthaltungen und 73 Gegenstimmen. Damit verfehlte er die nötige Mehrheit von 75 Stimmen."),
        ("de", "20 Kilometer lang ist der Stau, fünf mehr als am Morgen. Der Tunnel hat 12 Röhren."),
        # Parts that may overlap.
        ("de", "42 Menschen wurden verletzt. 30 von ihnen sind Frauen, 19 kamen aus Seeholm."),
        ("en", "99 people were hurt, police said. 44 of them live in Grayport, 69 are students."),
        # Amounts of two firms, two candidates.
        ("en", "The company will save $46 million a year. One of its forerunners was promised $90 million over ten years."),
        ("en", "She has raised nearly $73 million in all. Her rival raised $37 million in May, and she more than $33 million in June."),
        ("de", "Die Bahn investiert 3 Milliarden Euro pro Jahr. Der Bund gab in fünf Jahren 9 Milliarden Euro für Straßen aus."),
        ("en", "The ferry carries 300 people a day. In six weeks the harbour will be closed; 900 people work there."),
        ("en", "Ruth Hale (who has 231 delegates) must win 58 percent of the 1,237 outstanding delegates."),
        ("en", "Of the 200 prisoners, 150 are under 30 and 120 have been convicted before."),
        ("en", "The shop opens at 9 a.m. and closes at 6 p.m. A tour takes two hours."),
        ("en", "At 9 a.m. the hearing began, at 11 a.m. it ended, and three hours later the verdict was read."),
        ("en", "The plan would bring 300 jobs a month if it passed. Over ten months 1,900 jobs were lost."),
        ("de", "Ein Drittel der 90 Betriebe ist zu, 31 Betriebe."),
    ],
)
def test_what_is_no_calculation_or_cannot_be_told_not_to_fit(language: str, text: str) -> None:
    assert not [f for f in found(language, text) if f.holds is not True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es gab zwei Enthaltungen und 73 Gegenstimmen. Damit verfehlte er die nötige Mehrheit von 75 Stimmen."),
        ("de", "Während der Bote von 100.000 Demonstranten sprach und der Kurier von 150.000, zählte die Polizei 50.000 Demonstranten."),
        ("en", "Hale received 69 percent of the vote to earn nine of the 13 delegates at stake."),
    ],
)
def test_what_fits_by_chance_is_not_told(language: str, text: str) -> None:
    assert found(language, text) == []


def test_the_calculation_is_written_out_in_either_language() -> None:
    text = "Um 18.05 Uhr ging der Notruf ein, um 18.52 Uhr kam der Wagen, 47 Minuten später."
    for ui, says in (("de", "Von 18.05 Uhr bis 18.52 Uhr sind es 47 min; genannt: 47 Minuten. Das passt."),
                     ("en", "From 18.05 Uhr to 18.52 Uhr is 47 min; stated: 47 Minuten. That fits.")):  # fmt: skip
        reading = laut.read_text(text, ui=ui, language="de", published="2025-06-18")
        assert says in [f.says for f in reading.findings]
