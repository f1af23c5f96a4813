"""Who can speak is told from what cannot: it decides between subject and object."""

from __future__ import annotations

import pytest

from laut.reading.names import find_names
from laut.reading.references import Cast
from laut.text import analyse

SPEAK = [
    "Die Briten",
    "Anwohner",
    "die Rebellen",
    "Gewerkschaften",
    "Die Polizei",
    "der Sprecher",
    "die Sprecherin des Ministeriums",
    "eine Sprecherin",
    "Amnesty International",
    "die Opposition",
    "der Konzern",
    "die Bank",
    "das Unternehmen",
    "die Klubs",
    "die Vereine",
    "Müller",
    "Jan Petersen",
    "der 61-Jährige",
    "ein 19-Jähriger",
    "die Witwe",
    "die Autoren",
    "die UNO",
    "das Ministerium",
    "Kiew",
    "Moskau",
    "die FDP",
    "die Linke",
    "die Grünen",
    "die Staatsanwaltschaft",
    "die Behörden",
    "Forscher der Universität Kellenau",
    "Experten",
    "die Demonstranten",
    "Fluglotsen",
    "Gefängniswärter",
    "Beschäftigte",
    "die Bewohner",
    "viele Eltern",
    "die Stadt",
    "die Gemeinde",
    "der Landkreis",
    "das Gericht",
    "der Vorstand",
    "der Aufsichtsrat",
    "die Bundesregierung",
    "der Kreml",
    "die Ukraine",
    "Brüssel",
    "das Blatt",
    "die „Bild“",
    "der Sender",
    "Reuters",
    "die Agentur Reuters",
    "die Feuerwehr",
    "die Bundeswehr",
    "die Hamas",
    "die Kirche",
    "Ärzte ohne Grenzen",
    "der Verein Mehr Licht",
    "sie",
    "die Russen",
    "ein Nachbar",
    "die Soldaten",
    "der Bürgermeister",
    "die Europäische Union",
    "das Bündnis",
    "Angehörige",
    "Insider",
    "Fachleute",
    "die Firma",
    "die Deutsche Bahn",
    "der ADAC",
    "die Fraktion",
    "der Betriebsrat",
]
SILENT = [
    "Die Kosten",
    "die Vorwürfe",
    "ein Verbot",
    "die Kritik",
    "die Pläne",
    "das Angebot",
    "Konsequenzen",
    "Aufklärung",
    "Steuererhöhungen",
    "Zweifel",
    "Entlassungen",
    "Gerüchte über 300 Entlassungen",
    "die Zahlen",
    "die Zahl der Toten",
    "die Zahl der Verletzten",
    "ein Ende der Gewalt",
    "ein Treffen",
    "ein Gefecht",
    "die Berichte",
    "die Tat",
    "die Lage",
    "die Verhandlungen",
    "der Preis",
    "die Temperatur",
    "das Gesetz",
    "ein Gesetz",
    "das Urteil",
    "die Einführung",
    "die Durchführung",
    "das Haus",
    "der Antrag",
    "die Reform",
    "den Plan",
    "Hilfe",
    "das Verfahren",
    "eine Untersuchung",
    "der Vorfall",
    "der Krieg",
    "die Löhne",
    "Änderungen",
    "Gespräche",
    "die Aussage",
    "mehr Geld",
    "die Forderung der Gewerkschaft",
    "die Angriffe",
    "der Bau",
    "das Projekt",
    "die Entscheidung",
    "den Einsatz",
    "eine Erhöhung",
    "Rücktritte",
    "der Fund",
    "die Schäden",
    "ein Abkommen",
]


def _voice(phrase: str) -> int:
    text = analyse(f"Gestern forderte {phrase} etwas dazu.", "de")
    b = text.text.index(phrase)
    inside = [t.i for t in text.tokens if t.b < b + len(phrase) and t.e > b]
    return Cast(text, find_names(text)).voice(inside[0], inside[-1] + 1)


@pytest.mark.parametrize("phrase", SPEAK)
def test_people_and_bodies_speak(phrase: str) -> None:
    assert _voice(phrase) == 1


@pytest.mark.parametrize("phrase", SILENT)
def test_things_do_not_speak(phrase: str) -> None:
    assert _voice(phrase) == 0
