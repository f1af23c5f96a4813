"""`laut open [LEDGER]`: the web app on this machine."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.contract import dumps
from laut.errors import MissingError


@click.command("open")
@click.argument("place", metavar="[LEDGER]", required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="a free one", help="The port to listen on.")
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@ledgers.who
@options.as_json
@options.ui
def command(place: str | None, port: int, no_browser: bool, who: str | None, as_json: bool, ui: str | None) -> None:
    """Open a ledger in the browser, or without one a page to paste an article into.

    It listens on this machine alone. The address that is printed lets one browser in, once; a ledger that is not there is not made.
    Ctrl-C ends it. With --json the address is a line of JSON.
    """
    try:
        from laut.showing.app.desk import Desk
        from laut.showing.app.server import serve
    except ImportError as error:
        raise MissingError(f"the package {error.name}, for the web app", "none", do="pip install 'laut[web]'") from None
    ledger = ledgers.opened(place, who=who) if place else None

    def tell(address: str) -> None:
        click.echo(dumps({"address": address}).encode() if as_json else address)

    try:
        serve(Desk(ledger, ui=options.language_of_terminal(ui), who=who), port, browser=not no_browser, tell=tell)
    finally:
        if ledger is not None:
            ledger.close()
