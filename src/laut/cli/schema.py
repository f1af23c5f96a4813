"""`laut schema`: what the JSON of a reading looks like."""

from __future__ import annotations

import click

from laut.cli import options


@click.command("schema")
@options.as_json
def command(as_json: bool) -> None:
    """Print the JSON Schema (draft 2020-12) of what laut read --json prints; with --json on one line."""
    import json

    from laut.contract import dumps, schema

    text = dumps(schema()) if as_json else json.dumps(schema(), indent=2, ensure_ascii=False)
    click.echo(text.encode())
