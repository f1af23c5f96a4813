"""Copies are found, whatever the order of adding, and nothing else is one."""

from __future__ import annotations

from itertools import permutations

import pytest

from laut import languages
from laut.ledger import Ledger, copies, credits, sketching
from laut.records import Document
from tests.ledger.sample import put, put_all

REPORT = """Wesel (dpa) - Bei der Explosion eines Getreidesilos am Rheinhafen sind zwei Menschen ums Leben gekommen. Elf weitere wurden
nach Angaben der Kreispolizei verletzt, drei davon schwer. Die Staubexplosion habe sich gegen 6.40 Uhr ereignet, sagte eine
Sprecherin. Zur Ursache könne man noch nichts sagen. Das Silo gehört einer Genossenschaft aus Xanten, die es vor neun Jahren
gebaut hat."""
LONGER = """Der Hafen war am Vormittag gesperrt, und auf der Brücke stauten sich die Lastwagen bis zur Autobahn zurück. {report} Am
Nachmittag legten Anwohner Blumen vor das Tor. Die Bürgermeisterin kam mit dem Rad und blieb lange stehen. Im Ratssaal wird
nun gestritten, ob die Anlage so nah an den Häusern hätte stehen dürfen. Ein Gutachten von damals hatte keine Bedenken, doch
die Siedlung ist seither gewachsen, und der Verkehr hat sich verdoppelt. Die Genossenschaft will das Lager an anderer Stelle
wieder aufbauen."""
OWN = """Nach dem Unglück im Rheinhafen trauert Wesel um zwei Arbeiter. „Zur Ursache können wir noch nichts sagen“, erklärte eine
Sprecherin der Polizei. Die Genossenschaft, der das Silo gehört, sagte für den Abend eine Andacht an. Elf Verletzte liegen in
Kliniken der Umgebung, einige sind schon wieder zu Hause. Der Betrieb im übrigen Hafen läuft weiter, nur die Kaimauer am
Nordbecken bleibt gesperrt."""


def _case(ledger: Ledger) -> dict[str, int]:
    texts = {
        "agency": (REPORT, {"outlet": "dpa", "published": "2026-03-02"}),
        "paper": (
            REPORT.replace("Wesel (dpa) - ", "").replace("könne man", "lasse sich"),
            {"outlet": "Hafenbote", "published": "2026-03-02"},
        ),
        "longer": (LONGER.format(report=REPORT), {"outlet": "Niederrheiner", "published": "2026-03-01"}),
        "own": (OWN, {"outlet": "Kreiskurier", "published": "2026-03-02"}),
    }
    return dict(zip(texts, put_all(ledger, list(texts.values())), strict=True))


def test_copies_of_an_agency_report_are_a_group(ledger: Ledger) -> None:
    case = _case(ledger)
    with ledger.reading() as connection:
        (group,) = copies.groups(connection)
        assert copies.count(connection) == 3
        assert not copies.groups(connection, [case["own"]])
    assert group.original == case["agency"]
    assert {copy.document for copy in group.copies} == {case["paper"], case["longer"]}
    short, longer = sorted(group.copies, key=lambda copy: -copy.shared)
    assert short.document == case["paper"] and short.shared > 0.8
    assert longer.shared < 0.6 < 0.95 < longer.of_original


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_adding_changes_nothing(ledger: Ledger, order: tuple[int, ...]) -> None:
    texts = [
        (REPORT, {"outlet": "dpa", "published": "2026-03-02"}),
        (REPORT.replace("(dpa) - ", ""), {"outlet": "Hafenbote", "published": "2026-03-02"}),
        (LONGER.format(report=REPORT), {"outlet": "Niederrheiner", "published": "2026-03-01"}),
    ]
    ids = {k: put(ledger, texts[k][0], **texts[k][1]).document for k in order}
    names = {id: k for k, id in ids.items()}
    with ledger.reading() as connection:
        (group,) = copies.groups(connection)
    assert names[group.original] == 0
    assert {names[c.document] for c in group.copies} == {1, 2}


def test_texts_at_one_address_are_revisions_not_copies(ledger: Ledger) -> None:
    put(ledger, REPORT, url="https://bote.example/silo", published="2026-03-02")
    put(ledger, REPORT.replace("zwei", "drei"), url="https://bote.example/silo", published="2026-03-03")
    with ledger.reading() as connection:
        assert copies.groups(connection) == ()


def test_short_notices_and_boilerplate_are_no_copies(ledger: Ledger) -> None:
    foot = " Diese Meldung wurde automatisch aus dem Polizeibericht erstellt und nicht redaktionell geprüft."
    put(ledger, "In Rees ist ein Radfahrer gestürzt. Er kam mit Schürfwunden davon und fuhr nach einer Stunde heim." + foot)
    put(ledger, "In Kalkar brannte ein Gartenhaus. Die Feuerwehr löschte es in einer halben Stunde, verletzt wurde niemand." + foot)
    put(ledger, "Kein Kommentar.")
    put(ledger, "Kein Kommentar!")
    with ledger.reading() as connection:
        assert copies.groups(connection) == ()


def test_what_is_shared_and_what_was_added_quotes_both_texts() -> None:
    longer = LONGER.format(report=REPORT)
    found = copies.compared(REPORT, longer)
    assert [REPORT[b:e] for b, e in found.shared_in_one] == [REPORT.rstrip(".")]
    assert not found.only_in_one
    assert [" ".join(longer[b:e].split())[:9] for b, e in found.only_in_other] == ["Der Hafen", "Am Nachmi"]
    assert copies.compared("", longer).only_in_other and not copies.compared("", "").shared_in_one


def test_bands_of_another_sketcher_are_made_again(ledger: Ledger) -> None:
    _case(ledger)
    with ledger.writing() as connection:
        connection.exec_driver_sql("update sketch set made = 'older'")
        connection.exec_driver_sql("delete from band")
        assert copies.renew(connection) == 4
    put(ledger, REPORT + " Der Hafen ist gesperrt.", outlet="Spätblatt")
    with ledger.reading() as connection:
        assert copies.count(connection) == 4


def test_hashes_come_back_as_they_were() -> None:
    hashes = sketching.runs(LONGER)
    assert list(sketching.unpacked(sketching.packed(hashes))) == sorted(hashes)


@pytest.mark.parametrize("language", languages.known())
def test_credits_of_the_examples(language: str) -> None:
    for text, agencies in languages.toml(language, "credits")["examples"]:
        assert list(credits.agencies(Document(text, language=language))) == agencies, text


def test_an_agency_does_not_credit_itself() -> None:
    assert credits.agencies(Document(REPORT, outlet="dpa", language="de")) == ()
    assert credits.agencies(Document("Ein Silo ist explodiert.", author="dpa", outlet="Bote", language="de")) == ("dpa",)
