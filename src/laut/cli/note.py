"""`laut note`: words of a person beside what was read."""

from __future__ import annotations

import click

from laut.cli import ledgers, options
from laut.cli.deciding import show


@click.command("note")
@ledgers.ledger
@click.argument("words", metavar="[TARGET] WORDS", nargs=-1, required=True)
@ledgers.who
@options.as_json
@options.ui
def command(place: str, words: tuple[str, ...], who: str | None, as_json: bool, ui: str | None) -> None:
    """Keep a note on a document (12), something in it (12/c3), or a source (its name); without TARGET on the whole ledger."""
    if len(words) > 2:
        raise click.UsageError("the words of a note stand in quotation marks", click.get_current_context())
    with ledgers.opened(place, who=who) as ledger:
        made = ledger.note(words[0] if len(words) == 2 else None, words[-1])
    show(made, as_json, ui)
