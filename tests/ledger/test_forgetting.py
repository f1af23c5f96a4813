"""The content of a document that must go is gone, everywhere; a stub with its hashes stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from laut.errors import LedgerError
from laut.ledger import Ledger, copies, keeping, revising, tables
from laut.ledger.packing import packed
from tests.ledger.sample import put

SECRET = "Die Zeugin Wiltrud Quastenberg wohnt in Hohenbocka, sagte Anwalt Ottfried Zwetschler der Redaktion am 3. März 2026."
OTHER = "Der Zoll hat in Rostock 40 Kisten Tee beschlagnahmt. Das teilte die Behörde am Montag mit."


def _fill(ledger: Ledger) -> str:
    put(ledger, OTHER, "tee.txt", outlet="Küstenblatt")
    given = {
        "outlet": "Heideblatt",
        "title": "Zeugin Quastenberg spricht",
        "url": "https://heide.example/quastenberg",
        "published": "2026-03-04",
    }
    return str(put(ledger, SECRET, "quastenberg.txt", **given).document)


def test_what_is_forgotten_is_gone(ledger: Ledger) -> None:
    document = _fill(ledger)
    ledger.note(f"{document}/c1", "Quastenberg anrufen")
    done = ledger.forget(document, "Beschluss des Landgerichts")
    with ledger.reading() as connection:
        row = connection.execute(select(tables.document).where(tables.document.c.id == int(document))).mappings().one()
        assert row["forgotten"] and row["why"] == "Beschluss des Landgerichts" and row["hash"].startswith("sha256:")
        assert (row["title"], row["address"], row["outlet"], row["published"]) == (None, None, "Heideblatt", "2026-03-04")
        for table in tables.metadata.sorted_tables:
            told = str(connection.execute(select(table)).all())
            assert not any(word in told for word in ("Quastenberg", "quastenberg", "Zwetschler", "Hohenbocka")), table.name
        assert keeping.count(connection, tables.document) == 2
    assert [d.kind for d in ledger.log()] == ["note", "forget"]
    with pytest.raises(LedgerError, match="taken out"):
        ledger.decided(document)
    with pytest.raises(LedgerError, match="can be undone"):
        ledger.undo(done.id)
    with pytest.raises(LedgerError, match="taken out"):
        ledger.forget(document, "noch einmal")


def test_no_byte_of_it_stays_in_the_file(tmp_path: Path) -> None:
    place = tmp_path / "case.laut"
    with Ledger(place, create=True, who="Ada") as ledger:
        document = _fill(ledger)
        marks = [b"Quastenberg", b"quastenberg", b"hohenbocka", b"Zwetschler", packed(SECRET.encode())[10:60]]
        raw = place.read_bytes() + Path(f"{place}-wal").read_bytes()
        assert all(mark in raw for mark in marks)
        ledger.forget(document, "Beschluss")
        left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert [mark for mark in marks if mark in left] == []
    with Ledger(place) as ledger, ledger.reading() as connection:
        assert connection.exec_driver_sql("pragma integrity_check").scalar() == "ok"


def test_bytes_that_another_document_has_stay(ledger: Ledger) -> None:
    first = put(ledger, OTHER, "a.txt", outlet="A").document
    put(ledger, OTHER, "b.txt", outlet="B")
    ledger.forget(first, "Wunsch")
    with ledger.reading() as connection:
        assert connection.execute(select(tables.original.c.packed)).scalar() is not None
        assert copies.groups(connection) == ()


def test_the_text_before_and_behind_come_together(ledger: Ledger) -> None:
    url = "https://heide.example/tee"
    ids = [put(ledger, f"{OTHER} Stand {n}.", url=url, published=f"2026-03-0{n}").document for n in (1, 2, 3)]
    ledger.forget(ids[1], "Wunsch")
    with ledger.reading() as connection:
        assert revising.history(connection, ids[2]) == (ids[0], ids[2])


def test_what_was_forgotten_can_be_given_back(ledger: Ledger) -> None:
    document = int(_fill(ledger))
    ledger.forget(document, "Versehen")
    kept = put(ledger, SECRET, "quastenberg.txt", outlet="Heideblatt", published="2026-03-04")
    assert kept.document == document
    assert ledger.decided(document).machine.document.text == SECRET


def test_without_a_reason_nothing_is_forgotten(ledger: Ledger) -> None:
    document = _fill(ledger)
    with pytest.raises(LedgerError, match="a reason"):
        ledger.forget(document, " ")
    assert ledger.decided(document).machine.document.text == SECRET
