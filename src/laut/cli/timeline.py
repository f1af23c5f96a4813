"""`laut timeline`: what happened when, and who says so."""

from __future__ import annotations

from typing import Any

import click

from laut.cli import asked, ledgers, options


@click.command("timeline")
@ledgers.ledger
@click.argument("words", metavar="[WORDS...]", nargs=-1)
@asked.asked
@asked.limits(100)
@options.as_json
@options.ui
def command(place: str, words: tuple[str, ...], limit: int, offset: int, as_json: bool, ui: str | None, **given: Any) -> None:
    """List claims in the order of the time that they speak of, each with who says so and when that was published."""
    with ledgers.opened(place) as ledger:
        rows = ledger.timeline(" ".join(words), limit=limit + 1, offset=offset, **asked.given(given))
    rows = asked.page(rows, limit, offset, ui)
    if as_json:
        asked.lines(rows)
        return
    from laut.showing import ledger as showing

    asked.show(showing.events(rows, asked.words(ui)))
