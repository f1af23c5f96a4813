"""Archives and tables of claims in a ledger: each part kept with its own place, twice the same is one, a faulty part is a failure alone."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from laut.engines.adding import add
from laut.ledger import Ledger, loading, tables
from tests.acquire.archives import answer, page, record

TABLE = "Aussage;Quelle;Medium;Datum\n{};Polizei Kellenau;Bote;2025-04-28\nDie Brücke bleibt nach der Flut gesperrt.;Anwohner;;\n;x;;\n"


def test_parts_are_kept_with_their_places(tmp_path: Path, ledger: Ledger) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    one, two = (record(answer(page(name)), f"https://bote.example/{name}") for name in ("Auried", "Holm"))
    (folder / "a.warc").write_bytes(one + two + one[:300])
    (folder / "c.csv").write_text(TABLE.format("In Kellenau starben mindestens 17 Menschen."), encoding="utf-8")
    (folder / "x.png").write_bytes(b"\x89PNG")
    first = add(ledger, [str(folder)], workers=1)
    assert (first.counts["new"], len(first.failures), len(first.passed)) == (4, 2, 1)
    second = add(ledger, [str(folder)], workers=1)
    assert (second.counts["new"], second.counts["known"], len(second.failures)) == (0, 4, 2)
    d = tables.document
    with ledger.reading() as connection:
        places = [place.removeprefix(f"{folder}/") for place in connection.execute(select(d.c.place).order_by(d.c.place)).scalars()]
        assert places == ["a.warc#offset=0", f"a.warc#offset={len(one)}", "c.csv#row=2", "c.csv#row=3"]
        number = connection.execute(select(d.c.id).where(d.c.place.endswith("row=2"))).scalar_one()
        reading = loading.reading(connection, number)
    assert reading.claims[0].chain == (("Bote",), ("Polizei Kellenau",)) and reading.attributions[0].rule == "imported"
    assert reading.document.where(reading.figures[0].span)[0].node == "row 2, column Aussage"
