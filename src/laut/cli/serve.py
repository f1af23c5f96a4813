"""`laut serve [LEDGER]`: JSON over HTTP for other programs."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.contract import dumps


@click.command("serve")
@click.argument("place", metavar="[LEDGER]", required=False)
@click.option("--host", metavar="HOST", default="127.0.0.1", show_default=True, help="The address to listen on; another one needs --token.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on; 0 for a free one.")
@click.option("--token", metavar="T", envvar="LAUT_TOKEN", help="What each request bears: Authorization: Bearer T (also LAUT_TOKEN).")
@options.as_json
def command(place: str | None, host: str, port: int, token: str | None, as_json: bool) -> None:
    """Serve JSON over HTTP: reading and comparing articles, and what can be asked of LEDGER. Ctrl-C ends it.

    /openapi.json describes it. Nothing is changed by a request, and no address is fetched for a caller. The address is printed; with
    --json as a line of JSON. docs/serving.md has more.
    """
    from laut.serving.server import serve

    ledger = ledgers.opened(place) if place else None

    def tell(address: str) -> None:
        click.echo(dumps({"address": address}).encode() if as_json else address)

    try:
        serve(ledger, host, port, token, tell=tell)
    finally:
        if ledger is not None:
            ledger.close()
