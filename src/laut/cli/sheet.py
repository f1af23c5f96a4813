"""`laut sheet`: the measures of one named thing, from all articles."""

from __future__ import annotations

import click

from laut.cli import asked, ledgers, options
from laut.contract import dumps


@click.command("sheet")
@ledgers.ledger
@click.argument("name", metavar="[NAME]", required=False)
@options.as_json
@options.ui
def command(place: str, name: str | None, as_json: bool, ui: str | None) -> None:
    """Show the measures that all articles say of the thing NAME, each with who says so; values that exclude each other are marked.

    Without NAME: the things that there are sheets on.
    """
    from laut.showing import ledger as showing

    with ledgers.opened(place) as ledger:
        if name is None:
            subjects = ledger.subjects()
            if as_json:
                click.echo(dumps([list(row) for row in subjects]).encode())
            else:
                asked.show(showing.subjects(subjects, asked.words(ui)))
            return
        rows = ledger.sheet(name)
    asked.lines(rows) if as_json else asked.show(showing.measures(rows, asked.words(ui)))
