"""`laut split`: some answers of a question answer another one."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.cli.deciding import show


@click.command("split")
@ledgers.ledger
@click.argument("question", metavar="QUESTION")
@click.argument("answers", metavar="ANSWER...", nargs=-1, required=True)
@click.option("--why", required=True, metavar="WORDS", help="The reason.")
@ledgers.who
@options.as_json
@options.ui
def command(place: str, question: str, answers: tuple[str, ...], why: str, who: str | None, as_json: bool, ui: str | None) -> None:
    """Say that some answers of a question answer another one; laut undo takes it back.

    An ANSWER is a document and a figure of it (12/f3), as laut questions lists them.
    """
    from laut.engines import case

    with ledgers.opened(place, who=who) as ledger:
        made = case.split(ledger, question, answers, why)
    show(made, as_json, ui)
