"""Positions over time: who denied and later confirmed, promised and did not keep; and what is no such turn."""

from __future__ import annotations

import pytest

from laut.records import Reading
from laut.weighing.brief import brief
from laut.weighing.turns import by_key, stated, turns
from laut.weighing.wording import say
from tests.weighing.across import article


def told(*readings: Reading) -> list[str]:
    """The forms of the turns that articles give."""
    items = by_key(stated([brief(r) for r in readings], {}))
    return [draft.draft.form for key in sorted(items) for draft in turns(key, items[key])]


def pair(first: str, later: str, language: str = "de", other: str | None = None) -> list[str]:
    return told(article("Talbote", "2026-03-02", first, language), article("Nordblatt", "2026-03-20", later, other or language))


@pytest.mark.parametrize(
    ("first", "later", "form"),
    [
        (
            "„Es gibt keine Risse in der Brücke“, sagte Werksleiter Olaf Brandt am Montag.",
            "„Ja, es gibt Risse in der Brücke“, sagte Werksleiter Olaf Brandt am Freitag.",
            "denies",
        ),
        (
            "Werksleiter Olaf Brandt bestritt, dass Öl in den Fluss gelaufen ist.",
            "Werksleiter Olaf Brandt bestätigte am Freitag, dass Öl in den Fluss gelaufen ist.",
            "denies",
        ),
        (
            "„Bis Freitag bekommt jede Familie 3.000 Euro“, sagte Bürgermeisterin Ida Kern am Montag.",
            "„Den Termin konnten wir nicht halten“, sagte Bürgermeisterin Ida Kern.",
            "possible_promises",
        ),
    ],
)
def test_german(first: str, later: str, form: str) -> None:
    assert pair(first, later) == [form]


def test_english_and_across_languages() -> None:
    first = '"There are no cracks in the bridge," plant manager Olaf Brandt said on Monday.'
    assert pair(first, '"Yes, there are cracks in the bridge," plant manager Olaf Brandt said.', "en") == ["denies"]
    german = "„Wir haben keine Warnung erhalten“, sagte Werksleiter Olaf Brandt am Montag."
    assert pair(german, '"Yes, we received a warning," plant manager Olaf Brandt said.', "de", "en")[0].endswith("denies")


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("„Es gibt keine Risse in der Brücke“, sagte Olaf Brandt.", "„Ja, es gibt Risse in der Brücke“, sagte Gewerkschafter Udo Lenz."),
        ("„Es gibt keine Risse in der Brücke“, sagte Olaf Brandt.", "„Ja, der Bahnhof wird umgebaut“, sagte Olaf Brandt."),
        ("„Es gibt keine Risse in der Brücke“, sagte Olaf Brandt.", "„Es gibt keine Risse in der Brücke“, sagte Olaf Brandt."),
        ("Olaf Brandt wollte sich zu Rissen in der Brücke nicht äußern.", "„Ja, es gibt Risse in der Brücke“, sagte Olaf Brandt."),
        ("„Ja, es gibt Risse in der Brücke“, sagte Olaf Brandt.", "„Es gibt keine Risse in der Brücke“, sagte Olaf Brandt."),
        ("„Den Termin konnten wir nicht halten“, sagte Ida Kern.", "„Bis Freitag bekommt jede Familie 3.000 Euro“, sagte Ida Kern."),
        ("„Bis Freitag bekommt jede Familie 3.000 Euro“, sagte Ida Kern.", "„Den Termin konnten wir nicht halten“, sagte Olaf Brandt."),
        ("„Wir haben nie gezählt“, sagte Olaf Brandt.", "„Ja, das Wetter war gut“, sagte Olaf Brandt."),
    ],
)
def test_no_turn(first: str, later: str) -> None:
    assert pair(first, later) == []


def test_the_order_of_articles_does_not_matter_and_both_quotes_stand() -> None:
    first = article("Talbote", "2026-03-02", "„Es gibt keine Risse in der Brücke“, sagte Werksleiter Olaf Brandt am Montag.")
    later = article("Nordblatt", "2026-03-20", "„Ja, es gibt Risse in der Brücke“, sagte Werksleiter Olaf Brandt am Freitag.")
    assert told(first, later) == told(later, first)
    items = by_key(stated([brief(later), brief(first)], {}))
    (draft,) = [d for key in items for d in turns(key, items[key])]
    assert {article for article, _ in draft.places} == {first.document.id, later.document.id}
    said = say(draft.draft, "de")
    assert "Olaf Brandt: bestritt „Es gibt keine Risse in der Brücke“" in said and "bestätigte „Ja, es gibt Risse in der Brücke“" in said


def test_a_copy_takes_no_position() -> None:
    text = "„Ja, es gibt Risse in der Brücke“, sagte Werksleiter Olaf Brandt am Freitag."
    first = article("Talbote", "2026-03-02", "„Es gibt keine Risse in der Brücke“, sagte Werksleiter Olaf Brandt am Montag.")
    later, copy = article("dpa", "2026-03-20", text), article("Nordblatt", "2026-03-21", text)
    items = by_key(stated([brief(r) for r in (first, later, copy)], {copy.document.id: later.document.id}))
    assert sum(1 for key in items for _ in turns(key, items[key])) == 1
