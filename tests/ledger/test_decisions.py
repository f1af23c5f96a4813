"""What people decide stands over what was read, is found again after another reading, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

import laut
from laut.errors import LautError, LedgerError, MissingError
from laut.ledger import Ledger, deciding, loading, overlay, words
from laut.ledger import decisions as made
from laut.ledger.keeping import again
from laut.ledger.moments import now
from laut.records import Reading, Span
from tests.ledger.sample import put

ARTICLE = """Die Werft in Anklam hat im März rund 400 Boote gebaut, sagte Werftchefin Lena Ohm. Die Gewerkschaft bestritt das.

Nach Angaben des Zolls wurden 120 davon nach Norwegen geliefert. Der Hafenmeister sah am Montag nur wenige."""


@pytest.fixture
def document(ledger: Ledger) -> str:
    return str(put(ledger, ARTICLE, "werft.txt", outlet="Peenebote", published="2026-03-30").document)


def name_of(ledger: Ledger, document: str, part: str, words: str) -> str:
    """`ID/f2`, of the record of which the words are these."""
    reading = ledger.decided(document).machine
    text = reading.document.text
    for record in getattr(reading, part):
        spans = [record.span] if hasattr(record, "span") else record.spans
        if any(words in text[b:e] for b, e in spans):
            return f"{document}/{record.id}"
    raise AssertionError(words)


def test_a_figure_is_corrected_over_the_reading(ledger: Ledger, document: str) -> None:
    name = name_of(ledger, document, "figures", "400")
    done = ledger.decide(name, set={"low": "380", "high": 420, "bound": "between"}, why="laut Protokoll")
    decided = ledger.decided(document)
    figure = next(f for f in decided.reading.figures if f"{document}/{f.id}" == name)
    assert (figure.low, figure.high, figure.bound) == (380, 420, "between")
    assert next(f for f in decided.machine.figures if f.id == figure.id).low == 400
    assert [(m.name, m.how, m.decision.who) for m in decided.marks] == [(figure.id, "same", "Ada")]
    ledger.undo(done.id, "doch nicht")
    assert ledger.decided(document).reading == decided.machine
    last = ledger.log()[-1]
    assert (last.kind, last.undoes, last.why) == ("undo", done.id, "doch nicht")
    ledger.undo(last.id)
    assert ledger.decided(document).reading == decided.reading


def test_one_number_is_enough_for_a_figure_that_is_one(ledger: Ledger, document: str) -> None:
    name = name_of(ledger, document, "figures", "400")
    assert ledger.decide(name, set={"low": 390}, why="x").value == {"low": 390.0, "high": 390.0}
    assert ledger.decide(name, set={"bound": "between", "high": 450}, why="x").value == {"bound": "between", "low": 400.0, "high": 450.0}
    with pytest.raises(LedgerError, match="not above"):
        ledger.decide(name, set={"bound": "between", "high": 3}, why="x")


def test_a_claim_is_rejected_and_one_is_added(ledger: Ledger, document: str) -> None:
    name = name_of(ledger, document, "claims", "120")
    ledger.decide(name, reject=True, why="überlesen")
    added = ledger.decide(document, claim="sah am Montag nur wenige", source="Hafenmeister", stance="asserts")
    decided = ledger.decided(document)
    assert name.split("/")[1] not in {c.id for c in decided.reading.claims}
    claim = next(c for c in decided.reading.claims if c.id == f"h{added.id}")
    b, e = claim.spans[0]
    assert ARTICLE[b:e] == "sah am Montag nur wenige" and claim.chain == (("Peenebote",), ("Hafenmeister",))
    assert Reading.from_dict(decided.reading.to_dict()).to_json() == decided.reading.to_json()  # the contract holds
    ledger.decide(f"{document}/h{added.id}", digit=3)
    assert [d.kind for d in ledger.log(document=document)] == ["reject", "claim", "digit"]


def test_another_source_and_stance(ledger: Ledger, document: str) -> None:
    name = name_of(ledger, document, "claims", "120")
    ledger.decide(name, set={"source": "Hauptzollamt Stralsund", "stance": "estimates"}, why="so im Original")
    claim = next(c for c in ledger.decided(document).reading.claims if name.endswith(f"/{c.id}"))
    assert (claim.chain[-1], claim.stance) == (("Hauptzollamt Stralsund",), "estimates")


def test_notes_and_letters(ledger: Ledger, document: str) -> None:
    ledger.note(document, "Im Archiv nachsehen.")
    ledger.note(None, "Fall eröffnet.")
    ledger.note(name_of(ledger, document, "claims", "120"), "Zoll anrufen")
    ledger.decide("Lena Ohm", letter="b", why="nachprüfbar")
    assert [d.value["note"] for d in ledger.decided(document).notes] == ["Im Archiv nachsehen."]
    with ledger.reading() as connection:
        assert list(made.letters(connection).values()) == ["B"]
    assert made.UNJUDGED == "F6"


@pytest.mark.parametrize(
    ("target", "given", "words"),
    [
        ("{d}/f1", {"set": {"bound": "roughly"}, "why": "x"}, "just_over"),
        ("{d}/f1", {"set": {"colour": "red"}, "why": "x"}, "counted"),
        ("{d}/f1", {"set": {"low": "viel"}, "why": "x"}, "a number for low"),
        ("{d}/f1", {"set": {"low": 5, "high": 2}, "why": "x"}, "not above"),
        ("{d}/t1", {"set": {"from": "gestern"}, "why": "x"}, "a day for start"),
        ("{d}/f1", {"set": {"low": 5}}, "a reason"),
        ("{d}/c1", {"reject": True, "why": " "}, "a reason"),
        ("{d}/c1", {}, "one decision"),
        ("{d}/c1", {"accept": True, "digit": 2}, "accept and digit"),
        ("{d}/c1", {"digit": 7}, "from 1 to 6"),
        ("{d}/f1", {"digit": 2}, "a claim"),
        ("{d}", {"reject": True, "why": "x"}, "such as 12/c3"),
        ("{d}/c99", {"accept": True}, "an id of this reading"),
        ("{d}/h99", {"accept": True}, "added by hand"),
        ("99", {"claim": "Boote gebaut"}, "a document of this ledger"),
        ("{d}", {"claim": "rund 400 Schiffe gebaut"}, "rund 400 Boote"),
        ("{d}", {"claim": "Die "}, "the same words twice"),
        ("{d}", {"claim": "Boote gebaut", "stance": "maybe"}, "asserts"),
        ("Lena Ohm", {"letter": "X"}, "from A to F"),
        ("Niemand", {"letter": "A"}, "a source of this ledger"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_said(ledger: Ledger, document: str, target: str, given: dict[str, object], words: str) -> None:
    with pytest.raises(LautError, match=words):
        ledger.decide(target.format(d=document), **given)  # type: ignore[arg-type]
    assert ledger.log() == ()


def test_an_undoing_needs_a_decision_that_stands(ledger: Ledger, document: str) -> None:
    done = ledger.note(document, "x")
    ledger.undo(done.id)
    with pytest.raises(LedgerError, match="one that decision"):
        ledger.undo(done.id)
    with pytest.raises(MissingError, match="the id of a decision"):
        ledger.undo(99)


def shifted(reading: Reading, by: int) -> Reading:
    """The same reading as a newer reader might give it: other ids, claims that begin a few letters later."""
    names = {f.id: f"f{n + 40}" for n, f in enumerate(reading.figures)}
    figures = tuple(replace(f, id=names[f.id]) for f in reading.figures)
    claims = tuple(
        replace(c, id=f"c{n + 70}", spans=(Span(c.spans[0].b + by, c.spans[0].e), *c.spans[1:]), figures=tuple(names[f] for f in c.figures))
        for n, c in enumerate(reading.claims)
    )
    sheets = tuple(replace(s, rows=tuple(names[r] for r in s.rows), discrepancies=()) for s in reading.sheets)
    return replace(
        reading,
        figures=figures,
        claims=claims,
        findings=(),
        sheets=sheets,
        reader=(*reading.reader[:1], ("model", None), ("version", "9.9")),
    )


def _read_again(ledger: Ledger, document: str, reading: Reading) -> None:
    with ledger.writing() as connection:
        again(connection, int(document), reading, words.terms(laut.text.analyse(ARTICLE, "de")), now())  # type: ignore[attr-defined]


def test_decisions_are_found_again_in_a_newer_reading(ledger: Ledger, document: str) -> None:
    figure, claim = name_of(ledger, document, "figures", "400"), name_of(ledger, document, "claims", "120")
    ledger.decide(figure, set={"low": 399, "high": 399}, why="gezählt")
    ledger.decide(claim, accept=True)
    _read_again(ledger, document, shifted(ledger.decided(document).machine, 3))
    decided = ledger.decided(document)
    assert [(m.name[0], m.how) for m in decided.marks] == [("f", "same"), ("c", "moved")]
    assert [f.low for f in decided.reading.figures if f.text.endswith("400") or "400" in f.text] == [399]
    assert not decided.orphans and ledger.orphans() == ()


def test_a_decision_whose_words_are_gone_is_an_orphan(ledger: Ledger, document: str) -> None:
    done = ledger.decide(name_of(ledger, document, "figures", "120"), set={"low": 12, "high": 12}, why="Tippfehler")
    reading = shifted(ledger.decided(document).machine, 0)
    gone = {f.id for f in reading.figures if "120" in f.text}
    claims = tuple(replace(c, figures=tuple(f for f in c.figures if f not in gone)) for c in reading.claims)
    sheets = tuple(replace(s, rows=(), measures=(), of=()) for s in reading.sheets)
    _read_again(
        ledger, document, replace(reading, figures=tuple(f for f in reading.figures if f.id not in gone), claims=claims, sheets=sheets)
    )
    decided = ledger.decided(document)
    assert [d.id for d in decided.orphans] == [done.id] == [d.id for d in ledger.orphans()]
    assert decided.reading == decided.machine


def test_decisions_over_an_earlier_text_are_proposed_for_a_revision(ledger: Ledger) -> None:
    url = "https://peenebote.example/werft"
    first = put(ledger, ARTICLE, url=url, published="2026-03-30").document
    ledger.decide(name_of(ledger, str(first), "figures", "400"), set={"low": 399, "high": 399}, why="gezählt")
    second = put(ledger, ARTICLE.replace("120", "130"), url=url, published="2026-03-31").document
    with ledger.reading() as connection:
        proposed = overlay.carried(connection, second, loading.reading(connection, second))
    assert [mark.how for mark in proposed] == ["same"] and not ledger.decided(second).marks


def test_two_people_decide_at_once(place: str) -> None:
    from threading import Thread

    with Ledger(place, create=True) as first:
        document = str(put(first, ARTICLE, "werft.txt").document)
        names = [f"P{n}" for n in range(4)]

        def work(name: str) -> None:
            with Ledger(place, who=name) as mine:
                for n in range(5):
                    mine.note(document, f"{name} {n}")

        threads = [Thread(target=work, args=(name,)) for name in names]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(d.value["note"] for d in first.log()) == sorted(f"{name} {n}" for name in names for n in range(5))
        assert deciding.decide and [d.id for d in first.log()] == sorted(d.id for d in first.log())
