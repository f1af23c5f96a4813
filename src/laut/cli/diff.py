"""`laut diff`: what is read differently, what changed, what two documents share."""

from __future__ import annotations

import click

from laut.cli import ledgers, options


@click.command("diff")
@ledgers.ledger
@click.argument("document", metavar="[ID", required=False)
@click.argument("other", metavar="[OTHER]]", required=False)
@options.as_json
@options.ui
def command(place: str, document: str | None, other: str | None, as_json: bool, ui: str | None) -> None:
    """Show what differs, claim by claim.

    With ID: what each newer version of laut reads differently in that document, and what changed from text to text at its address (a figure
    12 → 17, a source that was dropped, a correction). With ID and OTHER: two documents beside each other, what they share word for word and
    what each has alone. Without ID: all of that, for the whole ledger.
    """
    from laut.contract import dumps

    with ledgers.opened(place) as ledger:
        found = ledger.diff(document, other)
    if as_json:
        for diff in found:
            click.echo(dumps(diff.to_dict()).encode())
        return
    from laut.showing.decisions import console
    from laut.showing.diff import lines
    from laut.showing.wording import words

    for line in lines(found, words(options.language_of_terminal(ui))):
        console().print(line)
