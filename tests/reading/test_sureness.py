"""What is not sure enough is not asserted: it goes to `perhaps`, and chains, unread and views say so."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

import laut
from laut.reading import sureness
from laut.reading.sureness import PERSONS, Weights

TEXT = "Mara Ohl leitet das Amt.\n\nDie Brücke sei morsch, sagte Ohl am Montag. Sie bleibe zu. Laut Amt fehlen 40 Tonnen Stahl."


def weights(person: float, other: float) -> Weights:
    return Weights(0.0, {"basis=cue": 4.0, "basis=run_on": -4.0}, person, other)


def read(monkeypatch: pytest.MonkeyPatch, person: float, other: float) -> laut.Reading:
    monkeypatch.setattr(sureness, "weights", lambda language: weights(person, other))
    return laut.read_text(TEXT, language="de", published="2026-03-12", outlet="Bote")


def test_every_attribution_to_a_source_has_a_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(monkeypatch, 0, 0)
    by_basis = {a.basis: a.sure for a in reading.attributions if a.sources}
    assert by_basis["cue"] > 0.9 > 0.1 > by_basis["run_on"]
    assert all(not a.perhaps for a in reading.attributions)


def test_below_the_threshold_nobody_is_asserted(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(monkeypatch, 0.5, 0.0)
    unsure = [a for a in reading.attributions if a.basis == "run_on"]
    assert unsure
    names = {s.id: s.name for s in reading.sources}
    assert all(a.sources == () and [names[s] for s in a.perhaps] == ["Mara Ohl"] for a in unsure)
    assert [u.why for u in reading.unread].count("speaker") == len(unsure)
    claim = next(c for c in reading.claims if c.attribution == unsure[0].id)
    assert claim.chain[-1] == ()


def test_a_named_person_needs_more_than_others(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(monkeypatch, 1.1, 0.0)
    kinds = {s.id: s.kind for s in reading.sources}
    assert all(kinds[s] not in PERSONS for a in reading.attributions for s in a.sources)
    assert any(a.sources for a in reading.attributions)


@pytest.mark.parametrize(
    ("ui", "said"), [("de", "nicht sicher zugeschrieben, vielleicht Mara Ohl"), ("en", "not surely attributed, perhaps Mara Ohl")]
)
def test_the_views_say_perhaps(ui: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from laut.showing.terminal import show_reading

    reading = read(monkeypatch, 0.5, 0.0)
    out = io.StringIO()
    show_reading(reading, ui, Console(file=out, width=200))
    assert said in " ".join(out.getvalue().split())
    assert said in laut.report(reading, ui=ui)


def test_it_survives_json(monkeypatch: pytest.MonkeyPatch) -> None:
    from laut.contract import from_json

    reading = read(monkeypatch, 0.5, 0.0)
    assert from_json(reading.to_json()).attributions == reading.attributions


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Die Zahl der Toten ist auf sieben gestiegen. Das sagte Landrätin Vera Ostheim am Montag.", "Vera Ostheim"),
        ("de", "In Sicherheit gebracht wurden 1.800 Einwohner. Das teilte die Feuerwehr mit.", "Feuerwehr"),
        ("en", "Seven people died when the bridge fell. The city council confirmed this on Monday.", "city council"),
    ],
)
def test_who_takes_up_the_sentence_before_is_asserted(language: str, text: str, who: str) -> None:
    reading = laut.read_text(text, language=language, published="2026-03-12", outlet="Bote")
    names = {s.id: s.name for s in reading.sources}
    told = {a.id: [names[s] for s in a.sources] for a in reading.attributions}
    assert [told.get(f.attribution or "") for f in reading.figures] == [[who]]
