"""The directory finds a source by any of its names, in any inflection, and types the others by rule."""

from __future__ import annotations

import pytest

from laut.languages import known, toml
from laut.records import SOURCE_KINDS
from laut.sources import countries, directory
from laut.sources.directory import given_names, places


def test_the_directory_is_wide_and_in_order() -> None:
    entries = directory().entries
    assert len(entries) >= 1200
    for entry in entries.values():
        assert entry.kind in SOURCE_KINDS, entry
        assert entry.de and entry.en and all(name == name.strip() and name for name in entry.de + entry.en), entry
        assert entry.country is None or (len(entry.country) == 2 and entry.country.isupper()), entry
        assert entry.parent is None or entry.parent in entries, entry


def test_each_entry_is_found_by_its_own_first_name() -> None:
    for entry in directory().entries.values():
        assert directory().find(entry.de[0], "de") is not None, entry
        assert directory().find(entry.en[0], "en") is not None, entry


@pytest.mark.parametrize(
    ("name", "language", "id"),
    [
        ("Reuters", "de", "reuters"),
        ("des Bundesinnenministeriums", "de", "bundesinnenministerium"),
        ("der Vereinten Nationen", "de", "vereinte-nationen"),
        ("des Roten Kreuzes", "de", "rotes-kreuz"),
        ("Auswärtigen Amtes", "de", "auswaertiges-amt"),
        ("the World Health Organization", "en", "weltgesundheitsorganisation"),
        ("the U.S. Geological Survey (USGS)", "en", "united-states-geological-survey"),
        ("russische Verteidigungsministerium", "de", "russisches-verteidigungsministerium"),
        ("des finnischen Militärgeheimdienstes", "de", "fi-military-intelligence"),
        ("Kreml", "de", "kreml"),
        ("Oslo", "de", "no"),
        ("Norwegens", "de", "no"),
    ],
)
def test_a_name_is_found_in_its_form(name: str, language: str, id: str) -> None:
    found = directory().find(name, language)
    assert found is not None
    assert found.id == id


@pytest.mark.parametrize("name", ["Wie", "Politiker", "", "(", "der", "Seenkundler"])
def test_what_is_no_source_is_not_found(name: str) -> None:
    assert directory().find(name, "de") is None


@pytest.mark.parametrize("language", known())
def test_the_examples_of_the_rules(language: str) -> None:
    for example in toml(language, "institutions")["examples"]:
        found = directory().type_by_rule(
            example["name"].removeprefix("das ").removeprefix("des ").removeprefix("die ").removeprefix("the "), language
        )
        assert found == (example["kind"], example.get("country")), example


def test_countries_are_named_in_both_languages() -> None:
    german, english = countries("de"), countries("en")
    assert set(german.written) == set(english.written)
    assert german.adjective("norwegischen") == english.adjective("Norwegian") == "NO"
    assert german.state(["Oslo"]) == "NO"


def test_the_tables_of_names_and_places() -> None:
    assert given_names()["Angela"] == ("f", False)
    assert places()["Hamburg"] == ("city", "DE")
    assert all(gender in "mfu" for gender, _ in given_names().values())


def test_a_web_address_belongs_to_its_outlet() -> None:
    site = directory().by_domain("www.faz.net/politik")
    assert site is not None and site.id == "frankfurter-allgemeine-zeitung"
    assert directory().by_domain("nowhere.example") is None
