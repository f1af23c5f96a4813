"""`laut forget`: the content of a document taken out for good."""

from __future__ import annotations

import sys

import click

from laut.cli import ledgers, options
from laut.errors import LedgerError


@click.command("forget")
@ledgers.ledger
@click.argument("document", metavar="ID")
@click.option("--why", required=True, metavar="WORDS", help="The reason; it stays in the log.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@ledgers.who
@options.as_json
@options.ui
def command(place: str, document: str, why: str, yes: bool, who: str | None, as_json: bool, ui: str | None) -> None:
    """Take out the content of document ID, which must go by law or by somebody's right. This cannot be undone.

    Gone are its text, its original bytes, all its readings, and the words in decisions over it; what stays is a stub with the hashes,
    outlet and day, by whom it was taken out, when and why. Copies of the ledger that were made before still have it.
    """
    from laut.contract import dumps
    from laut.ledger import loading
    from laut.showing.wording import words

    say = words(options.language_of_terminal(ui))
    with ledgers.opened(place, who=who) as ledger:
        if not yes:
            if not sys.stdin.isatty():
                raise LedgerError("--yes, or an answer in a terminal", "neither", document)
            with ledger.reading() as connection:
                row = loading.document(connection, document)
            click.confirm(say("deciding.sure", id=row["id"], title=row["title"] or row["place"]), abort=True)
        made = ledger.forget(document, why)
    click.echo(dumps(made.to_dict()).encode() if as_json else say("deciding.forgotten", id=made.document))
