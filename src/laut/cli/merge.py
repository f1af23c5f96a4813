"""`laut merge`: two sources are one, or are not."""

from __future__ import annotations

import click

from laut.cli import ledgers, options


@click.command("merge")
@ledgers.ledger
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--why", metavar="WORDS", required=True, help="The reason.")
@click.option("--not", "apart", is_flag=True, help="Say that they are not the same.")
@ledgers.who
@options.as_json
def command(place: str, one: str, other: str, why: str, apart: bool, who: str | None, as_json: bool) -> None:
    """Say that A and B are the same source, or with --not that they are not; laut undo takes it back."""
    from laut.contract import dumps

    with ledgers.opened(place, who=who) as ledger:
        made = ledger.apart(one, other, why) if apart else ledger.merge(one, other, why)
    click.echo(dumps(made.to_dict()).encode() if as_json else str(made.id))
