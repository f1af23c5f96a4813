"""`laut sources`: who speaks in a ledger."""

from __future__ import annotations

import click

from laut.cli import ledgers, options


@click.command("sources")
@ledgers.ledger
@click.option("--limit", metavar="N", type=click.IntRange(1), default=100, show_default=True, help="How many at most.")
@options.as_json
def command(place: str, limit: int, as_json: bool) -> None:
    """List who speaks: number, name, kind, country, documents, claims that it is the origin of, claims that it hands on."""
    from laut.contract import dumps

    with ledgers.opened(place) as ledger:
        found = ledger.sources(limit)
    for row in found:
        told = [f"s{row['id']}", row["name"], row["kind"], row["country"] or "", row["documents"], row["origin"], row["relay"]]
        click.echo(dumps(row).encode() if as_json else "\t".join(str(one) for one in told))
