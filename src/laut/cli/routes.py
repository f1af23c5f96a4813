"""`laut routes`: what was moved from where to where, and who says so."""

from __future__ import annotations

from typing import Any

import click

from laut.cli import asked, ledgers, options


@click.command("routes")
@ledgers.ledger
@click.argument("words", metavar="[WORDS...]", nargs=-1)
@asked.asked
@asked.limits(200)
@options.as_json
@options.ui
def command(place: str, words: tuple[str, ...], limit: int, offset: int, as_json: bool, ui: str | None, **given: Any) -> None:
    """List the ways of goods and people that articles tell of, each with its words and who says so."""
    with ledgers.opened(place) as ledger:
        rows = ledger.routes(" ".join(words), limit=limit + 1, offset=offset, **asked.given(given))
    rows = asked.page(rows, limit, offset, ui)
    if as_json:
        asked.lines(rows)
        return
    from laut.showing import ledger as showing

    asked.show(showing.ways(rows, asked.words(ui)))
