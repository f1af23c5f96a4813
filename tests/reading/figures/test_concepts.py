"""The published list of concepts, its words, and the lists of a user."""

from __future__ import annotations

from pathlib import Path

import pytest

import laut
from laut import languages
from laut.errors import ConceptsError
from laut.reading.figures.concepts import concepts, using
from laut.reading.figures.own_concepts import COLUMNS, read

LANGUAGES = ("de", "en")
FIELDS = """people troops munitions vehicles cargo animals health money economy energy emissions votes events buildings data nature places
    sport politics documents society services capacity justice media strikes displacement culture transport work education"""
SAID = [
    ("de", "nordkoreanische Soldaten", "soldier"),
    ("de", "Artilleriegeschosse", "artillery_shell"),
    ("de", "ballistische Raketen", "ballistic_missile"),
    ("de", "Streubomben", "cluster_munition"),
    ("de", "Kampfpanzern", "tank"),
    ("de", "Mietshäuser", "building"),
    ("de", "Leitwölfe", "wolf"),
    ("de", "Schwerverletzte", "wounded"),
    ("de", "Neuinfektionen", "infected"),
    ("de", "Flüchtlingsunterkünfte", "accommodation"),
    ("de", "Nutzerkonten", "account"),
    ("de", "Legehennen", "chicken"),
    ("de", "Gegenstimmen", "no_vote"),
    ("de", "Warnstreiks", "strike"),
    ("de", "Löschzüge", None),
    ("de", "Koordinatoren", None),
    ("de", "Wahlkämpfer", "person"),
    ("de", "Haltung", None),
    ("de", "Kooperationen", None),
    ("de", "Steinbrüche", None),
    ("de", "Notfallsanitäter", "rescuer"),
    ("de", "Rüstungskooperationen", None),
    ("en", "North Korean soldiers", "soldier"),
    ("en", "cluster munitions", "cluster_munition"),
    ("en", "air defence systems", "air_defence"),
    ("en", "hospital admissions", "hospital_admission"),
    ("en", "postal votes", "postal_vote"),
    ("en", "oil tankers", "tanker"),
    ("en", "patient records", "patient_record"),
    ("en", "nuclear powers", "state"),
    ("en", "layoffs", "layoff"),
    ("en", "thoughts", None),
]


@pytest.mark.parametrize(("code", "phrase", "wanted"), SAID)
def test_concept_of_a_phrase(code: str, phrase: str, wanted: str | None) -> None:
    assert concepts(code).of(phrase) == wanted


def test_every_concept_is_described_and_has_words_in_every_language() -> None:
    rows = languages.common("concepts")
    names = [row["concept"] for row in rows]
    assert len(names) == len(set(names)) >= 300
    dimensions = {row["dimension"] for code in LANGUAGES for row in languages.table(code, "units")}
    for row in rows:
        assert row["label_en"] and row["label_de"] and row["field"] in FIELDS.split(), row
        assert not row["broader"] or row["broader"] in names, row
        assert not row["unit"] or row["unit"] in dimensions, row
    for code in LANGUAGES:
        table = {row["concept"]: row for row in languages.table(code, "concepts")}
        assert list(table) == names
        assert all(row["words"] for row in table.values())


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_kind_is_within_what_it_is_a_kind_of(code: str) -> None:
    known = concepts(code)
    assert known.within("mercenary", "person") and known.within("cluster_munition", "equipment") and not known.within("tank", "person")


LIST = """# of a bicycle club
concept\tbroader\twords\tsuffixes\tlanguage
cargo_bike\tbicycle\tLastenrad|lastenräder\t\tde
cargo_bike\tbicycle\tcargo bike\t\ten
hut\tbuilding\thütte\t-hütte\tde
trooper\tsoldier\tsoldaten\t\tde
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "mine.tsv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_words_of_a_user_go_before_ours(own: Path) -> None:
    text = "In Holm fahren 12 Lastenräder und 300 Soldaten kamen. Es gibt 40 Skihütten."
    plain, with_list = laut.read_text(text, language="de"), laut.read_text(text, language="de", concepts=own)
    assert [f.concept for f in with_list.figures] == ["cargo_bike", "trooper", "hut"]
    assert [f.concept for f in plain.figures][1] == "soldier"
    assert laut.read_text(text, language="de").to_json() == plain.to_json()
    assert laut.read_text(text, language="de", concepts=[own]).to_json() == with_list.to_json()


def test_english_words_of_a_user_in_the_plural(own: Path) -> None:
    reading = laut.read_text("The town bought 12 cargo bikes.", language="en", concepts=own)
    assert [f.concept for f in reading.figures] == ["cargo_bike"]


def test_a_users_concept_takes_its_field_from_the_broader_one(own: Path) -> None:
    with using(read(own)):
        known = concepts("de")
    assert known.dimension["trooper"] == "troops" and known.within("trooper", "person")
    assert concepts("de") is not known


def test_the_stamp_of_the_data_changes_with_the_list(own: Path) -> None:
    text = "12 Soldaten kamen."
    plain, with_list = (dict(laut.read_text(text, language="de", concepts=c).reader)["data"] for c in ((), own))
    own.write_text(LIST.replace("hut", "cabin"), encoding="utf-8")
    changed = dict(laut.read_text(text, language="de", concepts=own).reader)["data"]
    assert with_list and plain and with_list.startswith(plain) and len({plain, with_list, changed}) == 3


WRONG = [
    ("concept\twort\nx\ty\n", ":1: expected columns out of concept, words", "found 'wort'"),
    ("concept\tbroader\nx\t\n", ":1: expected a column words", "found concept, broader"),
    ("concept\twords\tbroader\nx\ty\tbicycel\n", ":2: expected a concept of the list in column broader", "found 'bicycel'"),
    ("concept\twords\tbroader\na\tx\tb\nb\ty\ta\n", ":2: expected a broader concept that is not itself a kind of this one", "found 'b'"),
    ("concept\twords\nx\t\n", ":2: expected something in column words", "found an empty cell"),
    ("concept\twords\nMy Thing\ty\n", ":2: expected a name of small letters", "found 'My Thing'"),
    ("concept\twords\nx\ty\tz\n", ":2: expected 2 cells", "found 3"),
    ("concept\twords\tlanguage\nx\ty\txx\n", ":2: expected one of de, en", "found 'xx'"),
    ("concept\twords\twords\nx\ty\tz\n", ":1: expected columns out of", "found 'words' twice"),
    ("concept\twords\tunit\nx\ty\tmiles\n", ":2: expected a dimension", "found 'miles'"),
    ("concept\twords\n", ": expected a header and rows below it", "found none"),
    ("", ": expected", "found"),
]


@pytest.mark.parametrize(("content", "expected", "found"), WRONG)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, content: str, expected: str, found: str) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(laut.LautError) as caught:
        read(path)
    assert expected in str(caught.value) and found in str(caught.value) and str(path) in str(caught.value)


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    path = tmp_path / "wrong.tsv"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(ConceptsError):
        read(path)


def test_no_list_is_no_list() -> None:
    assert read(()) is None
    assert set(COLUMNS) >= {"concept", "words", "broader"}
