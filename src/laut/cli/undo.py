"""`laut undo`: a decision taken back."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.cli.deciding import show


@click.command("undo")
@ledgers.ledger
@click.argument("id", metavar="DECISION", type=int)
@click.option("--why", default="", metavar="WORDS", help="The reason.")
@ledgers.who
@options.as_json
@options.ui
def command(place: str, id: int, why: str, who: str | None, as_json: bool, ui: str | None) -> None:
    """Take back the decision with the number DECISION, as laut log lists it.

    The undoing is a decision too: to undo it gives the first one back.
    """
    with ledgers.opened(place, who=who) as ledger:
        undone = ledger.undo(id, why)
    show(undone, as_json, ui)
