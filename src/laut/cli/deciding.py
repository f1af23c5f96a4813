"""What the verbs of people share: how a decision is printed."""

from __future__ import annotations

import click

from laut.contract import dumps
from laut.ledger.decisions import Decision


def show(decision: Decision, as_json: bool, ui: str | None) -> None:
    """One decision that was just written."""
    if as_json:
        click.echo(dumps(decision.to_dict()).encode())
        return
    from laut.cli import options
    from laut.showing.decisions import console, line
    from laut.showing.wording import words

    console().print(line(decision, words(options.language_of_terminal(ui))))
