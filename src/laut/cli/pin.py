"""`laut pin`: the answers of a question stay together."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.cli.deciding import show


@click.command("pin")
@ledgers.ledger
@click.argument("question", metavar="QUESTION")
@click.option("--name", "called", default="", metavar="WORDS", help="What the question is called from now on.")
@click.option("--why", default="", metavar="WORDS", help="The reason; the name stands for it where one is given.")
@ledgers.who
@options.as_json
@options.ui
def command(place: str, question: str, called: str, why: str, who: str | None, as_json: bool, ui: str | None) -> None:
    """Keep the answers of a question together, whatever is added later, and give it a name; laut undo takes it back."""
    from laut.engines import case

    with ledgers.opened(place, who=who) as ledger:
        made = case.pin(ledger, question, called, why)
    show(made, as_json, ui)
