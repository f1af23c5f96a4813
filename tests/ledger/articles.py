"""Small articles of our own making, German and English, for ledgers of any size: the same number gives the same article everywhere.

Each has an outlet, a day, an address, sources, figures and times. What varies is drawn anew in every sentence, so that two of them are
never near-copies of one another.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

_FIRST = [
    "Anke",
    "Bernd",
    "Carla",
    "Dirk",
    "Elif",
    "Frank",
    "Greta",
    "Hanno",
    "Ines",
    "Jonas",
    "Katrin",
    "Lars",
    "Mona",
    "Nils",
    "Olga",
    "Paul",
    "Rieke",
    "Sven",
    "Tanja",
    "Uwe",
    "Vera",
    "Wim",
]
_LAST_A = [
    "Alt",
    "Berg",
    "Born",
    "Dahl",
    "Eich",
    "Feld",
    "Grün",
    "Hart",
    "Holz",
    "Kamp",
    "Lind",
    "Moor",
    "Rau",
    "Sand",
    "Stein",
    "Tann",
    "Wald",
    "Weid",
    "Wies",
    "Ziel",
]
_LAST_B = [
    "bach",
    "berg",
    "brück",
    "dorf",
    "felder",
    "hagen",
    "haus",
    "hofer",
    "horst",
    "kamp",
    "mann",
    "meier",
    "müller",
    "rieder",
    "scheid",
    "stett",
    "thal",
    "wasser",
]
_TOWN_A = [
    "Alten",
    "Birken",
    "Dorn",
    "Eschen",
    "Falken",
    "Grau",
    "Hasel",
    "Insel",
    "Kalten",
    "Lerchen",
    "Mühl",
    "Neuen",
    "Ober",
    "Rosen",
    "Schwarzen",
    "Tiefen",
    "Unter",
    "Weiden",
]
_TOWN_B = [
    "au",
    "bach",
    "berg",
    "born",
    "brunn",
    "burg",
    "dorf",
    "eck",
    "feld",
    "furt",
    "hain",
    "heim",
    "kirchen",
    "moor",
    "ried",
    "see",
    "stadt",
    "tal",
    "werder",
]
_MONTHS = {
    "de": ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
}
_OUTLETS = {
    "de": ["Haselbote", "Flussblatt", "Tagesanzeiger-Nord", "Landkurier", "Uferpost", "Talzeitung", "Bergwarte", "Heideblick"],
    "en": ["Harbour Gazette", "Valley Record", "Northern Ledger", "The Quay", "Moorland Post", "Upland Herald", "Ferry News"],
}

_THINGS = {
    "de": [
        "Häuser",
        "Wohnungen",
        "Fahrzeuge",
        "Boote",
        "Bäume",
        "Straßenlaternen",
        "Kühe",
        "Beschwerden",
        "Stellen",
        "Verletzte",
        "Schüler",
        "Anträge",
        "Brücken",
        "Busse",
    ],
    "en": [
        "houses",
        "flats",
        "vehicles",
        "boats",
        "trees",
        "complaints",
        "jobs",
        "pupils",
        "applications",
        "bridges",
        "buses",
        "sheep",
        "volunteers",
        "bicycles",
    ],
}
_DEEDS = {
    "de": ["beschädigt", "gezählt", "geprüft", "gesperrt", "verkauft", "repariert", "gemeldet", "evakuiert", "erfasst", "versteigert"],
    "en": ["damaged", "counted", "inspected", "closed", "sold", "repaired", "reported", "moved", "registered", "insured"],
}
_TOPICS = {
    "de": [
        "Hochwasser",
        "Fährverkehr",
        "Streik",
        "Waldbrand",
        "Stromausfall",
        "Ernte",
        "Umfrage",
        "Klinikbau",
        "Radweg",
        "Hafenausbau",
        "Haushalt",
        "Datenleck",
    ],
    "en": ["flood", "ferry", "strike", "wildfire", "outage", "harvest", "poll", "hospital", "cycleway", "harbour", "budget", "drought"],
}
_SENTENCES = {
    "de": (
        "Nach Angaben der Stadtverwaltung {town} wurden bis zum {day}. {month} rund {n} {things} {deed}.",
        "{person}, Sprecherin der Feuerwehr {town}, sprach von mindestens {n} {things}, die {deed} worden seien.",
        "„Wir haben {n} {things} {deed}, das ist mehr als in {town2}“, sagte {person} am {day}. {month}.",
        "Laut Polizei {town} sind seit {month} etwa {n} {things} {deed} worden, {m} davon in {town2}.",
        "Der Landkreis {town} teilte mit, dass {n} {things} und {m} {things2} betroffen seien.",
        "{person} zufolge kostet das Vorhaben in {town} {m},{d} Millionen Euro, im {month} waren es noch {n} Tausend Euro weniger.",
        "In {town2} bestritt Bürgermeister {person} die Zahl von {n} {things2}; es seien höchstens {m} gewesen.",
        "Einem Bericht des Rechnungshofs {town} vom {day}. {month} zufolge stieg der Anteil auf {p} Prozent.",
        "Zwischen {town} und {town2} blieben {m} {things} liegen, wie {person} der Nachrichtenagentur Nordlicht sagte.",
        "Experten der Hochschule {town} schätzen, dass bis {month} {n} bis {more} {things2} {deed} werden.",
        "Die Gewerkschaft in {town2} nannte die Angaben von {person} zu {things2} am {day}. {month} „nicht nachvollziehbar“.",
        "Im {month} hatte {person} für {town} noch {m} {things} angekündigt.",
        "Ob {person} recht behält, zeigt sich in {town} erst nach dem {day}. {month}, wenn {n} {things2} {deed} sind.",
        "Anwohner in {town2} berichteten von {m} {things}, die am {day}. {month} {deed} wurden.",
    ),
    "en": (
        "About {n} {things} in {town} had been {deed} by {day} {month}, the {town2} council said.",
        "{person}, a spokeswoman for the {town} fire service, said at least {n} {things} had been {deed}.",
        '"We {deed} {n} {things}, more than in {town2}," {person} said on {day} {month}.',
        "According to police in {town}, some {n} {things} have been {deed} since {month}, {m} of them in {town2}.",
        "The {town} district reported that {n} {things} and {m} {things2} were affected.",
        "The plan for {town} will cost {m}.{d} million pounds, {person} said, after {n} thousand less in {month}.",
        "In {town2}, mayor {person} denied the figure of {n} {things2} and put it at {m} at most.",
        "The share rose to {p} per cent, according to an audit report in {town} dated {day} {month}.",
        "Between {town} and {town2}, {m} {things} were stranded, {person} told the Northlight news agency.",
        "Experts at {town} college expect {n} to {more} {things2} to be {deed} by {month}.",
        'Unions in {town2} called what {person} said about {things2} on {day} {month} "hard to follow".',
        "In {month}, {person} had promised {m} {things} for {town}.",
        "Whether {person} is right will be seen in {town} after {day} {month}, once {n} {things2} are {deed}.",
        "Residents of {town2} told of {m} {things} that were {deed} on {day} {month}.",
    ),
}


def article(n: int, language: str = "de") -> str:
    """The article of that number, as the text of a file with front matter."""
    rng = Random(f"{language} {n}")
    published = date(2024, 1, 1) + timedelta(days=rng.randrange(500))
    outlet, topic, town = rng.choice(_OUTLETS[language]), rng.choice(_TOPICS[language]), _town(rng)
    title = f"{topic.capitalize()} {'bei' if language == 'de' else 'near'} {town}: {_person(rng)}"
    chosen = rng.sample(_SENTENCES[language], rng.randrange(5, 9))
    sentences = [_filled(sentence, rng, language) for sentence in chosen]
    half = len(sentences) // 2
    head = {
        "title": title, "outlet": outlet, "author": _person(rng), "published": published.isoformat(), "language": language,
        "url": f"https://{outlet.casefold().replace(' ', '-')}.example/{topic.casefold()}/{n}",
    }  # fmt: skip
    front = "\n".join(f"{key}: {value}" for key, value in head.items())
    return f"---\n{front}\n---\n\n{title}\n\n{' '.join(sentences[:half])}\n\n{' '.join(sentences[half:])}\n"


def written(folder: Path, numbers: range, languages: str = "de en") -> list[Path]:
    """Files with the articles of these numbers, the languages in turn; their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    tongues = languages.split()
    paths = []
    for n in numbers:
        path = folder / f"{n:06}.txt"
        path.write_text(article(n, tongues[n % len(tongues)]), encoding="utf-8")
        paths.append(path)
    return paths


def _filled(sentence: str, rng: Random, language: str) -> str:
    n = rng.randrange(120, 980)
    things, things2 = rng.sample(_THINGS[language], 2)
    return sentence.format(
        town=_town(rng), town2=_town(rng), person=_person(rng), n=n, more=n + rng.randrange(20, 400), m=rng.randrange(2, 99),
        d=rng.randrange(1, 10), p=rng.randrange(3, 98), day=rng.randrange(1, 29), month=rng.choice(_MONTHS[language]), things=things,
        things2=things2, deed=rng.choice(_DEEDS[language]),
    )  # fmt: skip


def _town(rng: Random) -> str:
    return rng.choice(_TOWN_A) + rng.choice(_TOWN_B)


def _person(rng: Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST_A)}{rng.choice(_LAST_B)}"
