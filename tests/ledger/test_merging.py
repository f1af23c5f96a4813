"""Who is who: one key in every language, institutions alike by name joined, persons proposed; people merge, part and undo."""

from __future__ import annotations

from itertools import permutations
from typing import NamedTuple

import pytest

from laut import languages
from laut.errors import LedgerError, MissingError
from laut.ledger import Ledger, asking, likeness
from laut.records import Source
from laut.sources import naming
from tests.ledger.sample import put

ONE = "Die Hafenbehörde Kellen teilte am Montag mit, dass zwölf Leitungen gebrochen seien."
OTHER = "Das Wasseramt Morgenrot teilte am Dienstag mit, dass neun Leitungen gebrochen seien."


class Name(NamedTuple):
    """A row of the table of entities, as likeness needs it."""

    id: int
    key: str
    name: str
    kind: str
    country: str | None


def _add(ledger: Ledger) -> list[str]:
    put(ledger, ONE, outlet="Blatt Eins")
    put(ledger, OTHER, outlet="Zeitung Zwei")
    return ["Blatt Eins", "Zeitung Zwei"]


def test_merge_apart_undo(ledger: Ledger) -> None:
    a, b = _add(ledger)
    before = ledger.sources()
    made = ledger.merge(a, b, why="one house")
    assert len(ledger.sources()) == len(before) - 1
    (both,) = [row for row in ledger.sources() if row.members == 2]
    assert both.documents == 2 and ledger.source(b).spoken == both
    assert {why for _, why in ledger.source(a).members} == {"Ada: one house"}
    with ledger.reading() as connection:
        assert len(asking.search(connection, asking.Wanted(source=a))) == 2
    ledger.undo(made.id)
    assert ledger.sources() == before
    ledger.merge(b, a, why="one house")
    ledger.apart(a, b, why="two houses")
    assert ledger.sources() == before


def test_a_merge_needs_two_and_a_reason(ledger: Ledger) -> None:
    a, b = _add(ledger)
    for one, other, why in ((a, b, " "), (a, a, "same")):
        with pytest.raises(LedgerError):
            ledger.merge(one, other, why)


@pytest.mark.parametrize("language", languages.known())
@pytest.mark.parametrize(("key", "kind"), [("examples", "research"), ("people", "person")])
def test_names_of_the_examples(language: str, key: str, kind: str) -> None:
    for one, other, expected in languages.toml(language, "who")[key]:
        a, b = (Name(n, name, name, kind, None) for n, name in enumerate((one, other)))
        near = set(likeness.blocks(one, kind)) & set(likeness.blocks(other, kind))
        same = likeness.alike(a, b) if near else None
        assert likeness.alike(b, a) == likeness.alike(a, b)
        assert ("joined" if same and same.joined else "proposed" if same else "") == expected, (one, other, same)


@pytest.mark.parametrize(
    ("names", "kind", "key"),
    [
        ("de:Nordkorea|en:North Korea|en:DPRK|de:Pjöngjang|en:Pyongyang", "state", "kp"),
        (
            "de:südkoreanisches Verteidigungsministerium|en:South Korean defence ministry|en:South Korea's defence ministry"
            "|de:Verteidigungsministerium Südkoreas",
            "ministry",
            "kr-mod",
        ),
        ("de:finnische Küstenwache|en:Finnish Coast Guard|en:Finnish coast guard", "police", "fi-coast-guard"),
        (
            "de:ukrainischer Militärgeheimdienst|en:Ukrainian military intelligence|de:HUR",
            "service",
            "ukrainischer-militaergeheimdienst",
        ),
        (
            "de:ukrainisches Verteidigungsministerium|de:Verteidigungsministerium in Kiew|en:Ministry of Defence of Ukraine"
            "|en:defense ministry in Kyiv|en:Ukraine’s Defence Ministry",
            "ministry",
            "ukrainisches-verteidigungsministerium",
        ),
        ("de:südkoreanischer Geheimdienst|de:Südkoreas Geheimdienst|en:South Korea’s intelligence service|en:NIS", "service", "nis"),
    ],
)
def test_one_key_in_every_language(names: str, kind: str, key: str) -> None:
    for told in names.split("|"):
        language, _, name = told.partition(":")
        entry = naming.entry_of(Source("s1", name, kind), language)
        assert entry and entry.id == key, name


OTHERS = [
    "de:Landesamt für Gewässer",
    "en:Kiel Harbour Authority",
    "de:Polizei",
    "en:Finnish fishers union",
    "de:Polizei in Berlin",
    "de:Senat in Berlin",
]


@pytest.mark.parametrize("told", OTHERS)
def test_what_the_rule_does_not_know_whole_keeps_its_name(told: str) -> None:
    language, _, name = told.partition(":")
    assert naming.body(name, language) is None


SPELLED = [
    "Der Hafenbetrieb Kellenau GmbH zufolge fehlen 40 Kräne. Das sei viel, teilte die Hafenbetrieb Kellenau GmbH mit.",
    "Die Hafenbetrieb Kellenau teilte mit, es fehlten 41 Kräne.",
    "Nach Angaben der Hafenbetriebe Kellenau AG fehlen 42 Kräne.",
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_groups_do_not_depend_on_the_order(ledger: Ledger, order: tuple[int, ...]) -> None:
    for n in order:
        put(ledger, SPELLED[n], f"{n}.txt", outlet=f"Blatt {'ABC'[n]}", published="2026-02-01")
    rows = {(row.key, row.documents, row.members) for row in ledger.sources() if "hafenbetrieb" in row.key}
    assert sum(documents for _, documents, _ in rows) == 3
    assert rows == _alone(rows, ledger)


def _alone(rows: set[tuple[str, int, int]], ledger: Ledger) -> set[tuple[str, int, int]]:
    """Sums of groups are those that counting the mentions anew gives."""
    from laut.ledger import entities

    with ledger.writing() as connection:
        entities.regroup(connection, [key for key, _, _ in rows])
    return {(row.key, row.documents, row.members) for row in ledger.sources() if "hafenbetrieb" in row.key}


def test_persons_are_proposed_and_never_joined(ledger: Ledger) -> None:
    put(ledger, "„Der Damm hält“, sagte Ingenieurin Marta Quell am Montag.")
    put(ledger, "„Der Damm hält nicht“, sagte Ingenieurin M. Quell am Dienstag.")
    people = [row for row in ledger.sources() if row.name.endswith("Quell")]
    assert [row.documents for row in people] == [1, 1]
    (proposal,) = ledger.proposals()
    assert {proposal.one, proposal.other} == {"Marta Quell", "M. Quell"} and proposal.rule == "given name"
    ledger.apart("Marta Quell", "M. Quell", why="zwei Büros")
    assert ledger.proposals() == ()


def test_one_source_opened(ledger: Ledger) -> None:
    put(ledger, "Nach Angaben des Zolls in Rostock wurden 40 Kisten Tee gefunden.", outlet="Blatt Eins", published="2026-02-01")
    found = ledger.source("Blatt Eins")
    assert found.spoken.kind == "outlet" and found.to_dict()["written"] == [["Blatt Eins", 1]]
    with pytest.raises(MissingError, match="a source of this ledger"):
        ledger.source("Niemand")
