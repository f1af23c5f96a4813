"""What changed from text to text, what is read differently, what two documents share."""

from __future__ import annotations

from dataclasses import replace

import pytest

import laut
from laut import languages
from laut.ledger import Ledger, words
from laut.ledger.changes import Change, changes, counted
from laut.ledger.comparing import Beside, Reread, Revised
from laut.ledger.differences import differences
from laut.ledger.keeping import again
from laut.ledger.moments import now
from laut.records import Document, Reading
from laut.text import analyse
from tests.ledger.sample import put

FIRST = """Bei dem Brand in der Papierfabrik wurden nach Angaben der Feuerwehr 12 Menschen verletzt. Die Fabrik in Oker sei vermutlich
durch einen Kurzschluss in Brand geraten, sagte Werksleiter Udo Ranke. Der Schaden liegt laut Polizei bei 2 Millionen Euro."""
SECOND = """Bei dem Brand in der Papierfabrik wurden nach Angaben der Feuerwehr 17 Menschen verletzt. Die Fabrik in Oker sei durch einen
Kurzschluss in Brand geraten, sagte Werksleiter Udo Ranke. Der Schaden liegt bei 2 Millionen Euro.

Korrektur: In einer früheren Fassung stand eine andere Zahl."""


def read(text: str, **given: str) -> Reading:
    return laut.read_text(text, language="de", published="2026-05-04", outlet="Harzblatt", **given)


def seen(found: tuple[Change, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(c.kind, c.before, c.after) for c in found]


def test_a_revision_claim_by_claim() -> None:
    one, other = read(FIRST, title="12 Verletzte"), read(SECOND, title="17 Verletzte")
    found = changes(one, other)
    assert ("figure_changed", "12 Menschen", "17 Menschen") in seen(found)
    assert ("source_dropped", "Polizei", None) in seen(found)
    assert ("hedge_dropped", "vermutlich", None) in seen(found)
    assert seen(found)[:2] == [
        ("correction", None, "Korrektur: In einer früheren Fassung stand eine andere Zahl."),
        ("title", "12 Verletzte", "17 Verletzte"),
    ]
    figure = next(c for c in found if c.kind == "figure_changed")
    (b, e), (x, y) = figure.spans_before[0], figure.spans_after[0]
    assert (FIRST[b:e], SECOND[x:y]) == ("12", "17")
    assert counted(found)["correction"] == 1


def test_nothing_changed_in_the_same_text() -> None:
    assert changes(read(FIRST), read(FIRST)) == () == differences(read(FIRST), read(FIRST))
    assert changes(read("."), read(".")) == ()


def test_back_is_the_mirror_of_forth() -> None:
    forth, back = changes(read(FIRST), read(SECOND)), changes(read(SECOND), read(FIRST))
    assert ("figure_changed", "17 Menschen", "12 Menschen") in seen(back)
    assert ("source_added", None, "Polizei") in seen(back) and ("source_dropped", "Polizei", None) in seen(forth)


@pytest.mark.parametrize("language", languages.known())
def test_words_of_a_correction(language: str) -> None:
    for paragraph, is_one in languages.toml(language, "revisions")["examples"]:
        before = Reading(Document("Ein Satz.", language=language), ())
        after = Reading(Document(f"Ein Satz.\n\n{paragraph}", language=language), ())
        assert [c.after for c in changes(before, after)] == ([paragraph] if is_one else []), paragraph


def test_another_reader(ledger: Ledger) -> None:
    document = put(ledger, FIRST, "brand.txt").document
    old = ledger.decided(document).machine
    figure = next(f for f in old.figures if f.low == 12)
    figures = tuple(replace(f, role="additional") if f.id == figure.id else f for f in old.figures)
    new = replace(
        old,
        figures=figures,
        times=(),
        claims=tuple(replace(c, times=()) for c in old.claims),
        reader=(("version", "9"), ("data", "d"), ("model", None)),
    )
    with ledger.writing() as connection:
        assert again(connection, document, new, words.terms(analyse(FIRST, "de")), now()).what == "read_again"
    (found,) = ledger.diff()
    assert isinstance(found, Reread) and found.after == "9 d" and ledger.diff(document) == (found,)
    changed = next(d for d in found.differences if d.kind == "changed")
    assert (changed.words, changed.fields) == ("12", (("role", figure.role, "additional"),))
    assert ledger.decided(document).machine.to_json() == replace(new, reader=tuple(sorted(new.reader))).to_json()


def test_texts_at_one_address_and_documents_beside_each_other(ledger: Ledger) -> None:
    url = "https://harzblatt.example/brand"
    first = put(ledger, FIRST, url=url, published="2026-05-04").document
    second = put(ledger, SECOND, url=url, published="2026-05-05").document
    third = put(ledger, FIRST + " Am Abend wurde das Feuer gelöscht.", outlet="Okerbote").document
    (revised,) = ledger.diff(second)
    assert isinstance(revised, Revised) and (revised.before, revised.after) == (first, second)
    assert ledger.diff(first, second)[0].to_dict()["changes"] == revised.to_dict()["changes"]
    (beside,) = ledger.diff(first, third)
    assert isinstance(beside, Beside) and beside.copies and beside.in_one == 1.0 and not beside.only_in_one
    assert [quote for _, quote in beside.only_in_other] == ["Am Abend wurde das Feuer gelöscht"]
