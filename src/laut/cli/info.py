"""`laut info`: how much there is in a ledger, and whether it is whole."""

from __future__ import annotations

import click

from laut.cli import asked, ledgers, options
from laut.contract import dumps
from laut.errors import LedgerError


@click.command("info")
@ledgers.ledger
@click.option("--check", is_flag=True, help="Check the database, and every original and reading against its hash.")
@options.as_json
@options.ui
def command(place: str, check: bool, as_json: bool, ui: str | None) -> None:
    """Tell how many documents, claims, sources ... there are, by which versions they were read, and what could not be added."""
    from laut.showing import ledger as showing

    with ledgers.opened(place) as ledger:
        found = ledger.info()
        wrong = ledger.faults() if check else []
    if as_json:
        click.echo(dumps(found | ({"wrong": wrong} if check else {})).encode())
    else:
        words = asked.words(ui)
        asked.show(showing.counts(found, words))
        if check and not wrong:
            click.echo(words("ledger.whole", n=found["readings"]))
    if wrong:
        raise LedgerError("a ledger that is whole", "; ".join(wrong[:3]), place, "restore it from a backup")
