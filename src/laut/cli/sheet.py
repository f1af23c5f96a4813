"""`laut sheet`: the measures of one named thing, from all articles."""

from __future__ import annotations

import click

from laut.cli import asked, ledgers, options
from laut.contract import dumps


@click.command("sheet")
@ledgers.ledger
@click.argument("name", metavar="[NAME]", required=False)
@asked.limits(200)
@options.as_json
@options.ui
def command(place: str, name: str | None, limit: int, offset: int, as_json: bool, ui: str | None) -> None:
    """Show the measures that all articles say of the thing NAME, each with who says so; values that exclude each other are marked.

    Without NAME: the things that there are sheets on, those in most articles first.
    """
    from laut.showing import ledger as showing

    with ledgers.opened(place) as ledger:
        if name is None:
            subjects = asked.page(ledger.subjects(limit + 1, offset), limit, offset, ui)
            if as_json:
                click.echo(dumps([list(row) for row in subjects]).encode())
            else:
                asked.show(showing.subjects(subjects, asked.words(ui)))
            return
        rows = asked.page(ledger.sheet(name)[offset : offset + limit + 1], limit, offset, ui)
    asked.lines(rows) if as_json else asked.show(showing.measures(rows, asked.words(ui)))
