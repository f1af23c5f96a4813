"""`laut serve [LEDGER]`: JSON over HTTP."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.contract import dumps
from laut.errors import MissingError


@click.command("serve")
@click.argument("place", metavar="[LEDGER]", required=False)
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Where to listen; beyond this machine with a token.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port to listen on; 0 for a free one.")
@click.option("--token", envvar="LAUT_TOKEN", metavar="TOKEN", help="What every request must bear (also LAUT_TOKEN).")
@options.as_json
def command(place: str | None, host: str, port: int, token: str | None, as_json: bool) -> None:
    """Answer programs over HTTP: read articles that they hand in, and with LEDGER give out its questions, findings, sources, articles.

    /openapi.json describes it all. Nothing in the ledger is changed, and no address is fetched. Ctrl-C ends it. With --json the address is
    a line of JSON.
    """
    try:
        from laut.serving.http import serve
    except ImportError as error:
        raise MissingError(f"the package {error.name}, for the HTTP endpoint", "none", do="pip install 'laut[api]'") from None

    def tell(address: str) -> None:
        click.echo(dumps({"address": address}).encode() if as_json else address)

    ledger = ledgers.opened(place) if place else None
    try:
        serve(ledger, host, port, token=token, tell=tell)
    finally:
        if ledger is not None:
            ledger.close()
