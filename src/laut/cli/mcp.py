"""`laut mcp [LEDGER]`: tools for assistants."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.contract import dumps
from laut.errors import MissingError


@click.command("mcp")
@click.argument("place", metavar="[LEDGER]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the tools with their schemas as JSON, and end.")
@options.ui
def command(place: str | None, as_json: bool, ui: str | None) -> None:
    """Give an assistant tools over standard input and output, by the Model Context Protocol.

    It can read articles, and with LEDGER ask for claims, questions and findings. Each claim comes with its words, their place, outlet and
    source; a claim that has no source is not handed out.
    """
    try:
        from laut.serving.mcp import listed, server
    except ImportError as error:
        raise MissingError(f"the package {error.name}, for the Model Context Protocol", "none", do="pip install 'laut[mcp]'") from None
    ledger = ledgers.opened(place) if place else None
    try:
        made = server(ledger, ui or "en")
        if as_json:
            click.echo(dumps(listed(made)).encode())
        else:
            made.run("stdio")
    finally:
        if ledger is not None:
            ledger.close()
