"""`laut join`: two questions are one."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.cli.deciding import show


@click.command("join")
@ledgers.ledger
@click.argument("one", metavar="QUESTION")
@click.argument("other", metavar="QUESTION")
@click.option("--why", required=True, metavar="WORDS", help="The reason.")
@ledgers.who
@options.as_json
@options.ui
def command(place: str, one: str, other: str, why: str, who: str | None, as_json: bool, ui: str | None) -> None:
    """Say that two questions are one; laut undo takes it back. A QUESTION is its id as laut questions lists it."""
    from laut.engines import case

    with ledgers.opened(place, who=who) as ledger:
        made = case.join(ledger, one, other, why)
    show(made, as_json, ui)
