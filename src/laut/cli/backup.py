"""`laut backup`: a copy of a ledger, checked."""

from __future__ import annotations

import click

from laut.cli import asked, ledgers, options
from laut.contract import dumps


@click.command("backup")
@ledgers.ledger
@click.argument("out", metavar="OUT", type=click.Path())
@options.as_json
@options.ui
def command(place: str, out: str, as_json: bool, ui: str | None) -> None:
    """Copy LEDGER to the new file OUT as it is at this moment, while others may write, and check the copy.

    Of a ledger in PostgreSQL OUT is what pg_dump writes; pg_restore gives it back.
    """
    with ledgers.opened(place) as ledger:
        path = ledger.backup(out)
    size = path.stat().st_size
    click.echo(dumps({"path": str(path), "bytes": size}).encode() if as_json else asked.words(ui)("ledger.backup", path=path))
