"""`laut merge`: two sources are the same, or are not."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.cli.deciding import show


@click.command("merge")
@ledgers.ledger
@click.argument("one", metavar="SOURCE")
@click.argument("other", metavar="SOURCE")
@click.option("--why", required=True, metavar="WORDS", help="The reason.")
@click.option("--not", "apart", is_flag=True, help="They are not the same, whatever their names are like.")
@ledgers.who
@options.as_json
@options.ui
def command(place: str, one: str, other: str, why: str, apart: bool, who: str | None, as_json: bool, ui: str | None) -> None:
    """Say that two sources are the same, or with --not that they are not; laut undo takes it back.

    A SOURCE is a name, or its number (s12) as laut sources lists it. laut sources --proposals lists which may be the same.
    """
    with ledgers.opened(place, who=who) as ledger:
        made = ledger.apart(one, other, why) if apart else ledger.merge(one, other, why)
    show(made, as_json, ui)
