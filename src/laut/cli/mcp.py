"""`laut mcp [LEDGER]`: sourced claims for assistants."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.contract import dumps


@click.command("mcp")
@click.argument("place", metavar="[LEDGER]", required=False)
@click.option("--list", "listed", is_flag=True, help="Print the tools that there are, and serve nothing.")
@options.as_json
def command(place: str | None, listed: bool, as_json: bool) -> None:
    """Serve an assistant over standard input and output, by the Model Context Protocol: it is given claims with their sources alone.

    Each claim has its exact words, their place, its outlet, day and chain; what has no source is left out. Nothing is changed. With --list,
    or --json, the tools are printed, as lines of JSON with --json. docs/serving.md has more.
    """
    from laut.serving.assistant import described, serve

    ledger = ledgers.opened(place) if place else None
    try:
        if not (listed or as_json):
            serve(ledger)
            return
        for tool in described(ledger):
            click.echo(dumps(tool).encode() if as_json else f"{tool['name']}: {' '.join(tool['description'].split())}")
    finally:
        if ledger is not None:
            ledger.close()
