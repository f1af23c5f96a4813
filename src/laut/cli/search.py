"""`laut search`: documents by words, source, figure, time, place."""

from __future__ import annotations

from typing import Any

import click

from laut.cli import asked, ledgers, options
from laut.contract import dumps


@click.command("search")
@ledgers.ledger
@click.argument("words", metavar="[WORDS...]", nargs=-1)
@asked.asked
@asked.limits(20)
@options.as_json
@options.ui
def command(place: str, words: tuple[str, ...], limit: int, offset: int, as_json: bool, ui: str | None, **given: Any) -> None:
    """Find documents, the last published first, with the words that each answer stands on.

    WORDS stand for all their forms; '"a phrase"' in quotation marks, word* for any ending; behind -- also -word, for
    what must not be there.
    All that is asked must hold of one document. With --json: a line for each document, with its passages.
    """
    with ledgers.opened(place) as ledger:
        found = ledger.search(" ".join(words), limit=limit, offset=offset, **asked.given(given))
        if as_json:
            for hit in found.hits:
                passages = [passage.to_dict() for passage in found.passages(hit)]
                click.echo(dumps(hit.to_dict() | {"passages": passages, "total": found.total}).encode())
            return
        from laut.showing import ledger as showing

        asked.show(showing.found(found, asked.words(ui), place, offset))
